import assert from "node:assert/strict";
import { test } from "node:test";
import { makeSteady } from "../../static/js/desk/steady.js";

test("a step that replaces another one cannot be pressed for a moment", () => {
  let now = 1000;
  const steady = makeSteady(() => now);
  steady.saw({ key: "close_post" });
  assert.equal(steady.ready(), true, "the first step of a page is nobody's slip");
  steady.saw({ key: "arm" });
  assert.equal(steady.ready(), false);
  now += 599;
  assert.equal(steady.ready(), false);
  now += 1;
  assert.equal(steady.ready(), true);
});

test("the same step again starts no new wait", () => {
  let now = 0;
  const steady = makeSteady(() => now);
  steady.saw({ key: "arm" });
  steady.saw({ key: "reveal" });
  now = 700;
  steady.saw({ key: "reveal" });
  assert.equal(steady.ready(), true);
});
