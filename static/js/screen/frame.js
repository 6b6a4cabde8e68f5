import { html, nothing } from "../../vendor/vendor.js";
import { number, t } from "../lib/words.js";
import { bell } from "./bell.js";
import { cornerClock } from "./clock_view.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */
/** @typedef {{what: string, note?: unknown, aside?: unknown}} Around */

/** Letters that stand in one line. Where they are more, the last title is the nearer one. */
const ROOM_ABOVE = 75;

/**
 * Titles that stand above what is happening, each said once.
 * @param {string[]} titles
 * @param {string} said in the line below
 */
export function titlesAbove(titles, said) {
  const shown = [...new Set(titles)].filter((title) => title && title !== said);
  return shown.join("").length > ROOM_ABOVE ? shown.slice(-1) : shown;
}

/**
 * What stays in its place on every scene: what is happening, how to join, the clock.
 * @param {ScreenState} state @param {{what: string, kind: string, title?: string}} scene
 */
export function header({ slices, urls }, { what, kind, title = "" }) {
  const { event, debate } = slices;
  return html`<header class="top">
    <div class="top__what">
      <p class="top__event">${titlesAbove([event.title, debate?.title ?? ""], title).map(
        (one) => html`<span dir="auto">${one}</span>`,
      )}</p>
      <h1 class="top__now" data-fit>${what}</h1>
    </div>
    ${kind === "lobby" ? whereAndWhen(event) : join(event, urls)}
  </header>`;
}

/** @param {import("../types").EventSlice} event @param {Record<string, string>} urls */
function join({ code, join_words }, { qr }) {
  return html`<div class="join">
    <p class="join__words"><b class="code">${code}</b><bdi>${join_words}</bdi></p>
    <img src=${qr} alt=${t("join.qr", { address: join_words, code })} />
  </div>`;
}

/** @param {import("../types").EventSlice} event */
function whereAndWhen({ venue }) {
  return html`<p class="top__venue" dir="auto">${venue}</p>`;
}

/**
 * `note` at the start, the marks and the clock at the end; the slot scene shows its clock large instead.
 * @param {ScreenState} state @param {{note?: unknown, aside?: unknown, clock?: boolean}} around
 */
export function footer(state, { note = nothing, aside = nothing, clock = true }) {
  return html`<footer class="foot">
    <div class="foot__note">${note}</div>
    <div class="foot__end">${aside}${bell(state.rung)}${marks(state)}${
      clock ? cornerClock(state.slices.clock.slot, state.now) : nothing
    }</div>
  </footer>`;
}

/** Small, for whoever looks after the screen. @param {ScreenState} state */
export function marks({ lost, vague, notices = [] }) {
  if (!lost && !vague && !notices.length) return nothing;
  return html`<div class="marks">
    ${lost ? html`<span class="mark mark--lost" role="status">${t("mark.lost")}</span>` : nothing}
    ${vague && !lost ? html`<span class="mark">${t("mark.vague")}</span>` : nothing}
    ${notices.map((notice) => html`<span class="mark">${t(`mark.${notice}`)}</span>`)}
  </div>`;
}

/** @param {import("../types").PeopleSlice | undefined} people */
export function phonesPresent(people) {
  if (!people) return nothing;
  const [before, after = ""] = t("people.phones", { n: people.phones }).split(number(people.phones));
  return html`<p class="phones figure">${before}<b>${number(people.phones)}</b>${after}</p>`;
}
