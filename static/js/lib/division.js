/**
 * The division: a bar with `for` from the left, `against` from the right and the undecided between, and the flow of
 * nine ribbons between two such bars. Each has a text form beside it, because a picture alone does not reach everybody.
 */

import { html, nothing, svg } from "../../vendor/vendor.js";
import { SIDES, ordered, outline, ribbons, seeds, segments, total } from "./division_shape.js";
import { number, percent, t } from "./words.js";

/**
 * @typedef {import("../types").Tally} Tally
 * @typedef {import("../types").ResultFrame} ResultFrame
 * @typedef {import("./division_shape.js").Segment} Segment
 */

const NAMED = new Set(SIDES);

/** A choice in words; a choice that is none of the three sides names itself. @param {string} choice */
export function choiceName(choice) {
  return NAMED.has(choice) ? t(`choice.${choice}`) : choice;
}

/**
 * The bar of a tally with its legend. `from` is the tally that the bar stood at before, or null to grow from nothing;
 * the style sheet decides whether it moves from there.
 * @param {Tally} tally
 * @param {{label?: string, legend?: boolean, from?: Tally | null, ems?: number}} [options]
 */
export function divisionBar(tally, { label = t("division.label"), legend = true, from = null, ems = 0 } = {}) {
  return html`<figure class="division">
    ${bar(tally, from, ems)}
    ${legend ? html`<ul class="division__legend" aria-hidden="true">${segments(tally).map(legendEntry)}</ul>` : nothing}
    ${tallyTable(tally, label)}
  </figure>`;
}

/**
 * Both bars and the ribbons. Parts that the frame does not hold are not drawn. `ems` says how many ems of the labels'
 * type a bar is wide, so that a label is only drawn inside a segment that can hold it.
 * @param {ResultFrame} frame
 * @param {{ems?: number}} [options]
 */
export function flow(frame, { ems = 40 } = {}) {
  const { before, after } = shown(frame);
  const step = frame.matrix ? "movement" : frame.step;
  return html`<figure class="flow" data-step=${step}>
    ${before ? html`<div class="flow__end">${caption("pre", before, frame, ems)}${bar(before, beforeFrom(frame), ems)}</div>` : nothing}
    ${before && after ? html`<div class="flow__ribbons">${frame.matrix ? flowRibbons(frame.matrix) : nothing}</div>` : nothing}
    ${after ? html`<div class="flow__end flow__end--after">${bar(after, afterFrom(frame), ems)}${caption("post", after, frame, ems)}</div>` : nothing}
    ${before ? tallyTable(before, t("round.pre")) : nothing}
    ${after ? tallyTable(after, t("round.post")) : nothing}
    ${frame.matrix ? matrixTable(frame.matrix) : nothing}
  </figure>`;
}

/**
 * The tallies that the bars stand at: all ballots until the movement, then those who voted both times, so that the
 * ribbons begin and end at the bars they belong to.
 * @param {ResultFrame} frame @returns {{before: Tally | null, after: Tally | null}}
 */
export function shown({ before, after, matched }) {
  return { before: matched?.before ?? before, after: matched?.after ?? after };
}

/** @param {ResultFrame} frame */
function beforeFrom({ before, matched }) {
  return matched ? before : null;
}

/** @param {ResultFrame} frame */
function afterFrom({ before, after, matched }) {
  return matched ? after : before;
}

/** @param {Tally} tally @param {Tally | null} from @param {number} ems */
function bar(tally, from, ems) {
  const starts = from && total(from) ? segments(from) : seeds(tally);
  /** @param {string} choice */
  const startOf = (choice) => starts.find((start) => start.choice === choice) ?? { start: 50, width: 0 };
  return svg`<svg class="division__bar" aria-hidden="true" focusable="false">
    <rect class="division__ground" width="100%" height="100%" />
    ${segments(tally).map((segment) => rect(segment, startOf(segment.choice)))}
    ${segments(tally).map((segment) => (fits(segment, ems) ? inside(segment, ems) : nothing))}
  </svg>`;
}

