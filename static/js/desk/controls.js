/**
 * Buttons that send commands: busy until the answer, disabled while the desk is cut off, with refusals said beside
 * them.
 */

import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t } from "../lib/words.js";
import { controlKey } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").CommandName} CommandName
 * @typedef {object} Verb
 * @property {string} where the group in which a refusal is said
 * @property {CommandName} command
 * @property {Record<string, unknown>} payload
 * @property {unknown} label
 * @property {string} [kbd]
 * @property {string} [variant]
 * @property {boolean} [disabled]
 * @property {boolean} [pressed]
 * @property {string} [missing] why it would be refused now; it stays a button, so that a press says so beside it
 * @property {() => boolean} [ready] asked at the press: a press that comes too early is not meant
 * @property {string} [name] its full name, where the label alone is too short
 */

/** A button that sends one command. @param {Desk} desk @param {Verb} verb */
export function verbButton(desk, verb) {
  const { where, command, payload, label, kbd, variant = "", disabled = false } = verb;
  const key = controlKey(command, payload);
  const press = () => (verb.ready?.() ?? true) && desk.act.send(where, command, payload);
  return html`
    <button
      type="button"
      class="btn ${variant}"
      ?disabled=${disabled || !desk.live}
      ?data-missing=${verb.missing}
      title=${verb.missing || nothing}
      aria-busy=${desk.ui.pending.has(key) ? "true" : nothing}
      aria-pressed=${verb.pressed === undefined ? nothing : String(verb.pressed)}
      aria-label=${verb.name ?? nothing}
      aria-keyshortcuts=${kbd ?? nothing}
      @click=${press}
    >
      ${label}${kbd ? keyCap(kbd) : nothing}
    </button>
  `;
}

/**
 * A button that only changes what this desk shows.
 * @param {Desk} desk
 * @param {{label: unknown, part: Partial<import("./ui.js").Ui>, variant?: string, disabled?: boolean, kbd?: string}}
 * wanted
 */
export function localButton(desk, { label, part, variant = "", disabled = false, kbd }) {
  return html`
    <button
      type="button"
      class="btn ${variant}"
      ?disabled=${disabled || !desk.live}
      aria-keyshortcuts=${kbd ?? nothing}
      @click=${() => desk.act.change(part)}
    >
      ${label}${kbd ? keyCap(kbd) : nothing}
    </button>
  `;
}

/**
 * A button that must be held. A click without a pointer or key (assistive technology cannot hold) asks in a dialog
 * instead.
 * @param {Desk} desk
 * @param {Verb & {body: string, send?: () => unknown}} verb `send`: what a held press does, where it is more than
 * sending
 */
export function holdButton(desk, verb) {
  const { where, command, payload, label, kbd, variant = "", disabled = false } = verb;
  const sent = heldPayload(desk, command, payload);
  const key = controlKey(command, sent);
  const held = desk.ui.held === key;
  const start = () =>
    desk.live &&
    (verb.ready?.() ?? true) &&
    desk.act.hold(key, verb.send ?? (() => desk.act.send(where, command, sent)));
  const ask = () =>
    desk.act.change({
      dialog: {
        kind: "confirm",
        title: t("hold.ask"),
        body: verb.body,
        verb: t("hold.confirm"),
        where,
        command,
        payload: sent,
      },
    });
  return html`
    <button
      type="button"
      class="btn btn--hold ${variant}"
      ?disabled=${disabled || !desk.live}
      ?data-held=${held}
      aria-busy=${desk.ui.pending.has(key) ? "true" : nothing}
      @pointerdown=${(/** @type {PointerEvent} */ event) => event.button === 0 && start()}
      @pointerup=${desk.act.release}
      @pointerleave=${desk.act.release}
      @pointercancel=${desk.act.release}
      @blur=${desk.act.release}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, start)}
      @keyup=${(/** @type {KeyboardEvent} */ event) => onKey(event, desk.act.release)}
      @click=${(/** @type {MouseEvent} */ event) => event.detail === 0 && ask()}
      @contextmenu=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      <span class="btn__label">${held ? t("hold.keep") : label}</span>
      ${kbd ? keyCap(kbd) : nothing}
    </button>
  `;
}

/** @param {KeyboardEvent} event @param {() => unknown} act */
function onKey(event, act) {
  if (event.key !== " " && event.key !== "Enter") return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) act();
}

/**
 * Only a reveal carries that it was held; what somebody else armed is confirmed by a second person, and recorded so.
 * @param {Desk} desk @param {CommandName} command @param {Record<string, unknown>} payload
 */
export function heldPayload(desk, command, payload) {
  return command === "poll:reveal" ? { ...payload, held: !armedByOther(desk), play: desk.ui.play } : payload;
}

/** @param {Desk} desk */
export function armedByOther({ slices: { polls }, page }) {
  const armed = polls.polls.find((poll) => poll.state === "armed");
  return Boolean(armed?.armed_by && page.me && armed.armed_by !== page.me.name);
}

/**
 * Sends, and closes the dialog once it was done.
 * @param {Desk} desk @param {CommandName} command @param {Record<string, unknown>} payload
 */
export async function sendAndClose(desk, command, payload) {
  if (await desk.act.send("dialog", command, payload)) desk.act.change({ dialog: null });
}

/**
 * How a form in a dialog ends: what was refused, the way out, and its own button.
 * @param {Desk} desk
 * @param {unknown} button
 */
export function formEnd(desk, button) {
  return html`
    ${refusal(desk, "dialog")}
    <div class="form__end">
      <button type="button" class="btn btn--quiet"
        @click=${() => desk.act.change({ dialog: null })}>${t("dialog.cancel")}</button>
      ${button}
    </div>
  `;
}

/** The last refusal, beside the controls that it concerns. @param {Desk} desk @param {string} where */
export function refusal(desk, where) {
  const refused = desk.ui.refused;
  return html`
    <div class="refusal" role="alert">
      ${
        refused?.where === where
          ? html`
              <p>${refused.text}</p>
            `
          : nothing
      }
    </div>
  `;
}

/** @param {string} key */
export function keyCap(key) {
  return html`
    <kbd aria-hidden="true">${key}</kbd>
  `;
}

/**
 * A side as colour, shape and word; a title that names the side already is not told it twice.
 * @param {string | null} side
 * @param {string | null} [title]
 */
export function sideMark(side, title = null) {
  if (!side) return title === null ? nothing : isolate(title);
  return html`
    <span class="side side--${side}">${sideWords(t(`side.${side}`), title)}</span>
  `;
}

/** @param {string} side @param {string | null} title */
export function sideWords(side, title) {
  if (!title) return side;
  const named = title
    .toLocaleLowerCase()
    .split(/[\s,]+/)
    .includes(side.toLocaleLowerCase());
  return named ? isolate(title) : `${side}, ${isolate(title)}`;
}
