// Between votes: who speaks, what comes next, what became of the last vote.
import { html, nothing } from "../../vendor/vendor.js";
import { clockState, clockText, phase, shownTime } from "../lib/clock.js";
import { instead } from "../lib/instead.js";
import { part } from "../lib/painter.js";
import { breakEnds, expectedTimes } from "../lib/schedule.js";
import { isolate, t, timeOfDay } from "../lib/words.js";
import { closedView, givenUpView } from "./closed.js";
import { motion, side, timedSlot } from "./parts.js";

/** @import { PhoneState, Slot } from "../types" */

/** @param {PhoneState} s @param {Slot} slot */
function clockView({ now, unsure }, slot) {
  const state = phase(slot, now);
  const standing = { idle: "clock.idle", paused: "clock.paused", finished: "clock.finished", running: "" }[
    clockState(slot.clock)
  ];
  const words = standing || { warning: "period.warning", over: "clock.over.words", normal: "", idle: "" }[state];
  return html`<p class="clock" data-phase=${state}><span class="clock__time figure" role="timer"
    aria-live="off">${shownTime(slot, now)}</span>
    ${
      words ? html`<span class="clock__words">${t(words)}</span>` : nothing
    }</p>${unsure ? html`<p class="hint">${t("clock.unsure")}</p>` : nothing}`;
}

/** @param {Slot} slot */
const slotTitle = (slot) => slot.title || t(`slot.${slot.kind}`);

/** @param {PhoneState} s @param {Slot} slot */
function slotView(s, slot) {
  const { next } = s.slices.clock;
  return html`<section class="now">
    <p class="eyebrow">${t("wait.now")}</p>
    ${slot.side ? html`<p>${side(slot.side, t(`side.${slot.side}.long`))}</p>` : nothing}
    <p class="now__who" dir="auto">${slot.speaker ?? slotTitle(slot)}</p>${
      slot.speaker ? html`<p class="hint" dir="auto">${slotTitle(slot)}</p>` : nothing
    }
    ${clockView(s, slot)}
    ${
      next
        ? html`<p class="now__next"><span>${t("wait.next")}</span>
      ${next.side ? side(next.side, next.speaker ?? slotTitle(next)) : html`<b dir="auto">${slotTitle(next)}</b>`}</p>`
        : nothing
    }
  </section>`;
}

/** How long the break still is. @param {PhoneState} s */
function breakView({ slices: { agenda, event }, now }) {
  const ends = breakEnds(agenda);
  if (ends === null) return nothing;
  if (ends <= now) return html`<p class="hint">${t("break.soon")}</p>`;
  return html`<section class="now"><p class="eyebrow">${t("break.back_in")}</p>
    <p class="clock"><span class="clock__time figure" role="timer" aria-live="off">${clockText(ends - now)}</span>
    <span class="clock__words figure">${t("break.until", { time: timeOfDay(ends, event) })}</span></p></section>`;
}

/** The next item of the agenda and when it is expected. @param {PhoneState} s */
function comingView({ slices, now }) {
  const { items, current, next: coming } = slices.agenda;
  const after = items.findIndex(({ id }) => id === coming);
  if (after < 0) return items.length && current === null ? html`<p class="hint">${t("wait.ended")}</p>` : nothing;
  const next = items[after];
  const { start } = expectedTimes(items, now)[after];
  return html`<p class="now__next"><span>${t("wait.next")}</span> <b dir="auto">${next.title}</b>
    <span class="figure">${t("wait.at", { time: timeOfDay(start, slices.event) })}</span></p>`;
}

/** @param {PhoneState} s */
export function waitView(s) {
  const { debate, panel, poll, event, clock, result, me } = s.slices;
  const timed = timedSlot(s);
  const names = panel.people.map(({ name }) => isolate(name)).join(", ");
  const heading = debate?.motion || debate?.title || event.title;
  return html`<section class="wait">
    <div class="lead"><p class="eyebrow">${
      debate?.motion ? t("motion") : debate ? t(`kind.${debate.kind}`) : t("wait.welcome")
    }</p>${motion(heading)}
      ${debate || !event.subtitle ? nothing : html`<p class="hint" dir="auto">${event.subtitle}</p>`}
      ${names ? html`<p class="hint">${names}</p>` : nothing}</div>
    ${part("slot", () => (timed ? slotView(s, timed) : nothing))}
    ${part("closed", () => (result?.given_up ? givenUpView(s, result.given_up) : poll ? closedView(s, poll) : nothing))}
    ${part("break", () => (timed ? nothing : breakView(s)))}
    ${part("coming", () => (clock?.slot ? nothing : comingView(s)))}
    ${
      debate?.hands && !me.hand && !me.muted
        ? html`<p><a href=${`/j/${event.code}?tab=ask`}
      @click=${(/** @type {Event} */ e) => instead(e, () => s.on.go("ask"))}>${t("hand.raise")}</a></p>`
        : nothing
    }
    ${poll ? nothing : html`<p class="hint">${t("wait.hint")}</p>`}</section>`;
}
