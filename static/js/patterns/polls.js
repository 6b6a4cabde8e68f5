/** Polls of every kind as the server made them (debate/web/pattern_polls.py): no figure is made here either. */

import { page } from "../lib/page.js";
import { NOW } from "./hall.js";

/**
 * @typedef {import("../types").AlonePoll} AlonePoll
 * @typedef {import("../types").PollFrame} PollFrame
 * @typedef {{asked: import("../types").AskedPart, answer: string, figures: Record<string,
 *   import("../types").PollFigures>, moved: Record<string, import("../types").Movement>}} Made
 */

export const POLLS = /** @type {{polls: Record<string, Made>}} */ (/** @type {unknown} */ (page)).polls;
/** The numbers of voters in which every poll is shown. */
export const CROWDS = ["0", "1", "7", "5000"];
export const HASH = "9E02-5B6C-1D44-AF18";

/** @param {Made} made @param {Partial<AlonePoll>} [own] @returns {AlonePoll} */
export function alonePoll({ asked }, own = {}) {
  return {
    ...asked,
    id: 61,
    pair: null,
    earlier: null,
    groups: [],
    state: "open",
    tallies: "sealed",
    opened_at: NOW - 60_000,
    closes_at: null,
    ballots_hash: null,
    fingerprint: null,
    ...own,
  };
}

/** @param {Made} made @param {string} crowd @returns {PollFrame} */
export function pollFrame({ asked: { kind, question, settings }, figures }, crowd) {
  const shown = { kind, question, settings, figures: figures[crowd], moved: null };
  return { poll: 61, ...shown, hash: HASH, fingerprint: HASH };
}

/** Of a second round. @param {Made} made @param {string} crowd @returns {PollFrame} */
export const secondFrame = (made, crowd) => ({ ...pollFrame(made, crowd), moved: made.moved[crowd] });

/**
 * One state for each poll, by its name.
 * @template T @param {string} name @param {(made: Made, name: string) => T} make @returns {Record<string, T>}
 */
export const everyPoll = (name, make) =>
  Object.fromEntries(Object.entries(POLLS).map(([kind, made]) => [`${name}-${kind}`, make(made, kind)]));

/** One state for each poll and each number of voters. @template T @param {string} name
 * @param {(made: Made, crowd: string) => T} make @param {(made: Made) => boolean} [which]
 * @returns {Record<string, T>} */
export const everyResult = (name, make, which = () => true) =>
  Object.fromEntries(
    Object.entries(POLLS)
      .filter(([, made]) => which(made))
      .flatMap(([kind, made]) => CROWDS.map((crowd) => [`${name}-${kind}-${crowd}`, make(made, crowd)])),
  );

/** Its kind can be put a second time. @param {Made} made */
export const hasSecond = ({ moved }) => CROWDS[0] in moved;
