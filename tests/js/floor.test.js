import assert from "node:assert/strict";
import { test } from "node:test";
import { shortcutFor, shortcuts } from "../../static/js/desk/keys.js";

const FREE = { typing: false, dialog: false, onControl: false };
const pressed = (key, code, seats) =>
  shortcutFor({ key, code, ctrlKey: false, metaKey: false, altKey: false }, { ...FREE, seats });

test("on a panel a digit is a seat, and its other sign lets somebody speak beside", () => {
  assert.equal(pressed("3", "Digit3", 5), "seat:3");
  assert.equal(pressed("#", "Digit3", 5), "beside:3");
  assert.equal(pressed("§", "Digit3", 5), "beside:3", "whatever the layout has there");
});

test("a seat that nobody has is no scene", () => {
  assert.equal(pressed("6", "Digit6", 5), null);
  assert.equal(pressed("^", "Digit6", 5), null);
});

test("blank is blank, and what another key types is no seat", () => {
  assert.equal(pressed("0", "Digit0", 5), "scene:blank");
  assert.equal(pressed(")", "Digit0", 5), null);
  assert.equal(pressed("n", "KeyN", 5), "next");
  assert.equal(pressed("+", "Digit1", 5), "more", "a sign that is a shortcut of its own, as on a Swiss keyboard");
});

test("without people on the stage the digits are scenes", () => {
  assert.equal(pressed("3", "Digit3", 0), "scene:motion");
  assert.equal(pressed("#", "Digit3", 0), null);
});

test("the list of shortcuts says which of them holds", () => {
  const does = (seats) => shortcuts(seats).map((one) => one.does);
  assert.ok(does(0).includes("scenes") && !does(0).includes("seats"));
  assert.ok(does(4).includes("beside") && !does(4).includes("scenes"));
});
