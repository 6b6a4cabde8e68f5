import { html, nothing } from "../../vendor/vendor.js";
import { percent, t } from "../lib/words.js";

/** @typedef {import("../types").Slices} Slices */

/** How the time of the panel is spread, where the desk has put that here. A question takes the room.
 * @param {Slices} slices */
export function stageShares({ panel, speaking, asked }) {
  const { shares, people } = speaking;
  if (!shares || asked.question) return nothing;
  return html`<ul class="shares figure" aria-label=${t("stage.shares")}>${panel.people.map(({ id, seat, name }) => {
    const own = shares.find(({ person }) => person === id);
    const speaks = people.some(({ person }) => person === id);
    return own && shareView({ seat, name }, own, speaks);
  })}</ul>`;
}

/** @param {{seat: number, name: string}} person @param {import("../types").SpokenShare} own @param {boolean} speaks */
function shareView({ seat, name }, { share, target }, speaks) {
  return html`<li class="shares__one" data-speaks=${speaks ? "" : nothing}>
    <i>${seat}</i><b dir="auto">${name}</b>
    <span>${share === null ? t("stage.no_share") : percent(share)}</span>
    <svg aria-hidden="true" focusable="false"><rect width="${share ?? 0}%" height="100%" /><rect
      class="shares__target" x="${target}%" height="100%" /></svg>
  </li>`;
}
