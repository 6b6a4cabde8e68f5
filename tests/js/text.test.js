import assert from "node:assert/strict";
import { test } from "node:test";
import { holdTo, lengthOf } from "../../static/js/lib/text.js";

test("a length is counted as the server counts it", () => {
  assert.equal(lengthOf("\u{1f642}".repeat(80)), 80);
  assert.equal(lengthOf("e\u0301"), 1);
  assert.equal(lengthOf("  Who \n\t pays? "), 9);
  assert.equal(lengthOf(""), 0);
});

test("a field is held to its length, and not by units of UTF-16", () => {
  const field = {
    value: "\u{1fa77}".repeat(80),
    said: "",
    setCustomValidity(said) {
      this.said = said;
    },
  };
  const hold = holdTo(80);
  hold({ currentTarget: field });
  assert.equal(field.said, "");
  field.value += "x";
  hold({ currentTarget: field });
  assert.notEqual(field.said, "");
});
