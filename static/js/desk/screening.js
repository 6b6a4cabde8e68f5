/** Which question this desk is at, told to the others while it lasts; and which ones the others are at. */

import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t } from "../lib/words.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {{isLive: () => boolean, report: (question: number | null) => unknown, editing: () => number | null}} Wiring
 */

const LOOK_MS = 300;
const RENEW_MS = 5000;
/** Whoever has touched nothing for so long is at no question any more. */
const IDLE_MS = 60_000;

/** Told when it changes, and again while it lasts. @param {Wiring} wiring */
export function reportScreening({ isLive, report, editing }) {
  let [told, told_at, touched_at] = [/** @type {number | null} */ (null), 0, performance.now()];
  const touch = () => (touched_at = performance.now());
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, touch, true);
  setInterval(() => {
    const now = performance.now();
    const question = now - touched_at > IDLE_MS || document.hidden ? null : (editing() ?? focused());
    if (!isLive() || (question === told && (question === null || now - told_at < RENEW_MS))) return;
    [told, told_at] = [question, now];
    report(question);
  }, LOOK_MS);
}

/** The question in whose row the focus is: about to be acted on. */
function focused() {
  const row = /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest("[data-question]"));
  return row && document.hasFocus() ? Number(row.dataset.question) : null;
}

/** Who else is at a question. @param {Desk} desk @param {number} question */
export function othersAt({ slices: { screening }, ui }, question) {
  const others = screening.at.filter((one) => one.question === question && one.desk !== ui.desk);
  const names = [...new Set(others.map(({ name }) => name))];
  if (!names.length) return nothing;
  return html`<p class="q__at">${t("q.at", { n: names.length, names: names.map(isolate).join(", ") })}</p>`;
}
