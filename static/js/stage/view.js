import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t } from "../lib/words.js";
import { part } from "../lib/painter.js";
import { poolFirst } from "../lib/pool.js";
import { breakEnds } from "../lib/schedule.js";
import { bell } from "../screen/bell.js";
import { look } from "../screen/clock_view.js";
import { marks } from "../screen/frame.js";
import { speakers } from "../screen/panel.js";
import { shownSlot, sides } from "../screen/slot.js";
import { kindWords, slotHeadline, slotRole, spokenSlot } from "../screen/slot_words.js";
import { endedView } from "../screen/view.js";
import { stageClock, stageProgress } from "./clock.js";
import { stageFoot } from "./foot.js";
import { messageShown, stageMessage } from "./message.js";

/** @typedef {import("./state.js").StageState} StageState */

/** The whole stage screen. @param {StageState} given */
export function stageView(given) {
  if (given.ended) return endedView(given);
  const state = { ...given, slices: poolFirst(given.slices) };
  const { slices, now, dir } = state;
  const slot = slices.clock.slot && shownSlot(slices.clock.slot, slices);
  return html`<main class="stage" data-phase=${slot ? look(slot, now) : "none"}
    data-message=${Boolean(messageShown(state))} dir=${dir ?? nothing}>
    <header class="stage__top" data-side=${slot ? bandOf(slot) : nothing}>
      ${part(`who-${slot?.id}`, () => (slot ? who(slot) : nobodys(slices)))}</header>
    ${part("clock", () => stageClock(state))}
    ${part("foot", () => stageFoot(state))}
    ${part("bell", () => bell(state.rung))}
    ${part("marks", () => marks(state))}
    ${part("progress", () => stageProgress(state))}
    ${part("message", () => stageMessage(state))}
    <p class="visually-hidden" aria-live="polite">${part("spoken", () => spoken(state))}</p>
  </main>`;
}

/** Whose colour the band under the header has. @param {import("../types").Slot} slot */
function bandOf({ side, kind }) {
  return side ?? (kind === "crossfire" ? "both" : nothing);
}

/** Without a clock: who has the floor of a panel, else the event. @param {import("../types").Slices} slices */
function nobodys(slices) {
  const names = speakers(slices).map(({ name }) => isolate(name));
  return names.length
    ? html`<h1 class="stage__name">${names.join(", ")}</h1>`
    : html`<p dir="auto">${isBreak(slices) ? slices.debate?.title : slices.event.title}</p>`;
}

/** Its clock stands where the title of another item does. @param {import("../types").Slices} slices */
const isBreak = ({ agenda }) => breakEnds(agenda) !== null;

/** @param {import("../types").Slot} slot */
function who(slot) {
  const role = slotRole(slot) || kindWords(slot);
  return html`<div class="stage__who">
    ${sides(slot)}
    <h1 class="stage__name" data-long=${slotHeadline(slot).length > 26}><bdi>${slotHeadline(slot)}</bdi></h1>
  </div>
  ${role === slotHeadline(slot) ? nothing : html`<p class="stage__role"><bdi>${role}</bdi></p>`}`;
}

/** @param {StageState} state */
function spoken(state) {
  const message = messageShown(state);
  if (message) return t("stage.spoken_message", { text: message.text });
  const { slot } = state.slices.clock;
  return slot ? spokenSlot(slot, state.now) : "";
}
