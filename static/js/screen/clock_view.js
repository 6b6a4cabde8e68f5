import { html, nothing, svg } from "../../vendor/vendor.js";
import { clockState, elapsed, granted, phase, shownTime } from "../lib/clock.js";
import { hasRules, phaseWords } from "./slot_words.js";

/** @typedef {import("../types").Slot} Slot */

/** How a clock looks: its phase, or that it stands. @param {Slot} slot @param {number} now */
export function look(slot, now) {
  const state = clockState(slot.clock);
  if (state === "finished") return "finished";
  return phase(slot, now);
}

/** The clock as a field: colour, shape and words say the phase. @param {Slot} slot @param {number} now */
export function clockField(slot, now) {
  const shown = shownTime(slot, now);
  return html`<div class="clock-field" data-phase=${look(slot, now)} aria-hidden="true">
    <p class="clock figure" data-chars=${Math.min(8, Math.max(4, shown.length))}>${shown}</p>
    ${clockWords(slot, now)}
  </div>`;
}

/**
 * Two lines that keep their room, so that the figures stand still; without rules that may hold, the second is never
 * used.
 * @param {Slot} slot
 * @param {number} now
 */
export function clockWords(slot, now) {
  const [stretch, rule] = phaseWords(slot, now);
  return html`<div class="clock-words" data-rules=${hasRules(slot) ? "" : nothing}>
    <p>${stretch ? html`${phaseMark(slot, now)}${stretch}` : nothing}</p>
    <p class="clock-words__rule">${rule}</p>
  </div>`;
}

/** The clock in its corner, on scenes that are about something else. @param {Slot | null} slot @param {number} now */
export function cornerClock(slot, now) {
  if (!slot || !isUnderWay(slot)) return nothing;
  const [words, shown] = [phaseWords(slot, now).find(Boolean), look(slot, now)];
  return html`<p class="corner-clock" data-phase=${shown} aria-hidden="true">
    ${words && shown !== "over" ? html`<span class="corner-clock__words">${words}</span>` : nothing}
    ${shown === "normal" ? nothing : phaseMark(slot, now)}<b class="figure">${shownTime(slot, now)}</b>
  </p>`;
}

/** @param {Slot} slot */
export function isUnderWay(slot) {
  const state = clockState(slot.clock);
  return state === "running" || state === "paused";
}

/** How much of the granted time is used, 0 to 1; null without an end. @param {Slot} slot @param {number} now */
export function progress(slot, now) {
  const length = granted(slot.clock);
  return length ? Math.min(1, elapsed(slot.clock, now) / length) : null;
}

/** The line along the lower edge. @param {Slot | null} slot @param {number} now */
export function progressLine(slot, now) {
  const part = slot && clockState(slot.clock) !== "idle" ? progress(slot, now) : null;
  if (!slot || part === null) return nothing;
  return svg`<svg class="progress side--${slot.side ?? "none"}" data-phase=${look(slot, now)} aria-hidden="true"
    focusable="false">
    <rect class="progress__used" width="${(100 * part).toFixed(2)}%" height="100%" /></svg>`;
}

/** Shapes that no side has: a square for a clock that does not run yet or any more, two bars for a pause, and so on. */
const MARKS = {
  stands: svg`<path d="M2 2h16v16H2z" />`,
  paused: svg`<path d="M2 1h5v18H2zM13 1h5v18h-5z" />`,
  normal: svg`<path d="M3 0L20 10L3 20Z" />`,
  warning: svg`<path d="M10 1L20 19H0Z" />`,
  over: svg`<path d="M6 0h8l6 6v8l-6 6H6l-6-6V6Z" />`,
};

/** @param {Slot} slot @param {number} now @returns {keyof typeof MARKS} */
function markOf(slot, now) {
  const [state, shown] = [clockState(slot.clock), phase(slot, now)];
  if (state === "idle" || state === "finished" || shown === "idle") return "stands";
  return state === "paused" ? "paused" : shown;
}

/** @param {Slot} slot @param {number} now */
function phaseMark(slot, now) {
  return svg`<svg class="phase-mark" viewBox="0 0 20 20" aria-hidden="true"
    focusable="false">${MARKS[markOf(slot, now)]}</svg>`;
}
