/** Which key does what. Pure, so that the list in the help dialog and the listener cannot differ. */

export const SCENES = ["lobby", "agenda", "motion", "slot", "vote", "reveal", "question", "break", "message", "blank"];

/** Keys by the words of their help line, in the order of the list. */
export const SHORTCUTS = [
  { keys: ["Space"], does: "guide" },
  { keys: ["N"], does: "next" },
  { keys: ["P"], does: "clock" },
  { keys: ["+"], does: "more" },
  { keys: ["−"], does: "less" },
  { keys: ["B"], does: "bell" },
  { keys: ["Q"], does: "queue" },
  { keys: ["J", "K"], does: "walk" },
  { keys: ["A"], does: "approve" },
  { keys: ["D"], does: "decline" },
  { keys: ["1", "…", "9"], does: "scenes" },
  { keys: ["0"], does: "blank" },
  { keys: ["?"], does: "help" },
  { keys: ["Esc"], does: "close" },
];

/** @type {Record<string, string>} */
const BY_KEY = {
  " ": "guide",
  n: "next",
  p: "clock",
  "+": "more",
  "=": "more",
  "-": "less",
  "−": "less",
  b: "bell",
  q: "queue",
  j: "down",
  k: "up",
  a: "approve",
  d: "decline",
  "?": "help",
};

/**
 * @typedef {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean}} Press
 * @typedef {{typing: boolean, dialog: boolean, onControl: boolean}} Place
 */

/**
 * What a key press asks for, or null. A key pressed while typing, in a dialog or together with a modifier is the browser's; space
 * and Enter on a control that was reached by keyboard press that control.
 * @param {Press} press
 * @param {Place} place
 * @returns {string | null}
 */
export function shortcutFor(press, place) {
  if (place.typing || place.dialog || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === " " && place.onControl) return null;
  if (/^[0-9]$/.test(press.key)) return `scene:${sceneOfDigit(press.key)}`;
  return BY_KEY[press.key.toLowerCase()] ?? null;
}

/** @param {string} digit */
export function sceneOfDigit(digit) {
  return SCENES[(Number(digit) + 9) % 10];
}

/** @param {string} scene @returns {string} */
export function digitOfScene(scene) {
  return String((SCENES.indexOf(scene) + 1) % 10);
}
