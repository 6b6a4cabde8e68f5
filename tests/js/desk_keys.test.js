import assert from "node:assert/strict";
import { test } from "node:test";
import { SCENES, SHORTCUTS, digitOfScene, sceneOfDigit, shortcutFor } from "../../static/js/desk/keys.js";

const FREE = { typing: false, dialog: false, onControl: false };
const press = (key, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test("each key asks for its verb, in either case", () => {
  const asked = ["n", "N", "p", "+", "=", "-", "b", "q", "a", "d", "?", "j", "k", " "].map((key) => shortcutFor(press(key), FREE));
  assert.deepEqual(asked, ["next", "next", "clock", "more", "more", "less", "bell", "queue", "approve", "decline", "help", "down", "up", "guide"]);
});

test("no shortcut fires while typing, in a dialog or with a modifier", () => {
  for (const key of [" ", "n", "1", "d", "?"]) {
    assert.equal(shortcutFor(press(key), { ...FREE, typing: true }), null);
    assert.equal(shortcutFor(press(key), { ...FREE, dialog: true }), null);
    for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(shortcutFor(press(key, { [held]: true }), FREE), null);
  }
});

test("the space bar on a control that was reached by keyboard is that control's", () => {
  assert.equal(shortcutFor(press(" "), { ...FREE, onControl: true }), null);
  assert.equal(shortcutFor(press("n"), { ...FREE, onControl: true }), "next");
});

test("the digits put the scenes on the screen in their order, 0 the last", () => {
  assert.deepEqual([..."1234567890"].map(sceneOfDigit), SCENES);
  assert.equal(shortcutFor(press("3"), FREE), "scene:motion");
  for (const scene of SCENES) assert.equal(sceneOfDigit(digitOfScene(scene)), scene);
});

test("a key that means nothing is left to the browser", () => {
  for (const key of ["Enter", "Tab", "x", "F5", "ArrowDown"]) assert.equal(shortcutFor(press(key), FREE), null);
});

test("the list of shortcuts names every verb once", () => {
  const does = SHORTCUTS.map((one) => one.does);
  assert.equal(new Set(does).size, does.length);
});
