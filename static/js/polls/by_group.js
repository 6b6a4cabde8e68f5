// A poll's result by the groups of its voters.
import { html, nothing } from "../../vendor/vendor.js";
import { number, percent, t } from "../lib/words.js";
import { KINDS } from "./kinds.js";

/** @import { GroupTable, GroupRow } from "../types" */

/** @param {{kind: string, settings: Record<string, unknown>}} poll @param {GroupTable} table */
export function groupTable({ kind, settings }, { groups, rows, facts }) {
  /** @param {GroupRow} row */
  const label = (row) => KINDS[kind].answer(row.id, { settings, options: rows.map(({ id, text }) => ({ id, text })) });
  return html`<table class="groups figure" data-groups .style=${`--groups: ${groups.length}`}>
    <caption>${t("groups.title")}</caption>
    <thead><tr><td></td>${groups.map(
      ({ name, n }) => html`<th scope="col"><bdi>${name || t("groups.none")}</bdi> <small>${number(n)}</small></th>`,
    )}</tr></thead>
    <tbody>${facts.map(
      ({ fact, values }) => html`<tr><th scope="row">${t(`${kind}.${fact}`)}</th>
      ${values.map((value) => html`<td>${value === null ? nothing : number(value, 1)}</td>`)}</tr>`,
    )}
    ${rows.map(
      (row) => html`<tr><th scope="row" dir="auto">${row.text || label(row)}</th>
      ${row.shares.map(({ pct }) => html`<td>${pct === null ? nothing : percent(pct)}</td>`)}</tr>`,
    )}</tbody></table>
    <p class="chart__note">${t("groups.note")}</p>`;
}
