import { html, nothing } from "../../vendor/vendor.js";
import { clockState } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { speakers } from "./panel.js";
import { sideTag } from "./side.js";

/**
 * @typedef {import("../types").Slices} Slices
 * @typedef {{name: string, title: string, side: import("../types").Side | null}} OnAir
 */

/** Those who speak now: who has the floor of a panel, or whose turn has begun. @param {Slices} slices
 * @returns {OnAir[]} */
export function onAir(slices) {
  const seated = speakers(slices);
  return seated.length ? seated.map(({ name, title }) => ({ name, title, side: null })) : ofSlot(slices);
}

/** @param {Slices} slices @returns {OnAir[]} */
function ofSlot({ clock: { slot }, panel }) {
  if (!slot?.speaker || !["running", "paused"].includes(clockState(slot.clock))) return [];
  const person = slot.side ? undefined : panel.people.find(({ seat }) => seat === slot.seat);
  return [{ name: slot.speaker, title: person?.title ?? "", side: slot.side }];
}

/** @param {Slices} slices */
export function lowerThird(slices) {
  const names = onAir(slices);
  return html`<main class="third" aria-live="polite">${names.map(
    ({ name, title, side }) => html`<div class="third__one" data-side=${side ?? nothing}>
      <b class="third__name" dir="auto">${name}</b>
      ${side ? html`<p class="third__title">${sideTag(side, t(`side.${side}.long`))}</p>` : nothing}
      ${title ? html`<p class="third__title" dir="auto">${title}</p>` : nothing}
    </div>`,
  )}</main>`;
}
