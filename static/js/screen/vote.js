import { html } from "../../vendor/vendor.js";
import { untilTextChange } from "../lib/clock.js";
import { choiceName, divisionBar } from "../lib/division.js";
import { t } from "../lib/words.js";
import { hero } from "./hero.js";
import { pollVote, pollWords } from "./poll.js";
import { sideTag } from "./side.js";
import { turnout } from "./turnout.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */
/** @typedef {import("../types").PairPoll} PairPoll */
/** @typedef {import("../types").PollSlice} PollSlice */

/** @param {ScreenState} state */
export function vote(state) {
  const poll = /** @type {PollSlice} */ (state.slices.poll);
  return poll.pair === null ? pollVote(state, poll) : motionVote(state, poll);
}

/** @param {ScreenState} state @param {PairPoll} poll */
function motionVote(state, poll) {
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
export function voteWords(poll) {
  return poll.pair === null ? pollWords(poll) : t(`vote.${poll.state === "open" ? "now" : "closed"}.${poll.round}`);
}

/** @param {ScreenState} given */
function noteKey(given) {
  const { tallies, state } = /** @type {PollSlice} */ (given.slices.poll);
  if (liveTally(given)) return "vote.note.live";
  if (tallies === "live" && state === "open") return "vote.note.live_soon";
  return state === "open" ? "vote.note.sealed" : "vote.note.closed";
}

/** @param {PairPoll} poll */
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

/** @param {import("../types").Slices} slices @param {number} now */
export function untilVoteChange({ poll }, now) {
  const left = poll?.state === "open" && poll.closes_at !== null ? poll.closes_at - now : 0;
  return left > 0 ? untilTextChange(left) : null;
}
