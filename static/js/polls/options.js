// What a phone taps to answer, and what the desk writes to be answered.
import { html, nothing } from "../../vendor/vendor.js";
import { instead } from "../lib/instead.js";
import { t } from "../lib/words.js";
import { ballotState } from "./ballot.js";

/** @import { PhoneState } from "../types" */
/** @import { Wording } from "./kind" */

const NOTES = /** @type {Record<string, string>} */ ({
  counted: "vote.mine",
  refused: "vote.mine",
  sending: "vote.sending.short",
  waiting: "vote.waiting.short",
});

/**
 * A button that casts its answer at once.
 * @param {PhoneState} s @param {{id: number}} poll @param {string} choice @param {string} words
 */
export function castButton(s, poll, choice, words) {
  const { kind, choice: chosen } = ballotState(s, poll);
  const mine = chosen === choice;
  const one = "pair" in poll && poll.pair === null ? "choice--one" : "";
  return html`<button class="choice ${one}" name="choice" value=${choice} aria-pressed=${mine}
    data-state=${mine ? kind : nothing}
    @click=${(/** @type {Event} */ e) => instead(e, () => s.on.vote(poll.id, choice))}>
    <i class="choice__mark"></i><span dir="auto">${words}</span>${
      mine && NOTES[kind] ? html`<small>${t(NOTES[kind])}</small>` : nothing
    }</button>`;
}

/** @param {PhoneState} s @param {import("../types").PollSlice} poll @param {unknown} choices */
export const ballotForm = (s, poll, choices) =>
  html`<form class="ballot" method="post" action=${s.urls.ballots} role="group"
    aria-label=${t("vote.group")}>${poll.groups.length ? groupField(s, poll) : nothing}${choices}</form>`;

/**
 * Once a ballot is in, in whichever round, its group stays.
 * @param {PhoneState} s @param {import("../types").PollSlice} poll
 */
function groupField(s, poll) {
  const held = s.slices.ballots?.[poll.id] ?? s.slices.ballots?.[Number(poll.earlier)];
  const chosen = held ? held.group : s.group;
  const choose = (/** @type {Event} */ event) =>
    s.on.join(Number(/** @type {HTMLSelectElement} */ (event.target).value) || null);
  return html`<label class="field ballot__group"><span>${t(held ? "group.held" : "group.yours")}</span>
    <select name="group" ?disabled=${Boolean(held)} @change=${choose}><option value="">${t("group.none")}</option>
      ${poll.groups.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`,
      )}</select></label>`;
}

/** The options as they are written at the desk, a line each. @param {Wording} wording
 * @param {(part: Partial<Wording>) => void} change */
export function optionsField({ options }, change) {
  const write = (/** @type {Event} */ event) =>
    change({ options: /** @type {HTMLTextAreaElement} */ (event.target).value.split("\n") });
  return html`<label class="field"><span>${t("poll.form.options")}</span>
    <textarea name="options" rows="5" dir="auto" .value=${options.join("\n")} @input=${write}
      aria-describedby="options-how"></textarea>
    <small class="quiet" id="options-how">${t("poll.form.options.how")}</small></label>`;
}

/** How many options a voter may take. @param {Wording} wording
 * @param {(part: Partial<Wording>) => void} change @param {string} words
 * @param {string} all What it is called where there is no limit. */
export function mostField({ options, settings }, change, words, all) {
  const set = (/** @type {Event} */ event) =>
    change({ settings: { most: Number(/** @type {HTMLSelectElement} */ (event.target).value) || null } });
  return html`<label class="field field--short"><span>${words}</span>
    <select name="most" @change=${set}>
      <option value="" ?selected=${!settings.most}>${all}</option>
      ${options
        .filter((text) => text.trim())
        .map(
          (_, at) => html`<option value=${at + 1} ?selected=${settings.most === at + 1}>${at + 1}</option>`,
        )}</select></label>`;
}
