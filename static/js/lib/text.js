// How long a text is, counted as the server counts it: characters of what it will keep, not units of UTF-16.
import { t } from "./words.js";

/** @param {string} text */
export const lengthOf = (text) => [...text.normalize("NFC").replace(/\s+/g, " ").trim()].length;

/** For `@input`: a field whose text is too long says so when it is sent, as one that is empty does.
 * @param {number} longest */
export const holdTo = (longest) => (/** @type {Event} */ event) => {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (event.currentTarget);
  const over = lengthOf(field.value) - longest;
  field.setCustomValidity(over > 0 ? t("text.too_long", { n: over, longest }) : "");
};
