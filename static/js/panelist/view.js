import { html, nothing } from "../../vendor/vendor.js";
import { clockState } from "../lib/clock.js";
import { part } from "../lib/painter.js";
import { t } from "../lib/words.js";
import { look } from "../screen/clock_view.js";
import { endedView } from "../screen/view.js";
import { ownClock, ownSlot, timeWords } from "./clock.js";
import { messageShown, messageView, readLine } from "./message.js";
import { questionsView } from "./questions.js";
import { signalsView } from "./signals.js";

/** @typedef {import("./state.js").PanelistState} PanelistState */

/** The own page of one person on the stage. @param {PanelistState} state */
export function panelistView(state) {
  if (state.ended) return endedView(/** @type {any} */ (state));
  const { slices, now, dir } = state;
  const slot = ownSlot(slices);
  return html`<main class="panelist" data-phase=${slot ? look(slot, now) : "none"}
    data-message=${Boolean(messageShown(state))} dir=${dir ?? nothing}>
    <header class="panelist__top">${part("who", () => who(state))}</header>
    <section class="panelist__clock" data-speaks=${isSpeaking(state) ? "" : nothing}
      aria-label=${t("panelist.clock")}>${part("clock", () => ownClock(state))}</section>
    <div class="panelist__rest">
      ${part("read", () => readLine(state))}
      ${part("questions", () => questionsView(state))}
    </div>
    ${part("signals", () => signalsView(state))}
    ${part("message", () => messageView(state))}
    <p class="visually-hidden" aria-live="polite">${part("spoken", () => spoken(state))}</p>
  </main>`;
}

/** @param {PanelistState} state */
function who({ slices: { whisper }, lost }) {
  return html`
    <p class="panelist__item" dir="auto">${whisper.item_title}</p>
    <h1 class="panelist__name"><bdi>${whisper.name}</bdi>${
      whisper.side ? html` <span class="side side--${whisper.side}">${t(`side.${whisper.side}`)}</span>` : nothing
    }</h1>
    ${lost ? html`<p class="mark mark--lost" role="status">${t("mark.lost")}</p>` : nothing}`;
}

/** @param {PanelistState} state */
function isSpeaking({ slices }) {
  const slot = ownSlot(slices);
  return slot ? clockState(slot.clock) === "running" : slices.whisper.time?.since != null;
}

/** The sentence of the live region: it changes when something happens, never with the seconds.
 * @param {PanelistState} state */
function spoken(state) {
  const message = messageShown(state);
  if (message) return t("stage.spoken_message", { text: message.text });
  return timeWords(state) || (isSpeaking(state) ? t("panelist.floor") : "");
}
