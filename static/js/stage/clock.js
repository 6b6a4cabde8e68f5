import { html, nothing } from "../../vendor/vendor.js";
import { clockState, clockText, shownTime } from "../lib/clock.js";
import { breakEnds } from "../lib/schedule.js";
import { t, timeOfDay } from "../lib/words.js";
import { clockWords, progressLine } from "../screen/clock_view.js";

/** @typedef {import("../types").Slot} Slot */

/** The page's one figure; where no slot runs, what comes. @param {import("./state.js").StageState} state */
export function stageClock({ slices, now }) {
  const { slot } = slices.clock;
  const ends = breakEnds(slices.agenda);
  if (!slot && ends !== null) return breakClock(slices, ends, now);
  if (!slot)
    return html`<div class="stage__idle"><h1 class="stage__title"
      dir="auto">${slices.debate?.title || slices.event.title}</h1><p>${t("stage.no_clock")}</p></div>`;
  if (isUntimed(slot))
    return html`<div class="stage__idle"><p class="stage__title" data-long=${isLong(slices.debate?.motion)}
      dir="auto">${slices.debate?.motion || slices.debate?.title}</p></div>`;
  const shown = shownTime(slot, now);
  return html`<div class="stage__clock" aria-hidden="true"><p class="clock figure"
    data-chars=${Math.min(8, Math.max(4, shown.length))}>${shown}</p></div>
    ${clockWords(slot, now)}`;
}

/** A vote or a result without a length has no time to show until somebody starts its clock. @param {Slot} slot */
const isUntimed = ({ clock }) => clock.duration_ms === null && clockState(clock) === "idle";

/** @param {import("../types").Slices} slices @param {number} ends @param {number} now */
function breakClock({ event, debate }, ends, now) {
  const title = html`<h1 class="stage__title" dir="auto">${debate?.title}</h1>`;
  if (ends <= now) return html`<div class="stage__idle">${title}<p>${t("break.soon")}</p></div>`;
  const shown = clockText(ends - now);
  return html`<div class="stage__clock" aria-hidden="true"><p class="clock figure"
    data-chars=${Math.min(8, Math.max(4, shown.length))}>${shown}</p></div>
    <div class="clock-words"><p>${t("break.back_at", { time: timeOfDay(ends, event) })}</p></div>`;
}

const LONG = 110;
/** @param {string | undefined} motion */
const isLong = (motion = "") => motion.length > LONG;

/** @param {import("./state.js").StageState} state */
export function stageProgress({ slices, now }) {
  return slices.clock.slot ? progressLine(slices.clock.slot, now) : nothing;
}
