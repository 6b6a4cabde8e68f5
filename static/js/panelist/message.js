import { html, nothing } from "../../vendor/vendor.js";
import { t, timeOfDay } from "../lib/words.js";

/** @typedef {import("./state.js").PanelistState} PanelistState */

/** The message that was not tapped away yet, or null. @param {PanelistState} state */
export function messageShown({ slices: { whisper }, dismissed }) {
  const { message } = whisper;
  return message && message.read_at === null && message.id !== dismissed ? message : null;
}

/** It covers half the page until it is tapped. @param {PanelistState} state */
export function messageView(state) {
  const message = messageShown(state);
  if (!message) return nothing;
  return html`<button class="whisper" type="button" @click=${() => state.read?.(message.id)}>
    <span class="whisper__text" data-long=${message.text.length > 60} dir="auto">${message.text}</span>
    <span class="whisper__tap">${t("stage.tap")}</span>
  </button>`;
}

/** The last one, once it was read. @param {PanelistState} state */
export function readLine(state) {
  const { message } = state.slices.whisper;
  if (!message || messageShown(state)) return nothing;
  const at = message.read_at;
  return html`<p class="panelist__read"><q dir="auto">${message.text}</q> <small class="figure">${
    at === null ? t("panelist.reading") : t("panelist.read", { time: timeOfDay(at, state.slices.event) })
  }</small></p>`;
}
