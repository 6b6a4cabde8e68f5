import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  bellsBetween,
  clockState,
  clockText,
  elapsed,
  granted,
  nextBell,
  nextChange,
  periods,
  phase,
  remaining,
  shownTime,
  untilTextChange,
} from "../../static/js/lib/clock.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/clock.json", import.meta.url), "utf8"));

for (const { name, clock, bells, periods: stretches, now, expect } of vectors) {
  test(`the clock derives what the server derives: ${name}`, () => {
    const slot = { clock, bells, periods: stretches };
    assert.deepEqual(
      {
        state: clockState(clock),
        granted_ms: granted(clock),
        elapsed_ms: elapsed(clock, now),
        remaining_ms: remaining(clock, now),
        phase: phase(slot, now),
        periods: periods(slot, now),
        next_bell_ms: nextBell(slot, now)?.at_ms ?? null,
      },
      expect,
    );
  });
}

/** A running clock of `duration_ms` that started at 0. */
const running = (duration_ms) => ({
  clock: { duration_ms, adjusted_ms: 0, banked_ms: 0, started_at: 0, finished_at: null },
});

test("a countdown shows the second that is still running", () => {
  assert.deepEqual([277_000, 276_001, 1, 0].map(clockText), ["4:37", "4:37", "0:01", "0:00"]);
});

test("overtime counts whole seconds up", () => {
  assert.deepEqual([-1, -999, -1000, -12_400].map(clockText), ["+0:00", "+0:00", "+0:01", "+0:12"]);
});

test("a clock of hours shows its hours", () => {
  assert.equal(clockText(3_723_000), "1:02:03");
});

test("an open end shows the time used", () => {
  assert.equal(shownTime(running(null), 61_900), "1:01");
});

test("the next change is the moment at which the text differs, and not a millisecond before", () => {
  for (const ms of [277_000, 276_500, 1000, 1, 0, -1, -999, -1000, -1500, -59_999]) {
    const delay = untilTextChange(ms);
    assert.equal(clockText(ms - delay + 1), clockText(ms), `${ms}: still the same just before`);
    // A countdown changes at the boundary itself, overtime begins one millisecond past it.
    assert.notEqual(clockText(ms - delay), clockText(ms), `${ms}: changed`);
  }
});

test("a clock that stands does not change", () => {
  const { clock } = running(60_000);
  assert.equal(nextChange({ clock: { ...clock, started_at: null, banked_ms: 5 } }, 100), null);
  assert.equal(nextChange({ clock }, 100), 900);
});

test("bells ring in the order of their moments, each once", () => {
  const bells = [
    { anchor: "before_end", at_ms: 0, strokes: 2 },
    { anchor: "start", at_ms: 10_000, strokes: 1 },
    { anchor: "after_end", at_ms: 5000, strokes: 3 },
  ];
  const slot = { ...running(60_000), bells };
  assert.deepEqual(
    bellsBetween(slot, 0, 60_000).map(({ strokes }) => strokes),
    [1, 2],
  );
  assert.deepEqual(
    bellsBetween(slot, 60_000, 65_000).map(({ strokes }) => strokes),
    [3],
  );
  assert.deepEqual(bellsBetween(slot, 65_000, 90_000), []);
});
