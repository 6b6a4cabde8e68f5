import { t } from "../lib/words.js";
import { spokenSlot } from "./slot_words.js";
import { verdictSentence } from "./verdict.js";
import { voteWords } from "./vote.js";

/**
 * The sentence of the polite live region. It is the same text until something has happened, so it is read out at
 * thresholds only, never each second.
 * @param {import("./state.js").ScreenState} state
 */
export function spoken({ slices, now }) {
  const { scene, clock, poll, result, asked } = slices;
  if (scene?.kind === "reveal" && result.frame?.verdict) return verdictSentence(result.frame.verdict);
  if (scene?.kind === "reveal" && result.poll) return t("spoken.poll", { question: result.poll.question });
  if (scene?.kind === "reveal" && result.given_up) return t(`given_up.${result.given_up.what}`);
  if (scene?.kind === "vote" && poll) return voteWords(poll);
  if (scene?.kind === "question" && asked.question) return t("spoken.question", { text: asked.question.text });
  return clock.slot ? spokenSlot(clock.slot, now) : "";
}
