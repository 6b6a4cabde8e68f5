// The people of a panel, in a row; who speaks stands out.
import { html, nothing } from "../../vendor/vendor.js";

/** @typedef {import("../types").Slices} Slices */
/** @typedef {import("../types").Panelist} Panelist */

/** So many stand in a row with room for their titles. */
export const IN_A_ROW = 6;

/** Those who have the floor, the first first. @param {Slices} slices @returns {Panelist[]} */
export function speakers({ panel, speaking }) {
  return speaking.people.flatMap(({ person }) => panel.people.filter(({ id }) => id === person));
}

/** @param {Slices} slices */
export function panelRow({ panel, speaking }) {
  const { people } = panel;
  if (!people.length) return nothing;
  const titles = people.length <= IN_A_ROW;
  return html`<ul class="panel" data-many=${titles ? nothing : ""}>${people.map(
    ({ id, name, title }) =>
      html`<li data-speaks=${speaking.people.some(({ person }) => person === id) ? "" : nothing}>
        <b dir="auto">${name}</b>${titles && title ? html`<span dir="auto">${title}</span>` : nothing}</li>`,
  )}</ul>`;
}
