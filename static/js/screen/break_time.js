import { html, nothing } from "../../vendor/vendor.js";
import { clockState, clockText, granted, remaining, untilTextChange } from "../lib/clock.js";
import { breakEnds } from "../lib/schedule.js";
import { t, timeOfDay } from "../lib/words.js";
import { slotTag } from "./slot.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */
/** @typedef {import("../types").Slices} Slices */

/** @param {ScreenState} state */
export function breakTime({ slices, now }) {
  const ends = breakEnd(slices, now);
  const left = ends === null ? null : ends - now;
  const next = comesNext(slices);
  return {
    what: t("break.title"),
    clock: slices.clock.slot?.kind !== "break",
    main: html`<main class="break">
      <p class="break__words">${left !== null && left > 0 ? t("break.back_in") : t("break.soon")}</p>
      ${
        left !== null && left > 0
          ? html`<p class="break__clock figure"
        aria-hidden="true">${clockText(left)}</p>`
          : nothing
      }
      ${
        ends !== null && left !== null && left > 0
          ? html`<p class="break__until figure">${t("break.until", { time: timeOfDay(ends, slices.event) })}</p>`
          : nothing
      }
      ${next ? html`<p class="break__next"><span>${t("next")}</span> ${next}</p>` : nothing}
    </main>`,
  };
}

/** When the break ends: by its own clock, else by the agenda. @param {Slices} slices @param {number} now */
function breakEnd({ clock: { slot }, agenda }, now) {
  if (slot?.kind === "break" && clockState(slot.clock) !== "finished" && granted(slot.clock) !== null) {
    return now + Number(remaining(slot.clock, now));
  }
  return breakEnds(agenda);
}

/**
 * What the hall comes back to: the slot after a break within an item, else the server's next item.
 * @param {Slices} slices
 */
export function comesNext({ clock, agenda: { items, next } }) {
  if (clock.slot?.kind === "break") return clock.next && slotTag(clock.next);
  const item = items.find(({ id }) => id === next);
  return item ? html`<b dir="auto">${item.title}</b>` : null;
}

/** Until the countdown reads differently; null when there is none. @param {Slices} slices @param {number} now */
export function untilBreakChange(slices, now) {
  const ends = breakEnd(slices, now);
  return slices.scene.kind === "break" && ends !== null && ends > now ? untilTextChange(ends - now) : null;
}
