// A poll that has closed, and votes that were given up.
import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { ballotState } from "../polls/ballot.js";
import { checkView } from "./check.js";
import { figuresView } from "./poll_result.js";
import { barsView, pageLink } from "./result.js";
import { answerWords, roundWords } from "./vote.js";

/** @import { GivenUp, PhoneState, PollSlice } from "../types" */

/** What became of the vote once it is closed. @param {PhoneState} s @param {PollSlice} poll */
export function closedView(s, poll) {
  const { kind, choice, mine } = ballotState(s, poll);
  const words =
    {
      counted: "closed.mine",
      open: "closed.none",
      refused: mine ? "closed.late.change" : "closed.late",
      sending: "closed.pending",
      waiting: "closed.pending",
    }[kind] ?? "";
  const shown = poll.state === "revealed" ? shownResult(s, poll) : null;
  return html`<section class="note">
    <p class="eyebrow">${roundWords(poll)}</p>
    ${poll.pair === null ? html`<p class="note__asked" dir="auto">${poll.question}</p>` : nothing}
    <p role="status"><b>${t("closed.title")}</b> ${t(words, { choice: choice ? answerWords(poll, choice) : "" })}</p>
    ${shown ?? nothing}
    <p class="hint">${shown ? nothing : t(nextWords(poll))}${
      mine ? html` <span class="figure">${t("receipt", { receipt: mine.receipt })}.</span>` : nothing
    }</p>
    ${mine ? checkView(s, poll.id, (answer) => answerWords(poll, answer)) : nothing}</section>`;
}

/** @param {PollSlice} poll */
function nextWords(poll) {
  if (poll.state === "revealed") return "closed.revealed";
  return poll.pair === null ? "closed.sealed" : `closed.sealed.${poll.round}`;
}

/** @param {PhoneState} s @param {PollSlice} poll */
function shownResult(s, poll) {
  const { frame, poll: alone } = s.slices.result ?? {};
  if (poll.pair === null) return alone?.poll === poll.id ? figuresView(s, alone) : null;
  return frame ? html`${barsView(frame)}${pageLink(s, frame)}` : null;
}

/** What was seen is not forgotten without a word. @param {PhoneState} s @param {GivenUp} told */
export function givenUpView({ urls }, { pair, what, why, has_page }) {
  return html`<section class="note"><p role="status"><b>${t(`given_up.${what}`)}</b></p>
    <p>${t("given_up.why")} <bdi>${why}</bdi></p>
    ${has_page ? html`<p><a href=${urls.results + pair}>${t("result.link")}</a></p>` : nothing}</section>`;
}
