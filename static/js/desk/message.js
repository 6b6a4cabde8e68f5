/** The message that lies on the stage screen until a speaker taps it away. */

import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t, timeOfDay } from "../lib/words.js";
import { refusal, verbButton } from "./controls.js";

const READY = ["minute", "wrap_up", "microphone", "next_question"];

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function messageView(desk) {
  return html`
    <section class="part message" aria-label=${t("message.head")}>
      <h2 class="eyebrow">${t("message.head")}</h2>
      ${current(desk)}
      <div class="row row--tight">
        ${READY.map((key) => {
          const text = t(`message.${key}`);
          return verbButton(desk, {
            where: "message",
            command: "message:send",
            payload: { text },
            label: text,
            variant: "btn--small",
          });
        })}
      </div>
      <form class="message__form" @submit=${(/** @type {SubmitEvent} */ event) => sendText(event, desk)}>
        <input
          name="text"
          @input=${holdTo(page.limits.message)}
          required
          autocomplete="off"
          placeholder=${t("message.placeholder")}
          aria-label=${t("message.text")}
        />
        <button class="btn" ?disabled=${!desk.live}>${t("message.send")}</button>
      </form>
      ${refusal(desk, "message")}
    </section>
  `;
}

/** @param {Desk} desk */
function current(desk) {
  const { message } = desk.slices.message;
  if (!message) return nothing;
  const { event } = desk.slices;
  const read = message.read_at !== null;
  return html`
    <div class="message__now" data-read=${String(read)}>
      <p>
        <q><bdi>${message.text}</bdi></q>
        <small>
          ${t(read ? "message.read" : "message.unread", { time: timeOfDay(message.read_at ?? message.sent_at, event) })}
        </small>
      </p>
      ${read ? nothing : clearButton(desk, message.id)}
    </div>
  `;
}

/** @param {Desk} desk @param {number} message */
function clearButton(desk, message) {
  return verbButton(desk, {
    where: "message",
    command: "message:clear",
    payload: { message },
    label: t("message.clear"),
    variant: "btn--small",
  });
}

/** @param {SubmitEvent} event @param {Desk} desk */
async function sendText(event, desk) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const text = String(new FormData(form).get("text")).trim();
  if (text && (await desk.act.send("message", "message:send", { text }))) form.reset();
}
