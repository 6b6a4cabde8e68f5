import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { number, percent, t, timeOfDay, useWords } from "../../static/js/lib/words.js";

const table = {
  plain: "Vote now",
  named: "To {name}, twice {name}",
  phones: { one: "{n} phone", other: "{n} phones" },
};

beforeEach(() => useWords(table, "en"));

test("a key has its words", () => assert.equal(t("plain"), "Vote now"));
test("an unknown key reads as itself", () => assert.equal(t("no.such.key"), "no.such.key"));
test("values take their places", () => assert.equal(t("named", { name: "Amara" }), "To Amara, twice Amara"));
test("a value that is missing leaves its place visible", () => assert.equal(t("named"), "To {name}, twice {name}"));
test("a value is never read as a pattern", () => assert.equal(t("named", { name: "$& {name}" }), "To $& {name}, twice $& {name}"));

test("the plural is chosen on n, and n is written by the language", () => {
  assert.deepEqual([0, 1, 1234].map((n) => t("phones", { n })), ["0 phones", "1 phone", "1,234 phones"]);
});

test("a form that a language does not distinguish falls back to other", () => {
  useWords(table, "ar");
  assert.match(t("phones", { n: 3 }), /phones$/);
});

test("numbers, percentages and times follow the language", () => {
  assert.deepEqual([number(1010), percent(29.7), percent(50, 0), percent(24.75)], ["1,010", "29.7%", "50%", "24.8%"]);
  assert.equal(timeOfDay(Date.UTC(2026, 5, 1, 12, 45), "Europe/Brussels"), "14:45");
  useWords(table, "de");
  assert.equal(percent(29.7), "29,7\u00a0%");
});
