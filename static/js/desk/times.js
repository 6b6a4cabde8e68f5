/** Speaking time per side and per speaker, as the server has added it up. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockText, spokenText } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { sideMark } from "./controls.js";

/** @import { TimeFacts } from "../types" */
/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function timesView({ slices: { order }, now }) {
  if (!order.times.some(({ time }) => hasBegun(time) || time.granted_ms)) return nothing;
  return html`
    <section class="part times" aria-label=${t("times.title")}>
      <h2 class="eyebrow">${t("times.title")}</h2>
      <div class="times__sides">
        ${order.times.map(
          ({ side, time, speakers }) => html`
            <table class="figure">
              <caption class="visually-hidden">${t(`side.${side}`)}</caption>
              <thead class="visually-hidden">
                <tr>
                  <th scope="col">${t("times.who")}</th>
                  <th scope="col">${t("times.used")}</th>
                  <th scope="col">${t("times.granted")}</th>
                </tr>
              </thead>
              <tbody>${row(sideMark(side), time, now, "times__side")}${speakers.map((one) =>
                row(one.name, one.time, now, ""),
              )}</tbody>
            </table>
          `,
        )}
      </div>
    </section>
  `;
}

/** @param {TimeFacts} time */
const hasBegun = ({ spoken_ms, since }) => spoken_ms > 0 || since !== null;

/** @param {unknown} name @param {TimeFacts} time @param {number} now @param {string} kind */
function row(name, time, now, kind) {
  return html`
    <tr class=${kind} data-running=${time.since === null ? nothing : "true"}>
      <th scope="row"><bdi>${name}</bdi></th>
      <td>${spokenText(time, now)}</td>
      <td class="quiet">${t("times.of", { length: clockText(time.granted_ms) })}</td>
    </tr>
  `;
}
