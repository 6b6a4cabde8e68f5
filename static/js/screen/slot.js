import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { clockField, progressLine } from "./clock_view.js";
import { invitation } from "./question.js";
import { sideTag } from "./side.js";
import { kindWords, slotHeadline, slotRole } from "./slot_words.js";

/** @typedef {import("../types").Slot} Slot */

/** @param {import("./state.js").ScreenState} state */
export function slotScene({ slices, now }) {
  const {
    clock: { next },
    debate,
  } = slices;
  const slot = /** @type {Slot} */ (slices.clock.slot);
  const motion = debate?.motion ? html`<span class="foot__motion" dir="auto">${debate.motion}</span>` : nothing;
  return {
    what: kindWords(slot),
    note: slot.kind === "floor" || slot.kind === "questions" ? invitation(slices) : motion,
    clock: false,
    main: html`<main class="slot" data-kind=${slot.kind}>
      <div class="slot__who" data-fit>
        ${sides(slot)}
        <h2 class="slot__name" data-length=${
          slotHeadline(slot).length > 34 ? "long" : slotHeadline(slot).length > 18 ? "medium" : "short"
        }><bdi>${slotHeadline(slot)}</bdi></h2>
        ${slotRole(slot) ? html`<p class="slot__role"><bdi>${slotRole(slot)}</bdi></p>` : nothing}
        ${next ? nextSlot(next) : nothing}
      </div>
      ${clockField(slot, now)}
      ${progressLine(slot, now)}
    </main>`,
  };
}

/** @param {Slot} slot */
export function sides({ side, kind }) {
  if (side) return html`<p class="slot__side">${sideTag(side, t(`side.${side}.long`))}</p>`;
  if (kind !== "crossfire") return nothing;
  return html`<p class="slot__side">${["for", "against"].map((both) => sideTag(both, t(`choice.${both}`)))}</p>`;
}

/** @param {Slot} next */
export function nextSlot(next) {
  return html`<p class="slot__next"><span>${t("next")}</span> ${slotTag(next)}</p>`;
}

/** Who or what a slot is, with its side if it has one. @param {Slot} slot */
export function slotTag(slot) {
  const name = slotHeadline(slot);
  return slot.side ? sideTag(slot.side, name) : html`<b dir="auto">${name}</b>`;
}
