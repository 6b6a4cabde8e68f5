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

/** What stands in a field that is the whole answer, sent or not: a comma is the text's own.
 * @param {PhoneState} s @param {AlonePoll} poll */
export function typed(s, poll) {
  return (s.picked?.poll === poll.id ? s.picked.options[0] : ballotState(s, poll).choice) ?? "";
}

/** A field of the form holds more than it may, and says so. @param {Event} event */
function isRefused({ currentTarget }) {
  const { form } = /** @type {HTMLButtonElement} */ (currentTarget);
  return form !== null && !form.reportValidity();
}

/** @param {PhoneState} s @param {AlonePoll} poll @param {string[]} now */
export function sendButton(s, poll, now) {
  const { kind, choice } = ballotState(s, poll);
  const empty = now.every((one) => !one.trim());
  const same = now.join() === (choice ?? "");
  const busy = kind === "sending" || kind === "waiting";
  return html`<button class="main" aria-disabled=${empty || same || busy}
    @click=${(/** @type {Event} */ e) =>
      instead(e, () => empty || same || isRefused(e) || s.on.vote(poll.id, now.join()))}>${t(
      choice && !same ? "poll.change" : "poll.send",
    )}</button>`;
}
