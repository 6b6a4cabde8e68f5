import assert from "node:assert/strict";
import { test } from "node:test";
import { pagesOf, untilWallTurns } from "../../static/js/screen/wall.js";

const row = (text) => ({ text, n: 1 });
const rows = (count, letters) => Array.from({ length: count }, (_, at) => row(`${at}`.padEnd(letters, "x")));
const sizes = (pages) => pages.map((page) => page.length);

test("short answers stand nine on a page", () => {
  assert.deepEqual(sizes(pagesOf(rows(20, 10))), [9, 9, 2]);
  assert.deepEqual(sizes(pagesOf(rows(9, 10))), [9]);
});

test("long ones stand on as many pages as a hall can read", () => {
  assert.deepEqual(sizes(pagesOf(rows(12, 140))), [5, 5, 2]);
});

test("every answer stands on one page, in the order in which it came", () => {
  const all = [...rows(11, 60), ...rows(7, 140), ...rows(13, 3)];
  assert.deepEqual(pagesOf(all).flat(), all);
  assert.deepEqual(pagesOf([]), []);
});

const slices = (figures) => ({
  scene: { kind: "reveal" },
  poll: null,
  turnout: null,
  result: { poll: { kind: "text", figures } },
});

test("a wall of several pages is painted again when it turns, and one page rests", () => {
  const many = slices({ rows: rows(20, 10) });
  const left = untilWallTurns(many, 1_000);
  assert.ok(left > 0 && left <= 14_000);
  assert.equal(untilWallTurns(many, 1_000 + left), 14_000);
  assert.equal(untilWallTurns(slices({ rows: rows(3, 10) }), 1_000), null);
});
