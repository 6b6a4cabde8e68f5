// The result of a poll by itself.
import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { KINDS } from "../polls/kinds.js";
import { movedChart } from "../polls/moved.js";
import { motion } from "./parts.js";

/** @import { PhoneState, PollFrame } from "../types" */

/** @param {PhoneState} s @param {PollFrame} frame */
export function pollResultView(s, frame) {
  const mine = s.slices.ballots?.[frame.poll];
  const { kind, settings, figures } = frame;
  return html`<section class="result">
    <div class="lead"><p class="eyebrow">${t("poll.result")}</p>${motion(frame.question)}</div>
    ${figuresView(s, frame)}
    ${
      mine
        ? html`<p class="hint">${t("poll.mine", {
            answer: KINDS[kind].answer(mine.choice, { settings, options: figures.rows }),
          })} <span class="figure">${t("receipt", { receipt: mine.receipt })}.</span></p>`
        : nothing
    }</section>`;
}

/** @param {PhoneState} s @param {PollFrame} frame */
export function figuresView({ urls }, frame) {
  const { poll, kind, figures, settings } = frame;
  return html`<p class="hint figure">${t("poll.voters", { n: figures.n })}</p>
    ${figures.n ? KINDS[kind].chart(figures, settings) : nothing} ${movedChart(frame)}
    ${urls.polls ? html`<p><a href="${urls.polls}#poll-${poll}">${t("poll.link")}</a></p>` : nothing}`;
}
