import assert from "node:assert/strict";
import { test } from "node:test";
import { breakEnds, expectedTimes } from "../../static/js/lib/schedule.js";

const MIN = 60_000;
const item = (start, end, facts = {}) => ({
  id: start,
  kind: "talk",
  title: "",
  label: "",
  speakers: [],
  state: "planned",
  planned_start: start * MIN,
  planned_end: end * MIN,
  actual_start: null,
  actual_end: null,
  ...facts,
});
const done = (start, end, from, until) =>
  item(start, end, { state: "done", actual_start: from * MIN, actual_end: until * MIN });
const live = (start, end, from) => item(start, end, { state: "live", actual_start: from * MIN });
const late = (items, now) => expectedTimes(items, now * MIN).map(({ late_ms }) => late_ms / MIN);

test("before anything begins, everything is expected as planned", () => {
  assert.deepEqual(late([item(0, 30), item(30, 60)], -10), [0, 0]);
});

test("an overrun moves every later item", () => {
  assert.deepEqual(late([live(0, 30, 0), item(30, 60), item(60, 90)], 37), [0, 7, 7]);
});

test("a late start moves the end by as much", () => {
  assert.deepEqual(late([live(0, 30, 5), item(30, 60)], 6), [5, 5]);
});

test("a gap in the plan takes up what it can", () => {
  assert.deepEqual(late([live(0, 30, 10), item(35, 60), item(60, 90)], 12), [10, 5, 5]);
});

test("a break keeps its length, so it takes up nothing", () => {
  const pause = item(30, 45, { kind: "break" });
  assert.deepEqual(late([live(0, 30, 10), pause, item(45, 60)], 12), [10, 10, 10]);
});

test("nothing starts before its planned time, however early the item before ended", () => {
  assert.deepEqual(late([done(0, 30, 0, 20), item(30, 60)], 21), [0, 0]);
});

test("an item that has not begun cannot start in the past", () => {
  assert.deepEqual(late([done(0, 30, 0, 30), item(30, 60)], 34), [0, 4]);
});

test("an item that was passed over moves nothing", () => {
  assert.deepEqual(late([item(0, 30), live(30, 60, 30), item(60, 90)], 40), [0, 0, 0]);
});

test("a plan of another day is left as it is, so that a rehearsal at night shows the planned times", () => {
  const day = 24 * 60;
  assert.deepEqual(late([item(0, 30), item(30, 60)], 30 * day), [0, 0]);
  const [rehearsed, next] = expectedTimes([live(0, 30, 30 * day), item(30, 60)], (30 * day + 5) * MIN);
  assert.deepEqual([rehearsed.start / MIN, rehearsed.late_ms, next.start / MIN, next.late_ms], [30 * day, 0, 30, 0]);
});

test("a break ends when it was to end, counted from when it began", () => {
  const items = [item(0, 30), item(30, 45, { kind: "break" })];
  const begun = [items[0], { ...items[1], state: "live", actual_start: items[1].planned_start + 5 * MIN }];
  assert.equal(breakEnds({ items, current: null }), null);
  assert.equal(breakEnds({ items, current: items[0].id }), null);
  assert.equal(breakEnds({ items: begun, current: items[1].id }), items[1].planned_end + 5 * MIN);
});
