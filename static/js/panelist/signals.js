import { html, nothing } from "../../vendor/vendor.js";
import { t, timeOfDay } from "../lib/words.js";

/** @typedef {import("./state.js").PanelistState} PanelistState */
/** @typedef {import("./state.js").SignalKind} SignalKind */

/** @type {SignalKind[]} */
const KINDS = ["more_time", "not_this", "technical"];

/** Three buttons in one place: each tells the desk, and says how far that has come. @param {PanelistState} state */
export function signalsView(state) {
  if (state.slices.whisper.left) return nothing;
  return html`<section class="signals" aria-label=${t("signal.title")}>${KINDS.map((kind) => button(state, kind))}
    <p class="visually-hidden" role="alert">${state.refused ? state.refused.text : nothing}</p></section>`;
}

/** @param {PanelistState} state @param {SignalKind} kind */
function button(state, kind) {
  const { asked } = state.slices.whisper;
  const waits = isWaiting(state, kind);
  const idle = kind === "not_this" && asked === null;
  return html`<button type="button" class="signal" ?disabled=${idle} aria-pressed=${String(waits)}
    @click=${() => waits || state.signal?.(kind)}>
    <span class="signal__name">${t(`signal.${kind}`)}</span>
    <span class="signal__state figure">${idle ? t("signal.no_question") : stateWords(state, kind)}</span>
  </button>`;
}

/** It is on its way, or no desk has seen it yet: another press would say nothing new.
 * @param {PanelistState} state @param {SignalKind} kind */
export function isWaiting(state, kind) {
  const last = lastOf(state, kind);
  return Boolean(state.pending && kind in state.pending) || (last !== undefined && last.seen_at === null);
}

/** The last signal of a kind; of "not this one" only where it is about the question that is on stage now.
 * @param {PanelistState} state @param {SignalKind} kind */
function lastOf({ slices: { whisper } }, kind) {
  const last = whisper.signals.find((signal) => signal.kind === kind);
  return last && (kind !== "not_this" || last.question === whisper.asked) ? last : undefined;
}

/** @param {PanelistState} state @param {SignalKind} kind */
function stateWords(state, kind) {
  const { event } = state.slices;
  const trouble = state.pending?.[kind];
  if (trouble !== undefined) return t(trouble ? "signal.waits" : "signal.sending");
  const last = lastOf(state, kind);
  if (state.refused?.kind === kind) return state.refused.text;
  if (!last) return nothing;
  if (last.seen_at === null) return t("signal.sent", { time: timeOfDay(last.sent_at, event) });
  return t("signal.seen", { time: timeOfDay(last.seen_at, event) });
}
