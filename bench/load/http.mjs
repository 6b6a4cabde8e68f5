// One HTTP/1.1 exchange on a raw connection. Node's own client costs the generator more than
// the kernel and the server together, and then a join would measure the generator.

import { connect } from "node:net";

export function openConnection(origin) {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.on("error", () => {}); // each step adds its own handler; this one covers the gaps
  return socket;
}

export function requestText(path, origin, headers) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\nHost: ${origin.slice("http://".length)}\r\n${lines.join("")}\r\n`;
}

// Sends the request and resolves with {head, rest}: the head as text, the bytes after it.
export function exchange(socket, request, timeoutMs) {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const finish = (error, value) => {
      clearTimeout(timer);
      socket.off("data", onData).off("error", finish).off("close", onClose);
      if (error) socket.destroy();
      return error ? reject(error) : resolve(value);
    };
    const timer = setTimeout(() => finish(new Error("timeout")), timeoutMs);
    const onClose = () => finish(new Error("closed without an answer"));
    const onData = (chunk) => {
      received = received.length ? Buffer.concat([received, chunk]) : chunk;
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) return;
      socket.pause(); // whoever reads on attaches its own handler first
      finish(null, { head: received.latin1Slice(0, end + 2), rest: received.subarray(end + 4) });
    };
    socket.on("data", onData).on("error", finish).on("close", onClose);
    socket.write(request);
  });
}

export function status(head) {
  return Number(head.slice(9, 12));
}

export function header(head, name) {
  return headers(head, name)[0] ?? null;
}

export function headers(head, name) {
  const pattern = new RegExp(`^${name}: *(.*?)\\r$`, "gim");
  return Array.from(head.matchAll(pattern), (match) => match[1]);
}
