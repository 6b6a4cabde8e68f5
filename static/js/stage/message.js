import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";

/** @typedef {import("./state.js").StageState} StageState */

/** The message that nobody has tapped away yet, or null. @param {StageState} state */
export function messageShown({
  slices: {
    message: { message },
  },
  dismissed,
}) {
  return message && message.read_at === null && message.id !== dismissed ? message : null;
}

/** A message from the desk covers half the page until somebody taps it. @param {StageState} state */
export function stageMessage(state) {
  const message = messageShown(state);
  if (!message) return nothing;
  return html`<button class="message" type="button" @click=${() => state.read?.(message.id)}>
    <span class="message__room" data-fit><span class="message__text" data-long=${message.text.length > 60}
      dir="auto">${message.text}</span></span>
    <span class="message__tap">${t("stage.tap")}</span>
  </button>`;
}
