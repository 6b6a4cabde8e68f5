// Ballots that hold several options: picked one by one, then sent.
import { html } from "../../vendor/vendor.js";
import { instead } from "../lib/instead.js";
import { t } from "../lib/words.js";
import { ballotState } from "./ballot.js";

/** @import { AlonePoll, PhoneState } from "../types" */

/** @param {string | undefined} answer */
export const parts = (answer) => (answer ? answer.split(",") : []);

/** What is picked now, sent or not. @param {PhoneState} s @param {AlonePoll} poll */
export function picked(s, poll) {
  return s.picked?.poll === poll.id ? s.picked.options : parts(ballotState(s, poll).choice);
}

/** @param {PhoneState} s @param {AlonePoll} poll @param {string[]} now */
export function sendButton(s, poll, now) {
  const { kind, choice } = ballotState(s, poll);
  const same = now.join() === (choice ?? "");
  const busy = kind === "sending" || kind === "waiting";
  return html`<button class="main" aria-disabled=${!now.length || same || busy}
    @click=${(/** @type {Event} */ e) => instead(e, () => now.length && !same && s.on.vote(poll.id, now.join()))}>${t(
      choice && !same ? "poll.change" : "poll.send",
    )}</button>`;
}
