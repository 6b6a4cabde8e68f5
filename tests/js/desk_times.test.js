import assert from "node:assert/strict";
import { test } from "node:test";
import { spokenText } from "../../static/js/lib/clock.js";

const MINUTE = 60_000;
const NOW = 1_750_000_000_000;

test("what runs counts up to now, on top of what has ended, in whole seconds", () => {
  const time = { granted_ms: 7 * MINUTE, spoken_ms: 30_000, since: NOW - 15_999 };
  assert.equal(spokenText(time, NOW), "0:45");
  assert.equal(spokenText(time, NOW + 1), "0:46");
});

test("what stands shows what has ended, also over the time that was given", () => {
  const time = { granted_ms: 7 * MINUTE, spoken_ms: 8 * MINUTE, since: null };
  assert.equal(spokenText(time, NOW), "8:00");
  assert.equal(spokenText(time, NOW + MINUTE), "8:00");
});

test("a start that lies ahead of this clock counts no time, and none below zero", () => {
  assert.equal(spokenText({ granted_ms: 0, spoken_ms: 5_000, since: NOW + 400 }, NOW), "0:05");
});
