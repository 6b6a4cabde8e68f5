/** Messages to the stage or to one person's own page: ready-made ones by one press, others written, and what became of
 * them. */

import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { isolate, t, timeOfDay } from "../lib/words.js";
import { refusal, verbButton } from "./controls.js";
import { linksButton } from "./links.js";
import { presetsView } from "./presets.js";
import { signalList } from "./signals.js";

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function messageView(desk) {
  const person = target(desk);
  return html`
    <section class="part message" aria-label=${t("message.head")}>
      <div class="part__head">
        <h2 class="eyebrow">${t("message.head")}</h2>
        ${desk.slices.debate ? linksButton(desk, desk.slices.debate.item) : nothing}
      </div>
      ${targetField(desk, person)} ${current(desk, person)}
      ${presetsView(desk, (text) => payloadOf(text, person))}
      <form class="message__form" @submit=${(/** @type {SubmitEvent} */ event) => sendText(event, desk, person)}>
        <input
          name="text"
          dir="auto"
          @input=${holdTo(page.limits.message)}
          required
          autocomplete="off"
          placeholder=${t("message.placeholder")}
          aria-label=${t("message.text")}
        />
        <button class="btn" ?disabled=${!desk.live}>${t("message.send")}</button>
        <button class="btn btn--quiet" name="keep" value="keep" ?disabled=${!desk.live}
          title=${t("message.keep.says")}>${t("message.keep")}</button>
      </form>
      ${refusal(desk, "message")} ${signalList(desk)} ${sentList(desk)}
    </section>
  `;
}

/** Whom the next message goes to: a person who has a page and sits there, else the stage (null). @param {Desk} desk */
function target({ slices: { whispers }, ui }) {
  return whispers.people.find(({ person, left }) => person === ui.to_person && !left)?.person ?? null;
}

/** @param {string} text @param {number | null} person */
const payloadOf = (text, person) => (person === null ? { text } : { text, person });

/** @param {Desk} desk @param {number | null} person */
function targetField(desk, person) {
  const { whispers, agenda } = desk.slices;
  const there = whispers.people.filter(({ left }) => !left);
  if (!there.length) return nothing;
  const change = (/** @type {Event} */ event) => {
    const chosen = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    desk.act.change({ to_person: chosen ? Number(chosen) : null });
  };
  const here = there.filter(({ item }) => item === agenda.current);
  const option = (/** @type {import("../types.js").WhisperPerson} */ one) =>
    html`<option value=${one.person} ?selected=${one.person === person}>${isolate(one.name)}</option>`;
  const others = there.filter((one) => !here.includes(one));
  return html`
    <label class="message__to"><span>${t("message.to")}</span>
      <select name="to" @change=${change}>
        <option value="" ?selected=${person === null}>${t("message.to.stage")}</option>
        ${here.map(option)}
        ${others.length ? html`<optgroup label=${t("message.to.others")}>${others.map(option)}</optgroup>` : nothing}
      </select>
    </label>
  `;
}

/** What lies where the next one would go. @param {Desk} desk @param {number | null} person */
function current(desk, person) {
  const { whispers, event } = desk.slices;
  const message =
    person === null
      ? desk.slices.message.message
      : (whispers.people.find((one) => one.person === person)?.message ?? null);
  if (!message) return nothing;
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

/** The last ones, whoever they went to: when each was sent, read and taken away. @param {Desk} desk */
function sentList({ slices: { whispers, event } }) {
  if (!whispers.sent.length) return nothing;
  const at = (/** @type {number} */ ms) => timeOfDay(ms, event);
  return html`
    <details class="message__sent">
      <summary>${t("message.sent")}</summary>
      <ul>${whispers.sent.map(
        ({ text, to, sent_at, read_at, cleared_at }) => html`
          <li>
            <bdi>${text}</bdi>
            <small class="figure">${[
              t("message.sent_to", { name: to ?? t("message.to.stage"), time: at(sent_at) }),
              ...(read_at === null ? [] : [t("message.read", { time: at(read_at) })]),
              ...(cleared_at === null ? [] : [t("message.cleared", { time: at(cleared_at) })]),
            ].join(" · ")}</small>
          </li>
        `,
      )}</ul>
    </details>
  `;
}

/** Sends what was written, or keeps it ready-made. @param {SubmitEvent} event @param {Desk} desk
 * @param {number | null} person */
async function sendText(event, desk, person) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const text = String(new FormData(form).get("text")).trim();
  if (!text) return;
  const keeps = event.submitter?.getAttribute("name") === "keep";
  const done = keeps
    ? await desk.act.send("message", "preset:add", { text })
    : await desk.act.send("message", "message:send", payloadOf(text, person));
  if (done) form.reset();
}
