import { html } from "../../vendor/vendor.js";

const LENGTHS = /** @type {const} */ ([
  [50, "short"],
  [95, "medium"],
  [150, "long"],
]);

/** How large a text may be set, by its length. @param {string} text */
export function lengthOf(text) {
  return LENGTHS.find(([most]) => text.length <= most)?.[1] ?? "longest";
}

/** The one large text of a scene. @param {string} text @param {string} [kind] */
export function hero(text, kind = "motion") {
  return html`<h2 class="hero ${kind}" data-length=${lengthOf(text)} dir="auto">${text}</h2>`;
}
