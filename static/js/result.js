/** Draws the movement between the two bars. The page is complete without it; print takes what was drawn. */

import { render } from "../vendor/vendor.js";
import { flow } from "./lib/division.js";
import { page } from "./lib/page.js";
import { report } from "./lib/painter.js";

/** A sheet of paper is about this wide: a label drawn on the screen must also fit its segment there. */
const PAPER_EMS = 42;

const sheet = /** @type {HTMLElement} */ (document.getElementById("result"));
const place = document.getElementById("flow");
const { frame } = /** @type {{frame: import("./types").ResultFrame}} */ (/** @type {unknown} */ (page));

/** Where it cannot be drawn, the bars that came with the page stay. @param {HTMLElement} place */
function draw(place) {
  sheet.dataset.drawn = "";
  try {
    const ems = place.clientWidth / parseFloat(getComputedStyle(place).fontSize);
    render(flow(frame, { ems: Math.min(ems, PAPER_EMS) }), place);
  } catch (error) {
    delete sheet.dataset.drawn;
    console.error(error);
    report(error, "flow");
  }
}

if (place && frame.matrix && frame.counts?.both) new ResizeObserver(() => draw(place)).observe(place);
