/** Who wishes to speak from the floor: the list, and the way of each to the microphone. */

import { html, nothing, repeat } from "../../vendor/vendor.js";
import { isolate, number, t, timeOfDay } from "../lib/words.js";
import { refusal, verbButton } from "./controls.js";
import { undoLine } from "./undo.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DeskHand} Hand
 */

/** After a press the list is in another order: a second one that comes so soon was meant for what stood there. */
const MEANT_AFTER_MS = 300;
const FORWARDS = ["call", "give", "end"];

/** @param {Desk} desk */
export function handsView(desk) {
  const { debate, hands } = desk.slices;
  if (!debate) return nothing;
  const used = hands.open || hands.up.length || hands.over.length;
  return html`
    <section class="hands" aria-label=${t("hands.title")}>
      <div class="part__head">
        <h2 class="eyebrow">${t("hands.title")} ${
          hands.up.length ? html`<b class="figure">${number(hands.up.length)}</b>` : nothing
        }</h2>
        <span class="row row--tight">${used ? more(desk, debate.item) : nothing}
          ${verbButton(desk, {
            where: "hands",
            command: "item:set-hands",
            payload: { item: debate.item, on: !hands.open },
            label: t(hands.open ? "hands.open" : "hands.closed"),
            variant: "btn--small btn--switch",
            pressed: hands.open,
          })}
        </span>
      </div>
      ${undoLine(desk, "hands")} ${refusal(desk, "hands")}
      ${hands.up.length ? list(desk) : hands.open ? html`<p class="quiet">${t("hands.none")}</p>` : nothing}
      ${hands.over.length ? overView(desk) : nothing}
    </section>
  `;
}

/** @param {Desk} desk @param {number} item */
function more(desk, item) {
  const { shown } = desk.slices.hands;
  return html`
    <a class="link" download href=${desk.page.urls.hand_times.replace("<item>", String(item))}>${t("hands.csv")}</a>
    ${verbButton(desk, {
      where: "hands",
      command: "item:set-hands-shown",
      payload: { item, on: !shown },
      label: t("hands.shown"),
      variant: "btn--small btn--switch",
      pressed: shown,
    })}
  `;
}

/** @param {Desk} desk */
function list(desk) {
  return html`
    <ol class="hands__list">
      ${repeat(
        desk.slices.hands.up,
        ({ id }) => id,
        (hand) => handView(desk, hand),
      )}
    </ol>
  `;
}

/** @param {Desk} desk @param {Hand} hand */
function handView(desk, hand) {
  const { id, name, place, state, raised_at, has_spoken } = hand;
  return html`
    <li class="wish" tabindex="0" data-hand=${id} data-state=${state}
      aria-label=${t("hands.label", { who: who(hand) })}>
      <p class="wish__who">${
        name || place
          ? html`${name ? html`<b dir="auto">${name}</b>` : nothing} ${
              place ? html`<span dir="auto">${place}</span>` : nothing
            }`
          : html`<span>${t("hands.nobody")}</span>`
      }</p>
      <p class="wish__facts">
        ${state === "raised" ? nothing : html`<strong>${t(`hands.state.${state}`)}</strong>`}
        ${has_spoken ? html`<span>${t("hands.has_spoken")}</span>` : nothing}
        <time class="figure">${timeOfDay(raised_at, desk.slices.event)}</time>
      </p>
      <p class="row row--tight wish__verbs">${hand.allowed.map((verb, at) => verbOf(desk, hand, verb, at === 0))}</p>
    </li>
  `;
}

/** @param {Hand} hand */
function who({ name, place }) {
  return [name, place].flatMap((one) => (one ? [isolate(one)] : [])).join(", ") || t("hands.nobody");
}

/** @param {Desk} desk @param {Hand} hand @param {string} verb @param {boolean} first */
function verbOf(desk, hand, verb, first) {
  return verbButton(desk, {
    where: "hands",
    command: commandOf(verb),
    payload: { hand: hand.id },
    label: t(`hands.verb.${verb}`),
    name: t(`hands.verb.${verb}.name`, { who: who(hand) }),
    variant: first ? "btn--small btn--first" : "btn--small btn--quiet",
    ready: isMeant,
  });
}

/** What is over and may have been a slip. @param {Desk} desk */
function overView(desk) {
  const { over, counts } = desk.slices.hands;
  return html`
    <details class="hands__over">
      <summary>${t("hands.over", { spoken: counts.spoken, missed: counts.missed })}</summary>
      <ul class="hands__list">
        ${repeat(
          over,
          ({ id }) => id,
          (hand) => html`
            <li class="wish">
              <p class="wish__who"><span>${who(hand)}</span></p>
              <p class="wish__facts"><span>${t(`hands.state.${hand.state}`)}</span></p>
              <p class="row row--tight wish__verbs">${hand.allowed.map((verb) => verbOf(desk, hand, verb, false))}</p>
            </li>
          `,
        )}
      </ul>
    </details>
  `;
}

let pressedAt = -Infinity;

function isMeant() {
  const now = performance.now();
  if (now - pressedAt < MEANT_AFTER_MS) return false;
  pressedAt = now;
  return true;
}

/** @param {string} verb */
const commandOf = (verb) => /** @type {import("../types.js").CommandName} */ (`hand:${verb}`);

/** By keys: a hand goes one step on, or its owner is not here. Whether it was done.
 * @param {Desk} desk @param {number} id @param {"approve" | "decline"} key */
export async function judgeHand(desk, id, key) {
  const hand = desk.slices.hands.up.find((one) => one.id === id);
  const verb = hand?.allowed.find((one) => (key === "approve" ? FORWARDS.includes(one) : one === "miss"));
  return verb !== undefined && isMeant() && desk.act.send("hands", commandOf(verb), { hand: id });
}

/** To the first one in the list. @param {Desk} desk */
export function goToHands(desk) {
  desk.act.change({ tab: "questions" });
  requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector("[data-hand]"))?.focus());
}
