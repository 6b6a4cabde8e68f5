// Fetch the phone page once and keep its cookies, as a browser would before it connects.

import { browserHeaders } from "./headers.mjs";
import { exchange, header, headers, openConnection, requestText, status } from "./http.mjs";

const TIMEOUT_MS = 30_000;
const CHUNKED_END = "0\r\n\r\n";

// keepAlive: each phone then holds its own idle HTTP connection, as a browser does with
// no proxy in between. Off is the default: one request, then the connection is closed.
export async function fetchPage(origin, code, { keepAlive = false } = {}) {
  const socket = openConnection(origin);
  const fields = browserHeaders({ page: true });
  fields.Connection = keepAlive ? "keep-alive" : "close";
  const { head, rest } = await exchange(socket, requestText(`/j/${code}`, origin, fields), TIMEOUT_MS);
  const bytes = await readBody(socket, head, rest);
  if (!keepAlive) socket.destroy();
  if (status(head) !== 200) throw new Error(`page: ${status(head)}`);
  const cookie = headers(head, "set-cookie")
    .map((line) => line.split(";")[0])
    .join("; ");
  if (!cookie) throw new Error("page: no cookie");
  return { cookie, bytes, socket };
}

// Resolves with the size of the body, when its announced length, last chunk or end is in.
function readBody(socket, head, rest) {
  const length = header(head, "content-length");
  let bytes = rest.length;
  let last = rest;
  const complete = () =>
    length === null ? last.subarray(-5).equals(Buffer.from(CHUNKED_END)) : bytes >= Number(length);
  if (complete()) return bytes;
  return new Promise((resolve) => {
    const finish = () => {
      socket.off("data", onData).off("close", finish);
      resolve(bytes);
    };
    const onData = (chunk) => {
      bytes += chunk.length;
      last = chunk;
      if (complete()) finish();
    };
    socket.on("data", onData).on("close", finish);
    socket.resume();
  });
}
