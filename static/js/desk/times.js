/** Speaking time per side and per speaker. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockText } from "../lib/clock.js";
import { speakingTotals } from "../lib/totals.js";
import { t } from "../lib/words.js";
import { sideMark } from "./controls.js";

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function timesView(desk) {
  const totals = speakingTotals(desk.slices.order.slots, desk.now);
  if (totals.every((side) => !side.granted_ms && !side.used_ms)) return nothing;
  return html`
    <section class="part times" aria-label=${t("times.title")}>
      <h2 class="eyebrow">${t("times.title")}</h2>
      <div class="times__sides">
        ${totals.map(
          (side) => html`
            <table class="figure">
              <caption class="visually-hidden">${t(`side.${side.side}`)}</caption>
              <thead class="visually-hidden">
                <tr>
                  <th scope="col">${t("times.who")}</th>
                  <th scope="col">${t("times.used")}</th>
                  <th scope="col">${t("times.granted")}</th>
                </tr>
              </thead>
              <tbody>${row(sideMark(side.side), side, "times__side")}${side.speakers.map((one) =>
                row(one.name, one, ""),
              )}</tbody>
            </table>
          `,
        )}
      </div>
    </section>
  `;
}

/** @param {unknown} name @param {{used_ms: number, granted_ms: number, running: boolean}} total @param {string} kind */
function row(name, { used_ms, granted_ms, running }, kind) {
  return html`
    <tr class=${kind} data-running=${running ? "true" : nothing}>
      <th scope="row"><bdi>${name}</bdi></th>
      <td>${clockText(Math.floor(used_ms / 1000) * 1000)}</td>
      <td class="quiet">${t("times.of", { length: clockText(granted_ms) })}</td>
    </tr>
  `;
}
