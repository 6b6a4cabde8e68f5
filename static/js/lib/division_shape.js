/** The geometry of the division, in percent of its width. Pure: nothing here draws, and no figure is made. */

/**
 * @typedef {import("../types").Bar} Bar
 * @typedef {import("../types").Matrix} Matrix
 * @typedef {{choice: string, votes: number, pct: number | null, start: number, width: number}} Segment
 * @typedef {{from: string, to: string, votes: number, start: number, end: number, width: number, arriving: number}}
 * Ribbon
 */

export const SIDES = ["for", "undecided", "against"];

/** Between two neighbours, so that they are told apart where two colours look alike. */
const GAP = 0.5;

/**
 * The choices as the division stands: for first, against last, everything else between.
 * @param {Bar} bar
 */
export function ordered({ shares }) {
  /** @param {string} choice */
  const rank = (choice) => (choice === "for" ? 0 : choice === "against" ? 2 : 1);
  return Object.keys(shares).sort((a, b) => rank(a) - rank(b));
}

/** @param {Bar} bar @returns {Segment[]} */
export function segments(bar) {
  const choices = ordered(bar);
  const gaps = Math.max(0, choices.filter((choice) => bar.shares[choice].n > 0).length - 1);
  const scale = (100 - GAP * gaps) / (bar.n || 1);
  let start = 0;
  return choices.map((choice) => {
    const { n: votes, pct } = bar.shares[choice];
    const width = votes * scale;
    const segment = { choice, votes, pct, start, width };
    start += width + (votes ? GAP : 0);
    return { ...segment, start: Math.min(segment.start, 100) };
  });
}

/**
 * Where the segments of a bar start growing from: for at the left edge, against at the right, the rest in the middle.
 * @param {Bar} bar @returns {Segment[]}
 */
export function seeds(bar) {
  return segments(bar).map((segment) => ({ ...segment, start: seedOf(segment.choice), width: 0 }));
}

/** @param {string} choice */
function seedOf(choice) {
  return choice === "for" ? 0 : choice === "against" ? 100 : 50;
}

/**
 * The nine ways from before to after, of those who voted both times. Each ribbon leaves its segment above and arrives
 * at its segment below in the order of the sides, so that ribbons of one segment never cross each other. Where the bars
 * count everybody, who voted once has no ribbon: the end of a segment stays bare.
 * @param {Matrix} matrix @param {Bar} before @param {Bar} after @returns {Ribbon[]}
 */
export function ribbons(matrix, before, after) {
  const above = startsOf(segments(before));
  const below = startsOf(segments(after));
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

/** @param {Segment[]} bar @returns {Record<string, {next: number, scale: number}>} */
function startsOf(bar) {
  return Object.fromEntries(
    bar.map(({ choice, start, width, votes }) => [choice, { next: start, scale: votes ? width / votes : 0 }]),
  );
}

/**
 * The outline of a ribbon in a box of 100 by 100.
 * @param {Ribbon} ribbon
 */
export function outline({ start, end, width, arriving }) {
  const [a, b, c, d] = [start, start + width, end, end + arriving].map((x) => Number(x.toFixed(3)));
  return `M${a} 0C${a} 50 ${c} 50 ${c} 100H${d}C${d} 50 ${b} 50 ${b} 0Z`;
}
