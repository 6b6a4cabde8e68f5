// `approval`: several answers, up to a number that its maker sets.
import { html } from "../../vendor/vendor.js";
import { isolate, t } from "../lib/words.js";
import { bars } from "./bars.js";
import { ballotForm, mostField, optionsField } from "./options.js";
import { parts, picked, sendButton } from "./several.js";

/** @import { AlonePoll, PhoneState } from "../types" */

/** @param {PhoneState} s @param {AlonePoll} poll @param {{id: string, text: string}} option */
function tick(s, poll, { id, text }) {
  const now = picked(s, poll);
  const on = now.includes(id);
  const { most } = poll.settings;
  const full = !on && most !== null && now.length >= Number(most);
  const toggle = () => s.on.pick(poll.id, on ? now.filter((one) => one !== id) : [...now, id]);
  return html`<button class="choice choice--tick" type="button" role="checkbox" aria-checked=${on} ?disabled=${full}
    @click=${toggle}><i class="choice__mark"></i><span dir="auto">${text}</span></button>`;
}

/** As the server writes them. @param {PhoneState} s @param {AlonePoll} poll */
const inOrder = (s, poll) => poll.options.map(({ id }) => id).filter((id) => picked(s, poll).includes(id));

/** @type {import("./kind").Kind} */
export const approval = {
  label: ({ text }) => text,
  answer: (answer, { options }) =>
    parts(answer)
      .map((part) => isolate(options.find(({ id }) => id === part)?.text ?? part))
      .join(", "),
  how: ({ settings }) =>
    settings.most === null ? t("poll.how.approval") : t("poll.how.approval.most", { n: Number(settings.most) }),
  ballot: (s, poll) =>
    ballotForm(
      s,
      poll,
      html`${poll.options.map((option) => tick(s, poll, option))}${sendButton(s, poll, inOrder(s, poll))}`,
    ),
  chart: (figures) => html`${bars(figures, ({ text }) => text)}
    <p class="chart__note">${t("poll.approval.note")}</p>`,
};

/** @type {import("./kind").Form} */
export const approvalForm = {
  blank: { options: ["", "", ""], settings: { most: null } },
  fields: (wording, change) => html`${optionsField(wording, change)}
    ${mostField(wording, change, t("poll.form.most"), t("poll.form.most.all"))}`,
};
