/** What people on the stage have told the desk: the oldest in the line above everything, where it moves nothing, and
 * all of them beside the messages. One press says that it was seen. */

import { html, nothing } from "../../vendor/vendor.js";
import { t, timeOfDay } from "../lib/words.js";
import { verbButton } from "./controls.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DeskSignal} DeskSignal
 */

/** @param {Desk} desk */
export function signalAlert(desk) {
  const [first, ...more] = desk.slices.whispers.signals;
  return html`
    <div class="signal-alert" role="status">${
      first
        ? html`<p class="signal-alert__box" data-kind=${first.kind}>
            <b>${words(first)}</b>
            <span class="figure">${timeOfDay(first.sent_at, desk.slices.event)}</span>
            ${more.length ? html`<span class="figure">${t("signal.more", { n: more.length })}</span>` : nothing}
            ${seenButton(desk, first)}
          </p>`
        : nothing
    }</div>
  `;
}

/** @param {Desk} desk */
export function signalList(desk) {
  const { whispers, queue, event } = desk.slices;
  if (!whispers.signals.length) return nothing;
  return html`
    <ul class="signals" aria-label=${t("signal.title")}>
      ${whispers.signals.map((signal) => {
        const question = queue.items.find(({ id }) => id === signal.question);
        return html`<li>
          <p>
            <b>${words(signal)}</b> <small class="figure">${timeOfDay(signal.sent_at, event)}</small>
            ${question ? html`<q><bdi>${question.text}</bdi></q>` : nothing}
          </p>
          ${seenButton(desk, signal)}
        </li>`;
      })}
    </ul>
  `;
}

/** @param {DeskSignal} signal */
function words({ kind, name }) {
  return t(`signal.${kind}`, { name });
}

/** @param {Desk} desk @param {DeskSignal} signal */
function seenButton(desk, signal) {
  return verbButton(desk, {
    where: "message",
    command: "signal:see",
    payload: { signal: signal.id },
    label: t("signal.see"),
    name: t("signal.see_name", { words: words(signal) }),
    variant: "btn--small",
  });
}
