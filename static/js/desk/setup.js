/** The live item's setup: its motion, its format and the names on the seats. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockText } from "../lib/clock.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t } from "../lib/words.js";
import { refusal, sideMark } from "./controls.js";
import { changes, seats } from "./plan.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DebateSlice} Debate
 */

/** @param {Desk} desk */
export function setupDialog(desk) {
  const { debate, order } = desk.slices;
  if (!debate)
    return html`
      <div class="form">
        <h2>${t("setup.title")}</h2>
        <p>${t("setup.no_item")}</p>
      </div>
    `;
  const sealed = Boolean(debate.seal);
  return html`
    <form class="form" @submit=${(/** @type {SubmitEvent} */ event) => save(event, desk, debate)}>
      <h2>${t("setup.title_item", { title: debate.title })}</h2>
      <label class="field">
        <span>${t("setup.motion")}</span>
        <textarea
          name="motion"
          rows="3"
          dir="auto"
          @input=${holdTo(page.limits.motion)}
          ?disabled=${sealed}
          .value=${debate.motion}
        ></textarea>
        <small>${t(sealed ? "setup.motion_sealed" : "setup.motion.says")}</small>
      </label>
      ${formatField(desk, debate)}
      <div class="form__pair">
        ${["for", "against"].map((side) =>
          sideFields(
            side,
            seats(debate.speakers, order.slots).filter((seat) => seat.side === side),
          ),
        )}
      </div>
      ${refusal(desk, "dialog")}
      <div class="form__end">
        <button type="button" class="btn btn--quiet" @click=${() => desk.act.change({ dialog: null })}>${t("dialog.cancel")}</button>
        <button class="btn btn--main" ?disabled=${!desk.live} aria-busy=${desk.ui.pending.size ? "true" : nothing}>
          ${t("setup.save")}
        </button>
      </div>
    </form>
  `;
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

/** @param {Desk} desk @param {Debate} debate */
function formatField({ page, slices: { order } }, debate) {
  const ran = order.slots.some((slot) => slot.clock.banked_ms || slot.clock.started_at !== null);
  const formats = page.formats ?? [];
  return html`
    <label class="field">
      <span>${t("setup.format")}</span>
      <select name="format" ?disabled=${ran}>
        <option value="" ?selected=${!debate.format}>${t("setup.no_format")}</option>
        ${formats.map(
          (one) => html`
            <option value=${one.id} ?selected=${one.id === debate.format_id}>
              ${t("setup.format_length", { title: one.title, length: clockText(one.planned_ms) })}
            </option>
          `,
        )}
      </select>
      <small>${t(ran ? "setup.format_ran" : "setup.format.says")}</small>
    </label>
  `;
}

/** @param {SubmitEvent} event @param {Desk} desk @param {Debate} debate */
async function save(event, desk, debate) {
  event.preventDefault();
  const fields = new Map(
    [...new FormData(/** @type {HTMLFormElement} */ (event.currentTarget))].map(([name, value]) => [name, String(value).trim()]),
  );
  const format = debate.format_id;
  for (const { command, payload } of changes(fields, debate, format, seats(debate.speakers, desk.slices.order.slots))) {
    if (!(await desk.act.send("dialog", command, payload))) return;
  }
  desk.act.change({ dialog: null });
}
