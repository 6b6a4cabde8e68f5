import assert from "node:assert/strict";
import { test } from "node:test";
import { speakingTotals } from "../../static/js/lib/totals.js";

const MINUTE = 60_000;
const NOW = 1_750_000_000_000;

function slot(part, clock = {}) {
  return {
    id: 1,
    kind: "speech",
    title: "Opening",
    side: "for",
    speaker: "Amara Lindqvist",
    seat: 1,
    round: null,
    bells: [],
    periods: [],
    grace_ms: 0,
    ...part,
    clock: { duration_ms: 7 * MINUTE, adjusted_ms: 0, banked_ms: 0, started_at: null, finished_at: null, ...clock },
  };
}

test("nobody has spoken before the first slot, and what is granted is known", () => {
  const [pro, contra] = speakingTotals([slot({}), slot({ side: "against", speaker: "Tomas Varga" })], NOW);
  assert.deepEqual([pro.used_ms, pro.granted_ms, contra.used_ms, contra.granted_ms], [0, 7 * MINUTE, 0, 7 * MINUTE]);
  assert.equal(pro.running, false);
});

test("a running speech counts up to now, on top of what was banked", () => {
  const [pro] = speakingTotals([slot({}, { banked_ms: 30_000, started_at: NOW - 15_000 })], NOW);
  assert.equal(pro.used_ms, 45_000);
  assert.equal(pro.running, true);
  assert.equal(pro.speakers[0].running, true);
});

test("overtime counts as time spoken", () => {
  const [pro] = speakingTotals([slot({}, { banked_ms: 8 * MINUTE, finished_at: NOW })], NOW);
  assert.equal(pro.used_ms, 8 * MINUTE);
});

test("two turns of one speaker add up, and each side's speakers keep their order", () => {
  const slots = [
    slot({}, { banked_ms: 6 * MINUTE, finished_at: NOW }),
    slot({ seat: 2, speaker: "Ines Okafor" }, { banked_ms: 4 * MINUTE, finished_at: NOW }),
    slot({ title: "Closing" }, { banked_ms: MINUTE }),
  ];
  const [pro] = speakingTotals(slots, NOW);
  assert.deepEqual(
    pro.speakers.map(({ name, used_ms }) => [name, used_ms]),
    [
      ["Amara Lindqvist", 7 * MINUTE],
      ["Ines Okafor", 4 * MINUTE],
    ],
  );
  assert.equal(pro.used_ms, 11 * MINUTE);
});

test("two speakers of one name are two speakers", () => {
  const slots = [slot({}, { banked_ms: 6 * MINUTE, finished_at: NOW }), slot({ seat: 2 }, { banked_ms: MINUTE })];
  const [pro] = speakingTotals(slots, NOW);
  assert.deepEqual(
    pro.speakers.map(({ name, used_ms }) => [name, used_ms]),
    [
      ["Amara Lindqvist", 6 * MINUTE],
      ["Amara Lindqvist", MINUTE],
    ],
  );
});

test("a crossfire counts for both sides and for no single speaker", () => {
  const [pro, contra] = speakingTotals(
    [slot({ kind: "crossfire", side: null, speaker: null }, { banked_ms: 2 * MINUTE })],
    NOW,
  );
  assert.deepEqual([pro.used_ms, contra.used_ms], [2 * MINUTE, 2 * MINUTE]);
  assert.deepEqual([pro.speakers, contra.speakers], [[], []]);
});

test("floor, votes and preparation are nobody's speaking time", () => {
  const slots = ["floor", "vote", "prep", "break", "result", "questions"].map((kind) =>
    slot({ kind, side: null, speaker: null }, { banked_ms: MINUTE }),
  );
  assert.deepEqual(
    speakingTotals(slots, NOW).map((side) => side.used_ms),
    [0, 0],
  );
});

test("time added or taken changes what is granted, never below zero, and an open end grants nothing", () => {
  const granted = (clock) => speakingTotals([slot({}, clock)], NOW)[0].granted_ms;
  assert.equal(granted({ adjusted_ms: 30_000 }), 7.5 * MINUTE);
  assert.equal(granted({ adjusted_ms: -8 * MINUTE }), 0);
  assert.equal(granted({ duration_ms: null }), 0);
});

test("a side's speech without a name counts for the side alone", () => {
  const [pro] = speakingTotals([slot({ speaker: null }, { banked_ms: MINUTE })], NOW);
  assert.equal(pro.used_ms, MINUTE);
  assert.deepEqual(pro.speakers, []);
});
