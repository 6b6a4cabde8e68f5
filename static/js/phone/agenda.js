// The tab with the day's agenda.
import { html, nothing } from "../../vendor/vendor.js";
import { expectedTimes } from "../lib/schedule.js";
import { isolate, t, timeOfDay } from "../lib/words.js";

/** @import { AgendaItem, PhoneState } from "../types" */

const MINUTE_MS = 60_000;

/** @param {PhoneState} s @param {AgendaItem} item @param {{start: number, late_ms: number}} times */
function itemView({ slices: { event, agenda } }, item, { start, late_ms }) {
  const late = Math.round(late_ms / MINUTE_MS) >= 1 && item.state === "planned";
  const planned = timeOfDay(item.planned_start, event);
  const shown = timeOfDay(start, event);
  const now = item.id === agenda.current;
  return html`<li class="item" data-state=${item.state} aria-current=${now ? "step" : nothing}>
    <p class="item__time figure">${
      late
        ? html`<s><span class="visually-hidden">${t("agenda.planned", { time: planned })}</span><span
          aria-hidden="true">${planned}</span></s>`
        : nothing
    }
      <span>${
        late ? html`<span class="visually-hidden">${t("agenda.expected", { time: "" })}</span>` : nothing
      }${shown}</span></p>
    <div><p class="item__label"><bdi>${item.label || t(`kind.${item.kind}`)}</bdi>${
      now ? html` <b>${t("agenda.now")}</b>` : item.state === "done" ? html` <span>${t("agenda.done")}</span>` : nothing
    }</p>
      <p class="item__title" dir="auto">${item.title}</p>${
        item.speakers.length ? html`<p class="hint">${item.speakers.map(isolate).join(", ")}</p>` : nothing
      }</div></li>`;
}

/** @param {PhoneState} s */
export function agendaView(s) {
  const { event, agenda } = s.slices;
  const times = expectedTimes(agenda.items, s.now);
  return html`<section class="agenda"><h1>${t("agenda.title")}</h1>
    <ol>${agenda.items.map((item, at) => itemView(s, item, times[at]))}</ol>
    <p class="hint">${event.venue ? html`<bdi>${event.venue}</bdi>. ` : nothing}${t("agenda.zone", {
      zone: event.timezone.replace(/_/g, " "),
    })}.</p></section>`;
}
