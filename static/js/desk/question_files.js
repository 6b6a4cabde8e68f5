/** What was asked of whom in an item, and who answered, as files to take home. */

import { html } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";

/** @param {import("./ui.js").Desk} desk @param {number} item */
export function questionFiles({ page: { urls } }, item) {
  const of = (/** @type {string} */ url) => url.replace("<item>", String(item));
  return html`
    <p class="queue__files">
      <span class="quiet">${t("queue.files")}</span>
      <a class="link" download href=${of(urls.questions_csv)}>${t("queue.csv")}</a>
      <a class="link" download href=${of(urls.questions_json)}>${t("queue.json")}</a>
    </p>
  `;
}
