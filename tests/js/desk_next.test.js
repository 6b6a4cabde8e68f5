import assert from "node:assert/strict";
import { test } from "node:test";
import { nextMove } from "../../static/js/desk/now.js";

const desk = (passes, next = { id: 2 }) => ({
  slices: { clock: { slot: { id: 1 }, next }, debate: { item: 7 }, order: { current: 1, passes } },
});

test("next goes on at once from where no vote is left behind", () => {
  assert.deepEqual(nextMove(desk(null)), { command: "slot:next", payload: { item: 7, from: 1 }, hold: false });
});

test("past a vote that was not held it has to be held, and says so to the server", () => {
  assert.deepEqual(nextMove(desk("pre")), {
    command: "slot:next",
    payload: { item: 7, from: 1, held: true },
    hold: true,
  });
});

test("after the last slot nothing is next", () => {
  assert.equal(nextMove(desk(null, null)), null);
});
