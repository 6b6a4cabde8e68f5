/** Draws the movement between the two bars. The page is complete without it; print takes what was drawn. */

import { render } from "../vendor/vendor.js";
import { flow } from "./lib/division.js";
import { page } from "./lib/page.js";

/** A sheet of paper is about this wide: a label drawn on the screen must also fit its segment there. */
const PAPER_EMS = 42;

const sheet = /** @type {HTMLElement} */ (document.getElementById("result"));
const place = document.getElementById("flow");
const { frame } = /** @type {{frame: import("./types").ResultFrame}} */ (/** @type {unknown} */ (page));

/** @param {HTMLElement} place */
function draw(place) {
  const ems = place.clientWidth / parseFloat(getComputedStyle(place).fontSize);
  render(flow(frame, { ems: Math.min(ems, PAPER_EMS) }), place);
}

if (place && frame.matrix && frame.counts?.both) {
  sheet.dataset.drawn = "";
  new ResizeObserver(() => draw(place)).observe(place);
}
