/** What was done by a slip is taken back by one press, beside where it was done. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockState } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { verbButton } from "./controls.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").Slices} Slices
 * @typedef {import("../types.js").CommandName} CommandName
 * @typedef {{command: CommandName, words: string, stands: (slices: Slices, id: unknown) => boolean}} Undo
 */

/** @param {string} state @returns {Undo["stands"]} */
const questionIs =
  (state) =>
  ({ queue }, id) =>
    queue.items.some((one) => one.id === id && one.state === state);

/** @param {string} state @returns {Undo["stands"]} */
const handIs =
  (state) =>
  ({ hands }, id) =>
    hands.over.some((one) => one.id === id && one.state === state);

/** By command: what takes it back, and whether it still stands. @type {Record<string, Undo & {of: string}>} */
const UNDOS = {
  "question:decline": {
    of: "question",
    command: "question:return",
    words: "undo.declined",
    stands: questionIs("declined"),
  },
  "question:merge": { of: "question", command: "question:return", words: "undo.merged", stands: questionIs("merged") },
  "hand:end": { of: "hand", command: "hand:return", words: "undo.hand_spoken", stands: handIs("spoken") },
  "hand:miss": { of: "hand", command: "hand:return", words: "undo.hand_missed", stands: handIs("missed") },
  "clock:reset": {
    of: "slot",
    command: "clock:restore",
    words: "undo.reset",
    stands: ({ clock: { slot } }, id) => slot !== null && slot.id === id && clockState(slot.clock) === "idle",
  },
};

/** The last thing that this desk did in this group, and its undo. @param {Desk} desk @param {string} where */
export function undoLine(desk, where) {
  const { done } = desk.ui;
  const undo = done?.where === where ? UNDOS[done.command] : undefined;
  if (!done || !undo?.stands(desk.slices, done.payload[undo.of])) return nothing;
  return html`
    <p class="undo" role="status">
      <span>${t(undo.words)}</span>
      ${verbButton(desk, {
        where,
        command: undo.command,
        payload: { [undo.of]: done.payload[undo.of] },
        label: t("undo"),
        variant: "btn--small",
      })}
    </p>
  `;
}
