/** The geometry of the division, in percent of its width. Pure: nothing here draws. */

/**
 * @typedef {Record<string, number>} Tally
 * @typedef {Record<string, Record<string, number>>} Matrix
 * @typedef {{choice: string, votes: number, share: number, start: number, width: number}} Segment
 * @typedef {{from: string, to: string, votes: number, start: number, end: number, width: number, arriving: number}} Ribbon
 */

export const SIDES = ["for", "undecided", "against"];

/** Between two neighbours, so that they are told apart where two colours look alike. */
const GAP = 0.5;

/** @param {Tally} tally */
export function total(tally) {
  return Object.values(tally).reduce((sum, votes) => sum + votes, 0);
}

/**
 * The choices as the division stands: for first, against last, everything else between.
 * @param {Tally} tally
 */
export function ordered(tally) {
  /** @param {string} choice */
  const rank = (choice) => (choice === "for" ? 0 : choice === "against" ? 2 : 1);
  return Object.keys(tally).sort((a, b) => rank(a) - rank(b));
}

/** @param {Tally} tally @returns {Segment[]} */
export function segments(tally) {
  const all = total(tally);
  const choices = ordered(tally);
  const scale = (100 - GAP * Math.max(0, choices.filter((choice) => tally[choice] > 0).length - 1)) / (all || 1);
  let start = 0;
  return choices.map((choice) => {
    const votes = tally[choice];
    const width = votes * scale;
    const segment = { choice, votes, share: all ? votes / all : 0, start, width };
    start += width + (votes ? GAP : 0);
    return { ...segment, start: Math.min(segment.start, 100) };
  });
}

/**
 * Where the segments of a bar start growing from: for at the left edge, against at the right, the rest in the middle.
 * @param {Tally} tally @returns {Segment[]}
 */
export function seeds(tally) {
  return segments(tally).map((segment) => ({ ...segment, start: seedOf(segment.choice), width: 0 }));
}

/** @param {string} choice */
function seedOf(choice) {
  return choice === "for" ? 0 : choice === "against" ? 100 : 50;
}

/**
 * The nine ways from before to after. Each ribbon leaves its segment above and arrives at its segment below
 * in the order of the sides, so that ribbons of one segment never cross each other.
 * @param {Matrix} matrix @returns {Ribbon[]}
 */
export function ribbons(matrix) {
  const above = startsOf(segments(sums(matrix, "before")));
  const below = startsOf(segments(sums(matrix, "after")));
  return SIDES.flatMap((from) =>
    SIDES.map((to) => {
      const votes = matrix[from]?.[to] ?? 0;
      const [leaving, reached] = [above[from], below[to]];
      const [width, arriving] = [votes * leaving.scale, votes * reached.scale];
      const ribbon = { from, to, votes, start: leaving.next, end: reached.next, width, arriving };
      leaving.next += width;
      reached.next += arriving;
      return ribbon;
    }),
  );
}

/** @param {Matrix} matrix @param {"before" | "after"} round @returns {Tally} */
export function sums(matrix, round) {
  /** @param {string} side @param {string} other */
  const cell = (side, other) => (round === "before" ? matrix[side]?.[other] : matrix[other]?.[side]) ?? 0;
  /** @param {string} side */
  const sum = (side) => SIDES.reduce((votes, other) => votes + cell(side, other), 0);
  return Object.fromEntries(SIDES.map((side) => [side, sum(side)]));
}

/** @param {Segment[]} bar @returns {Record<string, {next: number, scale: number}>} */
function startsOf(bar) {
  return Object.fromEntries(bar.map(({ choice, start, width, votes }) => [choice, { next: start, scale: votes ? width / votes : 0 }]));
}

/**
 * The outline of a ribbon in a box of 100 by 100.
 * @param {Ribbon} ribbon
 */
export function outline({ start, end, width, arriving }) {
  const [a, b, c, d] = [start, start + width, end, end + arriving].map((x) => Number(x.toFixed(3)));
  return `M${a} 0C${a} 50 ${c} 50 ${c} 100H${d}C${d} 50 ${b} 50 ${b} 0Z`;
}
