/** An item's setup, live or not: its motion, its format and the names on the seats. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockText } from "../lib/clock.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t } from "../lib/words.js";
import { refusal, sideMark } from "./controls.js";
import { changes, seats } from "./plan.js";
import { afterForm, setupOf } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").Setup} Setup
 */

/** @param {Desk} desk @param {import("./ui.js").ItemDialog} dialog */
export function setupDialog(desk, { item, format }) {
  const setup = setupOf(desk, item);
  if (!setup) return nothing;
  const sealed = Boolean(setup.seal);
  const places = hasSides(desk, setup, format) ? seats(setup.speakers, seatsOf(desk, setup, format)) : [];
  return html`
    <form class="form" @submit=${(/** @type {SubmitEvent} */ event) => save(event, desk, setup, places)}>
      <h2>${t("setup.title_item", { title: setup.title })}</h2>
      <label class="field">
        <span>${t("setup.motion")}</span>
        <textarea
          name="motion"
          rows="3"
          dir="auto"
          @input=${holdTo(page.limits.motion)}
          ?disabled=${sealed}
          .value=${setup.motion}
        ></textarea>
        <small>${t(sealed ? "setup.motion_sealed" : "setup.motion.says")}</small>
      </label>
      ${formatField(desk, setup)}
      ${
        places.length
          ? html`
              <div class="form__pair">
                ${["for", "against"].map((side) =>
                  sideFields(
                    side,
                    places.filter((seat) => seat.side === side),
                  ),
                )}
              </div>
            `
          : nothing
      }
      ${refusal(desk, "dialog")}
      <div class="form__end">
        <button type="button" class="btn btn--quiet"
          @click=${() => desk.act.change({ dialog: afterForm(desk, item) })}>${t("dialog.cancel")}</button>
        <button class="btn btn--main" ?disabled=${!desk.live} aria-busy=${desk.ui.pending.size ? "true" : nothing}>
          ${t("setup.save")}
        </button>
      </div>
    </form>
  `;
}

/**
 * The seats of the format that is chosen in the form, else of the item's own.
 * @param {Desk} desk
 * @param {Setup} setup
 * @param {string} [format]
 */
function seatsOf({ page }, setup, format) {
  const chosen = format === setup.format_id ? undefined : page.formats?.find(({ id }) => id === format);
  return chosen?.seats ?? setup.seats;
}

/** A format says whether there are sides; without one, what the item is. @param {Desk} desk @param {Setup} setup
 * @param {string} [format] */
function hasSides({ page, slices: { agenda } }, setup, format = setup.format_id) {
  const chosen = page.formats?.find(({ id }) => id === format);
  if (chosen) return chosen.kinds.includes("debate");
  return Boolean(setup.motion) || agenda.items.find(({ id }) => id === setup.item)?.kind === "debate";
}

/** @param {string} side @param {{seat: number, name: string}[]} places */
function sideFields(side, places) {
  return html`
    <fieldset class="field">
      <legend>${sideMark(side)}</legend>
      ${places.map(
        ({ seat, name }) => html`
          <label class="field">
            <span>${t("setup.seat", { n: seat })}</span>
            <input
              name=${`${side}:${seat}`}
              dir="auto"
              @input=${holdTo(page.limits.seat)}
              autocomplete="off"
              .value=${name}
            />
          </label>
        `,
      )}
    </fieldset>
  `;
}

/** @param {Desk} desk @param {Setup} setup */
function formatField({ page, act, slices: { agenda } }, setup) {
  /** @param {Event} event */
  const choose = ({ target }) =>
    act.change({ dialog: { kind: "item", item: setup.item, format: /** @type {HTMLSelectElement} */ (target).value } });
  const ran = setup.has_run;
  const formats = page.formats ?? [];
  const own = agenda.items.find(({ id }) => id === setup.item)?.kind ?? "";
  const fitting = formats.filter(({ kinds }) => kinds.includes(own));
  const others = formats.filter(({ kinds }) => !kinds.includes(own));
  return html`
    <label class="field">
      <span>${t("setup.format")}</span>
      <select name="format" ?disabled=${ran} @change=${choose}>
        <option value="" ?selected=${!setup.format}>${t("setup.no_format")}</option>
        ${fitting.map((one) => formatOption(one, setup))}
        ${
          others.length
            ? html`
                <optgroup label=${t("setup.other_formats")}>${others.map((one) => formatOption(one, setup))}</optgroup>
              `
            : nothing
        }
      </select>
      <small>${t(ran ? "setup.format_ran" : "setup.format.says")}</small>
    </label>
  `;
}

/** @param {import("../types.js").Format} format @param {Setup} setup */
function formatOption({ id, title, planned_ms }, { format_id }) {
  return html`
    <option value=${id} ?selected=${id === format_id}>
      ${t("setup.format_length", { title, length: clockText(planned_ms) })}
    </option>
  `;
}

/** @param {SubmitEvent} event @param {Desk} desk @param {Setup} setup @param {ReturnType<typeof seats>} places */
async function save(event, desk, setup, places) {
  event.preventDefault();
  const fields = new Map(
    [...new FormData(/** @type {HTMLFormElement} */ (event.currentTarget))].map(([name, value]) => [
      name,
      String(value).trim(),
    ]),
  );
  for (const { command, payload } of changes(fields, setup, places)) {
    if (!(await desk.act.send("dialog", command, payload))) return;
  }
  desk.act.change({ dialog: afterForm(desk, setup.item) });
}
