// Clocks: debate/domain/clock.py and slots.py derive the same; tests/vectors/clock.json holds both to it.

/** @import { ClockFacts, Moment, Slot } from "../types" */

/** @param {ClockFacts} clock @returns {import("../types").ClockState} */
export function clockState(clock) {
  if (clock.finished_at !== null) return "finished";
  if (clock.started_at !== null) return "running";
  return clock.banked_ms ? "paused" : "idle";
}

/** @param {ClockFacts} clock */
export function granted(clock) {
  return clock.duration_ms === null ? null : Math.max(0, clock.duration_ms + clock.adjusted_ms);
}

/** @param {ClockFacts} clock @param {number} now */
export function elapsed(clock, now) {
  return clock.banked_ms + (clock.started_at === null ? 0 : Math.max(0, now - clock.started_at));
}

/** Below zero in overtime, null for an open end. @param {ClockFacts} clock @param {number} now */
export function remaining(clock, now) {
  const length = granted(clock);
  return length === null ? null : length - elapsed(clock, now);
}

/** @param {Moment} moment @param {number | null} length */
function elapsedAt(moment, length) {
  if (moment.anchor === "start") return moment.at_ms;
  if (length === null) return null;
  return moment.anchor === "before_end" ? length - moment.at_ms : length + moment.at_ms;
}

/** The periods that hold, each once: two may meet when time is taken.
 * @param {Pick<Slot, "clock" | "periods">} slot @param {number} now @returns {string[]} */
export function periods(slot, now) {
  const used = elapsed(slot.clock, now);
  const length = granted(slot.clock);
  const holding = slot.periods.filter(({ start, end }) => {
    const from = elapsedAt(start, length);
    const until = end && elapsedAt(end, length);
    return from !== null && from <= used && (until === null || used < until);
  });
  return [...new Set(holding.map(({ name }) => name))];
}

/** @param {Pick<Slot, "clock" | "periods">} slot @param {number} now @returns {import("../types").Phase} */
export function phase(slot, now) {
  if (clockState(slot.clock) === "idle") return "idle";
  const left = remaining(slot.clock, now);
  if (left !== null && left <= 0) return "over";
  return periods(slot, now).includes("warning") ? "warning" : "normal";
}

/** The bells with `afterMs` < moment <= `untilMs` of elapsed time, in the order they ring.
 * @param {Pick<Slot, "clock" | "bells">} slot @param {number} afterMs @param {number} untilMs */
export function bellsBetween(slot, afterMs, untilMs) {
  const length = granted(slot.clock);
  return slot.bells
    .map((bell) => ({ bell, at: elapsedAt(bell, length) }))
    .filter(({ at }) => at !== null && afterMs < at && at <= untilMs)
    .sort((a, b) => Number(a.at) - Number(b.at))
    .map(({ bell }) => bell);
}

/**
 * The next bell and its moment of elapsed time, or null.
 * @param {Pick<Slot, "clock" | "bells">} slot
 * @param {number} now
 */
export function nextBell(slot, now) {
  if (clockState(slot.clock) === "finished") return null;
  const [bell] = bellsBetween(slot, elapsed(slot.clock, now), Infinity);
  return bell ? { bell, at_ms: Number(elapsedAt(bell, granted(slot.clock))) } : null;
}

/** @param {number} seconds */
function minutes(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, String(seconds % 60).padStart(2, "0")];
  return h ? `${h}:${String(m).padStart(2, "0")}:${s}` : `${m}:${s}`;
}

/** A countdown shows the second that is still running; overtime counts whole seconds up. @param {number} ms */
export function clockText(ms) {
  return ms < 0 ? `+${minutes(Math.floor(-ms / 1000))}` : minutes(Math.ceil(ms / 1000));
}

/**
 * What a slot's clock shows: the time left, or the time used where the end is open.
 * @param {Pick<Slot, "clock">} slot
 * @param {number} now
 */
export function shownTime(slot, now) {
  const left = remaining(slot.clock, now);
  return left === null ? minutes(Math.floor(elapsed(slot.clock, now) / 1000)) : clockText(left);
}

/** The clock without an end that counts what has been spoken, and what has passed `since`.
 * @param {{spoken_ms: number, since: number | null}} time */
export function spokenClock({ spoken_ms, since }) {
  return { duration_ms: null, adjusted_ms: 0, banked_ms: spoken_ms, started_at: since, finished_at: null };
}

/** What it shows. @param {{spoken_ms: number, since: number | null}} time @param {number} now */
export function spokenText(time, now) {
  return shownTime({ clock: spokenClock(time) }, now);
}

/** Milliseconds until `clockText` changes for a countdown that stands at `ms`. @param {number} ms */
export function untilTextChange(ms) {
  if (ms > 0) return ms - (Math.ceil(ms / 1000) - 1) * 1000;
  if (ms === 0) return 1;
  return (Math.floor(-ms / 1000) + 1) * 1000 + ms;
}

/**
 * Milliseconds until the shown text changes; null for a clock that stands.
 * @param {Pick<Slot, "clock">} slot
 * @param {number} now
 */
export function nextChange(slot, now) {
  if (clockState(slot.clock) !== "running") return null;
  const left = remaining(slot.clock, now);
  return left === null ? 1000 - (elapsed(slot.clock, now) % 1000) : untilTextChange(left);
}
