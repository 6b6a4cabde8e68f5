import assert from "node:assert/strict";
import { test } from "node:test";
import { TimeEstimate } from "../../static/js/lib/clock_sync.js";

/** A round trip whose answer was written `out` ms after it was sent, `trip` ms in all, by a server that is `ahead`. */
const trip = (time, sentAt, ms, ahead, out = ms / 2) => time.add(sentAt, sentAt + ms, sentAt + out + ahead);

test("before any round trip, the page's time is a guess that says so", () => {
  const time = new TimeEstimate(5_000, 1_000);
  assert.equal(time.now(1_500), 5_500);
  assert.ok(time.uncertainty() > 250);
});

test("the smallest round trip wins", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 400, 10_000, 390);
  trip(time, 500, 20, 10_000);
  trip(time, 600, 300, 10_000, 10);
  assert.equal(time.now(1_000), 11_000);
  assert.equal(time.uncertainty(), 10);
});

test("a small correction is slewed: time neither jumps nor runs back", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 40, 10_000);
  time.settle();
  trip(time, 1_000, 20, 9_900);
  let before = time.now(1_020);
  assert.equal(before, 11_020);
  for (let at = 1_030; at <= 2_100; at += 10) {
    const now = time.now(at);
    assert.ok(now > before && now - before <= 10, `at ${at}`);
    before = now;
  }
  assert.equal(time.now(2_100), 12_000);
});

test("a large correction is taken at once", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 40, 10_000);
  time.settle();
  trip(time, 1_000, 20, 12_000);
  assert.equal(time.now(1_020), 13_020);
});

test("while it is measured anew, corrections are taken at once", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 40, 10_000);
  time.settle();
  time.restart();
  trip(time, 1_000, 60, 10_100);
  assert.equal(time.now(2_000), 12_100);
});

test("a device that stopped its clock while asleep catches up by what was skipped", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 40, 10_000);
  time.skip(60_000);
  assert.equal(time.now(1_000), 71_000);
});

test("samples grow old: a path that became slower is believed in the end", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 10, 10_000);
  for (let n = 1; n <= 8; n += 1) trip(time, n * 1000, 30, 10_004);
  assert.equal(time.uncertainty(), 15);
});

test("a server whose clock was set is believed at once, also over a slower round trip than those before", () => {
  const time = new TimeEstimate(0, 0);
  for (let at = 0; at < 8_000; at += 1_000) trip(time, at, 20, 10_000);
  time.settle();
  trip(time, 9_000, 300, 3_610_000);
  assert.equal(time.now(9_300), 3_619_300);
  assert.equal(time.uncertainty(), 150);
});

test("slow and lopsided round trips are no reason to forget the quick ones", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 20, 10_000);
  trip(time, 1_000, 900, 10_000, 890);
  trip(time, 2_000, 900, 10_000, 10);
  assert.equal(time.uncertainty(), 10);
});

test("a push from another time raises doubt, one that was a little late does not", () => {
  const time = new TimeEstimate(0, 0);
  trip(time, 0, 20, 10_000);
  assert.ok(!time.doubts(11_000, 2_500));
  assert.ok(time.doubts(3_612_000, 2_500));
  assert.ok(time.doubts(5_000, 2_500));
});
