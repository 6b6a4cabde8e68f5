// Words that voters wrote, the larger the more frequent.
import { html, nothing } from "../../vendor/vendor.js";
import { number, percent, t } from "../lib/words.js";
import { unshownWords } from "../polls/words.js";

/** @import { OptionRow, PollFigures } from "../types" */

/** Sizes of type, in steps of a tenth: as a row's bar is long. @param {OptionRow} row */
const sizeOf = ({ length }) => Math.round(length / 10);

/** What a bar would say is said to those who cannot see the sizes. @param {OptionRow} row */
const word = (row) => html`<li data-size=${sizeOf(row)} data-leads=${row.leads ? "" : nothing}>
  <span dir="auto">${row.text}</span>
  <span class="visually-hidden"><span data-figure>${row.pct === null ? "" : percent(row.pct)}</span>,
    <span data-figure>${number(row.n)}</span> ${t("poll.votes", { n: row.n })}</span></li>`;

/** @param {PollFigures} figures */
export const cloud = (figures) => html`<ul class="cloud figure" data-chart>${figures.rows.map(word)}</ul>
  ${unshownWords(figures)}`;
