import assert from "node:assert/strict";
import test from "node:test";
import { ordered, outline, ribbons, seeds, segments } from "../../static/js/lib/division_shape.js";

/** A bar as the server sends it; the geometry needs the counts alone. */
const bar = (tally) => ({
  of: "both",
  n: Object.values(tally).reduce((sum, n) => sum + n, 0),
  shares: Object.fromEntries(Object.entries(tally).map(([choice, n]) => [choice, { n, pct: 12.3 }])),
});

const MATRIX = {
  for: { for: 240, undecided: 20, against: 40 },
  undecided: { for: 250, undecided: 80, against: 90 },
  against: { for: 60, undecided: 20, against: 210 },
};

test("for stands at the left, against at the right, the rest between", () => {
  assert.deepEqual(ordered(bar({ against: 1, undecided: 2, for: 3 })), ["for", "undecided", "against"]);
});

test("a bar fills its width", () => {
  const drawn = segments(bar({ for: 30, against: 50, undecided: 20 }));
  assert.equal(drawn[0].start, 0);
  assert.ok(Math.abs(drawn[2].start + drawn[2].width - 100) < 1e-9);
});

test("a share is the server's, and not worked out again", () => {
  assert.deepEqual(
    segments(bar({ for: 30, against: 50, undecided: 20 })).map(({ pct }) => pct),
    [12.3, 12.3, 12.3],
  );
});

test("an empty choice takes no room and no gap", () => {
  const drawn = segments(bar({ for: 1, against: 1, undecided: 0 }));
  assert.equal(drawn[1].width, 0);
  assert.ok(Math.abs(drawn[0].width - drawn[2].width) < 1e-9);
  assert.ok(Math.abs(drawn[2].start + drawn[2].width - 100) < 1e-9);
});

test("a bar without votes has no width", () => {
  assert.deepEqual(
    segments(bar({ for: 0, against: 0, undecided: 0 })).map(({ width }) => width),
    [0, 0, 0],
  );
});

test("a bar grows from its own edge", () => {
  assert.deepEqual(
    seeds(bar({ for: 3, against: 3, undecided: 3 })).map(({ start, width }) => [start, width]),
    [
      [0, 0],
      [50, 0],
      [100, 0],
    ],
  );
});

const BEFORE = { for: 300, undecided: 420, against: 290 };
const AFTER = { for: 550, undecided: 120, against: 340 };

test("nine ribbons leave and reach exactly the segments of the bars", () => {
  const nine = ribbons(MATRIX, bar(BEFORE), bar(AFTER));
  assert.equal(nine.length, 9);
  for (const segment of segments(bar(BEFORE))) {
    const own = nine.filter(({ from }) => from === segment.choice);
    assert.ok(Math.abs(own[0].start - segment.start) < 1e-9);
    assert.ok(Math.abs(own.reduce((width, ribbon) => width + ribbon.width, 0) - segment.width) < 1e-9);
  }
  for (const segment of segments(bar(AFTER))) {
    const own = nine.filter(({ to }) => to === segment.choice);
    assert.ok(Math.abs(own[0].end - segment.start) < 1e-9);
    assert.ok(Math.abs(own.reduce((width, ribbon) => width + ribbon.arriving, 0) - segment.width) < 1e-9);
  }
});

test("where the bars count everybody, who voted once has no ribbon", () => {
  const nine = ribbons(MATRIX, bar(BEFORE), bar({ ...AFTER, against: 1000 }));
  const [, , against] = segments(bar({ ...AFTER, against: 1000 }));
  const reached = nine.filter(({ to }) => to === "against");
  assert.ok(Math.abs(reached[0].end - against.start) < 1e-9);
  assert.ok(Math.abs(reached.reduce((width, ribbon) => width + ribbon.arriving, 0) - against.width * 0.34) < 1e-9);
});

test("a matrix of zeros draws nine ribbons of no width", () => {
  const none = { for: 0, undecided: 0, against: 0 };
  const nine = ribbons({ for: none, undecided: none, against: none }, bar(none), bar(none));
  assert.ok(nine.every(({ width, arriving }) => width === 0 && arriving === 0));
  assert.ok(nine.every((ribbon) => !outline(ribbon).includes("NaN")));
});
