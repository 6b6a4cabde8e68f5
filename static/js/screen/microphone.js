// Who speaks from the floor, and who was called: in the place of the note, so that nothing else moves.
import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t } from "../lib/words.js";

/** @typedef {import("../types").Slices} Slices */

/** Scenes beside which people speak from the floor. A motion keeps the note of its seal. */
const SCENES = ["lobby", "slot", "question"];

/** @param {string} kind of the scene @param {Slices} slices @returns {unknown} null: nobody to tell of */
export function microphoneNote(kind, { microphone, debate }) {
  const { speaking, called } = microphone;
  const has = SCENES.includes(kind) || (kind === "motion" && !debate?.seal);
  if (!has || (!speaking && !called.length)) return null;
  return html`<span class="microphone">${
    speaking ? told("microphone.speaking", [speaking]) : nothing
  }${called.length ? told(speaking ? "microphone.next" : "microphone.called", called) : nothing}</span>`;
}

/** Who gave neither name nor place is told by the words alone.
 * @param {string} words @param {import("../types").AtMicrophone[]} people */
function told(words, people) {
  const names = people.flatMap(({ who }) => (who ? [isolate(who)] : []));
  return html`<span class="microphone__part">${t(words)}${
    names.length ? html` <b dir="auto">${names.join(", ")}</b>` : nothing
  }</span>`;
}
