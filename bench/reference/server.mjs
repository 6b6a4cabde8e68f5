// The yardstick: the same wire as the debate server, with everything in memory.
//
// It keeps no database, checks no rights and signs nothing. It does the least that any
// server for this job could do, so a ratio against it says what the real work costs.
// permessage-deflate is off, which is the default of socket.io 4; only WebSocket is served.

import { createServer } from "node:http";
import { Server } from "socket.io";
import { createHall } from "./hall.mjs";
import { page } from "./page.mjs";

const PORT = Number(process.env.PORT ?? 0);
const HOST = process.env.HOST ?? "127.0.0.1";
const TURNOUT_EVERY_MS = 250;

const hall = createHall();
const http = createServer(answerHttp);
const io = new Server(http, {
  transports: ["websocket"],
  perMessageDeflate: false,
  serveClient: false,
  maxHttpBufferSize: 16_384,
});

io.on("connection", welcome);
http.listen({ port: PORT, host: HOST, backlog: 4096 }, () => {
  console.log(`reference server on ${HOST}:${http.address().port}`);
});
process.on("SIGTERM", () => process.exit(0));

function answerHttp(request, response) {
  if (request.url === "/healthz") return response.end("ok");
  if (request.url === `/j/${hall.code}`) return sendPage(response);
  response.statusCode = 404;
  response.end("not found");
}

function sendPage(response) {
  const body = page(hall.code);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Length", body.length);
  response.setHeader("Set-Cookie", `device=${hall.newDevice()}; Path=/; HttpOnly; SameSite=Lax`);
  response.end(body);
}

function welcome(socket) {
  const { role = "audience" } = socket.handshake.auth;
  const device = deviceOf(socket.handshake.headers.cookie);
  socket.join(role);
  if (role === "audience") hall.arrive();
  socket.on("disconnect", () => role === "audience" && hall.leave());
  socket.on("ballot:cast", (ballot, ack) => cast(device, ballot, ack));
  socket.on("poll:open", (command, ack) => open(command, ack));
  socket.on("time:sync", (probe, ack) => ack({ ok: true, t0: probe.t0, server_ms: Date.now(), revs: hall.revs() }));
  socket.emit("state:snapshot", stamped(hall.snapshot(role)));
}

function deviceOf(cookie = "") {
  return /(?:^|;\s*)device=([^;]+)/.exec(cookie)?.[1] ?? null;
}

function stamped(slices) {
  return { server_ms: Date.now(), slices };
}

function open({ poll }, ack) {
  hall.open(poll);
  ack({ ok: true });
  io.emit("state:patch", stamped(hall.pollSlice()));
}

function cast(device, ballot, ack) {
  const answer = hall.cast(device, ballot);
  ack(answer);
  if (answer.ok) turnoutSoon();
}

// Coalesced: the first ballot opens a window, and one patch at its end carries them all. (Sending
// at once as well would make the figure jump between 90 and 260 ms from run to run: the whole
// burst is either in before that first patch or it waits for the second.)
let turnoutTimer = null;

function turnoutSoon() {
  if (turnoutTimer === null) turnoutTimer = setTimeout(pushTurnout, TURNOUT_EVERY_MS);
}

function pushTurnout() {
  turnoutTimer = null;
  io.to("screen").to("desk").emit("state:patch", stamped(hall.turnoutSlice()));
}
