/** The run sheet: the day's items, and the live item's slots in their order. */

import { html, nothing, repeat } from "../../vendor/vendor.js";
import { clockText, elapsed, granted } from "../lib/clock.js";
import { expectedTimes } from "../lib/schedule.js";
import { t, timeOfDay } from "../lib/words.js";
import { sideMark, refusal } from "./controls.js";
import { slotPlace, slotStarts, unheldBefore } from "./plan.js";

const LATE_MS = 60_000;
/** Later than this it is another day: a rehearsal, not a delay. */
const OTHER_DAY_MS = 12 * 60 * 60_000;

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").AgendaItem} AgendaItem
 * @typedef {import("../types.js").Slot} Slot
 * @typedef {{start: number, end: number, late_ms: number}} Expected
 */

/** @param {Desk} desk */
export function sheetView(desk) {
  const { items } = desk.slices.agenda;
  const times = expectedTimes(items, desk.now);
  const rows = items.map((item, i) => ({ item, expected: times[i] }));
  const done = rows.filter(({ item }) => item.state === "done");
  return html`
    <h2 class="eyebrow">${t("sheet.title")}</h2>
    ${
      done.length
        ? html`
            <details class="sheet__past">
              <summary>${t("sheet.past", { n: done.length })}</summary>
              ${itemList(desk, done)}
            </details>
          `
        : nothing
    }
    ${itemList(
      desk,
      rows.filter(({ item }) => item.state !== "done"),
    )}
    ${
      items.length
        ? nothing
        : html`
            <p class="quiet">${t("sheet.empty")}</p>
          `
    }
    ${refusal(desk, "sheet")}
  `;
}

/** @param {Desk} desk @param {{item: AgendaItem, expected: Expected}[]} rows */
function itemList(desk, rows) {
  return html`
    <ol class="sheet">
      ${repeat(
        rows,
        ({ item }) => item.id,
        ({ item, expected }) =>
          item.state === "live" ? liveItem(desk, item, expected) : plainItem(desk, item, expected),
      )}
    </ol>
  `;
}

/** @param {Desk} desk @param {AgendaItem} item @param {Expected} expected */
function plainItem(desk, item, expected) {
  return html`
    <li class="sheet__item" data-state=${item.state}>
      <button
        type="button"
        class="sheet__row"
        ?disabled=${!desk.live}
        @click=${() => desk.act.change({ dialog: { kind: "agenda", item: item.id } })}
      >
        ${timeView(desk, item, expected)}
        <span class="sheet__what"><bdi>${item.title}</bdi>${lateView(expected, item)}</span>
      </button>
    </li>
  `;
}

/** @param {Desk} desk @param {AgendaItem} item @param {Expected} expected */
function liveItem(desk, item, expected) {
  return html`
    <li class="sheet__item" data-state="live" aria-current="true">
      <div class="sheet__row">
        ${timeView(desk, item, expected)}
        <span class="sheet__what">
          <strong><bdi>${item.title}</bdi></strong>
          <span class="sheet__more">
            ${t("sheet.ends", { time: timeOfDay(expected.end, desk.slices.event) })}${lateWords(expected)}
          </span>
          <span class="row row--tight">
            <button type="button" class="link" ?disabled=${!desk.live}
              @click=${() => desk.act.change({ dialog: { kind: "item", item: item.id } })}>
              ${t("sheet.set_up")}
            </button>
            <button type="button" class="link" ?disabled=${!desk.live}
              @click=${() => askFinish(desk, item)}>${t("sheet.finish")}</button>
          </span>
        </span>
      </div>
      ${slotList(desk)}
    </li>
  `;
}

/** @param {Desk} desk @param {AgendaItem} item */
function askFinish(desk, item) {
  desk.act.change({
    dialog: {
      kind: "confirm",
      title: t("finish.title", { title: item.title }),
      body: [t("finish.body"), ...unheldBefore(desk.slices.order).map(unheldWords)].join(" "),
      verb: t("finish.verb"),
      where: "sheet",
      command: "item:finish",
      payload: { item: item.id },
    },
  });
}

