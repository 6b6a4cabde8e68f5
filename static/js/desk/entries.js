/** What voters wrote in a poll: read, approved or declined, before or after the hall sees the others. */

import { html, nothing, repeat } from "../../vendor/vendor.js";
import { isolate, number, t } from "../lib/words.js";
import { verbButton } from "./controls.js";

const STATES = /** @type {const} */ (["waiting", "approved", "declined"]);

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DeskEntry} Entry
 * @typedef {import("../types.js").JudgedPoll} Judged
 */

/** The entries of a poll, where the desk may read them. Once the hall has seen its result they are out of the way,
 * unless some wait. @param {Desk} desk @param {import("../types.js").DeskAlonePoll} poll */
export function entriesView(desk, { id, state }) {
  const judged = desk.slices.entries.polls.find(({ poll }) => poll === id);
  if (!judged) return nothing;
  if (state !== "revealed" || judged.counts.waiting) return judgedView(desk, judged);
  return html`
    <details class="entries__done">
      <summary>${t("entries.title")}</summary>
      ${judgedView(desk, judged)}
    </details>
  `;
}

/** @param {Desk} desk @param {Judged} judged */
function judgedView(desk, judged) {
  const shown = judged.entries.filter(({ state }) => state === desk.ui.entries);
  return html`
    <div class="entries" data-entries=${judged.poll} role="group" aria-label=${t("entries.title")}>
      <div class="filters filters--entries" role="group" aria-label=${t("entries.filters")}>
        ${STATES.map((state) => filter(desk, state, judged.counts[state]))}
      </div>
      ${desk.ui.entries === "waiting" ? approveAll(desk, judged, shown) : nothing}
      <ul class="entries__list" @keydown=${walkByArrows}>
        ${repeat(
          shown,
          ({ id }) => id,
          (entry) => entryView(desk, judged.poll, entry),
        )}
      </ul>
      ${footnote(judged, desk.ui.entries)}
    </div>
  `;
}

/** @param {Desk} desk @param {typeof STATES[number]} state @param {number} n */
function filter(desk, state, n) {
  return html`
    <button type="button" class="filter" aria-pressed=${String(desk.ui.entries === state)}
      @click=${() => desk.act.change({ entries: state })}>
      ${t(`entries.${state}`)} <b class="figure" data-none=${n ? nothing : "true"}>${number(n)}</b>
    </button>
  `;
}

/** Of those that stand in sight, and only what holds no word of the organiser: that one is read by itself.
 * @param {Desk} desk @param {Judged} judged @param {Entry[]} shown */
function approveAll(desk, { poll }, shown) {
  const plain = shown.filter(({ flags }) => !flags.length).map(({ id }) => id);
  if (plain.length < 2) return nothing;
  return html`
    <div class="row row--tight">
      ${verbButton(desk, {
        where: "polls",
        command: "entry:approve",
        payload: { poll, entries: plain },
        label: t(plain.length < shown.length ? "entries.approve_plain" : "entries.approve_all", { n: plain.length }),
        variant: "btn--small",
      })}
    </div>
  `;
}

/** @param {Desk} desk @param {number} poll @param {Entry} entry */
function entryView(desk, poll, { id, text, n, state, flags }) {
  return html`
    <li class="entry" tabindex="0" data-entry=${id} data-poll=${poll} data-state=${state}
      aria-label=${t("entries.label", { text })}>
      <p class="entry__text" dir="auto">${text}</p>
      ${
        flags.length
          ? html`<p class="q__flags entry__flags">${t("q.flagged", { why: flags.map(isolate).join(", ") })}</p>`
          : nothing
      }
      <span class="entry__n figure">${t("entries.voters", { n })}</span>
      <span class="row row--tight entry__verbs">
        ${state === "approved" ? nothing : verb(desk, "approve", poll, id)}
        ${state === "declined" ? nothing : verb(desk, "decline", poll, id)}
        ${state === "waiting" ? nothing : verb(desk, "return", poll, id)}
      </span>
    </li>
  `;
}

/** @param {Desk} desk @param {"approve" | "decline" | "return"} what @param {number} poll @param {string} id */
function verb(desk, what, poll, id) {
  return verbButton(desk, {
    where: "polls",
    command: `entry:${what}`,
    payload: { poll, entries: [id] },
    label: t(`entries.verb.${what}`),
    variant: what === "approve" ? "btn--small btn--first" : "btn--small btn--quiet",
  });
}

/** @param {Judged} judged @param {typeof STATES[number]} state */
function footnote({ counts, unlisted }, state) {
  if (!counts[state]) return html`<p class="quiet entries__none">${t(`entries.none.${state}`)}</p>`;
  return unlisted[state] ? html`<p class="quiet">${t("entries.more", { n: unlisted[state] })}</p>` : nothing;
}

/** @param {KeyboardEvent} event */
function walkByArrows(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  walk(/** @type {HTMLElement[]} */ ([...list.children]), by);
}

/** To what waits to be judged. @param {Desk} desk */
export function goToEntries(desk) {
  desk.act.change({ tab: "votes", asking: "polls", entries: "waiting" });
  requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector("[data-entry]"))?.focus());
}

/** Moves the focus along rows. @param {HTMLElement[]} rows @param {number} by */
export function walk(rows, by) {
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}
