// `rating`: one step of a scale.
import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { number, t } from "../lib/words.js";
import { ballotForm, castButton } from "./options.js";

/** @import { PollFigures, OptionRow } from "../types" */

/** @param {{id: string}} option @param {Record<string, unknown>} settings */
const label = ({ id }, { scale }) =>
  scale === "agree" ? t(`rating.agree.${id}`) : scale === "stars" ? t("rating.stars", { n: Number(id) }) : id;

/** What a step is called below its column, where words have no room. @param {string} id @param {unknown} scale */
const mark = (id, scale) => (scale === "stars" ? `${id} ★` : id);

/** @param {OptionRow} row @param {Record<string, unknown>} settings */
function column(row, settings) {
  const { id, n, length, leads } = row;
  return html`<li data-leads=${leads ? "" : nothing}>
    <span class="visually-hidden">${label(row, settings)}: ${t("poll.count", { n })}</span>
    <span class="spread__n" aria-hidden="true" data-figure>${number(n)}</span>
    <svg aria-hidden="true" focusable="false"><rect width="100%" height="${length}%" /></svg>
    <span class="spread__step" aria-hidden="true">${mark(id, settings.scale)}</span></li>`;
}

/** @param {PollFigures} figures @param {Record<string, unknown>} settings */
function chart({ rows, facts }, settings) {
  return html`<div class="rating figure" data-chart>
    <ol class="spread" data-scale=${settings.scale}>${rows.map((row) => column(row, settings))}</ol>
    <dl class="rating__facts">${["mean", "median"].map(
      (name) =>
        html`<div><dt>${t(`rating.${name}`)}</dt><dd data-figure>${
          facts[name] === null ? "–" : number(Number(facts[name]), 1)
        }</dd></div>`,
    )}</dl></div>
    ${settings.scale === "agree" ? html`<p class="chart__note">${t("rating.agree.note")}</p>` : nothing}`;
}

/** @type {import("./kind").Kind} */
export const rating = {
  label,
  answer: (answer, { settings }) => label({ id: answer }, settings),
  how: ({ settings }) => t(settings.scale === "ten" ? "poll.how.ten" : "poll.how.rating"),
  ballot: (s, poll) =>
    html`<div class="steps" data-scale=${poll.settings.scale}>${ballotForm(
      s,
      poll,
      poll.options.map((option) => castButton(s, poll, option.id, label(option, poll.settings))),
    )}</div>`,
  chart,
};

/** @type {import("./kind").Form} */
export const ratingForm = {
  blank: { options: [], settings: { scale: "stars" } },
  fields: ({ settings }, change) => html`<fieldset class="field"><legend>${t("poll.form.scale")}</legend>
    ${page.offers.rating.scale.map(
      (scale) => html`<label class="choice"><input type="radio" name="scale" value=${scale}
        .checked=${settings.scale === scale} @change=${() => change({ settings: { scale } })} />
        <span>${t(`poll.form.scale.${scale}`)}</span></label>`,
    )}</fieldset>`,
};