/** @param {Segment} segment @param {{start: number, width: number}} from */
function rect({ choice, start, width }, from) {
  return svg`<rect class="division__part" data-choice=${choice} x="${round(start)}%" width="${round(width)}%" height="100%"
    .style=${`--from-x: ${round(from.start)}%; --from-width: ${round(from.width)}%`} />`;
}

/** @param {number} x */
function round(x) {
  return Number(x.toFixed(3));
}

/** Roughly: a letter or figure takes 0.57 em, the mark and the margins 2.4. @param {string} text */
function emsOf(text) {
  return text.length * 0.57 + 2.4;
}

/** @param {Segment} segment @param {number} ems */
function fits({ share, width }, ems) {
  return share > 0 && (width * ems) / 100 >= emsOf(percent(share * 100));
}

/** @param {Segment} segment @param {number} ems */
function inside({ choice, share, start, width }, ems) {
  const long = `${choiceName(choice)} ${percent(share * 100)}`;
  const text = (width * ems) / 100 >= emsOf(long) ? long : percent(share * 100);
  return svg`<svg class="division__label" x="${round(start)}%" y="50%" overflow="visible">
    ${shape(choice)}<text x="1.75em" dy=".36em">${text}</text>
  </svg>`;
}

const OUTLINES = { for: svg`<circle cx="5" cy="5" r="5" />`, against: svg`<path d="M5 -.6L10.6 5L5 10.6L-.6 5Z" />` };

/** Circle, diamond or bar. @param {string} choice */
function shape(choice) {
  const drawn = OUTLINES[/** @type {"for" | "against"} */ (choice)] ?? svg`<rect y="3.4" width="10" height="3.2" />`;
  return svg`<svg class="division__shape" x=".75em" y="-.36em" width=".72em" height=".72em" viewBox="0 0 10 10" overflow="visible">${drawn}</svg>`;
}

/** @param {Segment} segment */
function legendEntry({ choice, share, votes }) {
  return html`<li><span class="side side--${NAMED.has(choice) ? choice : "other"}"><bdi>${choiceName(choice)}</bdi></span>
    <b class="figure">${percent(share * 100)}</b> <span class="division__votes figure">${number(votes)}</span></li>`;
}

/**
 * What a bar counts, and the segments that are too narrow for a label of their own.
 * @param {"pre" | "post"} round @param {Tally} tally @param {ResultFrame} frame @param {number} ems
 */
function caption(round, tally, frame, ems) {
  const n = total(tally);
  const narrow = segments(tally).filter((segment) => segment.votes > 0 && !fits(segment, ems));
  return html`<figcaption class="flow__caption">
    <span><b>${t(`round.${round}`)}</b> <span class="figure">${t(frame.matched ? "division.both" : "division.ballots", { n })}</span></span>
    ${narrow.length ? html`<ul class="flow__narrow">${narrow.map(legendEntry)}</ul>` : nothing}
  </figcaption>`;
}

/** @param {import("../types").Matrix} matrix */
function flowRibbons(matrix) {
  return svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${ribbons(matrix).map((ribbon) => svg`<path class="flow__ribbon" data-choice=${ribbon.from} data-stays=${ribbon.from === ribbon.to} d=${outline(ribbon)} />`)}
  </svg>`;
}

/** @param {Tally} tally @param {string} label */
function tallyTable(tally, label) {
  const all = total(tally) || 1;
  return html`<table class="visually-hidden"><caption>${label}</caption>
    <tbody>${ordered(tally).map((choice) => html`<tr><th scope="row">${choiceName(choice)}</th>
      <td>${number(tally[choice])}</td><td>${percent((100 * tally[choice]) / all)}</td></tr>`)}</tbody>
  </table>`;
}

/** @param {import("../types").Matrix} matrix */
function matrixTable(matrix) {
  return html`<table class="visually-hidden"><caption>${t("division.matrix")}</caption>
    <thead><tr><td></td>${SIDES.map((to) => html`<th scope="col">${t("division.to", { choice: choiceName(to) })}</th>`)}</tr></thead>
    <tbody>${SIDES.map((from) => html`<tr><th scope="row">${t("division.from", { choice: choiceName(from) })}</th>
      ${SIDES.map((to) => html`<td>${number(matrix[from]?.[to] ?? 0)}</td>`)}</tr>`)}</tbody>
  </table>`;
}
