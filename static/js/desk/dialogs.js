/** The one open dialog: confirmations, small forms and the list of shortcuts. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockText, granted } from "../lib/clock.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t } from "../lib/words.js";
import { formEnd, keyCap, refusal, sendAndClose } from "./controls.js";
import { seatKeys } from "./floor.js";
import { groupsDialog } from "./groups.js";
import { linksDialog } from "./links.js";
import { shortcuts } from "./keys.js";
import { slotPlace, unheldBefore } from "./plan.js";
import { peopleDialog } from "./people.js";
import { pollDialog } from "./poll_form.js";
import { sealDialog } from "./seal.js";
import { itemDialog } from "./item.js";
import { setupDialog } from "./setup.js";
import { unheldWords } from "./sheet.js";
import { voidDialog } from "./void.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("./ui.js").Dialog} Dialog
 */

/** @param {Desk} desk */
export function dialogView(desk) {
  const { dialog } = desk.ui;
  if (!dialog) return nothing;
  const close = () => desk.act.change({ dialog: null, refused: null });
  return html`
    <dialog
      class="dialog"
      data-kind=${dialog.kind}
      tabindex="-1"
      ?data-modal=${!desk.still}
      ?open=${desk.still}
      aria-label=${t(`dialog.${dialog.kind}`)}
      @cancel=${(/** @type {Event} */ event) => {
        event.preventDefault();
        close();
      }}
    >
      <button type="button" class="dialog__close" aria-label=${t("dialog.close")} @click=${close}></button>
      ${body(desk, dialog)}
    </dialog>
  `;
}

/** @param {Desk} desk @param {Dialog} dialog */
function body(desk, dialog) {
  switch (dialog.kind) {
    case "help":
      return helpBody(desk);
    case "item":
      return setupDialog(desk, dialog);
    case "seal":
      return sealDialog(desk, dialog);
    case "time":
      return timeBody(desk, dialog.slot);
    case "slot":
      return slotBody(desk, dialog.slot);
    case "agenda":
      return itemDialog(desk, dialog.item);
    case "scene":
      return sceneBody(desk);
    case "void":
      return voidDialog(desk, dialog);
    case "poll":
      return pollDialog(desk, dialog);
    case "groups":
      return groupsDialog(desk, dialog);
    case "links":
      return linksDialog(desk, dialog);
    case "people":
      return peopleDialog(desk, dialog.item);
    default:
      return confirmBody(desk, dialog);
  }
}

/** @param {Desk} desk @param {import("./ui.js").Confirm} dialog */
function confirmBody(desk, { title, body: words, verb, command, payload }) {
  return html`
    <div class="form">
      <h2>${title}</h2>
      <p>${words}</p>
      ${formEnd(desk, sendButton(desk, command, payload, verb))}
    </div>
  `;
}

/**
 * Sends, and closes the dialog once it was done.
 * @param {Desk} desk
 * @param {import("../types.js").CommandName} command
 * @param {Record<string, unknown>} payload
 * @param {string} label
 */
function sendButton(desk, command, payload, label) {
  return html`
    <button
      type="button"
      class="btn btn--main"
      ?disabled=${!desk.live}
      aria-busy=${desk.ui.pending.size ? "true" : nothing}
      @click=${() => sendAndClose(desk, command, payload)}
    >
      ${label}
    </button>
  `;
}

/** @param {Desk} desk */
function helpBody({ slices }) {
  return html`
    <div class="form">
      <h2>${t("keys.title")}</h2>
      <p class="quiet">${t("keys.intro")}</p>
      <dl class="keys">
        ${shortcuts(seatKeys(slices)).map(
          ({ keys, does }) => html`
            <dt>
              ${keys.map((key) => (key === "…" ? "…" : keyCap(key === "Space" ? t("key.space") : key)))}
              <span class="visually-hidden">${keys.join(" ")}</span>
            </dt>
            <dd>${t(`keys.${does}`)}</dd>
          `,
        )}
      </dl>
    </div>
  `;
}