/** @param {Slot} slot */
export function unheldWords({ title }) {
  return t("slot.unheld", { title });
}

/** @param {Desk} desk */
function slotList(desk) {
  const { order } = desk.slices;
  const { slots, current } = order;
  const starts = slotStarts(slots, current, desk.now);
  return html`
    <ol class="slots">
      ${repeat(
        slots,
        (slot) => slot.id,
        (slot) => slotRow(desk, slot, slotPlace(slot, order), starts.get(slot.id)),
      )}
    </ol>
  `;
}

/**
 * @param {Desk} desk
 * @param {Slot} slot
 * @param {ReturnType<typeof slotPlace>} place
 * @param {number | undefined} start
 */
function slotRow(desk, slot, place, start) {
  const name = slot.speaker || slot.title;
  const role = slot.speaker ? slot.title : null;
  return html`
    <li class="slot" data-place=${place} data-side=${slot.side ?? nothing}
      aria-current=${place === "current" ? "step" : nothing}>
      <button
        type="button"
        class="sheet__row"
        ?disabled=${!desk.live}
        @click=${() => desk.act.change({ dialog: { kind: "slot", slot: slot.id } })}
      >
        <span class="sheet__time figure">
          ${
            place === "current"
              ? html`
                  <span class="slot__now">${t("sheet.now")}</span>
                `
              : start === undefined
                ? nothing
                : timeOfDay(start, desk.slices.event)
          }
        </span>
        <span class="sheet__what">
          <bdi>${name}</bdi>${
            slot.side
              ? html`
                  <small>${sideMark(slot.side, role)}</small>
                `
              : role
                ? html`
                    <small><bdi>${role}</bdi></small>
                  `
                : nothing
          }
        </span>
        <span class="slot__length figure">${lengthView(slot, place, desk.now)}</span>
      </button>
    </li>
  `;
}

/** @param {Slot} slot @param {string} place @param {number} now */
function lengthView({ clock }, place, now) {
  const length = granted(clock);
  const used = elapsed(clock, now);
  if (place === "unheld")
    return html`
      <span class="slot__unheld">${t("sheet.unheld")}</span>
    `;
  if (place === "voteless") return t("sheet.voteless");
  if (place === "done")
    return html`
      ${
        used
          ? html`
              <span>${clockText(wholeSeconds(used))}</span>
            `
          : nothing
      }
      <span class="tick" role="img" aria-label=${t("sheet.done")}></span>
    `;
  return length === null ? nothing : clockText(length);
}

/** @param {number} ms */
function wholeSeconds(ms) {
  return Math.floor(ms / 1000) * 1000;
}

/** @param {Desk} desk @param {AgendaItem} item @param {Expected} expected */
function timeView(desk, item, expected) {
  const { event } = desk.slices;
  const late = isLate(expected, item);
  return html`
    <span class="sheet__time figure" data-late=${late ? "true" : nothing}>
      ${timeOfDay(late ? expected.start : (item.actual_start ?? item.planned_start), event)}
      ${
        late
          ? html`
              <s>${timeOfDay(item.planned_start, event)}</s>
            `
          : nothing
      }
    </span>
  `;
}

/** @param {Expected} expected @param {AgendaItem} item */
function isLate(expected, item) {
  return item.state === "planned" && isDelay(expected);
}

/** @param {Expected} expected */
function isDelay({ late_ms }) {
  return late_ms >= LATE_MS && late_ms < OTHER_DAY_MS;
}

/** @param {Expected} expected @param {AgendaItem} item */
function lateView(expected, item) {
  return isLate(expected, item)
    ? html`
        <small>${t("sheet.late", { n: Math.round(expected.late_ms / 60_000) })}</small>
      `
    : nothing;
}

/** @param {Expected} expected */
function lateWords(expected) {
  return isDelay(expected) ? `, ${t("sheet.late_short", { n: Math.round(expected.late_ms / 60_000) })}` : "";
}
