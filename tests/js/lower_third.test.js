import assert from "node:assert/strict";
import { test } from "node:test";
import { onAir } from "../../static/js/screen/lower_third.js";

const ADA = { id: 1, seat: 1, name: "Ada Nwosu", title: "Minister" };
const BO = { id: 2, seat: 2, name: "Bo Lindgren", title: "" };
const CLOCK = { duration_ms: 60_000, adjusted_ms: 0, banked_ms: 0, started_at: null, finished_at: null };

const slices = ({ speaking = [], slot = null, people = [ADA, BO] }) => ({
  panel: { people },
  speaking: { people: speaking.map((person) => ({ person, since: 5 })), quiet: null, shares: null },
  clock: { slot, next: null, pool: null },
});
const speech = (clock, own = {}) => ({
  speaker: "Dee Okafor",
  side: "for",
  seat: 1,
  clock: { ...CLOCK, ...clock },
  ...own,
});
const names = (given) => onAir(slices(given)).map(({ name, title, side }) => [name, title, side]);

test("those who have the floor of a panel stand side by side, the first first", () => {
  assert.deepEqual(names({ speaking: [2, 1] }), [
    ["Bo Lindgren", "", null],
    ["Ada Nwosu", "Minister", null],
  ]);
});

test("a speaker of a side is on air from the start of the clock to its end, a pause among it", () => {
  const given = { people: [] };
  assert.deepEqual(names({ ...given, slot: speech({}) }), []);
  assert.deepEqual(names({ ...given, slot: speech({ started_at: 9 }) }), [["Dee Okafor", "", "for"]]);
  assert.deepEqual(names({ ...given, slot: speech({ banked_ms: 9 }) }), [["Dee Okafor", "", "for"]]);
  assert.deepEqual(names({ ...given, slot: speech({ banked_ms: 9, finished_at: 12 }) }), []);
});

test("a talk that is paused keeps its speaker, with the title", () => {
  const slot = speech({ banked_ms: 9 }, { speaker: "Ada Nwosu", side: null });
  assert.deepEqual(names({ slot }), [["Ada Nwosu", "Minister", null]]);
});

test("nobody is on air where nobody speaks", () => {
  assert.deepEqual(names({}), []);
  assert.deepEqual(names({ slot: speech({ started_at: 9 }, { speaker: null }) }), []);
});
