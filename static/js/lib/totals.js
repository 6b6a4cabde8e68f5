/**
 * Speaking time, added up per side and per speaker from the facts of the running order.
 * Pure: nothing is stored, `now` is an argument.
 */

import { elapsed } from "./clock.js";

const TURNS = new Set(["speech", "cross-examination", "crossfire"]);

/**
 * @typedef {import("../types.js").Slot} Slot
 * @typedef {{name: string, side: string, used_ms: number, granted_ms: number, running: boolean}} SpeakerTotal
 * @typedef {{side: string, used_ms: number, granted_ms: number, running: boolean, speakers: SpeakerTotal[]}} SideTotal
 */

/**
 * The totals of both sides, for first. A crossfire counts for both sides and for no single speaker.
 * @param {Slot[]} slots
 * @param {number} now
 * @returns {SideTotal[]}
 */
export function speakingTotals(slots, now) {
  return ["for", "against"].map((side) =>
    sideTotal(
      side,
      slots.filter((slot) => countsFor(slot, side)),
      now,
    ),
  );
}

/** @param {Slot} slot @param {string} side */
function countsFor(slot, side) {
  return TURNS.has(slot.kind) && (slot.side === side || slot.kind === "crossfire");
}

/** @param {string} side @param {Slot[]} slots @param {number} now @returns {SideTotal} */
function sideTotal(side, slots, now) {
  const named = slots.filter((slot) => slot.side === side && slot.speaker);
  // By their seats: two people may have one name.
  const speakers = [...new Set(named.map(({ seat }) => seat))].map((seat) => {
    const turns = named.filter((slot) => slot.seat === seat);
    return { name: /** @type {string} */ (turns[0].speaker), side, ...sum(turns, now) };
  });
  return { side, ...sum(slots, now), speakers };
}

/** @param {Slot[]} slots @param {number} now */
function sum(slots, now) {
  return {
    used_ms: slots.reduce((ms, slot) => ms + elapsed(slot.clock, now), 0),
    granted_ms: slots.reduce((ms, slot) => ms + grantedMs(slot), 0),
    running: slots.some((slot) => slot.clock.started_at !== null && slot.clock.finished_at === null),
  };
}

/** @param {Slot} slot */
function grantedMs({ clock }) {
  return clock.duration_ms === null ? 0 : Math.max(0, clock.duration_ms + clock.adjusted_ms);
}
