// Engine.IO 4 and Socket.IO 5 framing by hand, default namespace, text only.
// A full client costs too much to run 2,000 of them beside the server on two cores.

export const PING = "2";
export const PONG = "3";

export function connectFrame(auth) {
  return `40${JSON.stringify(auth)}`;
}

export function eventFrame(name, payload, ackId) {
  return `42${ackId}${JSON.stringify([name, payload])}`;
}

// Returns {kind, ...}; kinds: open, ping, connected, refused, event, ack, closed, other.
export function parseFrame(text) {
  if (text === PING) return { kind: "ping" };
  if (text[0] === "0") return { kind: "open" };
  if (text[0] === "1") return { kind: "closed" };
  if (text[0] !== "4") return { kind: "other" };
  return parsePacket(text);
}

function parsePacket(text) {
  switch (text[1]) {
    case "0":
      return { kind: "connected" };
    case "1":
      return { kind: "closed" };
    case "2":
      return parseEvent(text);
    case "3":
      return parseAck(text);
    case "4":
      return { kind: "refused", reason: text.slice(2) };
    default:
      return { kind: "other" };
  }
}

function parseEvent(text) {
  const [name, payload] = JSON.parse(text.slice(text.indexOf("[")));
  return { kind: "event", name, payload };
}

function parseAck(text) {
  const start = text.indexOf("[");
  const [answer] = JSON.parse(text.slice(start));
  return { kind: "ack", id: Number(text.slice(2, start)), answer };
}
