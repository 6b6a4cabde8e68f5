/** Speaking time per side and per speaker, as the server has added it up. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockText, spokenText } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { sideMark } from "./controls.js";

/** @import { TimeFacts } from "../types" */
/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function timesView({ slices: { order, debate }, now, page }) {
  if (!order.times.some(({ time }) => hasBegun(time) || time.granted_ms)) return nothing;
  return html`
    <section class="part times" aria-label=${t("times.title")}>
      <div class="part__head">
        <h2 class="eyebrow">${t("times.title")}</h2>
        ${
          debate && order.times.some(({ time }) => hasBegun(time))
            ? html`<a class="link" download
                href=${page.urls.speaking_time.replace("<item>", String(debate.item))}>${t("floor.csv")}</a>`
            : nothing
        }
      </div>
      <div class="times__sides">
        ${order.times.map(
          ({ side, time, speakers, crossfire }) => html`
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
                row(whoSpoke(one), one.time, now, ""),
              )}${crossfire ? row(t("times.crossfire"), crossfire, now, "quiet") : nothing}</tbody>
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
      <th scope="row">${name}</th>
      <td>${spokenText(time, now)}</td>
      <td class="quiet">${t("times.of", { length: clockText(time.granted_ms) })}</td>
    </tr>
  `;
}

/** One turn is what stands beside it. @param {import("../types").SpeakerTime} one */
function whoSpoke({ name, turns, longest_ms }) {
  const longest = spokenText({ spoken_ms: longest_ms, since: null }, 0);
  const words = html` <small>${t("times.turns", { n: turns, longest })}</small>`;
  return html`<bdi>${name}</bdi>${turns > 1 ? words : nothing}`;
}
