/** Giving a vote up: the reason, and what becomes of it. What the hall has seen is given up by holding alone. */

import { html } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t } from "../lib/words.js";
import { formEnd, holdButton, sendAndClose } from "./controls.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("./ui.js").VoidDialog} VoidDialog
 * @typedef {import("../types.js").Setup} Setup
 */

/** @param {Desk} desk @param {VoidDialog} dialog */
export function voidDialog(desk, dialog) {
  const setup = desk.slices.setups.items.find((one) => one.pair === dialog.pair);
  // Somebody else was faster.
  if (!setup?.seal) return html`<div class="form"><h2>${t("poll.state.void")}</h2></div>`;
  const { pair } = dialog;
  const why = dialog.why.trim();
  const isShown = setup.seen === "result";
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (why && !isShown) sendAndClose(desk, "pair:void", { pair, why });
  };
  return html`
    <form class="form" @submit=${submit}>
      <h2>${t("void.title")}</h2>
      <p>${consequence(setup)}</p>
      ${reason(desk, setup)}
      ${formEnd(desk, isShown ? heldVerb(desk, { pair, why, held: true }) : plainVerb(desk))}
    </form>
  `;
}

/** @param {Setup} setup */
function consequence({ seal, seen }) {
  const votes = Object.keys(seal?.tallies ?? {}).length === 1 ? "void.body.one" : "void.body.both";
  return [t(votes), ...(seen === "result" ? [t("void.body.shown")] : [])].join(" ");
}

/** @param {Desk} desk @param {Setup} setup */
function reason(desk, { seen }) {
  const limit = holdTo(page.limits.void_reason);
  const typed = (/** @type {Event} */ event) => {
    limit(event);
    const why = /** @type {HTMLTextAreaElement} */ (event.target).value;
    if (desk.ui.dialog?.kind === "void") desk.act.change({ dialog: { ...desk.ui.dialog, why } });
  };
  return html`
    <label class="field">
      <span>${t("void.why")}</span>
      <textarea name="why" rows="2" dir="auto" @input=${typed} required autofocus></textarea>
      <small>${t(seen ? "void.why.seen" : "void.why.says")}</small>
    </label>
  `;
}

/** @param {Desk} desk */
function plainVerb(desk) {
  return html`
    <button class="btn btn--alarm" ?disabled=${!desk.live}>${t("void.verb")}</button>
  `;
}

/** @param {Desk} desk @param {{pair: number, why: string, held: true}} payload */
function heldVerb(desk, payload) {
  return holdButton(desk, {
    where: "dialog",
    command: "pair:void",
    payload,
    send: () => sendAndClose(desk, "pair:void", payload),
    label: t("void.hold"),
    body: t("void.body.shown"),
    disabled: !payload.why,
  });
}
