/** Who speaks on a panel: a seat is a key, and how the time is spread stands beside it. */

import { html, nothing } from "../../vendor/vendor.js";
import { spokenText } from "../lib/clock.js";
import { percent, t } from "../lib/words.js";
import { keyCap, localButton, refusal, verbButton } from "./controls.js";
import { linksButton } from "./links.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").FloorPerson} FloorPerson
 * @typedef {import("../types.js").LabelTime} LabelTime
 */

/** Seats that a key reaches. */
const KEYS = 9;

/** How many keys are seats now. @param {Desk["slices"]} slices */
export const seatKeys = ({ floor }) => Math.min(KEYS, floor.people.length);

/** @param {Desk} desk */
export function floorView(desk) {
  const { floor, debate } = desk.slices;
  if (!debate || !floor.seated) return nothing;
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
            command: "floor:set-shares",
            payload: { item: debate.item, on: !floor.shares },
            label: t("floor.shares"),
            pressed: floor.shares,
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
            floor.people.some(({ share }) => share !== null)
              ? html`<a class="link" download
                  href=${desk.page.urls.speaking_time.replace("<item>", String(debate.item))}>${t("floor.csv")}</a>`
              : nothing
          }
          ${localButton(desk, {
            label: t("people.form"),
            part: { dialog: { kind: "people", item: debate.item } },
            variant: "btn--small btn--quiet",
          })}
          ${linksButton(desk, debate.item)}
        </span>
      </div>
      ${
        floor.people.length
          ? html`<ol class="floor__row">${floor.people.map((person) => seatView(desk, person))}</ol>`
          : html`<p class="quiet">${t("floor.empty")}</p>`
      }
      ${floor.gone.length ? goneLine(desk) : nothing}
      ${floor.labels.length ? labelTable(floor.labels) : nothing}
      ${refusal(desk, "floor")}
    </section>
  `;
}

/** @param {Desk} desk @param {FloorPerson} person */
function seatView(desk, person) {
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
      <svg class="seat__share" aria-hidden="true" focusable="false"><rect width="${person.share ?? 0}%"
        height="100%" /><rect class="seat__target" x="${person.target}%" width="2" height="100%" /></svg>
      <p class="seat__figures figure">
        <span><b>${person.share === null ? t("floor.no_share") : percent(person.share)}</b>
          <small>${t("floor.target", { percent: percent(person.target) })}</small></span>
        <span>${standingWords(person, desk.now)}</span>
        ${besideButton(desk, person)}
      </p>
    </li>
  `;
}

/** What a chair should know of this seat now. @param {FloorPerson} person @param {number} now */
function standingWords({ quiet_since, has_spoken, longest_ms, owed_ms }, now) {
  if (quiet_since === null) return t("floor.longest", { time: lengthText(longest_ms) });
  const time = spokenText({ spoken_ms: 0, since: quiet_since }, now);
  const silence = has_spoken ? t("floor.silent", { time }) : t("floor.not_yet");
  return owed_ms === null ? silence : `${silence} ${t("floor.owed", { time: lengthText(owed_ms) })}`;
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

/** @param {LabelTime[]} labels */
function labelTable(labels) {
  return html`
    <table class="floor__labels figure">
      <caption class="eyebrow">${t("floor.labels")}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">${t("floor.label")}</th>
          <th scope="col">${t("floor.label_n")}</th>
          <th scope="col">${t("floor.label_spoken")}</th>
          <th scope="col">${t("floor.label_share")}</th>
        </tr>
      </thead>
      <tbody>
        ${labels.map(
          ({ label, people, spoken_ms, share }) => html`
            <tr>
              <th scope="row"><bdi>${label}</bdi></th>
              <td class="quiet">${t("floor.label_people", { n: people })}</td>
              <td>${lengthText(spoken_ms)}</td>
              <td>${share === null ? t("floor.no_share") : percent(share)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
