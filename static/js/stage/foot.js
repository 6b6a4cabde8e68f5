import { html, nothing } from "../../vendor/vendor.js";
import { spokenText } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { breakEnds } from "../lib/schedule.js";
import { comesNext } from "../screen/break_time.js";
import { nextSlot } from "../screen/slot.js";
import { addressee } from "../screen/side.js";
import { verdictSentence } from "../screen/verdict.js";
import { stageShares } from "./shares.js";

/** @typedef {import("../types").Slices} Slices */

/** What the speakers need besides the clock. @param {import("./state.js").StageState} state */
export function stageFoot({ slices, now }) {
  const hint = hintOf(slices) || quietWords(slices.speaking, now);
  return html`<footer class="stage__foot">
    ${slices.asked.question ? askedQuestion(slices.asked.question) : nothing}
    ${stageShares(slices)}
    <div class="stage__line">
      ${hint ? html`<p class="stage__hint">${hint}</p>` : nothing}
      ${slices.clock.next ? nextSlot(slices.clock.next) : afterBreak(slices)}
    </div>
  </footer>`;
}

/** What the hall comes back to. @param {Slices} slices */
function afterBreak(slices) {
  const next = breakEnds(slices.agenda) === null ? null : comesNext(slices);
  return next ? html`<p class="slot__next"><span>${t("next")}</span> ${next}</p>` : nothing;
}

/** Whom the chair has not heard for long. @param {Slices["speaking"]} speaking @param {number} now */
function quietWords({ quiet }, now) {
  if (!quiet || now - quiet.since < quiet.told_after_ms) return "";
  const time = spokenText({ spoken_ms: 0, since: quiet.since }, now);
  return t("stage.quiet", { time, seat: quiet.seat, name: quiet.name });
}

/** @param {import("../types").Question} question */
function askedQuestion(question) {
  const { text } = question;
  return html`<div class="stage__question" data-fit>
    <p class="stage__to">${addressee(question)}</p>
    <p class="stage__text" data-long=${text.length > 120} dir="auto">${text}</p>
  </div>`;
}

/** The vote and its result, in words, as long as they are what the speakers wait for. @param {Slices} slices */
function hintOf({ poll, result, clock: { slot } }) {
  if (poll?.state === "open") return t(poll.pair === null ? "stage.poll_open" : `stage.vote_open.${poll.round}`);
  if (result.frame?.verdict) return verdictSentence(result.frame.verdict);
  if (result.given_up) return t(`given_up.${result.given_up.what}`);
  return poll?.state === "closed" && poll.pair !== null && (!slot || slot.kind === "vote")
    ? t("stage.vote_closed")
    : "";
}
