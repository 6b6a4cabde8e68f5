// The load generator. It reads one JSON command per line and answers each with one JSON
// line, so that bench/run.py can look at the server between two phases.
//
// First line: {"origin", "code", "desk_cookie", "screen_token", "poll", "server_pid",
//              "keep_alive"}; then {"do": NAME, ...} with the names in COMMANDS.

import { createInterface } from "node:readline";
import { Client } from "./client.mjs";
import { inTime, joinPhones } from "./join.mjs";
import { startMeter } from "./meter.mjs";
import { openPoll } from "./push.mjs";
import { burst, paced, sustain } from "./vote.mjs";
import { countBy, sleep } from "./stats.mjs";

const WARM_PHONES = 5;

let hall;
let desk;
let screen;
let phones = [];
const lost = []; // why phones went away without being asked

const COMMANDS = {
  staff: connectStaff,
  warm: warmUp,
  join: ({ phones: count, in_flight }) => join(count, in_flight),
  open: () => openPoll(desk, phones, hall.poll),
  burst: () => burst(phones, screen, hall.poll, meter),
  sustain: ({ changes }) => sustain(phones, hall.poll, changes),
  paced: ({ seconds }) => paced(phones, hall.poll, seconds),
  lost: () => ({ lost: countBy(lost) }),
};

async function connectStaff() {
  const { origin, code } = hall;
  const seat = { event: code, role: "screen", token: hall.screen_token };
  desk = await inTime(new Client({ origin, cookie: hall.desk_cookie, auth: { event: code, role: "desk" } }));
  screen = await inTime(new Client({ origin, auth: seat }));
  desk.onLost = (reason) => lost.push(`desk: ${reason}`);
  screen.onLost = (reason) => lost.push(`screen: ${reason}`);
  return {};
}

// A few phones come and go first: loading templates and compiling code is not per phone.
async function warmUp() {
  const visit = await joinPhones(hall, WARM_PHONES, WARM_PHONES);
  for (const { client } of visit.phones) client.close();
  await sleep(500);
  return visit.report;
}

async function join(count, inFlight) {
  const result = await joinPhones(hall, count, inFlight);
  phones = result.phones;
  for (const { client } of phones) client.onLost = (reason) => lost.push(reason);
  return result.report;
}

function meter() {
  return startMeter(hall.server_pid);
}

async function run(line) {
  const command = JSON.parse(line);
  if (!hall) {
    hall = { ...command, keepAlive: command.keep_alive };
    return { ready: true };
  }
  const stop = meter();
  const result = await COMMANDS[command.do](command);
  return { meter: stop(), ...result }; // a phase may have measured a shorter stretch itself
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await run(line).catch((error) => ({ error: error.message }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
