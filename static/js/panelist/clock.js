import { html, nothing } from "../../vendor/vendor.js";
import { shownTime, spokenText } from "../lib/clock.js";
import { t, timeOfDay } from "../lib/words.js";
import { clockWords } from "../screen/clock_view.js";
import { kindWords, slotHeadline } from "../screen/slot_words.js";

/**
 * @typedef {import("./state.js").PanelistState} PanelistState
 * @typedef {import("../types").Slot} Slot
 */

/** Is this slot spoken by this person? A crossfire is everybody's who is on a side.
 * @param {Slot | null} slot @param {import("../types").WhisperSlice} whisper */
function isOwn(slot, { side, seat, left, item_state }) {
  if (!slot || left || item_state !== "live") return false;
  if (slot.kind === "crossfire") return side !== null;
  return slot.seat !== null && slot.side === side && slot.seat === seat;
}

/** The slot that is theirs now, or null. @param {PanelistState["slices"]} slices */
export function ownSlot({ clock, whisper }) {
  return isOwn(clock.slot, whisper) ? clock.slot : null;
}

/** The page's one figure: the slot's clock, else how long was spoken, else what is to be waited for.
 * @param {PanelistState} state */
export function ownClock(state) {
  const { slices, now } = state;
  const slot = ownSlot(slices);
  if (slot)
    return figure(
      shownTime(slot, now),
      html`<p dir="auto">${slot.title || kindWords(slot)}</p>${clockWords(slot, now)}`,
    );
  const { time } = slices.whisper;
  const words = timeWords(state);
  if (!time) return html`<p class="panelist__wait">${words}</p>`;
  return figure(
    spokenText(time, now),
    html`<p>${time.since === null ? t("panelist.spoken") : t("panelist.floor")}</p>${
      words ? html`<p>${words}</p>` : nothing
    }`,
  );
}

/** @param {string} text @param {unknown} words */
function figure(text, words) {
  return html`<p class="clock figure" data-chars=${Math.min(8, Math.max(4, text.length))}>${text}</p>
    <div class="panelist__words">${words}</div>`;
}

/** What is to be said of where they stand, or "". @param {PanelistState} state */
export function timeWords({ slices }) {
  const { whisper, clock } = slices;
  if (whisper.left) return t("panelist.left");
  if (whisper.item_state === "planned")
    return t("panelist.planned", { time: timeOfDay(whisper.planned_start, slices.event) });
  if (whisper.item_state === "done") return t("panelist.done");
  if (isOwn(clock.next, whisper)) return t("panelist.next");
  if (whisper.time) return "";
  return clock.slot ? t("panelist.now", { who: slotHeadline(clock.slot) }) : t("panelist.no_clock");
}
