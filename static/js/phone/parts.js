// Parts that several views of the phone share.
import { html, nothing } from "../../vendor/vendor.js";

const LONG_MOTION = 110;
const BALLOT_SLOTS = ["vote", "result"];

/** @import { PhoneState, Slot } from "../types" */

/** What is put to the hall. @param {string} text */
export const motion = (text) =>
  html`<h1 class="motion" id="motion" dir="auto" data-long=${text.length > LONG_MOTION ? "" : nothing}>${text}</h1>`;

/** @param {string} side @param {string} words */
export const side = (side, words) => html`<span class="side side--${side}"><bdi>${words}</bdi></span>`;

/** The slot in which somebody has the floor. @param {PhoneState} s @returns {Slot | null} */
export const timedSlot = ({ slices: { clock } }) =>
  clock?.slot && !BALLOT_SLOTS.includes(clock.slot.kind) ? clock.slot : null;
