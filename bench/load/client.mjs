// One Socket.IO connection over a WebSocket.

import { connectFrame, eventFrame, parseFrame, PONG } from "./frames.mjs";
import { openSocket } from "./socket.mjs";

const ASK_TIMEOUT_MS = 30_000;

export class Client {
  constructor({ origin, auth, cookie }) {
    this.auth = auth;
    this.onEvent = null; // (name, payload, at): every state:snapshot, state:patch, cue ...
    this.onLost = null; // (reason): the connection ended although nobody asked for it
    this.acks = new Map();
    this.nextAck = 0;
    this.connected = false;
    this.snapshot = null;
    this.socket = null;
    this.joined = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.joined.catch(() => {}); // a late reader must not crash the process
    this.dial(origin, cookie);
  }

  async dial(origin, cookie) {
    try {
      const { socket, rest } = await openSocket(origin, cookie);
      this.socket = socket;
      if (this.closing) return socket.terminate();
      socket.listen(
        (text) => this.receive(text),
        (reason) => this.lose(reason),
        rest,
      );
    } catch (error) {
      this.lose(`websocket: ${error.code ?? error.message}`);
    }
  }

  receive(text) {
    const frame = parseFrame(text);
    switch (frame.kind) {
      case "ping":
        return this.socket.send(PONG);
      case "open":
        return this.socket.send(connectFrame(this.auth));
      case "connected":
        this.connected = true;
        return this.settleWhenReady();
      case "event":
        return this.receiveEvent(frame);
      case "ack":
        return this.receiveAck(frame);
      case "refused":
        return this.lose(`refused ${frame.reason}`);
      case "closed":
        return this.lose("closed by the server");
    }
  }

  receiveEvent({ name, payload }) {
    if (name === "state:snapshot") this.snapshot = payload;
    this.onEvent?.(name, payload, performance.now());
    if (name === "state:snapshot") this.settleWhenReady();
  }

  receiveAck({ id, answer }) {
    const done = this.acks.get(id);
    this.acks.delete(id);
    done?.(answer, performance.now());
  }

  // The connect answer and the snapshot may come in either order.
  settleWhenReady() {
    if (this.connected && this.snapshot) this.settle.resolve(this);
  }

  lose(reason) {
    if (this.closing) return;
    this.closing = true;
    this.settle.reject(new Error(reason));
    this.onLost?.(reason);
    this.socket?.terminate();
  }

  // Frames can be made ahead of time, so that a burst is as short as the sending itself.
  prepare(name, payload, done) {
    const id = this.nextAck++;
    this.acks.set(id, done);
    return this.socket.encode(eventFrame(name, payload, id));
  }

  sendFrame(frame) {
    this.socket.sendEncoded(frame);
  }

  // Resolves with the answer, or with null when none comes.
  ask(name, payload) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ASK_TIMEOUT_MS, null);
      const done = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.sendFrame(this.prepare(name, payload, done));
    });
  }

  close() {
    this.closing = true;
    this.socket?.terminate();
  }

  get deflated() {
    return this.socket.deflated;
  }
}
