// The figures of a poll, drawn: a row for each option.
import { html, nothing } from "../../vendor/vendor.js";
import { number, percent, t } from "../lib/words.js";

/** @import { PollFigures, OptionRow } from "../types" */

/** @param {PollFigures} figures @param {(row: OptionRow) => string} label */
export function bars({ rows }, label) {
  return html`<table class="bars figure" data-chart><tbody>
    ${rows.map((row) => barRow(row, label(row)))}</tbody></table>`;
}

/** @param {OptionRow} row @param {string} label */
function barRow({ n, pct, leads }, label) {
  return html`<tr data-leads=${leads ? "" : nothing}>
    <th scope="row" dir="auto">${label}</th>
    <td class="bars__bar"><svg aria-hidden="true" focusable="false"><rect width="${pct ?? 0}%"
      height="100%" /></svg></td>
    <td class="bars__pct" data-figure>${pct === null ? nothing : percent(pct)}</td>
    <td class="bars__n" data-figure>${number(n)}<span
      class="visually-hidden"> ${t("poll.votes", { n })}</span></td></tr>`;
}
