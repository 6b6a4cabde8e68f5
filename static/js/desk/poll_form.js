/** The form of a poll by itself: its question, its kind, and what the kind asks. */

import { html } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t } from "../lib/words.js";
import { FORMS } from "../polls/forms.js";
import { refusal } from "./controls.js";
import { afterForm } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("./ui.js").PollDialog} PollDialog
 * @typedef {import("../polls/kind").Wording} Wording
 */

/** @param {number} item @returns {PollDialog} */
export function newPollForm(item) {
  return {
    kind: "poll",
    item,
    poll: null,
    wording: { kind: "choice", question: "", ...FORMS.choice.blank, tally: "sealed" },
  };
}

/** A new poll that asks the same. @param {Desk} desk @param {import("../types.js").DeskAlonePoll} poll
 * @returns {PollDialog} */
export const copyPollForm = (desk, poll) => ({ ...editPollForm(desk, poll), poll: null });

/** What is asked most often, by Alt and its digit. @returns {{name: string, wording: Partial<Wording>}[]} */
const ready = () => [
  { name: "yes_no", wording: { kind: "choice", options: [t("poll.ready.yes"), t("poll.ready.no")], settings: {} } },
  { name: "agree", wording: { kind: "rating", options: [], settings: { scale: "agree" } } },
  { name: "ten", wording: { kind: "rating", options: [], settings: { scale: "ten" } } },
];

/** @param {Desk} desk @param {import("../types.js").DeskAlonePoll} poll @returns {PollDialog} */
export function editPollForm({ slices: { setups } }, { id, kind, question, options, settings, tallies }) {
  const item = setups.items.find(({ polls }) => polls.some((one) => one.id === id))?.item ?? 0;
  const texts = options.map(({ text }) => text).filter(Boolean);
  return { kind: "poll", item, poll: id, wording: { kind, question, options: texts, settings, tally: tallies } };
}

/** @param {Desk} desk @param {PollDialog} dialog */
export function pollDialog(desk, dialog) {
  const { wording, poll } = dialog;
  /** @param {Partial<Wording>} part */
  const set = (part) => {
    const now = desk.ui.dialog;
    if (now?.kind === "poll") desk.act.change({ dialog: { ...now, wording: { ...now.wording, ...part } } });
  };
  const isLive = desk.slices.agenda.current === dialog.item;
  return html`
    <form class="form" @submit=${(/** @type {SubmitEvent} */ event) => save(event, desk)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => pressReady(event, set)}>
      <h2>${t(poll ? "poll.form.edit" : "poll.form.title")}</h2>
      ${readyButtons(set)} ${kindField(wording, set)} ${questionField(wording, set)}
      ${FORMS[wording.kind].fields(wording, set)}
      ${tallyField(wording, set)} ${refusal(desk, "dialog")}
      <div class="form__end">
        <button type="button" class="btn btn--quiet"
          @click=${() => desk.act.change({ dialog: afterForm(desk, dialog.item) })}>${t("dialog.cancel")}</button>
        <button class="btn ${isLive ? "" : "btn--main"}" value="save"
          ?disabled=${!desk.live}>${t("poll.form.save")}</button>
        ${
          isLive
            ? html`
                <button class="btn btn--main" value="open" ?disabled=${!desk.live}>${t("poll.form.open")}</button>
              `
            : ""
        }
      </div>
    </form>
  `;
}

/** @param {(part: Partial<Wording>) => void} set */
function readyButtons(set) {
  return html`
    <div class="row row--tight" role="group" aria-label=${t("poll.ready")}>
      ${ready().map(
        ({ name, wording }, at) => html`
          <button type="button" class="btn btn--small" aria-keyshortcuts="Alt+${at + 1}"
            @click=${() => set(wording)}>${t(`poll.ready.${name}`)} <kbd>Alt ${at + 1}</kbd></button>
        `,
      )}
    </div>
  `;
}

/** By the key's place: with Alt it writes something else on many keyboards.
 * @param {KeyboardEvent} event @param {(part: Partial<Wording>) => void} set */
function pressReady(event, set) {
  const chosen = ready()[Number(event.code.replace("Digit", "")) - 1];
  if (!event.altKey || event.ctrlKey || event.metaKey || !chosen) return;
  event.preventDefault();
  set(chosen.wording);
}

/** @param {Wording} wording @param {(part: Partial<Wording>) => void} set */
function kindField(wording, set) {
  return html`
    <fieldset class="field kinds">
      <legend>${t("poll.form.kind")}</legend>
      <div class="kinds__list">${Object.entries(FORMS).map(
        ([kind, { blank }]) => html`
          <label class="kinds__kind">
            <input type="radio" name="kind" value=${kind} .checked=${wording.kind === kind}
              @change=${() => set({ kind, ...kept(wording, blank) })} />
            <span><b>${t(`kind.poll.${kind}`)}</b> <small>${t(`kind.poll.${kind}.says`)}</small></span>
          </label>
        `,
      )}</div>
    </fieldset>
  `;
}

/** Options that are written already stay, where the other kind has any.
 * @param {Wording} wording @param {Pick<Wording, "options" | "settings">} blank */
function kept({ options }, blank) {
  return blank.options.length && options.some(Boolean) ? { ...blank, options } : blank;
}

/** @param {Wording} wording @param {(part: Partial<Wording>) => void} set */
function questionField({ question }, set) {
  const limit = holdTo(page.limits.poll_question);
  const write = (/** @type {Event} */ event) => {
    limit(event);
    set({ question: /** @type {HTMLTextAreaElement} */ (event.target).value });
  };
  return html`
    <label class="field">
      <span>${t("poll.form.question")}</span>
      <textarea name="question" rows="2" dir="auto" required autofocus .value=${question} @input=${write}></textarea>
    </label>
  `;
}

/** @param {Wording} wording @param {(part: Partial<Wording>) => void} set */
function tallyField({ tally }, set) {
  return html`
    <label class="choice">
      <input type="checkbox" .checked=${tally === "live"} @change=${(/** @type {Event} */ event) =>
        set({ tally: /** @type {HTMLInputElement} */ (event.target).checked ? "live" : "sealed" })} />
      <span><b>${t("poll.form.live")}</b> <small>${t("tallies.live.says")}</small></span>
    </label>
  `;
}

/** @param {SubmitEvent} event @param {Desk} desk */
async function save(event, desk) {
  event.preventDefault();
  const opens = event.submitter?.getAttribute("value") === "open";
  const { dialog } = desk.ui;
  if (dialog?.kind !== "poll") return;
  const { item, poll, wording } = dialog;
  const given = { ...wording, options: wording.options.map((text) => text.trim()).filter(Boolean) };
  const answer = poll
    ? await desk.act.ask("dialog", "poll:edit", { poll, ...given })
    : await desk.act.ask("dialog", "poll:make", { item, ...given });
  if (!answer) return;
  desk.act.change({ dialog: afterForm(desk, item) });
  if (opens) await desk.act.send("polls", "poll:open", { poll: poll ?? answer.poll, closes_in_ms: null });
}
