/** Ready-made messages, in the organiser's words: each is sent by one press, or by its digit once M has led there. */

import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { keyCap, localButton, verbButton } from "./controls.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").Preset} Preset
 */

/** Presets that a digit reaches. */
const KEYS = 9;

/** @param {Preset} preset */
const wordsOf = ({ key, text }) => (key === null ? text : t(`preset.${key}`));

/** @param {Desk} desk @param {(text: string) => Record<string, unknown>} payload of a message to whom it goes now */
export function presetsView(desk, payload) {
  const { presets } = desk.slices.whispers;
  if (desk.ui.presets) return changingView(desk, presets);
  const change = localButton(desk, { label: t("preset.change"), part: { presets: true }, variant: "link" });
  return html`
    <div class="row row--tight presets" data-presets role="group" aria-label=${t("preset.title")}>
      ${presets.map((preset, at) => presetButton(desk, preset, at, payload))}
      ${presets.length ? change : nothing}
    </div>
  `;
}

/** @param {Desk} desk @param {Preset} preset @param {number} at
 * @param {(text: string) => Record<string, unknown>} payload */
function presetButton(desk, preset, at, payload) {
  const text = wordsOf(preset);
  return verbButton(desk, {
    where: "message",
    command: "message:send",
    payload: payload(text),
    label: html`<bdi>${text}</bdi>${at < KEYS ? keyCap(String(at + 1)) : nothing}`,
    variant: "btn--small",
  });
}

/** @param {Desk} desk @param {Preset[]} presets */
function changingView(desk, presets) {
  return html`
    <ul class="presets presets--changing" aria-label=${t("preset.title")}>
      ${presets.map((preset) => {
        const text = wordsOf(preset);
        return html`<li><bdi>${text}</bdi> ${verbButton(desk, {
          where: "message",
          command: "preset:remove",
          payload: { preset: preset.id },
          label: t("preset.remove"),
          name: t("preset.remove_name", { text }),
          variant: "btn--small btn--quiet",
        })}</li>`;
      })}
      <li>
        <span class="quiet">${t("preset.says", { n: desk.slices.whispers.most_presets })}</span>
        ${localButton(desk, { label: t("preset.done"), part: { presets: false }, variant: "btn--small" })}
      </li>
    </ul>
  `;
}

/** The first preset takes the focus: from there digits send. */
export function goToPresets() {
  /** @type {HTMLElement | null} */ (document.querySelector("[data-presets] button"))?.focus();
}

/** What the nth button would do. @param {number} n from 1 */
export function pressPreset(n) {
  const buttons = document.querySelectorAll("[data-presets] .btn--small");
  /** @type {HTMLElement | undefined} */ (buttons[n - 1])?.click();
}
