// How many have voted, of how many, and how long they still may.
import { html, nothing } from "../../vendor/vendor.js";
import { clockText } from "../lib/clock.js";
import { number, t } from "../lib/words.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */
/** @typedef {import("../types").PollSlice} PollSlice */

/** @param {ScreenState} state @param {PollSlice} poll */
export function turnout({ slices, now, ballots }, poll) {
  const counted = slices.turnout?.poll === poll.id ? slices.turnout.ballots : null;
  if (counted === null) return html`<div class="turnout"></div>`;
  const phones = slices.people?.phones ?? 0;
  return html`<div class="turnout">
    <p class="turnout__line"><span>${voted(ballots ?? counted, phones, poll)}</span>${ending(poll, now)}</p>
    ${poll.state === "open" ? turnoutBar(counted, phones) : nothing}
  </div>`;
}

/** @param {number} n @param {number} phones @param {PollSlice} poll */
function voted(n, phones, { state }) {
  const words =
    state === "open" && phones >= n && phones > 0 ? t("vote.turnout", { n: phones }) : t("vote.ballots", { n });
  return html`<b class="figure">${number(n)}</b> <span class="figure">${words}</span>`;
}

/** @param {number} counted @param {number} phones */
function turnoutBar(counted, phones) {
  const part = Math.min(1, counted / (phones || counted || 1));
  return html`<svg class="turnout__bar" aria-hidden="true" focusable="false">
    <rect width="${(100 * part).toFixed(2)}%" height="100%" /></svg>`;
}

/** @param {PollSlice} poll @param {number} now */
function ending({ state, closes_at, fingerprint }, now) {
  if (state !== "open") {
    if (!fingerprint) return nothing;
    return html`<span class="turnout__hash">${t("vote.hash")} <b class="figure">${fingerprint}</b></span>`;
  }
  if (closes_at === null) return nothing;
  const left = closes_at - now;
  return left > 0
    ? html`<span aria-hidden="true">${t("vote.closes_in")} <b class="figure"
      data-soon=${left <= 10_000}>${clockText(left)}</b></span>`
    : html`<span>${t("vote.closing")}</span>`;
}
