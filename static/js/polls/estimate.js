// `estimate`: a number that each voter writes.
import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { number, t } from "../lib/words.js";
import { bars } from "./bars.js";
import { ballotForm } from "./options.js";
import { sendButton, typed } from "./several.js";

/** @import { AlonePoll, OptionRow, PhoneState, PollFigures } from "../types" */
/** @import { Wording } from "./kind" */

/** @param {number | null | undefined} n @param {Record<string, unknown>} settings */
const written = (n, { decimals }) => number(Number(n), Number(decimals));

/** @param {string} text @param {Record<string, unknown>} settings */
const withUnit = (text, { unit }) => (unit ? t("estimate.with_unit", { number: text, unit: String(unit) }) : text);

/** @param {OptionRow} row @param {Record<string, unknown>} settings */
function range({ least, most }, settings) {
  const ends = { least: written(least, settings), most: written(most, settings) };
  if (least === null) return t("estimate.to", ends);
  if (most === null) return t("estimate.from", ends);
  return least === most ? ends.least : `${ends.least}–${ends.most}`;
}

/** @param {PollFigures} figures @param {Record<string, unknown>} settings */
function chart(figures, settings) {
  const { lower, median, upper } = figures.facts;
  if (median === null) return html`<div class="estimate" data-chart></div>`;
  const middle = { least: written(lower, settings), most: written(upper, settings) };
  return html`<div class="estimate figure" data-chart>
    <p class="estimate__median"><span>${t("estimate.median")}</span>
      <b data-figure>${withUnit(written(median, settings), settings)}</b>
      <small>${t("estimate.middle", middle)}</small></p>
    ${bars(figures, (row) => range(row, settings))}</div>`;
}

/** @param {PhoneState} s @param {AlonePoll} poll */
function numberField(s, poll) {
  const write = (/** @type {Event} */ event) =>
    s.on.pick(poll.id, [/** @type {HTMLInputElement} */ (event.target).value].filter(Boolean));
  return html`<label class="field estimate__field"><span>${t("estimate.yours")}</span>
    <input name="choice" inputmode="decimal" autocomplete="off" .value=${typed(s, poll)} @input=${write} />
    ${poll.settings.unit ? html`<span dir="auto">${poll.settings.unit}</span>` : nothing}</label>`;
}

/** @param {Wording} wording @param {(part: Partial<Wording>) => void} change */
function settingsFields({ settings }, change) {
  /** @param {Event} event */
  const value = ({ target }) => /** @type {HTMLInputElement | HTMLSelectElement} */ (target).value;
  const set = (/** @type {Record<string, unknown>} */ part) => change({ settings: { ...settings, ...part } });
  const limit = holdTo(page.limits.poll_unit);
  const writeUnit = (/** @type {Event} */ event) => {
    limit(event);
    set({ unit: value(event) });
  };
  /** @param {number} n */
  const places = (n) =>
    html`<option value=${n} ?selected=${settings.decimals === n}>${t(`estimate.form.decimals.${n}`)}</option>`;
  const setDecimals = (/** @type {Event} */ event) => set({ decimals: Number(value(event)) });
  return html`<label class="field"><span>${t("estimate.form.unit")}</span>
      <input name="unit" dir="auto" .value=${settings.unit} @input=${writeUnit} /></label>
    <label class="field field--short"><span>${t("estimate.form.decimals")}</span>
      <select name="decimals" @change=${setDecimals}>${
        /** @type {number[]} */ (page.offers.estimate.decimals).map(places)
      }</select></label>`;
}

/** @type {import("./kind").Kind} */
export const estimate = {
  label: () => "",
  answer: (answer, { settings }) => withUnit(answer, settings),
  how: () => t("poll.how.estimate"),
  ballot: (s, poll) =>
    ballotForm(s, poll, html`${numberField(s, poll)}${sendButton(s, poll, [typed(s, poll)].filter(Boolean))}`),
  chart,
};

/** @type {import("./kind").Form} */
export const estimateForm = {
  blank: { options: [], settings: { unit: "", decimals: 0 } },
  fields: settingsFields,
};
