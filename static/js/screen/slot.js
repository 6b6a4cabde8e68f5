import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t } from "../lib/words.js";
import { clockField, progressLine } from "./clock_view.js";
import { IN_A_ROW, panelRow, speakers } from "./panel.js";
import { invitation } from "./question.js";
import { sideTag } from "./side.js";
import { kindWords, slotHeadline, slotRole } from "./slot_words.js";

/** @typedef {import("../types").Slot} Slot */
/** @typedef {import("../types").Slices} Slices */

/** @param {import("./state.js").ScreenState} state */
export function slotScene({ slices, now }) {
  const {
    clock: { next },
    debate,
  } = slices;
  const slot = /** @type {Slot} */ (slices.clock.slot);
  const { what, headline, role } = whoHas(slot, slices);
  const motion = debate?.motion ? html`<span class="foot__motion" dir="auto">${debate.motion}</span>` : nothing;
  return {
    what,
    note: slot.kind === "floor" || slot.kind === "questions" ? invitation(slices) : motion,
    clock: false,
    main: html`<main class="slot" data-kind=${slot.kind}>
      <div class="slot__who" data-fit>
        ${sides(slot)}
        <h2 class="slot__name" data-length=${
          headline.length > 34 ? "long" : headline.length > 18 ? "medium" : "short"
        }><bdi>${headline}</bdi></h2>
        ${role ? html`<p class="slot__role"><bdi>${role}</bdi></p>` : nothing}
        ${slices.panel.people.length <= IN_A_ROW ? panelRow(slices) : nothing}
        ${next ? nextSlot(next) : nothing}
      </div>
      ${clockField(slot, now)}
      ${progressLine(slot, now)}
    </main>`,
  };
}

/** On a panel: who has the floor in which part, or the part. @param {Slot} slot @param {Slices} slices */
function whoHas(slot, slices) {
  const on = speakers(slices);
  if (on.length) {
    const { title } = on[0];
    return {
      what: isolate(slot.title),
      headline: slotHeadline(shownSlot(slot, slices)),
      role: on.length === 1 ? title : "",
    };
  }
  const what = slices.panel.people.length && !slot.side ? t(`kind.${slices.debate?.kind}`) : kindWords(slot);
  return { what, headline: slotHeadline(slot), role: slotRole(slot) };
}

/** A part of a panel is of whoever has the floor in it. @param {Slot} slot @param {Slices} slices @returns {Slot} */
export function shownSlot(slot, slices) {
  const names = speakers(slices).map(({ name }) => isolate(name));
  return names.length ? { ...slot, speaker: names.join(", ") } : slot;
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
