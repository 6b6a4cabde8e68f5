import { html, nothing } from "../../vendor/vendor.js";
import { expectedTimes } from "../lib/schedule.js";
import { t, timeOfDay } from "../lib/words.js";

/** @typedef {import("../types").AgendaItem} AgendaItem */
/** @typedef {{start: number, end: number, late_ms: number}} Times */

const ROWS = { wide: 8, upright: 6 };
/** A delay shorter than this is none that a hall would care about. */
const LATE_MS = 60_000;

/** @param {import("./state.js").ScreenState} state */
export function agenda({ slices, now, upright }) {
  const { items, current } = slices.agenda;
  const times = expectedTimes(items, now);
  const rows = upright ? ROWS.upright : ROWS.wide;
  const first = firstRow(items, current, rows);
  const rest = items.length - first - rows;
  return {
    what: t("agenda.title"),
    note: rest > 0 ? t("agenda.more", { n: rest }) : nothing,
    main: html`<main class="agenda" data-fit>${
      items.length
        ? html`<ol data-late=${times.some(({ late_ms }, at) => isLate(items[at], late_ms))}>${items
            .slice(first, first + rows)
            .map((item, at) => row(item, times[first + at], slices))}</ol>`
        : html`<h2 class="hero message">${t("agenda.none")}</h2>`
    }</main>`,
  };
}

/** The rows begin with the item before the current one, and the last rows fill the page.
 * @param {AgendaItem[]} items @param {number | null} current @param {number} rows */
function firstRow(items, current, rows) {
  const at = items.findIndex(({ id }) => id === current);
  return Math.max(0, Math.min(at - 1, items.length - rows));
}

/** @param {AgendaItem} item @param {Times} times @param {import("../types").Slices} slices */
function row(item, times, { agenda: { current }, event }) {
  return html`<li class="agenda__item" data-state=${item.state} data-kind=${item.kind}
    aria-current=${item.id === current ? "step" : nothing}>
    <p class="agenda__time figure">${when(item, times, event)}</p>
    <div>
      <p class="agenda__title"><bdi>${item.title}</bdi></p>
      ${detail(item)}
    </div>
    ${item.id === current ? html`<p class="agenda__now">${t("agenda.now")}</p>` : nothing}
  </li>`;
}

/** @param {AgendaItem} item @param {number} late_ms */
function isLate({ state }, late_ms) {
  return state !== "done" && late_ms >= LATE_MS;
}

/** @param {AgendaItem} item @param {Times} times @param {import("../types").EventSlice} event */
function when(item, times, event) {
  const planned = timeOfDay(item.planned_start, event);
  if (!isLate(item, times.late_ms)) return planned;
  return html`<s><span class="visually-hidden">${t("agenda.planned")}</span>${planned}</s>
    <b><span class="visually-hidden">${t("agenda.expected")}</span>${timeOfDay(times.start, event)}</b>`;
}

/** @param {AgendaItem} item */
function detail({ label, speakers }) {
  const parts = [label, ...speakers].filter(Boolean);
  if (!parts.length) return nothing;
  const last = parts.length - 1;
  return html`<p class="agenda__detail">${parts.map(
    (part, at) => html`<span class="agenda__part"><bdi>${part}</bdi>${at < last ? " ·" : ""}</span> `,
  )}</p>`;
}
