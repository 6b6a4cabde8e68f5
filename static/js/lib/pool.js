/** Preparation time: while a side draws on its pool, the pool's clock is the one that the room watches. */

/**
 * @typedef {import("../types.js").ClockSlice} ClockSlice
 * @typedef {import("../types.js").Slot} Slot
 * @typedef {import("../types.js").Pool} Pool
 */

/** The slices with the running pool in the place of the slot that waits for it.
 * @template {{clock: ClockSlice}} S @param {S} slices @returns {S} */
export function poolFirst(slices) {
  const { clock } = slices;
  if (!clock.pool) return slices;
  return { ...slices, clock: { ...clock, slot: slotOf(clock.pool), next: clock.slot ?? clock.next } };
}

/** @param {Pool} pool @returns {Slot} */
function slotOf({ id, name, side, clock }) {
  return {
    id: -id,
    kind: "prep",
    title: name,
    side,
    speaker: null,
    seat: null,
    round: null,
    clock,
    bells: [],
    periods: [],
    grace_ms: 0,
  };
}
