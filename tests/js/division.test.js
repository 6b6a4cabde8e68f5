import assert from "node:assert/strict";
import test from "node:test";
import { ordered, outline, ribbons, seeds, segments, sums, total } from "../../static/js/lib/division_shape.js";

const MATRIX = {
  for: { for: 240, undecided: 20, against: 40 },
  undecided: { for: 250, undecided: 80, against: 90 },
  against: { for: 60, undecided: 20, against: 210 },
};

test("for stands at the left, against at the right, the rest between", () => {
  assert.deepEqual(ordered({ against: 1, undecided: 2, for: 3 }), ["for", "undecided", "against"]);
});

test("a bar fills its width", () => {
  const bar = segments({ for: 30, against: 50, undecided: 20 });
  assert.equal(bar[0].start, 0);
  assert.ok(Math.abs(bar[2].start + bar[2].width - 100) < 1e-9);
  assert.ok(Math.abs(bar[0].share - 0.3) < 1e-9);
});

test("an empty choice takes no room and no gap", () => {
  const bar = segments({ for: 1, against: 1, undecided: 0 });
  assert.equal(bar[1].width, 0);
  assert.ok(Math.abs(bar[0].width - bar[2].width) < 1e-9);
  assert.ok(Math.abs(bar[2].start + bar[2].width - 100) < 1e-9);
});

test("a bar without votes has no width and no share that is not a number", () => {
  const bar = segments({ for: 0, against: 0, undecided: 0 });
  assert.deepEqual(bar.map(({ width, share }) => [width, share]), [[0, 0], [0, 0], [0, 0]]);
});

test("a bar grows from its own edge", () => {
  assert.deepEqual(seeds({ for: 3, against: 3, undecided: 3 }).map(({ start, width }) => [start, width]), [[0, 0], [50, 0], [100, 0]]);
});

test("the matrix sums to both bars", () => {
  assert.deepEqual(sums(MATRIX, "before"), { for: 300, undecided: 420, against: 290 });
  assert.deepEqual(sums(MATRIX, "after"), { for: 550, undecided: 120, against: 340 });
  assert.equal(total(sums(MATRIX, "before")), total(sums(MATRIX, "after")));
});

test("nine ribbons leave and reach exactly the segments of the bars", () => {
  const nine = ribbons(MATRIX);
  assert.equal(nine.length, 9);
  for (const bar of segments(sums(MATRIX, "before"))) {
    const own = nine.filter(({ from }) => from === bar.choice);
    assert.ok(Math.abs(own[0].start - bar.start) < 1e-9);
    assert.ok(Math.abs(own.reduce((width, ribbon) => width + ribbon.width, 0) - bar.width) < 1e-9);
  }
  for (const bar of segments(sums(MATRIX, "after"))) {
    const own = nine.filter(({ to }) => to === bar.choice);
    assert.ok(Math.abs(own[0].end - bar.start) < 1e-9);
    assert.ok(Math.abs(own.reduce((width, ribbon) => width + ribbon.arriving, 0) - bar.width) < 1e-9);
  }
});

test("a matrix of zeros draws nine ribbons of no width", () => {
  const none = { for: 0, undecided: 0, against: 0 };
  const nine = ribbons({ for: none, undecided: none, against: none });
  assert.ok(nine.every(({ width, arriving }) => width === 0 && arriving === 0));
  assert.ok(nine.every((ribbon) => !outline(ribbon).includes("NaN")));
});
