// Words, numbers and times of day, in the page's language.
import { page } from "./page.js";

/** @import { Word } from "../types" */

/** @type {Record<string, Word>} */
let words = {};
let locale = "";
/** @type {Intl.PluralRules} */
let plurals;
/** @type {Map<string, Intl.NumberFormat | Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Record<string, Word>} table @param {string} lang */
export function useWords(table, lang) {
  words = table;
  locale = lang === "en" ? "en-GB" : lang;
  plurals = new Intl.PluralRules(locale);
  formats.clear();
}

useWords(page.words, page.lang);

/** @template {Intl.NumberFormat | Intl.DateTimeFormat} F @param {string} name @param {() => F} make @returns {F} */
function format(name, make) {
  if (!formats.has(name)) formats.set(name, make());
  return /** @type {F} */ (formats.get(name));
}

/** @param {number} n @param {number} [digits] */
export function number(n, digits = 0) {
  return format(
    `number${digits}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ).format(n);
}

/** `x` in percent: 29.7 reads "29.7%". @param {number} x @param {number} [digits] */
export function percent(x, digits = 1) {
  const options = {
    style: /** @type {const} */ ("percent"),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return format(`percent${digits}`, () => new Intl.NumberFormat(locale, options)).format(x / 100);
}

/** What the wall clock of the event's place shows. By the server's offsets: a browser may lack the zone, or know older
 * rules of it. An instant that they do not reach is shown in UTC, and says so.
 * @param {number} ms @param {Pick<import("../types").EventSlice, "offsets">} event */
export function timeOfDay(ms, { offsets }) {
  const ahead = [...offsets].reverse().find(({ since }) => since <= ms)?.ahead_ms ?? null;
  const options = { hour: /** @type {const} */ ("2-digit"), minute: /** @type {const} */ ("2-digit"), timeZone: "UTC" };
  const text = format("time", () => new Intl.DateTimeFormat(locale, options)).format(ms + (ahead ?? 0));
  return ahead === null ? `${text} UTC` : text;
}

// Letters from right to left, and what orders a text: figures and names beside them would change places.
const TURNS =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A text of people among other words, in an isolate of its own where it needs one (UAX #9: FSI and PDI). Where it has
 * an element of its own, that says `dir="auto"`. @param {string} text */
export function isolate(text) {
  const rtl = typeof document !== "undefined" && document.documentElement.dir === "rtl";
  return rtl || TURNS.test(text) ? `\u2068${text}\u2069` : text;
}

/** @param {string} key @param {Record<string, string | number | null | undefined>} [values] @returns {string} */
export function t(key, values = {}) {
  const entry = words[key];
  if (entry === undefined) return key;
  const text = typeof entry === "string" ? entry : (entry[plurals.select(Number(values.n))] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : value == null ? whole : isolate(value);
  });
}
