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
test("a value is never read as a pattern", () =>
  assert.equal(t("named", { name: "$& {name}" }), "To $& {name}, twice $& {name}"));

test("the plural is chosen on n, and n is written by the language", () => {
  assert.deepEqual(
    [0, 1, 1234].map((n) => t("phones", { n })),
    ["0 phones", "1 phone", "1,234 phones"],
  );
});

test("a form that a language does not distinguish falls back to other", () => {
  useWords(table, "ar");
  assert.match(t("phones", { n: 3 }), /phones$/);
});

test("numbers, percentages and times follow the language", () => {
  assert.deepEqual([number(1010), percent(29.7), percent(50, 0), percent(24.75)], ["1,010", "29.7%", "50%", "24.8%"]);
  useWords(table, "de");
  assert.equal(percent(29.7), "29,7\u00a0%");
});

test("times of day are by the server's offsets, in whatever zones a browser knows", () => {
  useWords(table, "en");
  const HOUR = 3_600_000;
  const told = [
    [Date.UTC(2026, 0, 1), HOUR],
    [Date.UTC(2026, 2, 29, 1), 2 * HOUR],
    [Date.UTC(2027, 0, 1), null],
  ];
  const offsets = told.map(([since, ahead_ms]) => ({ since, ahead_ms }));
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = function lacking(locale, options) {
    if (options.timeZone !== "UTC") throw new RangeError(`Invalid time zone specified: ${options.timeZone}`);
    return new DateTimeFormat(locale, options);
  };
  try {
    assert.equal(timeOfDay(Date.UTC(2026, 2, 29, 0, 59), { offsets }), "01:59");
    assert.equal(timeOfDay(Date.UTC(2026, 2, 29, 1, 0), { offsets }), "03:00");
    assert.equal(timeOfDay(Date.UTC(2027, 5, 1, 12, 45), { offsets }), "12:45 UTC", "beyond what the server told");
    assert.equal(timeOfDay(Date.UTC(2025, 5, 1, 12, 45), { offsets }), "12:45 UTC", "before what the server told");
  } finally {
    Intl.DateTimeFormat = DateTimeFormat;
  }
});
