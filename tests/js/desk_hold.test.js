import assert from "node:assert/strict";
import { test } from "node:test";
import { HOLD_MS, makeHolder } from "../../static/js/desk/hold.js";

function held() {
  const seen = [];
  const timers = new Map();
  let last = 0;
  const holder = makeHolder({
    changed: (key) => seen.push(key),
    later: (fn, ms) => {
      last += 1;
      timers.set(last, { fn, ms });
      return last;
    },
    never: (id) => timers.delete(id),
  });
  const ring = () => {
    for (const { fn } of [...timers.values()]) fn();
  };
  return { ...holder, seen, timers, ring };
}

test("a press that is held to the end counts once", () => {
  const { press, ring, seen, timers } = held();
  let done = 0;
  press("reveal", () => (done += 1));
  assert.equal([...timers.values()][0].ms, HOLD_MS);
  ring();
  assert.deepEqual([done, seen], [1, ["reveal", null]]);
});

test("letting go early does nothing", () => {
  const { press, release, ring, seen } = held();
  let done = 0;
  press("reveal", () => (done += 1));
  release();
  ring();
  assert.deepEqual([done, seen], [0, ["reveal", null]]);
});

test("a second press while one is held is not a second hold", () => {
  const { press, timers } = held();
  press("reveal", () => {});
  press("reveal", () => {});
  assert.equal(timers.size, 1);
});

test("letting go of nothing says nothing", () => {
  const { release, seen } = held();
  release();
  assert.deepEqual(seen, []);
});
