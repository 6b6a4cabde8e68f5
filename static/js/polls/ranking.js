// `ranking`: options in the order in which a voter wants them.
import { html, nothing } from "../../vendor/vendor.js";
import { isolate, number, t } from "../lib/words.js";
import { ballotForm, mostField, optionsField } from "./options.js";
import { parts, picked, sendButton } from "./several.js";

/** @import { AlonePoll, OptionRow, PhoneState, PollFigures } from "../types" */

/** A tap gives an option the next place, another takes it away again. @param {PhoneState} s @param {AlonePoll} poll
 * @param {{id: string, text: string}} option */
function rankButton(s, poll, { id, text }) {
  const now = picked(s, poll);
  const place = now.indexOf(id) + 1;
  const { most } = poll.settings;
  const full = !place && most !== null && now.length >= Number(most);
  const toggle = () => s.on.pick(poll.id, place ? now.filter((one) => one !== id) : [...now, id]);
  return html`<button class="choice choice--rank" type="button" aria-pressed=${place > 0} ?disabled=${full}
    @click=${toggle}><i class="choice__place figure" aria-hidden="true">${place || ""}</i>
    <span dir="auto">${text}</span>
    ${place ? html`<span class="visually-hidden">${t("ranking.place", { n: place })}</span>` : nothing}</button>`;
}

/** @param {OptionRow} row */
function chartRow({ text, n, pct, leads, place, firsts = 0 }) {
  return html`<tr data-leads=${leads ? "" : nothing}>
    <th scope="row"><b class="ranks__place" data-figure>${place ?? "–"}</b><span dir="auto">${text}</span></th>
    <td class="bars__bar"><svg aria-hidden="true" focusable="false"><rect width="${pct ?? 0}%"
      height="100%" /></svg></td>
    <td class="bars__pct" data-figure>${number(n)}<span
      class="visually-hidden"> ${t("ranking.points", { n })}</span></td>
    <td class="bars__n" data-figure>${t("ranking.firsts", { n: firsts })}</td></tr>`;
}

/** @param {PollFigures} figures */
const chart = ({
  rows,
}) => html`<table class="bars ranks figure" data-chart><tbody>${rows.map(chartRow)}</tbody></table>
    <p class="chart__note">${t("ranking.note")}</p>`;

/** @type {import("./kind").Kind} */
export const ranking = {
  label: ({ text }) => text,
  answer: (answer, { options }) =>
    parts(answer)
      .map((part, at) => `${at + 1}. ${isolate(options.find(({ id }) => id === part)?.text ?? part)}`)
      .join(", "),
  how: ({ settings }) =>
    settings.most === null ? t("poll.how.ranking") : t("poll.how.ranking.most", { n: Number(settings.most) }),
  ballot: (s, poll) =>
    ballotForm(
      s,
      poll,
      html`${poll.options.map((option) => rankButton(s, poll, option))}${sendButton(s, poll, picked(s, poll))}`,
    ),
  chart,
};

/** @type {import("./kind").Form} */
export const rankingForm = {
  blank: { options: ["", "", ""], settings: { most: null } },
  fields: (wording, change) => html`${optionsField(wording, change)}
    ${mostField(wording, change, t("ranking.most"), t("ranking.most.all"))}`,
};
