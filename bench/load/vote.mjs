// Three ways of voting: everybody at once, everybody again and again, everybody some time.

import { randomUUID } from "node:crypto";
import { countBy, percentile, round, sleep, until } from "./stats.mjs";
import { delaysToScreen, watchTurnout } from "./screen.mjs";

const CHOICES = ["for", "against", "undecided"];
const STALL_MS = 30_000; // no answer at all for so long: the rest will not come
const SCREEN_TIMEOUT_MS = 5_000;

// All phones send their first ballot in one go; nobody retries.
export async function burst(phones, screen, poll, startMeter) {
  const watch = watchTurnout(screen, poll);
  const log = newLog();
  const sent = [];
  const frames = phones.map((phone, i) =>
    prepareBallot(phone, poll, CHOICES[i % 3], (answer, at) => note(log, answer, at - sent[i])),
  );
  const stopMeter = startMeter();
  const began = performance.now();
  phones.forEach(({ client }, i) => {
    sent[i] = performance.now();
    client.sendFrame(frames[i]);
  });
  const sending = performance.now() - began;
  await allAnswered(log, phones.length);
  const meter = stopMeter();
  await until(() => watch.reached(log.times.length), SCREEN_TIMEOUT_MS);
  watch.stop();
  const shown = delaysToScreen(sent, watch.readings);
  return {
    ...summary(log, phones.length, began),
    sending_ms: round(sending),
    ballot_to_screen_p50_ms: percentile(shown, 0.5),
    ballot_to_screen_p99_ms: percentile(shown, 0.99),
    never_on_screen: phones.length - shown.length,
    turnout_patches: watch.readings.length,
    tally: tally(phones),
    meter,
  };
}

// Every phone changes its ballot `changes` times, the next as soon as the last is answered.
export async function sustain(phones, poll, changes) {
  const log = newLog();
  const began = performance.now();
  for (const [i, phone] of phones.entries()) changeAgain(phone, poll, i + 1, changes, log);
  await allAnswered(log, phones.length * changes);
  return { ...summary(log, phones.length * changes, began), changes, tally: tally(phones) };
}

function changeAgain(phone, poll, turn, left, log) {
  if (left === 0) return;
  const sent = performance.now();
  const frame = prepareBallot(phone, poll, CHOICES[turn % 3], (answer, at) => {
    note(log, answer, at - sent);
    changeAgain(phone, poll, turn + 1, left - 1, log);
  });
  phone.client.sendFrame(frame);
}

// Every phone changes its ballot once, at evenly spread moments: what one voter feels
// when the hall does not move in lockstep.
export async function paced(phones, poll, seconds) {
  const log = newLog();
  const began = performance.now();
  const gap = (seconds * 1000) / phones.length;
  for (let i = 0; i < phones.length; i++) {
    while (performance.now() < began + i * gap) await sleep(1);
    castNow(phones[i], poll, CHOICES[(i + 2) % 3], log);
  }
  await allAnswered(log, phones.length);
  return { ...summary(log, phones.length, began), tally: tally(phones) };
}

function castNow(phone, poll, choice, log) {
  const sent = performance.now();
  const done = (answer, at) => note(log, answer, at - sent);
  phone.client.sendFrame(prepareBallot(phone, poll, choice, done));
}

// phone.counted remembers what the server last said it counted, to compare with the database.
function prepareBallot(phone, poll, choice, done) {
  const ballot = { poll, choice, key: randomUUID() };
  return phone.client.prepare("ballot:cast", ballot, (answer, at) => {
    if (answer?.ok) phone.counted = choice;
    done(answer, at);
  });
}

function newLog() {
  return { answered: 0, times: [], refusals: [], last: performance.now() };
}

async function allAnswered(log, expected) {
  const stalled = () => performance.now() - log.last > STALL_MS;
  await until(() => log.answered === expected || stalled(), Infinity, 2);
}

function note(log, answer, ms) {
  log.answered += 1;
  log.last = performance.now();
  if (answer?.ok) log.times.push(ms);
  else log.refusals.push(answer?.error?.code ?? "no error code");
}

function summary(log, expected, began) {
  const seconds = (log.last - began) / 1000;
  return {
    acknowledged: log.times.length,
    refused: log.refusals.length,
    refusals: countBy(log.refusals),
    unanswered: expected - log.answered,
    all_acknowledged_s: log.answered === expected ? round(seconds) : null,
    ballots_per_s: log.times.length ? round(log.times.length / seconds) : 0,
    ballot_p50_ms: percentile(log.times, 0.5),
    ballot_p99_ms: percentile(log.times, 0.99),
  };
}

function tally(phones) {
  return countBy(phones.map((phone) => phone.counted).filter(Boolean));
}
