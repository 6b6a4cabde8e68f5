/** The next step of the evening: the largest button, and the space bar. */

import { html } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { heldPayload, holdButton, keyCap, refusal, verbButton } from "./controls.js";
import { goToEntries } from "./entries.js";
import { sealForm } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").GuideSlice} Guide
 */

/** @param {Desk} desk */
export function guideView(desk) {
  const { guide } = desk.slices;
  return html`
    <div class="guide" data-key=${guide?.key ?? "done"}>
      ${
        guide && (guide.command || guide.form)
          ? step(desk, guide)
          : html`
              <p class="guide__done">${guide ? guideWords(desk, guide) : t("guide.done")}</p>
            `
      }
      ${refusal(desk, "guide")}
    </div>
  `;
}

/** @param {Desk} desk @param {Guide} guide */
function step(desk, guide) {
  const label = html`
    <small>${t("guide.eyebrow")}</small>
    <span>${guideWords(desk, guide)}</span>
  `;
  const common = {
    where: "guide",
    label,
    ready: desk.act.ready,
    variant: "btn--guide",
    kbd: t("key.space"),
    payload: guide.payload,
  };
  if (!guide.command) return formButton(desk, guide, label);
  const verb = { ...common, command: guide.command };
  return guide.hold
    ? holdButton(desk, {
        ...verb,
        label: html`
          ${label}
          <em>${t("guide.hold")}</em>
        `,
        body: t("hold.body"),
      })
    : verbButton(desk, verb);
}

/** @param {Desk} desk @param {Guide} guide @param {unknown} label */
function formButton(desk, guide, label) {
  return html`
    <button
      type="button"
      class="btn btn--guide"
      ?disabled=${!desk.live}
      @click=${() => desk.act.ready() && openForm(desk, guide.form)}
    >
      ${label}${keyCap(t("key.space"))}
    </button>
  `;
}

/** @param {Desk} desk @param {Guide["form"]} form */
function openForm(desk, form) {
  if (form === "entries") goToEntries(desk);
  else desk.act.change({ dialog: formDialog(desk, form) });
}

/** @param {Desk} desk @param {Guide["form"]} form @returns {import("./ui.js").Dialog} */
function formDialog({ slices: { debate } }, form) {
  const item = debate?.item ?? 0;
  return form === "seal" ? sealForm(item) : { kind: "item", item };
}

/** The words of a step: its own, else those of its command. @param {Desk} desk @param {Guide} guide */
export function guideWords(desk, guide) {
  const key = `guide.${guide.key}`;
  const words = t(key, guideValues(desk, guide));
  return words === key && guide.command ? t(`command.${guide.command}`) : words;
}

/** @param {Desk} desk @param {Guide} guide */
function guideValues({ slices }, { payload }) {
  const item = slices.agenda.items.find((one) => one.id === payload.item) ?? null;
  const slot = slices.order.slots.find((one) => one.id === payload.slot) ?? slices.clock.slot;
  const { next } = slices.clock;
  return {
    title: item?.title ?? slices.debate?.title ?? "",
    name: slot ? slot.speaker || slot.title : "",
    next: next ? next.speaker || next.title : t("guide.the_end"),
    step: typeof payload.step === "string" ? t(`step.${payload.step}`) : "",
  };
}

/**
 * What the space bar does: a held press, a press, or opening a form.
 * @param {Desk} desk
 * @returns {{hold: string | null, run: () => void} | null}
 */
export function guideMove(desk) {
  const { guide } = desk.slices;
  if (!guide || !desk.act.ready()) return null;
  const { command, payload } = guide;
  if (!command) return guide.form ? { hold: null, run: () => openForm(desk, guide.form) } : null;
  if (!guide.hold) return { hold: null, run: () => void desk.act.send("guide", command, payload) };
  const sent = heldPayload(desk, command, payload);
  return { hold: `${command} ${JSON.stringify(sent)}`, run: () => void desk.act.send("guide", command, sent) };
}
