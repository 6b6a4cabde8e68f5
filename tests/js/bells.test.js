import assert from "node:assert/strict";
import test from "node:test";
import { dueBells, planBells } from "../../static/js/lib/bells.js";

const START = 1_750_000_000_000;
const FACTS = { duration_ms: 60_000, adjusted_ms: 0, banked_ms: 0, started_at: START, finished_at: null };

function makeSlot(
  facts = {},
  bells = [
    { anchor: "before_end", at_ms: 10_000, strokes: 1 },
    { anchor: "before_end", at_ms: 0, strokes: 2 },
  ],
) {
  return {
    id: 7,
    kind: "speech",
    title: "",
    side: "for",
    speaker: null,
    seat: 1,
    round: null,
    clock: { ...FACTS, ...facts },
    bells,
    periods: [],
    grace_ms: 0,
  };
}

/** Follows a slot from `from` to `until` as a screen does, and lists what rang and when. */
function listen(slotAt, from, until, wobble = () => 0, every = 500) {
  const known = new Map();
  const rung = [];
  for (let now = from; now <= until; now += every) {
    const { play, stop } = planBells(slotAt(now), now + wobble(now), known);
    for (const id of stop) {
      known.delete(id);
      rung.splice(
        rung.findIndex((bell) => bell.id === id && bell.at > now),
        1,
      );
    }
    for (const bell of play) {
      known.set(bell.id, bell);
      rung.push(bell);
    }
  }
  return rung.map(({ at, strokes }) => [Math.round(at - START), strokes]);
}

test("a bell is due at its exact moment", () => {
  assert.deepEqual(
    dueBells(makeSlot(), START + 48_700).map(({ at, strokes }) => [at - START, strokes]),
    [[50_000, 1]],
  );
});

test("a clock that stands has no bells due", () => {
  assert.deepEqual(dueBells(makeSlot({ started_at: null, banked_ms: 49_900 }), START), []);
  assert.deepEqual(dueBells(null, START), []);
});

test("each bell rings once", () => {
  assert.deepEqual(
    listen(() => makeSlot(), START, START + 70_000),
    [
      [50_000, 1],
      [60_000, 2],
    ],
  );
});

test("a time estimate that wavers does not ring a bell twice", () => {
  const wobble = (now) => ((now / 500) % 2 ? 220 : -220);
  assert.equal(listen(() => makeSlot(), START, START + 70_000, wobble).length, 2);
});

test("a bell whose moment has long passed stays silent", () => {
  assert.deepEqual(
    listen(() => makeSlot(), START + 51_000, START + 58_500),
    [[60_000, 2]],
  );
});

test("a pause just before a bell takes it back, and it rings after the pause", () => {
  const slotAt = (now) => {
    if (now < START + 49_000) return makeSlot();
    if (now < START + 80_000) return makeSlot({ started_at: null, banked_ms: 49_000 });
    return makeSlot({ started_at: START + 80_000, banked_ms: 49_000 });
  };
  assert.deepEqual(listen(slotAt, START, START + 95_000), [
    [81_000, 1],
    [91_000, 2],
  ]);
});

test("a pause in the instant of the stroke does not ring the bell twice", () => {
  for (const banked_ms of [49_960, 50_000, 50_100]) {
    const slotAt = (now) => {
      if (now < START + 50_500) return makeSlot();
      if (now < START + 60_000) return makeSlot({ started_at: null, banked_ms });
      return makeSlot({ started_at: START + 60_000, banked_ms });
    };
    assert.equal(listen(slotAt, START, START + 65_000).length, 1);
  }
});

test("added time rings the last bells again at their new moments", () => {
  const slotAt = (now) => (now < START + 55_000 ? makeSlot() : makeSlot({ adjusted_ms: 30_000 }));
  assert.deepEqual(listen(slotAt, START, START + 95_000), [
    [50_000, 1],
    [80_000, 1],
    [90_000, 2],
  ]);
});

test("a reset clock rings from the start again", () => {
  const slotAt = (now) => (now < START + 65_000 ? makeSlot() : makeSlot({ started_at: START + 65_000 }));
  assert.equal(listen(slotAt, START, START + 130_000).length, 4);
});

test("two bells of one moment both ring", () => {
  const slot = makeSlot({}, [
    { anchor: "start", at_ms: 60_000, strokes: 1 },
    { anchor: "before_end", at_ms: 0, strokes: 2 },
  ]);
  assert.equal(listen(() => slot, START + 50_000, START + 62_000).length, 2);
});

test("an open end rings only bells that count from the start", () => {
  const slot = makeSlot({ duration_ms: null }, [
    { anchor: "start", at_ms: 5_000, strokes: 1 },
    { anchor: "before_end", at_ms: 0, strokes: 2 },
  ]);
  assert.deepEqual(
    listen(() => slot, START, START + 20_000),
    [[5_000, 1]],
  );
});
