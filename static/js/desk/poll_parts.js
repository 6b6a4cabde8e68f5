/** What a motion's vote and a poll by itself have in common at the desk: when it closes, and its ballots' hash. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockText } from "../lib/clock.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {Pick<import("../types.js").DeskPoll, "id" | "state" | "closes_at" | "fingerprint" | "ballots_hash">} Poll
 */

const MINUTE_MS = 60_000;
const CLOSING_MINUTES = [1, 2, 3, 5];

/** @param {Poll} poll @param {number} now */
export function closing({ state, closes_at }, now) {
  if (state !== "open" || closes_at === null) return nothing;
  return html`
    <strong class="figure">${t("poll.closes_in", { time: clockText(Math.max(0, closes_at - now)) })}</strong>
  `;
}

/** What opens it, with the closing time that was chosen. @param {Desk} desk @param {Poll} poll */
export function openPayload(desk, poll) {
  const minutes = chosenMinutes(desk, poll);
  return { poll: poll.id, closes_in_ms: minutes ? minutes * MINUTE_MS : null };
}

/** @param {Desk} desk @param {Poll} poll */
function chosenMinutes({ ui }, poll) {
  return ui.closing?.poll === poll.id ? ui.closing.minutes : 0;
}

/** @param {Desk} desk @param {Poll} poll */
export function closingField(desk, poll) {
  const chosen = chosenMinutes(desk, poll);
  const choose = (/** @type {Event} */ event) => {
    const minutes = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    desk.act.change({ closing: { poll: poll.id, minutes } });
  };
  return html`
    <label class="field--inline">
      <span class="visually-hidden">${t("poll.closing_time")}</span>
      <select name="minutes" @change=${choose}>
        <option value="" ?selected=${!chosen}>${t("poll.no_end")}</option>
        ${CLOSING_MINUTES.map(
          (n) => html`
            <option value=${n} ?selected=${n === chosen}>${t("poll.for_minutes", { n })}</option>
          `,
        )}
      </select>
    </label>
  `;
}

/** @param {Poll} poll */
export function hashLine({ fingerprint, ballots_hash }) {
  if (!fingerprint) return nothing;
  return html`<span class="figure" title=${ballots_hash ?? nothing}>${t("poll.hash", { hash: fingerprint })}</span>`;
}
