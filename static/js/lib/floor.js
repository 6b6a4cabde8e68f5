// How a panel's time is spread at an instant, from the server's facts: debate/domain/floor.py says the same.

/** @import { FloorPerson, FloorSlice } from "../types" */
/**
 * @typedef {{spoken_ms: number, longest_ms: number, silent_ms: number, share: number | null, owed_ms: number}} Standing
 */

/** Of those who sit on the stage, in order. @param {FloorSlice} floor @param {number} now @returns {Standing[]} */
export function standings({ people, gone, began_at }, now) {
  const running = people.map(({ since }) => (since === null ? 0 : Math.max(0, now - since)));
  const spoken = people.map(({ spoken_ms }, at) => spoken_ms + running[at]);
  const whole = sum(spoken);
  const all = whole + sum(gone.map(({ spoken_ms }) => spoken_ms));
  return people.map((one, at) => ({
    spoken_ms: spoken[at],
    longest_ms: Math.max(one.longest_ms, running[at]),
    silent_ms: silence(one, began_at, now),
    share: all ? share(spoken[at], all) : null,
    owed_ms: Math.max(0, Math.floor(whole / people.length) - spoken[at]),
  }));
}

/** @param {number[]} lengths */
const sum = (lengths) => lengths.reduce((whole, one) => whole + one, 0);

/** In per cent with one decimal, half away from zero. @param {number} own @param {number} all */
const share = (own, all) => Math.floor((2000 * own + all) / (2 * all)) / 10;

/** @param {FloorPerson} person @param {number | null} began_at @param {number} now */
function silence({ since, last_at }, began_at, now) {
  return since === null ? Math.max(0, now - Math.max(last_at ?? 0, began_at ?? 0)) : 0;
}
