// A wish to speak from the floor: the form, and what becomes of the hand.
import { html, nothing } from "../../vendor/vendor.js";
import { instead } from "../lib/instead.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { isolate, t } from "../lib/words.js";

/** @import { MyHand, PhoneState } from "../types" */

const UP = ["raised", "called", "speaking"];

/** That it was called stands above every part of the phone. @param {PhoneState} s */
export function handView(s) {
  const { debate, me } = s.slices;
  const { hand } = me;
  const up = hand && UP.includes(hand.state) ? hand : null;
  if (!up && (!debate?.hands || me.muted)) return nothing;
  const error = s.draft.hand?.error;
  return html`<section class="hand"><h2>${t("hand.title")}</h2>
    <p class="hand__state" role="status">${
      hand && hand.state !== "called" ? html`<b>${t(`hand.${hand.state}`)}</b>` : nothing
    }</p>
    ${up ? upView(s, up) : formView(s, hand)}
    <p class="status" role="status" data-state="refused">${error ? html`<b>${t(`error.${error}`)}</b>` : nothing}</p>
  </section>`;
}

/** @param {PhoneState} s @param {MyHand} hand */
function upView({ on }, { id, state, name, place }) {
  const who = [name, place].flatMap((one) => (one ? [isolate(one)] : []));
  return html`${who.length ? html`<p class="hint">${who.join(", ")}</p>` : nothing}${
    state === "speaking"
      ? nothing
      : html`<button type="button" class="quiet" @click=${() => on.lower(id)}>${t("hand.down")}</button>`
  }`;
}

/** @param {PhoneState} s @param {MyHand | null} last what it raised before: the same person in the same seat */
function formView({ on, urls, draft }, last) {
  const raise = (/** @type {Event} */ e) =>
    instead(e, () => {
      const said = new FormData(/** @type {HTMLFormElement} */ (e.currentTarget));
      on.raise(String(said.get("name")).trim(), String(said.get("place")).trim());
    });
  return html`<form class="hand__form" method="post" action=${urls.hands} @submit=${raise}>
    <div class="ask__row"><label class="field">${t("hand.name")} <input name="name" autocomplete="name" dir="auto"
      value=${last?.name ?? ""} @input=${holdTo(page.limits.asker)}></label>
    <label class="field">${t("hand.place")} <input name="place" dir="auto" value=${last?.place ?? ""}
      @input=${holdTo(page.limits.hand_place)}></label></div>
    <button class="main" aria-disabled=${draft.hand?.isSending ?? false}>${t("hand.raise")}</button></form>`;
}
