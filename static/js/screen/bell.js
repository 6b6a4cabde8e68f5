import { html, nothing, svg } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";

const BELL = svg`<path d="M10 1a1.6 1.6 0 0 0-1.6 1.6v.5A5.6 5.6 0 0 0 4.4 8.5V13L2.6 15.2V16h14.8v-.8L15.6 13V8.5
  a5.6 5.6 0 0 0-4-5.4v-.5A1.6 1.6 0 0 0 10 1ZM7.9 17a2.1 2.1 0 0 0 4.2 0Z" />`;

/**
 * The desk's bell, as long as it is to be seen: a shape, a word, and a sentence for who hears the page.
 * @param {number | undefined} rung
 */
export function bell(rung) {
  return html`<div class="bell" role="status">${
    rung
      ? html`<p class="bell__sign" data-stroke=${rung % 2}>
        <svg class="bell__shape" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${BELL}</svg>
        <span aria-hidden="true">${t("bell")}</span><span class="visually-hidden">${t("spoken.bell")}</span>
      </p>`
      : nothing
  }</div>`;
}
