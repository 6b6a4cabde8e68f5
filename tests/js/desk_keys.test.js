import assert from "node:assert/strict";
import { test } from "node:test";
import { SCENES, SHORTCUTS, digitOfScene, isForRemote, sceneOfDigit, shortcutFor } from "../../static/js/desk/keys.js";

const FREE = { typing: false, dialog: false, onControl: false };
const press = (key, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test("each key asks for its verb, in either case", () => {
  const asked = ["n", "N", "p", "+", "=", "-", "r", "q", "e", "h", "a", "d", "?", "j", "k", " "].map((key) =>
    shortcutFor(press(key), FREE),
  );
  assert.deepEqual(asked, [
    "next",
    "next",
    "clock",
    "more",
    "more",
    "less",
    "bell",
    "queue",
    "entries",
    "hands",
    "approve",
    "decline",
    "help",
    "down",
    "up",
    "guide",
  ]);
});

test("no shortcut fires while typing, in a dialog or with a modifier", () => {
  for (const key of [" ", "n", "1", "d", "?"]) {
    assert.equal(shortcutFor(press(key), { ...FREE, typing: true }), null);
    assert.equal(shortcutFor(press(key), { ...FREE, dialog: true }), null);
    for (const held of ["ctrlKey", "metaKey", "altKey"])
      assert.equal(shortcutFor(press(key, { [held]: true }), FREE), null);
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

const asked = (keys) => keys.map(([key, code]) => shortcutFor(press(key, { code }), FREE));
const VERBS = ["next", "clock", "bell", "queue", "approve", "decline", "down", "up", "scene:lobby"];

test("on a keyboard of another script the keys are where they are on a Latin one", () => {
  const codes = ["KeyN", "KeyP", "KeyR", "KeyQ", "KeyA", "KeyD", "KeyJ", "KeyK", "Digit1"];
  const layouts = {
    Russian: "тзкйфвол1",
    Greek: "νπρ;αδξκ1",
    Arabic: "ىحقضشيتن١",
    Hebrew: "מפר/שגחל1",
    Thai: "ืยพๆฟก่าๅ",
  };
  for (const [layout, typed] of Object.entries(layouts))
    assert.deepEqual(asked([...typed].map((key, at) => [key, codes[at]])), VERBS, layout);
  assert.deepEqual(
    asked([
      ["Т", "KeyN"],
      ["؟", "Slash"],
      ["Process", "KeyN"],
      ["لا", "KeyB"],
    ]),
    ["next", "help", "next", null],
  );
});

test("a Latin keyboard goes by what its keys type, wherever they lie", () => {
  const dvorak = [
    ["n", "KeyL"],
    ["p", "KeyR"],
    ["r", "KeyO"],
    ["q", "KeyX"],
    ["a", "KeyA"],
    ["d", "KeyH"],
    ["b", "KeyN"],
    ["'", "KeyQ"],
    [".", "KeyE"],
  ];
  assert.deepEqual(asked(dvorak), ["next", "clock", "bell", "queue", "approve", "decline", null, null, null]);
  assert.deepEqual(
    asked([
      ["a", "KeyQ"],
      ["q", "KeyA"],
      ["&", "Digit1"],
      ["é", "Digit2"],
      ["1", "Digit1"],
    ]),
    ["approve", "queue", null, null, "scene:lobby"],
  );
});

test("a presenter's remote goes on, and does nothing else", () => {
  const forwards = [
    ["PageDown", "PageDown"],
    ["ArrowRight", "ArrowRight"],
  ];
  const others = [
    ["PageUp", "PageUp"],
    ["ArrowLeft", "ArrowLeft"],
    ["b", "KeyB"],
    ["B", "KeyB"],
    [".", "Period"],
    ["F5", "F5"],
    ["Escape", "Escape"],
    ["и", "KeyB"],
  ];
  assert.deepEqual(asked([...forwards, ...others]), ["remote", "remote", ...others.map(() => null)]);
});

test("a remote takes no step that is held, and none that shows the hall a figure", () => {
  const step = (command, hold = false) => isForRemote({ key: "", command, payload: {}, form: null, hold });
  assert.deepEqual([step("slot:next"), step("clock:start"), step("poll:close")], [true, true, true]);
  assert.deepEqual(
    [step("slot:next", true), step("poll:reveal", true), step("poll:reveal"), step("poll:step"), isForRemote(null)],
    [false, false, false, false, false],
  );
});

test("a key that means nothing is left to the browser", () => {
  for (const key of ["Enter", "Tab", "x", "F5", "ArrowDown"]) assert.equal(shortcutFor(press(key), FREE), null);
});

test("the list of shortcuts names every verb once", () => {
  const does = SHORTCUTS.map((one) => one.does);
  assert.equal(new Set(does).size, does.length);
});

test("M leads to the ready-made messages, and from there digits send them, also on a panel", () => {
  assert.equal(shortcutFor(press("m"), FREE), "messages");
  for (const place of [FREE, { ...FREE, seats: 3 }])
    assert.equal(shortcutFor(press("2"), { ...place, presets: true }), "preset:2");
  assert.equal(shortcutFor(press("2"), { ...FREE, seats: 3 }), "seat:2");
  assert.equal(shortcutFor(press("0"), { ...FREE, presets: true }), "scene:blank");
});
