import { html, nothing } from "../../vendor/vendor.js";
import { clockText, untilTextChange } from "../lib/clock.js";
import { choiceName, divisionBar } from "../lib/division.js";
import { number, t } from "../lib/words.js";
import { hero } from "./hero.js";
import { sideTag } from "./side.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */
/** @typedef {import("../types").PollSlice} PollSlice */

/** @param {ScreenState} state */
export function vote(state) {
  const poll = /** @type {PollSlice} */ (state.slices.poll);
  const open = poll.state === "open";
  return {
    what: voteWords(poll),
    note: html`<span>${t(noteKey(state))}</span> <span class="seal figure">${t("seal", { hash: poll.seal })}</span>`,
    clock: !(open && poll.closes_at !== null),
    main: html`<main class="vote" data-open=${open}>
      <div class="vote__motion" data-fit>${hero(poll.motion)}</div>
      ${liveTally(state) ?? choices(poll)}
      ${turnout(state, poll)}
    </main>`,
  };
}

/** What is happening, with the round. @param {PollSlice} poll */
export function voteWords({ state, round }) {
  return t(`vote.${state === "open" ? "now" : "closed"}.${round}`);
}

/** @param {ScreenState} given */
function noteKey(given) {
  const { tallies, state } = /** @type {PollSlice} */ (given.slices.poll);
  if (liveTally(given)) return "vote.note.live";
  if (tallies === "live" && state === "open") return "vote.note.live_soon";
  return state === "open" ? "vote.note.sealed" : "vote.note.closed";
}

/** @param {PollSlice} poll */
function choices(poll) {
  return html`<p class="choices">${poll.choices.map((choice) => sideTag(choice, choiceName(choice)))}</p>`;
}

/**
 * The division as it moves: only where the poll was opened with live tallies, and only of this very poll.
 * @param {ScreenState} state
 */
function liveTally({ slices: { poll, turnout: counted } }) {
  if (poll?.tallies !== "live" || counted?.poll !== poll.id || !counted.shown) return null;
  return html`<div class="vote__live">${divisionBar(counted.shown)}</div>`;
}

/** @param {ScreenState} state @param {PollSlice} poll */
function turnout({ slices, now, ballots }, poll) {
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

/** @param {import("../types").Slices} slices @param {number} now */
export function untilVoteChange({ poll }, now) {
  const left = poll?.state === "open" && poll.closes_at !== null ? poll.closes_at - now : 0;
  return left > 0 ? untilTextChange(left) : null;
}
