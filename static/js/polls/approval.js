// `approval`: several answers, up to a number that its maker sets.
import { html } from "../../vendor/vendor.js";
import { instead } from "../lib/instead.js";
import { t } from "../lib/words.js";
import { ballotState } from "./ballot.js";
import { bars } from "./bars.js";
import { ballotForm, optionsField } from "./options.js";

/** @import { AlonePoll, PhoneState } from "../types" */

/** @param {string | undefined} answer */
const parts = (answer) => (answer ? answer.split(",") : []);

/** What is ticked now, sent or not. @param {PhoneState} s @param {AlonePoll} poll */
function ticked(s, poll) {
  return s.picked?.poll === poll.id ? s.picked.options : parts(ballotState(s, poll).choice);
}

/** @param {PhoneState} s @param {AlonePoll} poll @param {{id: string, text: string}} option */
function tick(s, poll, { id, text }) {
  const now = ticked(s, poll);
  const on = now.includes(id);
  const { most } = poll.settings;
  const full = !on && most !== null && now.length >= Number(most);
  const toggle = () => s.on.pick(poll.id, on ? now.filter((one) => one !== id) : [...now, id]);
  return html`<button class="choice choice--tick" type="button" role="checkbox" aria-checked=${on} ?disabled=${full}
    @click=${toggle}><i class="choice__mark"></i><span dir="auto">${text}</span></button>`;
}

/** @param {PhoneState} s @param {AlonePoll} poll */
function sendButton(s, poll) {
  const { kind, choice } = ballotState(s, poll);
  const now = poll.options.map(({ id }) => id).filter((id) => ticked(s, poll).includes(id));
  const same = now.join() === (choice ?? "");
  const busy = kind === "sending" || kind === "waiting";
  return html`<button class="main" aria-disabled=${!now.length || same || busy}
    @click=${(/** @type {Event} */ e) => instead(e, () => now.length && !same && s.on.vote(poll.id, now.join()))}>${t(
      choice && !same ? "poll.change" : "poll.send",
    )}</button>`;
}

/** @type {import("./kind").Kind} */
export const approval = {
  label: ({ text }) => text,
  answer: (answer, { options }) =>
    parts(answer)
      .map((part) => options.find(({ id }) => id === part)?.text ?? part)
      .join(", "),
  how: ({ settings }) =>
    settings.most === null ? t("poll.how.approval") : t("poll.how.approval.most", { n: Number(settings.most) }),
  ballot: (s, poll) =>
    ballotForm(s, html`${poll.options.map((option) => tick(s, poll, option))}${sendButton(s, poll)}`),
  chart: (figures) => html`${bars(figures, ({ text }) => text)}
    <p class="chart__note">${t("poll.approval.note")}</p>`,
  blank: { options: ["", "", ""], settings: { most: null } },
  fields: (wording, change) => html`${optionsField(wording, change)}
    <label class="field field--short"><span>${t("poll.form.most")}</span>
      <select name="most" @change=${(/** @type {Event} */ event) =>
        change({ settings: { most: Number(/** @type {HTMLSelectElement} */ (event.target).value) || null } })}>
        <option value="" ?selected=${!wording.settings.most}>${t("poll.form.most.all")}</option>
        ${wording.options.map(
          (_, at) => html`<option value=${at + 1} ?selected=${wording.settings.most === at + 1}>${at + 1}</option>`,
        )}</select></label>`,
};
