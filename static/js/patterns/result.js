/** The frames of results as the server made them (debate/web/pattern_frames.py): no figure is made here either. */

import { page } from "../lib/page.js";

/**
 * @typedef {import("../types").ResultFrame} ResultFrame
 * @typedef {import("../types").Bar} Bar
 */

const { frames } = /** @type {{frames: Record<string, Record<string, ResultFrame>>}} */ (/** @type {unknown} */ (page));

/**
 * A frame as far as a step of its reveal.
 * @param {string} name
 * @param {string} [step]
 * @param {Partial<ResultFrame>} [own]
 * @returns {ResultFrame}
 */
export function frameOf(name, step = "winner", own = {}) {
  return { ...frames[name][step], ...own };
}

/** A live tally as it is drawn: the final vote of a room, of the votes so far. @param {string} room @returns {Bar} */
export function liveBar(room) {
  return { .../** @type {Bar} */ (frames[room].winner.shown.after), of: "so_far" };
}

/** @type {Bar} */
export const EMPTY_BAR = { ...liveBar("nobody"), of: "none_so_far" };
