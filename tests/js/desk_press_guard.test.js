import assert from "node:assert/strict";
import { test } from "node:test";
import { makePressGuard } from "../../static/js/desk/press_guard.js";

test("a step that replaces another one cannot be pressed for a moment", () => {
  let now = 1000;
  const guard = makePressGuard(() => now);
  guard.saw({ key: "close_post" });
  assert.equal(guard.ready(), true, "the first step of a page is nobody's slip");
  guard.saw({ key: "arm" });
  assert.equal(guard.ready(), false);
  now += 599;
  assert.equal(guard.ready(), false);
  now += 1;
  assert.equal(guard.ready(), true);
});

test("the same step again starts no new wait", () => {
  let now = 0;
  const guard = makePressGuard(() => now);
  guard.saw({ key: "arm" });
  guard.saw({ key: "reveal" });
  now = 700;
  guard.saw({ key: "reveal" });
  assert.equal(guard.ready(), true);
});
