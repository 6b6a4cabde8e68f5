// Words that voters wrote, the larger the more frequent.
import { html, nothing, repeat } from "../../vendor/vendor.js";
import { number, percent, t } from "../lib/words.js";
import { unshownWords } from "../polls/words.js";
import { layClouds } from "./cloud_layout.js";
import { onFitted } from "./fit.js";

/** @import { OptionRow, PollFigures } from "../types" */

onFitted(layClouds);

/** What a bar would say is said to those who cannot see the sizes. @param {OptionRow} row */
const word = ({ text, n, pct, length, leads }) => html`<li data-length=${length} data-leads=${leads ? "" : nothing}>
  <span dir="auto">${text}</span>
  <span class="visually-hidden"><span data-figure>${pct === null ? "" : percent(pct)}</span>,
    <span data-figure>${number(n)}</span> ${t("poll.votes", { n })}</span></li>`;

/** Each word keeps its element, so that it moves to where it goes. @param {PollFigures} figures */
export const cloud = (figures) => html`<div class="cloud__room"><ul class="cloud figure" data-chart data-cloud>${repeat(
  figures.rows,
  ({ text }) => text,
  word,
)}</ul></div>
  ${unshownWords(figures)}`;
