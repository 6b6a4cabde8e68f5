/** A real debate's figures (Snowden Was Justified, 2014), as the frames of a reveal. */

import { SEAL } from "./hall.js";

/** @typedef {import("../types").ResultFrame} ResultFrame */

const MATRIX = {
  for: { for: 242, undecided: 20, against: 38 },
  undecided: { for: 248, undecided: 80, against: 92 },
  against: { for: 60, undecided: 20, against: 210 },
};

/** @type {ResultFrame} */
const WHOLE = {
  poll: 12, pair: 5, round: "post", title: "Oxford Style Debate", motion: "Snowden was justified", seal: SEAL, step: "winner",
  steps: ["before", "after", "movement", "winner"],
  before: { for: 309, against: 298, undecided: 444 }, after: { for: 581, against: 366, undecided: 126 },
  counts: { before: 1051, after: 1073, both: 1010, only_before: 41, only_after: 63 }, matrix: MATRIX,
  matched: { before: { for: 300, against: 290, undecided: 420 }, after: { for: 550, against: 340, undecided: 120 } },
  outcome: {
    verdict: "for", rule: "matched", margin_pct: 19.8, spread_pct: 3.1,
    shifts: { for: { before_pct: 29.7, after_pct: 54.5, gain_pct: 24.8 }, against: { before_pct: 28.7, after_pct: 33.7, gain_pct: 5 } },
  },
  hashes: { pre: "2C41-08DE-77A1-B3F0", post: "9E02-5B6C-1D44-AF18" },
};

/** The frame as far as a step. @param {string} step @param {Partial<ResultFrame>} [own] @returns {ResultFrame} */
export function makeFrame(step, own = {}) {
  const frame = { ...WHOLE, step, ...own };
  const reached = frame.steps.indexOf(step);
  /** @param {string} part */
  const has = (part) => frame.steps.includes(part) && frame.steps.indexOf(part) <= reached;
  const moved = has("movement") || (has("winner") && !frame.steps.includes("movement"));
  return {
    ...frame, before: has("before") ? frame.before : null, after: has("after") ? frame.after : null,
    counts: moved ? frame.counts : null, matrix: has("movement") ? frame.matrix : null, matched: has("movement") ? frame.matched : null,
    outcome: has("winner") ? frame.outcome : null,
  };
}

/** @param {Partial<import("../types").Outcome>} own @returns {ResultFrame} */
export function makeVerdict(own) {
  return makeFrame("winner", { outcome: { .../** @type {import("../types").Outcome} */ (WHOLE.outcome), ...own } });
}

const HUNDREDS = 1000;
/** @param {Record<string, number>} tally */
const times = (tally) => Object.fromEntries(Object.entries(tally).map(([name, n]) => [name, n * HUNDREDS]));

/** Every count with six figures or more. */
export const HUGE = makeFrame("winner", {
  before: times(/** @type {Record<string, number>} */ (WHOLE.before)), after: times(/** @type {Record<string, number>} */ (WHOLE.after)),
  counts: /** @type {import("../types").Counts} */ (/** @type {unknown} */ (times(/** @type {any} */ (WHOLE.counts)))),
  matrix: Object.fromEntries(Object.entries(MATRIX).map(([side, row]) => [side, times(row)])),
  matched: { before: times({ for: 300, against: 290, undecided: 420 }), after: times({ for: 550, against: 340, undecided: 120 }) },
});
