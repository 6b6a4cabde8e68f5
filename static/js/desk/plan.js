/** What the run sheet derives from facts: the state of a slot, and when the slots after it will start. Pure. */

/**
 * @typedef {import("../types.js").Slot} Slot
 * @typedef {import("../types.js").ClockFacts} ClockFacts
 */

/**
 * Where a slot stands. A vote has no clock to finish: it is done once the order has gone past it, if it was held.
 * @param {Slot} slot
 * @param {{slots: Slot[], current: number | null, unheld?: number[], voteless?: number[]}} order
 * @returns {"done" | "current" | "ahead" | "unheld" | "voteless"}
 */
export function slotPlace(slot, { slots, current, unheld = [], voteless = [] }) {
  if (slot.id === current) return "current";
  if (voteless.includes(slot.id)) return "voteless";
  const before = slots.indexOf(slot) < slots.findIndex((one) => one.id === current);
  if (before && unheld.includes(slot.id)) return "unheld";
  const passed = slot.clock.duration_ms === null && before;
  return passed || slot.clock.finished_at !== null ? "done" : "ahead";
}

/**
 * The expected start of every slot after the current one, by id. An open end counts nothing until it is over.
 * @param {Slot[]} slots
 * @param {number | null} current
 * @param {number} now
 * @returns {Map<number, number>}
 */
export function slotStarts(slots, current, now) {
  const at = slots.findIndex((slot) => slot.id === current);
  const starts = new Map();
  let free = at < 0 ? now : now + Math.max(0, left(slots[at].clock, now));
  for (const slot of slots.slice(at + 1)) {
    if (slotPlace(slot, { slots, current }) !== "ahead") continue;
    starts.set(slot.id, free);
    free += Math.max(0, left(slot.clock, now));
  }
  return starts;
}

/** @param {ClockFacts} clock @param {number} now */
function left(clock, now) {
  if (clock.duration_ms === null || clock.finished_at !== null) return 0;
  const run = clock.started_at === null ? 0 : Math.max(0, now - clock.started_at);
  return Math.max(0, clock.duration_ms + clock.adjusted_ms) - clock.banked_ms - run;
}

/**
 * The votes that nobody held before the order comes to a slot; to its end, where none is named.
 * @param {import("../types.js").OrderSlice} order
 * @param {number | null} [until]
 */
export function unheldBefore({ slots, unheld }, until = null) {
  const at = slots.findIndex((slot) => slot.id === until);
  const before = at < 0 ? slots : slots.slice(0, at);
  return before.filter((slot) => unheld.includes(slot.id));
}

/**
 * The seats of both sides: those with a name and those that the running order speaks of.
 * @param {import("../types.js").Speaker[]} speakers
 * @param {{side: string | null, seat: number | null}[]} slots
 * @returns {{side: "for" | "against", seat: number, name: string}[]}
 */
export function seats(speakers, slots) {
  /** @type {("for" | "against")[]} */
  const sides = ["for", "against"];
  return sides.flatMap((side) => {
    const named = new Map(speakers.filter((one) => one.side === side).map((one) => [one.seat, one.name]));
    const planned = slots.filter((slot) => slot.side === side && slot.seat).map((slot) => Number(slot.seat));
    const count = Math.max(1, ...named.keys(), ...planned);
    return Array.from({ length: count }, (_, i) => ({ side, seat: i + 1, name: named.get(i + 1) ?? "" }));
  });
}

/**
 * The commands that make the item what the form says: only what differs, the format before the names that sit in it.
 * @param {Map<string, string>} fields
 * @param {{item: number, motion: string, format_id: string}} setup
 * @param {{side: string, seat: number, name: string}[]} present
 * @returns {{command: import("../types.js").CommandName, payload: Record<string, unknown>}[]}
 */
export function changes(fields, setup, present) {
  const { item } = setup;
  /** @type {{command: import("../types.js").CommandName, payload: Record<string, unknown>}[]} */
  const steps = [];
  const [motion, wanted] = [fields.get("motion"), fields.get("format")];
  if (motion !== undefined && motion !== setup.motion)
    steps.push({ command: "item:set-motion", payload: { item, motion } });
  if (wanted && wanted !== setup.format_id)
    steps.push({ command: "item:set-format", payload: { item, format: wanted } });
  for (const { side, seat, name } of present) {
    const named = fields.get(`${side}:${seat}`);
    if (named !== undefined && named !== name)
      steps.push({ command: "speaker:name", payload: { item, side, seat, name: named } });
  }
  return steps;
}
