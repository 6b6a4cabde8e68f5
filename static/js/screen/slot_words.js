import { clockState, clockText, periods, phase, remaining } from "../lib/clock.js";
import { t } from "../lib/words.js";

/** @typedef {import("../types").Slot} Slot */

const MINUTE_MS = 60_000;

/** Kinds of slots in which no one speaker has the floor. */
export const SHARED = new Set(["floor", "questions", "prep", "break", "vote", "result"]);

/** What kind of slot this is. @param {Slot} slot */
export function kindWords(slot) {
  return t(`slot.${slot.kind}`);
}

/** Who, or what if nobody in particular. @param {Slot} slot */
export function slotHeadline(slot) {
  return slot.speaker || slot.title || kindWords(slot);
}

/** What stands under the headline, or "". @param {Slot} slot */
export function slotRole(slot) {
  if (slot.speaker) return slot.title || kindWords(slot);
  return slot.title && slot.title !== kindWords(slot) && !SHARED.has(slot.kind) ? kindWords(slot) : "";
}

/** Periods that say what the room may do. */
const RULES = ["protected", "points"];

/** @param {Slot} slot */
export function hasRules(slot) {
  return slot.periods.some(({ name }) => RULES.includes(name));
}

/**
 * What a clock says besides its figures: first the phase, then the rule that holds, each perhaps "".
 * @param {Slot} slot @param {number} now @returns {[string, string]}
 */
export function phaseWords(slot, now) {
  const state = clockState(slot.clock);
  if (state === "finished") return [t("clock.finished"), ""];
  if (state === "idle") return [t("slot.ready"), ""];
  const named = periods(slot, now);
  const rule = RULES.find((name) => named.includes(name));
  return [stretchWords(slot, now, state === "paused"), rule && !isOver(slot, now) ? t(`period.${rule}`) : ""];
}

/** @param {Slot} slot @param {number} now @param {boolean} paused */
function stretchWords(slot, now, paused) {
  const stretch = isOver(slot, now)
    ? overWords(Number(remaining(slot.clock, now)))
    : phase(slot, now) === "warning"
      ? warningWords(slot)
      : "";
  return [paused ? t("clock.paused") : "", stretch].filter(Boolean).join(t("slot.join"));
}

/** @param {Slot} slot @param {number} now */
function isOver(slot, now) {
  return phase(slot, now) === "over";
}

/** @param {number} left */
function overWords(left) {
  return t("phase.over", { time: clockText(left).replace("+", "") });
}

/** @param {Slot} slot */
function warningWords(slot) {
  const start = slot.periods.find(({ name }) => name === "warning")?.start;
  if (start?.anchor !== "before_end") return t("slot.last_stretch");
  return start.at_ms === MINUTE_MS ? t("period.warning") : t("slot.last", { time: clockText(start.at_ms) });
}

/** A sentence for the live region: it changes at thresholds only. @param {Slot} slot @param {number} now */
export function spokenSlot(slot, now) {
  const who = slotHeadline(slot);
  const state = clockState(slot.clock);
  if (state === "idle" && !slot.speaker && SHARED.has(slot.kind)) return t("spoken.idle.nobody", { who });
  if (state !== "running") return t(`spoken.${state}`, { who });
  const stage = phase(slot, now);
  if (stage === "over") return t("spoken.over", { who });
  return stage === "warning" ? t("spoken.warning", { who, words: warningWords(slot) }) : t("spoken.running", { who });
}