/** @param {Desk} desk @param {number} id */
function slotBody(desk, id) {
  const { order } = desk.slices;
  const slot = order.slots.find((one) => one.id === id);
  if (!slot) return nothing;
  const place = slotPlace(slot, order);
  const skipped = place === "ahead" ? unheldBefore(order, id) : [];
  return html`
    <div class="form">
      <h2><bdi>${slot.speaker || slot.title}</bdi></h2>
      <p>${[t(`slot.${place}`, { title: slot.title }), ...skipped.map(unheldWords)].join(" ")}</p>
      ${place === "ahead" ? lengthForm(desk, slot) : nothing}
      ${formEnd(desk, place === "current" ? nothing : sendButton(desk, "slot:go", { slot: id }, t("slot.go")))}
    </div>
  `;
}

/** @param {Desk} desk @param {import("../types.js").Slot} slot */
function lengthForm(desk, slot) {
  const length = granted(slot.clock);
  return html`
    <form class="field" @submit=${(/** @type {SubmitEvent} */ event) => setLength(event, desk, slot.id)}>
      <label for="slot-length">${t("slot.length")}</label>
      <span class="row row--tight">
        <input
          id="slot-length"
          name="length"
          class="figure"
          size="6"
          autocomplete="off"
          pattern="\\d{1,3}(:[0-5]\\d)?"
          .value=${length === null ? "" : clockText(length)}
        />
        <button class="btn" ?disabled=${!desk.live}>${t("slot.set_length")}</button>
      </span>
      <small>${t("slot.length.says")}</small>
    </form>
  `;
}

/** @param {SubmitEvent} event @param {Desk} desk @param {number} slot */
async function setLength(event, desk, slot) {
  const ms = readLength(event);
  if (await desk.act.send("dialog", "slot:set-length", { slot, length_ms: ms || null }))
    desk.act.change({ dialog: null });
}

/** @param {SubmitEvent} event */
function readLength(event) {
  event.preventDefault();
  const [minutes, seconds = "0"] = String(
    new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get("length"),
  ).split(":");
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
}

/** @param {Desk} desk @param {number} slot */
function timeBody(desk, slot) {
  /** @param {SubmitEvent} event */
  const submit = async (event) => {
    const sign = event.submitter?.getAttribute("value") === "take" ? -1 : 1;
    const delta_ms = sign * readLength(event);
    if (delta_ms) await sendAndClose(desk, "clock:adjust", { slot, delta_ms });
  };
  return html`
    <form class="form" @submit=${submit}>
      <h2>${t("time.title")}</h2>
      <label class="field">
        <span>${t("time.length")}</span>
        <input
          name="length"
          class="figure"
          size="6"
          required
          autofocus
          autocomplete="off"
          pattern="\\d{1,3}(:[0-5]\\d)?"
          placeholder="2:00"
        />
        <small>${t("slot.length.says")}</small>
      </label>
      ${refusal(desk, "dialog")}
      <div class="form__end">
        <button class="btn" value="take" ?disabled=${!desk.live}>${t("time.take")}</button>
        <button class="btn btn--main" value="add" ?disabled=${!desk.live}>${t("time.add")}</button>
      </div>
    </form>
  `;
}

/** @param {Desk} desk */
function sceneBody(desk) {
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get("text")).trim();
    if (text) sendAndClose(desk, "scene:show", { kind: "message", text });
  };
  return html`
    <form class="form" @submit=${submit}>
      <h2>${t("dialog.scene")}</h2>
      <label class="field">
        <span>${t("scenes.text")}</span>
        <textarea
          name="text"
          rows="3"
          dir="auto"
          @input=${holdTo(page.limits.scene_text)}
          required
          autofocus
          .value=${desk.slices.scene.text ?? ""}
        ></textarea>
        <small>${t("scenes.text.says")}</small>
      </label>
      ${formEnd(
        desk,
        html`
          <button class="btn btn--main" ?disabled=${!desk.live}>${t("scenes.show")}</button>
        `,
      )}
    </form>
  `;
}
