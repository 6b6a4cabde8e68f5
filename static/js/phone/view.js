// The whole phone as a pure function of its state: one thing to do at a time.
import { html, nothing } from "../../vendor/vendor.js";
import { clockText, phase, shownTime } from "../lib/clock.js";
import { instead } from "../lib/instead.js";
import { page } from "../lib/page.js";
import { part } from "../lib/painter.js";
import { t } from "../lib/words.js";
import { timedSlot } from "./parts.js";
import { pollResultView } from "./poll_result.js";
import { resultView } from "./result.js";
import { voteView } from "./vote.js";
import { waitView } from "./wait.js";

/** @import { PhoneState, Tab } from "../types" */

export const TABS = /** @type {Tab[]} */ (["vote", "ask", "agenda"]);

/** @param {PhoneState} s */
function currentView(s) {
  if (s.tab !== "vote")
    return s.more
      ? s.more[s.tab === "ask" ? "askView" : "agendaView"](s)
      : html`<p class="hint" role="status">${t(s.outOfDate ? "tab.offline" : "tab.loading")}</p>`;
  const { poll } = s.slices;
  if (poll?.state === "open") return part(`vote-${poll.id}`, () => voteView(s, poll)) ?? nothing;
  return shownView(s) ?? waitView(s);
}

/** The result that stands before the hall, if one does. @param {PhoneState} s */
function shownView(s) {
  const { poll, result } = s.slices;
  if (!result || poll?.state === "closed") return null;
  const { frame, poll: alone, on_screen } = result;
  if (alone) return on_screen && (!poll || poll.id === alone.poll) ? pollResultView(s, alone) : null;
  // Once the screen has left the result for a speech, the debate has gone on.
  const stands = frame && (!poll || poll.pair === frame.pair);
  return stands && (on_screen || !timedSlot(s)) ? resultView(s, frame) : null;
}

/** What runs out, else the code for the neighbour who wants to join. @param {PhoneState} s */
function runningOut(s) {
  const { slices, now, tab } = s;
  const { event, poll } = slices;
  if (poll?.state === "open")
    return poll.closes_at === null
      ? ""
      : poll.closes_at > now
        ? t("vote.closes", { time: clockText(poll.closes_at - now) })
        : t("vote.closing");
  const timed = timedSlot(s);
  return tab !== "vote" && timed ? shownTime(timed, now) : event.code;
}

/** For those who listen: thresholds only. @param {PhoneState} s */
function spoken({ slices: { poll, clock }, now }) {
  if (poll?.state === "open") {
    const left = poll.closes_at === null ? Infinity : poll.closes_at - now;
    return t(left <= 10_000 ? "spoken.seconds" : left <= 60_000 ? "spoken.minute" : "spoken.open");
  }
  const state = clock?.slot ? phase(clock.slot, now) : "idle";
  return state === "warning" || state === "over" ? t(`spoken.${state}`) : "";
}

/** In full, because a form's answer stands under the form's address. @param {Tab} tab */
export const addressOf = (tab) => `/j/${page.code}${tab === "vote" ? "" : `?tab=${tab}`}`;

/** @param {PhoneState} s @param {Tab} tab */
function tabLink(s, tab) {
  const waiting = tab === "vote" && s.tab !== "vote" && s.slices.poll?.state === "open";
  return html`<a href=${addressOf(tab)} aria-current=${s.tab === tab ? "page" : nothing}
    data-waiting=${waiting ? "" : nothing}
    @click=${(/** @type {Event} */ e) => instead(e, () => s.on.go(tab))}>${t(`tab.${tab}`)}</a>`;
}

/** @param {PhoneState} s */
export function phoneView(s) {
  return html`<header class="top"><span dir="auto">${s.slices.event.title}</span>
      <span class="figure">${part("running-out", () => runningOut(s))}</span></header>
    <p class="line" role="status" ?hidden=${!s.outOfDate}>${s.outOfDate ? t(`line.${s.status}`) : nothing}</p>
    ${s.slices.me.hand?.state === "called" ? html`<p class="called" role="status">${t("hand.called")}</p>` : nothing}
    <div class="view">${part(`view-${s.tab}`, () => currentView(s))}</div>
    <nav class="tabs" aria-label=${t("tab.label")}>${TABS.map((tab) => tabLink(s, tab))}</nav>
    <p class="visually-hidden" role="status">${part("spoken", () => spoken(s))}</p>`;
}
