// A WebSocket from the parts of the ws package: its receiver and sender on our own connection.
// permessage-deflate is offered as every browser does it; the server should decline.

import { randomBytes } from "node:crypto";
import { extension, PerMessageDeflate, Receiver, Sender } from "ws";
import { browserHeaders } from "./headers.mjs";
import { exchange, header, openConnection, requestText, status } from "./http.mjs";

const PATH = "/socket.io/?EIO=4&transport=websocket";
const OFFER = "permessage-deflate; client_max_window_bits";
const TIMEOUT_MS = 30_000;
const TEXT = { fin: true, opcode: 1, mask: true, rsv1: false, readOnly: false };

export class Socket {
  constructor(connection, deflate) {
    this.connection = connection;
    this.deflated = deflate !== null;
    const extensions = deflate ? { [PerMessageDeflate.extensionName]: deflate } : {};
    this.sender = new Sender(connection, extensions);
    this.receiver = new Receiver({ extensions, skipUTF8Validation: true });
    this.open = true;
  }

  // onText(text), onClose(reason). `rest` is what came with the handshake's answer.
  listen(onText, onClose, rest) {
    const close = (reason) => {
      if (!this.open) return;
      this.terminate();
      onClose(reason);
    };
    this.receiver.on("message", (data) => onText(data.toString()));
    this.receiver.on("ping", (data) => this.sender.pong(data, true));
    this.receiver.on("conclude", (code) => close(`closed ${code}`));
    this.receiver.on("error", (error) => close(`frame: ${error.message}`));
    this.connection.on("data", (chunk) => this.receiver.write(chunk));
    this.connection.on("error", (error) => close(`socket: ${error.code}`));
    this.connection.on("close", () => close("connection lost"));
    if (rest.length) this.receiver.write(rest);
    this.connection.resume();
  }

  send(text) {
    this.sendEncoded(this.encode(text));
  }

  // Masking ahead of time shortens the sending of a burst. A compressed frame cannot be
  // made ahead: the compressor's state depends on the order of sending.
  encode(text) {
    return this.deflated ? text : Buffer.concat(Sender.frame(Buffer.from(text), { ...TEXT }));
  }

  sendEncoded(frame) {
    if (!this.open) return;
    if (this.deflated) this.sender.send(frame, { ...DEFLATED });
    else this.connection.write(frame);
  }

  terminate() {
    this.open = false;
    this.connection.destroy();
  }
}

const DEFLATED = { binary: false, compress: true, fin: true, mask: true };

export async function openSocket(origin, cookie) {
  const connection = openConnection(origin);
  const fields = {
    ...browserHeaders({ cookie }),
    Origin: origin,
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
    "Sec-WebSocket-Extensions": OFFER,
  };
  const { head, rest } = await exchange(connection, requestText(PATH, origin, fields), TIMEOUT_MS);
  if (status(head) !== 101) {
    connection.destroy();
    throw new Error(`status ${status(head)}`);
  }
  const socket = new Socket(connection, acceptedDeflate(head));
  return { socket, rest };
}

function acceptedDeflate(head) {
  const line = header(head, "sec-websocket-extensions");
  if (!line) return null;
  const accepted = extension.parse(line)[PerMessageDeflate.extensionName];
  if (!accepted) return null;
  const deflate = new PerMessageDeflate({ isServer: false, threshold: 1024 });
  deflate.accept(accepted);
  return deflate;
}
