/** Which key does what. Pure, so that the list in the help dialog and the listener cannot differ. */

export const SCENES = ["lobby", "agenda", "motion", "slot", "vote", "reveal", "question", "break", "message", "blank"];

/** Keys by the words of their help line, in the order of the list. */
export const SHORTCUTS = [
  { keys: ["Space"], does: "guide" },
  { keys: ["PgDn", "→"], does: "remote" },
  { keys: ["N"], does: "next" },
  { keys: ["P"], does: "clock" },
  { keys: ["+"], does: "more" },
  { keys: ["−"], does: "less" },
  { keys: ["R"], does: "bell" },
  { keys: ["Q"], does: "queue" },
  { keys: ["E"], does: "entries" },
  { keys: ["M"], does: "messages" },
  { keys: ["H"], does: "hands" },
  { keys: ["J", "K"], does: "walk" },
  { keys: ["A"], does: "approve" },
  { keys: ["D"], does: "decline" },
  { keys: ["T"], does: "address" },
  { keys: ["L"], does: "label" },
  { keys: ["1", "…", "9"], does: "scenes" },
  { keys: ["0"], does: "blank" },
  { keys: ["?"], does: "help" },
  { keys: ["Esc"], does: "close" },
];

/** On a panel the digits are its seats. */
const OF_SEATS = [
  { keys: ["1", "…", "9"], does: "seats" },
  { keys: ["⇧ 1", "…", "⇧ 9"], does: "beside" },
];

/** The list of what keys do. @param {number} seats how many digits are seats now */
export function shortcuts(seats) {
  return seats ? SHORTCUTS.flatMap((one) => (one.does === "scenes" ? OF_SEATS : [one])) : SHORTCUTS;
}

/**
 * A presenter's remote is a keyboard that nobody looks at: page up and down or arrows, F5 and Escape, `b` or a full
 * stop for blank. Forwards moves the evening on, every other key of it means nothing here; so the bell is R, and B is
 * left free.
 * @type {Record<string, string>}
 */
const BY_KEY = {
  " ": "guide",
  pagedown: "remote",
  arrowright: "remote",
  n: "next",
  p: "clock",
  "+": "more",
  "=": "more",
  "-": "less",
  "−": "less",
  r: "bell",
  q: "queue",
  e: "entries",
  m: "messages",
  h: "hands",
  j: "down",
  k: "up",
  a: "approve",
  d: "decline",
  t: "address",
  l: "label",
  "?": "help",
  "؟": "help",
};

/**
 * What the key of Q types on layouts that have their letters elsewhere: Greek, Hebrew. No Latin layout has them there.
 */
const SIGNS_ON_Q = [";", "/"];

/**
 * @typedef {{key: string, code?: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} Press
 * @typedef {{typing: boolean, dialog: boolean, onControl: boolean, seats?: number, presets?: boolean}} Place `seats`:
 *   how many digits are seats of a panel; `presets`: the focus is among the ready-made messages, which digits send
 */

/**
 * What a key press asks for, or null. A key pressed while typing, in a dialog or together with a modifier is the
 * browser's; space and Enter on a control that was reached by keyboard press that control.
 * @param {Press} press
 * @param {Place} place
 * @returns {string | null}
 */
export function shortcutFor(press, place) {
  if (place.typing || place.dialog || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === " " && place.onControl) return null;
  const key = keyOf(press);
  if (place.presets && /^[1-9]$/.test(key)) return `preset:${key}`;
  const [digit, verb] = digitOf(key, press.code);
  if (digit && place.seats) return digit <= place.seats ? `${verb}:${digit}` : null;
  if (/^[0-9]$/.test(key)) return `scene:${sceneOfDigit(key)}`;
  return BY_KEY[key] ?? null;
}

/** The digit from 1 that is pressed, and whether its sign is the digit or the other one of its key (shift, on most
 * layouts): that one lets somebody speak beside others. @param {string} key @returns {[number, "seat" | "beside"]} */
function digitOf(key, code = "") {
  if (/^[0-9]$/.test(key)) return [Number(key), "seat"];
  return [key in BY_KEY ? 0 : Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0), "beside"];
}

/**
 * The key that is meant: what it types, so that Dvorak and AZERTY work by their letters; the letter or digit at its
 * place on the keyboard where it types another script, which has no N and no P.
 * @param {Press} press
 */
function keyOf({ key, code = "" }) {
  const typed = key.toLowerCase();
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase();
  return place && !(typed in BY_KEY) && isForeign(typed, place) ? place : typed;
}

/** @param {string} typed @param {string} place */
function isForeign(typed, place) {
  if (place === "q" && SIGNS_ON_Q.includes(typed)) return true;
  return typed === "process" || (/[\p{L}\p{M}\p{N}]/u.test(typed) && !/[\p{Script=Latin}\p{ASCII}]/u.test(typed));
}

const SHOWS_FIGURES = ["poll:reveal", "poll:step"];

/** May a remote take this step? @param {import("../types.js").GuideSlice | null} step */
export function isForRemote(step) {
  return step !== null && !step.hold && !SHOWS_FIGURES.includes(step.command ?? "");
}

/** @param {string} digit */
export function sceneOfDigit(digit) {
  return SCENES[(Number(digit) + 9) % 10];
}

/** @param {string} scene @returns {string} */
export function digitOfScene(scene) {
  return String((SCENES.indexOf(scene) + 1) % 10);
}
