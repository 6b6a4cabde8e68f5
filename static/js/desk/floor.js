/** Who speaks on a panel: a seat is a key, and how the time is spread stands beside it. */

import { html, nothing } from "../../vendor/vendor.js";
import { standings } from "../lib/floor.js";
import { percent, t } from "../lib/words.js";
import { keyCap, localButton, refusal, verbButton } from "./controls.js";
import { spokenText } from "./times.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").FloorPerson} FloorPerson
 * @typedef {import("../lib/floor.js").Standing} Standing
 */

/** Seats that a key reaches. */
const KEYS = 9;
const MINUTE_MS = 60_000;
const UNSEATED = ["debate", "break", "networking"];

/** How many keys are seats now. @param {Desk["slices"]} slices */
export const seatKeys = ({ floor }) => Math.min(KEYS, floor.people.length);

/** @param {Desk} desk */
export function floorView(desk) {
  const { floor, debate } = desk.slices;
  if (!debate || !(floor.people.length || isSeated(debate))) return nothing;
  const all = standings(floor, desk.now);
  return html`
    <section class="part floor" aria-label=${t("floor.title")}>
      <div class="part__head">
        <h2 class="eyebrow">${t("floor.title")}</h2>
        <span class="row row--tight">
          ${verbButton(desk, {
            where: "floor",
            command: "floor:set-hints",
            payload: { item: debate.item, on: !floor.hints },
            label: t("floor.hints"),
            pressed: floor.hints,
            variant: "btn--small btn--quiet",
          })}
          ${verbButton(desk, {
            where: "floor",
            command: "floor:end",
            payload: { item: debate.item },
            label: t("floor.nobody"),
            disabled: !floor.people.some(({ since }) => since !== null),
            variant: "btn--small btn--quiet",
          })}
          ${
            floor.people.some(({ spoken_ms }) => spoken_ms)
              ? html`<a class="link" download
                  href=${desk.page.urls.speaking_time.replace("<item>", String(debate.item))}>${t("floor.csv")}</a>`
              : nothing
          }
          ${localButton(desk, {
            label: t("people.form"),
            part: { dialog: { kind: "people", item: debate.item } },
            variant: "btn--small btn--quiet",
          })}
        </span>
      </div>
      ${
        all.length
          ? html`<ol class="floor__row">${floor.people.map((person, at) => seatView(desk, person, all[at]))}</ol>`
          : html`<p class="quiet">${t("floor.empty")}</p>`
      }
      ${floor.gone.length ? goneLine(desk) : nothing} ${refusal(desk, "floor")}
    </section>
  `;
}

/** Somebody is expected to sit there, on no side. @param {import("../types.js").DebateSlice} debate */
const isSeated = ({ kind, motion }) => !motion && !UNSEATED.includes(kind);

/** @param {Desk} desk @param {FloorPerson} person @param {Standing} standing */
function seatView(desk, person, standing) {
  const speaks = person.since !== null;
  const { command, payload } = seatMove(desk, person, false);
  return html`
    <li class="seat" data-speaks=${speaks ? "" : nothing}>
      <button type="button" class="seat__button" ?disabled=${!desk.live} aria-pressed=${String(speaks)}
        aria-keyshortcuts=${person.seat <= KEYS ? String(person.seat) : nothing}
        @click=${() => desk.act.send("floor", command, payload)}>
        ${person.seat <= KEYS ? keyCap(String(person.seat)) : nothing}
        <span class="seat__who"><b dir="auto">${person.name}</b>${
          person.title ? html`<small dir="auto">${person.title}</small>` : nothing
        }</span>
        <span class="seat__time figure">${spokenText(person, desk.now)}</span>
      </button>
      <svg class="seat__share" aria-hidden="true" focusable="false"><rect width="${standing.share ?? 0}%"
        height="100%" /></svg>
      <p class="seat__figures figure">
        <span>${standing.share === null ? t("floor.no_share") : percent(standing.share)}</span>
        <span>${standingWords(person, standing)}</span>
        ${besideButton(desk, person)}
      </p>
    </li>
  `;
}

/** The one thing that a chair should know of this seat now. @param {FloorPerson} person @param {Standing} standing */
function standingWords({ since, last_at }, { longest_ms, silent_ms, owed_ms }) {
  if (since !== null) return t("floor.longest", { time: lengthText(longest_ms) });
  const silence = silentWords(last_at, silent_ms);
  return owed_ms >= MINUTE_MS ? `${silence} ${t("floor.owed", { time: lengthText(owed_ms) })}` : silence;
}

/** @param {number | null} last_at @param {number} silent_ms */
function silentWords(last_at, silent_ms) {
  const n = Math.floor(silent_ms / MINUTE_MS);
  if (last_at === null) return t("floor.not_yet");
  return n ? t("floor.silent", { n }) : t("floor.just_spoke");
}

/** A length that stands still, as a clock writes it. @param {number} spoken_ms */
const lengthText = (spoken_ms) => spokenText({ spoken_ms, since: null }, 0);

/** Two at once: offered while somebody else speaks. @param {Desk} desk @param {FloorPerson} person */
function besideButton(desk, person) {
  const others = desk.slices.floor.people.some(({ id, since }) => id !== person.id && since !== null);
  if (!others || person.since !== null) return nothing;
  const { command, payload } = seatMove(desk, person, true);
  return verbButton(desk, {
    where: "floor",
    command,
    payload,
    label: t("floor.beside"),
    name: t("floor.beside_name", { name: person.name }),
    variant: "btn--small btn--quiet",
  });
}

/** What a press of a seat does: whoever speaks stops, whoever does not begins.
 * @param {Desk} desk @param {FloorPerson} person @param {boolean} beside
 * @returns {{command: import("../types.js").CommandName, payload: Record<string, unknown>}} */
export function seatMove({ slices: { debate } }, { id, since }, beside) {
  if (since !== null) return { command: "floor:end", payload: { item: debate?.item, person: id } };
  return { command: "floor:give", payload: { person: id, beside } };
}

/** @param {Desk} desk */
function goneLine({ slices: { floor } }) {
  const names = floor.gone.map(({ name, spoken_ms }) => t("floor.gone_one", { name, time: lengthText(spoken_ms) }));
  return html`<p class="quiet figure">${t("floor.gone", { names: names.join(", ") })}</p>`;
}
