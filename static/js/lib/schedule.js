// When the items of the agenda really begin.

/** @import { AgendaItem } from "../types" */

const HALF_DAY_MS = 12 * 3_600_000;

/** A plan that is half a day off is the plan of another day: a rehearsal, or the demonstration. @param {number} late */
const sameDay = (late) => (Math.abs(late) < HALF_DAY_MS ? late : 0);

/** @param {AgendaItem} item @param {number} earliest @param {number} now */
function expected(item, earliest, now) {
  const { planned_start, planned_end, actual_start, actual_end } = item;
  const start = actual_start ?? planned_start + sameDay(Math.max(0, earliest - planned_start, now - planned_start));
  const end = actual_end ?? Math.max(start + planned_end - planned_start, actual_start === null ? 0 : now);
  return { start, end, late_ms: sameDay(start - planned_start) };
}

/** When each item really started or will: an overrun moves every later item, nothing starts before its planned time.
 * @param {AgendaItem[]} items @param {number} now */
export function expectedTimes(items, now) {
  const begun = items.map(({ state }) => state !== "planned").lastIndexOf(true);
  let earliest = -Infinity;
  return items.map((item, at) => {
    const skipped = item.state === "planned" && at < begun;
    if (skipped) return { start: item.planned_start, end: item.planned_end, late_ms: 0 };
    const times = expected(item, earliest, now);
    earliest = times.end;
    return times;
  });
}

/** When the break that is on ends: when it was to end, it is not made longer by nobody going on. Null where none is on.
 * @param {import("../types").AgendaSlice} agenda */
export function breakEnds({ items, current }) {
  const item = items.find(({ id, kind }) => id === current && kind === "break");
  if (!item) return null;
  const { actual_start, planned_start, planned_end } = item;
  return (actual_start ?? planned_start) + planned_end - planned_start;
}
