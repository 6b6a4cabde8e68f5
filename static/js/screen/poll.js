// A poll by itself on the screen: what is asked, how it moves, what came of it.
import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { KINDS } from "../polls/kinds.js";
import { cloud } from "./cloud.js";
import { hero, lengthOf } from "./hero.js";
import { turnout } from "./turnout.js";
import { wall } from "./wall.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */
/** @typedef {import("../types").AlonePoll} AlonePoll */
/** @typedef {import("../types").PollFrame} PollFrame */
/** @typedef {import("../types").PollFigures} PollFigures */

/** @param {ScreenState} state @param {AlonePoll} poll */
export function pollVote(state, poll) {
  const figures = liveFigures(state, poll);
  const open = poll.state === "open";
  return {
    what: pollWords(poll),
    note: html`<span>${t(noteKey(poll, Boolean(figures)))}</span>`,
    clock: !(open && poll.closes_at !== null),
    main: html`<main class="vote poll" data-open=${open} data-kind=${figures ? poll.kind : nothing}>
      <div class="poll__asked" data-fit>
        ${hero(poll.question, figures ? "asked" : "motion")}
        ${figures ? chart(poll, figures, state.now) : optionList(poll)}
      </div>
      ${turnout(state, poll)}
    </main>`,
  };
}

/** What is happening. @param {AlonePoll} poll */
export function pollWords({ state, earlier }) {
  if (state !== "open") return t("poll.closed");
  return t(earlier === null ? "poll.now" : "poll.second");
}

/** @param {AlonePoll} poll @param {boolean} moves */
function noteKey({ tallies, state }, moves) {
  if (moves) return "poll.note.live";
  if (state !== "open") return "poll.note.closed";
  return tallies === "live" ? "poll.note.live_soon" : "poll.note.sealed";
}

/** What moves: only of this very poll. @param {ScreenState} state @param {AlonePoll} poll */
function liveFigures({ slices: { turnout: counted } }, poll) {
  return poll.tallies === "live" && counted?.poll === poll.id ? counted.figures : null;
}

/** What a screen has room for, where others have a list.
 * @type {Record<string, (figures: PollFigures, settings: Record<string, unknown>, now: number) => unknown>} */
const LARGE = { words: cloud, text: wall };

/** @param {{kind: string, settings: Record<string, unknown>}} poll @param {PollFigures} figures @param {number} now */
function chart({ kind, settings }, figures, now) {
  const draw = LARGE[kind] ?? KINDS[kind].chart;
  return html`<div class="poll__chart">${draw(figures, settings, now)}</div>`;
}

/** @param {AlonePoll} poll */
function optionList({ kind, options, settings }) {
  return html`<ul class="poll__options" data-kind=${kind}>${options.map(
    (option) => html`<li dir="auto">${KINDS[kind].label(option, settings)}</li>`,
  )}</ul>`;
}

/** @param {PollFrame} frame @param {number} now */
export function pollReveal(frame, now) {
  const { figures, question, fingerprint } = frame;
  return {
    what: t(frame.moved ? "poll.second" : "poll.result"),
    note: html`<span class="seal figure">${t("vote.hash")} ${fingerprint}</span>`,
    main: html`<main class="poll poll--shown" data-kind=${figures.n ? frame.kind : nothing} data-fit>
      <h2 class="motion poll__question" data-length=${lengthOf(question)} dir="auto">${question}</h2>
      ${figures.n ? chart(frame, figures, now) : nothing}
      <p class="poll__voters figure">${t("poll.voters", { n: figures.n })}</p>
    </main>`,
  };
}
