// `text`: a sentence that each voter writes.
import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { isolate, t } from "../lib/words.js";
import { ballotForm } from "./options.js";
import { sendButton, typed } from "./several.js";

/** @import { AlonePoll, OptionRow, PhoneState, PollFigures } from "../types" */

/** A sentence that stands for itself needs no figure. @param {OptionRow} row */
export const card = ({ text, n }) =>
  html`<li><span dir="auto">${text}</span>${
    n > 1 ? html` <small data-figure>${t("text.given", { n })}</small>` : nothing
  }</li>`;

/** How many answers have no row. @param {PollFigures} figures */
export const unshown = ({ facts: { unshown_n: n } }) =>
  n ? html`<p class="chart__note">${t("text.unshown", { n })}</p>` : nothing;

/** @param {PhoneState} s @param {AlonePoll} poll */
function sentenceField(s, poll) {
  const limit = holdTo(page.limits.poll_text);
  const write = (/** @type {Event} */ event) => {
    limit(event);
    s.on.pick(poll.id, [/** @type {HTMLTextAreaElement} */ (event.target).value]);
  };
  return html`<label class="field"><span>${t("text.yours")}</span>
    <textarea name="choice" rows="4" dir="auto" .value=${typed(s, poll)} @input=${write}></textarea></label>`;
}

/** @type {import("./kind").Kind} */
export const text = {
  label: ({ text: words }) => words,
  answer: (answer) => isolate(answer),
  how: () => t("poll.how.text"),
  ballot: (s, poll) => ballotForm(s, poll, html`${sentenceField(s, poll)}${sendButton(s, poll, [typed(s, poll)])}`),
  chart: (figures) => html`<ul class="wall figure" data-chart>${figures.rows.map(card)}</ul>${unshown(figures)}`,
};

/** @type {import("./kind").Form} */
export const textForm = {
  blank: { options: [], settings: {} },
  fields: () => nothing,
};
