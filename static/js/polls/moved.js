// A poll's second round beside its first: where each option stood, and where it went.
import { html, nothing, svg } from "../../vendor/vendor.js";
import { number, percent, t } from "../lib/words.js";
import { KINDS } from "./kinds.js";

/** @import { Movement, MovedRow } from "../types" */

/** @param {{kind: string, settings: Record<string, unknown>, moved: Movement | null}} poll */
export function movedChart({ kind, settings, moved }) {
  if (!moved) return nothing;
  if (!moved.counts.both) return html`<p class="chart__note">${t("poll.moved.nobody")}</p>`;
  /** @param {MovedRow} row */
  const label = ({ id }) => KINDS[kind].answer(id, { settings, options: moved.rows });
  return html`<table class="moved figure" data-moved>
    <caption>${t("poll.moved", { n: moved.counts.both })}</caption>
    <tbody>${moved.rows.map((row) => movedRow(row, label(row)))}</tbody></table>`;
}

/** @param {MovedRow} row @param {string} label */
function movedRow({ before, after, came, left, words, points }, label) {
  return html`<tr>
    <th scope="row" dir="auto">${label}</th>
    <td class="moved__way">${way(before.pct ?? 0, after.pct ?? 0)}</td>
    <td class="moved__pct"><bdi dir="ltr">${percent(before.pct ?? 0)} → <b>${percent(after.pct ?? 0)}</b></bdi></td>
    <td class="moved__words">${words ? t(`change.${words}`, { x: number(points ?? 0, 1) }) : nothing}
      <small>${t("poll.moved.came", { n: came })}, ${t("poll.moved.left", { n: left })}</small></td></tr>`;
}

/** From the ring to the dot, on a line of a hundred per cent. @param {number} before @param {number} after */
function way(before, after) {
  return svg`<svg aria-hidden="true" focusable="false">
    <line class="moved__ground" x1="0" x2="100%" y1="50%" y2="50%" />
    <line class="moved__line" x1="${before}%" x2="${after}%" y1="50%" y2="50%" />
    <circle class="moved__before" cx="${before}%" cy="50%" />
    <circle class="moved__after" cx="${after}%" cy="50%" /></svg>`;
}
