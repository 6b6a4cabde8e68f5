/**
 * The division: a bar with `for` from the left, `against` from the right and the undecided between, and the flow of
 * nine ribbons between two such bars. Each has a text form beside it, because a picture alone does not reach everybody.
 */

import { html, nothing, svg } from "../../vendor/vendor.js";
import { SIDES, outline, ribbons, seeds, segments } from "./division_shape.js";
import { number, percent, t } from "./words.js";

/**
 * @typedef {import("../types").Bar} Bar
 * @typedef {import("../types").ResultFrame} ResultFrame
 * @typedef {import("./division_shape.js").Segment} Segment
 */

const NAMED = new Set(SIDES);

/** A choice in words; a choice that is none of the three sides names itself. @param {string} choice */
export function choiceName(choice) {
  return NAMED.has(choice) ? t(`choice.${choice}`) : choice;
}

/** The words that say whom a bar counts. @param {Bar} bar */
export function ofWhom({ of, n }) {
  return t(`of.${of}`, { n });
}

/**
 * A bar with its legend. It grows from nothing; the style sheet decides whether it moves there.
 * @param {Bar} drawn
 * @param {{label?: string, ems?: number}} [options]
 */
export function divisionBar(drawn, { label = t("division.label"), ems = 0 } = {}) {
  return html`<figure class="division">
    ${bar(drawn, null, ems)}
    <ul class="division__legend" aria-hidden="true">${segments(drawn).map(legendEntry)}</ul>
    ${barTable(drawn, label)}
  </figure>`;
}

/**
 * Both bars and the ribbons. Parts that the frame does not hold are not drawn. `ems` says how many ems of the labels'
 * type a bar is wide, so that a label is only drawn inside a segment that can hold it.
 * @param {ResultFrame} frame
 * @param {{ems?: number}} [options]
 */
export function flow({ shown: { before, after }, matrix, step }, { ems = 40 } = {}) {
  return html`<figure class="flow" data-step=${matrix ? "movement" : step}>
    ${before ? html`<div class="flow__end">${caption("pre", before, ems)}${bar(before, null, ems)}</div>` : nothing}
    ${
      before && after
        ? html`<div
      class="flow__ribbons">${matrix ? flowRibbons(matrix, before, after) : nothing}</div>`
        : nothing
    }
    ${
      after
        ? html`<div class="flow__end flow__end--after">${bar(after, before, ems)}${caption("post", after, ems)}</div>`
        : nothing
    }
    ${before ? barTable(before, t("round.pre")) : nothing}
    ${after ? barTable(after, t("round.post")) : nothing}
    ${matrix ? matrixTable(matrix) : nothing}
  </figure>`;
}

/**
 * `from` is the bar that it moves from, or null to grow from nothing.
 * @param {Bar} drawn
 * @param {Bar | null} from
 * @param {number} ems
 */
function bar(drawn, from, ems) {
  const starts = from?.n ? segments(from) : seeds(drawn);
  /** @param {string} choice */
  const startOf = (choice) => starts.find((start) => start.choice === choice) ?? { start: 50, width: 0 };
  return svg`<svg class="division__bar" aria-hidden="true" focusable="false">
    <rect class="division__ground" width="100%" height="100%" />
    ${segments(drawn).map((segment) => rect(segment, startOf(segment.choice)))}
    ${segments(drawn).map((segment) => (fits(segment, ems) ? inside(segment) : nothing))}
  </svg>`;
}

/** @param {Segment} segment @param {{start: number, width: number}} from */
function rect({ choice, start, width }, from) {
  return svg`<rect class="division__part" data-choice=${choice} x="${round(start)}%" width="${round(width)}%"
    height="100%"
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

/** A share in words; a bar of nobody has none. @param {number | null} pct */
const shareWords = (pct) => (pct === null ? "" : percent(pct));

/** A figure stands in its segment only together with what it counts. @param {Segment} segment */
const labelOf = ({ choice, pct }) => `${choiceName(choice)} ${shareWords(pct)}`;

/** @param {Segment} segment @param {number} ems */
function fits(segment, ems) {
  return segment.votes > 0 && (segment.width * ems) / 100 >= emsOf(labelOf(segment));
}

/** @param {Segment} segment */
function inside(segment) {
  return svg`<svg class="division__label" x="${round(segment.start)}%" y="50%" overflow="visible">
    ${shape(segment.choice)}<text x="1.75em" dy=".36em">${labelOf(segment)}</text>
  </svg>`;
}

const OUTLINES = { for: svg`<circle cx="5" cy="5" r="5" />`, against: svg`<path d="M5 -.6L10.6 5L5 10.6L-.6 5Z" />` };

/** Circle, diamond or bar. @param {string} choice */
function shape(choice) {
  const drawn = OUTLINES[/** @type {"for" | "against"} */ (choice)] ?? svg`<rect y="3.4" width="10" height="3.2" />`;
  return svg`<svg class="division__shape" x=".75em" y="-.36em" width=".72em" height=".72em" viewBox="0 0 10 10"
    overflow="visible">${drawn}</svg>`;
}

/** @param {Segment} segment */
function legendEntry({ choice, pct, votes }) {
  return html`<li><span class="side side--${
    NAMED.has(choice) ? choice : "other"
  }"><bdi>${choiceName(choice)}</bdi></span>
    <b class="figure">${shareWords(pct)}</b> <span class="division__votes figure">${number(votes)}</span></li>`;
}

/**
 * Whom a bar counts, and the segments that are too narrow for a label of their own.
 * @param {"pre" | "post"} round @param {Bar} drawn @param {number} ems
 */
function caption(round, drawn, ems) {
  const narrow = segments(drawn).filter((segment) => segment.votes > 0 && !fits(segment, ems));
  return html`<figcaption class="flow__caption">
    <span><b>${t(`round.${round}`)}</b> <span class="figure">${ofWhom(drawn)}</span></span>
    ${narrow.length ? html`<ul class="flow__narrow">${narrow.map(legendEntry)}</ul>` : nothing}
  </figcaption>`;
}

/** @param {import("../types").Matrix} matrix @param {Bar} before @param {Bar} after */
function flowRibbons(matrix, before, after) {
  return svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${ribbons(matrix, before, after).map(
      (ribbon) =>
        svg`<path class="flow__ribbon" data-choice=${ribbon.from} data-stays=${ribbon.from === ribbon.to}
          d=${outline(ribbon)} />`,
    )}
  </svg>`;
}

/** @param {Bar} drawn @param {string} label */
function barTable(drawn, label) {
  return html`<table class="visually-hidden"><caption>${label}: ${ofWhom(drawn)}</caption>
    <tbody>${segments(drawn).map(
      ({ choice, votes, pct }) => html`<tr><th scope="row">${choiceName(choice)}</th>
      <td>${number(votes)}</td><td>${shareWords(pct)}</td></tr>`,
    )}</tbody>
  </table>`;
}

/** @param {import("../types").Matrix} matrix */
function matrixTable(matrix) {
  return html`<table class="visually-hidden"><caption>${t("division.matrix")}</caption>
    <thead><tr><td></td>${SIDES.map(
      (to) => html`<th scope="col">${t("division.to", { choice: choiceName(to) })}</th>`,
    )}</tr></thead>
    <tbody>${SIDES.map(
      (from) => html`<tr><th scope="row">${t("division.from", { choice: choiceName(from) })}</th>
      ${SIDES.map((to) => html`<td>${number(matrix[from]?.[to] ?? 0)}</td>`)}</tr>`,
    )}</tbody>
  </table>`;
}
