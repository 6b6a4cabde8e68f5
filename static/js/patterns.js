/** Every state of every face: all in boxes, or one at full size (`?face=screen&state=vote-live`). */

import { html, render } from "../vendor/vendor.js";
import { page } from "./lib/page.js";
import { useWords } from "./lib/words.js";
import { fitAll, keepFitted } from "./screen/fit.js";

/**
 * What a module of patterns exports. `settle` does what has to happen to the page after painting.
 * @typedef {{view: (state: any) => unknown, patterns: {id: string, state: any}[], settle?: (root: HTMLElement) =>
 * void}} Patterns
 */

const words = /** @type {Record<string, Record<string, import("./types").Word>>} */ (
  /** @type {unknown} */ (page.words)
);

/** @param {string} face @returns {Promise<Patterns>} */
const load = (face) => import(`./patterns/${face}.js`);

/** @param {HTMLElement} root @param {string} face @param {string} id */
async function showOne(root, face, id) {
  useWords(words[face], page.lang);
  const { view, patterns, settle = fitAll } = await load(face);
  const pattern = patterns.find((one) => one.id === id);
  if (!pattern) throw new Error(`${face} has no pattern ${id}`);
  if (pattern.state.dir) document.documentElement.dir = pattern.state.dir;
  render(view(pattern.state), root);
  settle(root);
  keepFitted(root);
  await document.fonts.ready;
  settle(root);
  root.dataset.ready = "";
}

/** @param {HTMLElement} section */
async function showAll(section) {
  const face = /** @type {string} */ (section.dataset.face);
  const boxes = /** @type {HTMLElement} */ (section.querySelector(".group__boxes"));
  try {
    const { patterns } = await load(face);
    render(
      patterns.map(({ id }) => box(face, id)),
      boxes,
    );
    for (const place of boxes.querySelectorAll(".box__place")) scaled.observe(place);
  } catch (error) {
    render(html`<p role="alert">${String(error)}</p>`, boxes);
  }
}

/** A document of its own for each: the faces' sheets would fight over one. @param {string} face @param {string} id */
function box(face, id) {
  const url = `?${new URLSearchParams({ face, state: id })}`;
  return html`<figure class="box"><figcaption><a href=${url}>${id}</a></figcaption>
    <div class="box__place"><iframe src=${url} title="${face}: ${id}" loading="lazy"
      tabindex="-1"></iframe></div></figure>`;
}

/** Each frame keeps its face's own size and is drawn to the scale of its box. */
const scaled = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const frame = /** @type {HTMLElement} */ (target.firstElementChild);
    /** @type {HTMLElement} */ (target).style.setProperty("--scale", String(contentRect.width / frame.offsetWidth));
  }
});

const only = /** @type {HTMLElement | null} */ (document.querySelector("[data-state]"));
if (only) await showOne(only, /** @type {string} */ (only.dataset.face), /** @type {string} */ (only.dataset.state));
else
  await Promise.all(
    [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("section[data-face]"))].map(showAll),
  );
