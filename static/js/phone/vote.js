// An open poll: the ballot, and what became of it.
import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { ballotState } from "../polls/ballot.js";
import { KINDS } from "../polls/kinds.js";
import { ballotForm, castButton } from "../polls/options.js";
import { motion } from "./parts.js";

/** @import { PairPoll, PhoneState, PollSlice } from "../types" */

/** @param {PhoneState} s @param {PollSlice} poll */
function ballotWords(s, poll) {
  const { kind, mine } = ballotState(s, poll);
  if (kind === "counted") return ["vote.counted", t("vote.counted.more", { receipt: mine?.receipt })];
  if (kind === "sending") return ["vote.sending", t("vote.sending.more")];
  if (kind === "waiting")
    return [
      "vote.waiting",
      t(s.status === "lost" || s.status === "connecting" ? "vote.waiting.lost" : "vote.waiting.again"),
    ];
  if (kind === "refused") return ["vote.refused", t(`error.${s.refusal?.code}`)];
  if (poll.pair === null) return ["", KINDS[poll.kind].how(poll)];
  return ["", t(s.slices.event.votes === "open" ? "vote.how.device" : "vote.how")];
}

/** The phone's view of an open poll. @param {PhoneState} s @param {PollSlice} poll */
export function voteView(s, poll) {
  const [title, words] = ballotWords(s, poll);
  return html`<section class="vote" data-poll=${poll.pair === null ? "" : nothing}>
    <div class="lead"><p class="eyebrow">${roundWords(poll)}</p>${motion(askedBy(poll))}</div>
    ${poll.pair === null ? KINDS[poll.kind].ballot(s, poll) : sidesForm(s, poll)}
    <p class="status" role="status"
      data-state=${ballotState(s, poll).kind}>${title ? html`<b>${t(title)}</b> ` : nothing}<span>${words}</span></p>
  </section>`;
}

/** @param {PhoneState} s @param {PairPoll} poll */
const sidesForm = (s, poll) =>
  ballotForm(
    s,
    poll,
    poll.choices.map((choice) => castButton(s, poll, choice, t(`choice.${choice}`))),
  );

/** Which vote of a motion it is, or that it is a poll. @param {PollSlice} poll */
export const roundWords = (poll) =>
  t(poll.pair === null ? (poll.earlier === null ? "poll.title" : "poll.second") : `round.${poll.round}`);

/** What a poll asks. @param {PollSlice} poll */
export const askedBy = (poll) => (poll.pair === null ? poll.question : poll.motion);

/** An answer to a poll, in words. @param {PollSlice} poll @param {string} answer */
export const answerWords = (poll, answer) =>
  poll.pair === null ? KINDS[poll.kind].answer(answer, poll) : t(`choice.${answer}`);
