// `words`: one to three short words that each voter writes.
import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { isolate, t } from "../lib/words.js";
import { bars } from "./bars.js";
import { ballotForm } from "./options.js";
import { parts, picked, sendButton } from "./several.js";

/** @import { AlonePoll, PhoneState, PollFigures } from "../types" */

/** A field for each word. @param {PhoneState} s @param {AlonePoll} poll */
function wordFields(s, poll) {
  const now = picked(s, poll);
  const limit = holdTo(page.limits.poll_word);
  const most = Number(poll.settings.most);
  const places = Array.from({ length: most }, (_, at) => at);
  const write = (/** @type {number} */ place, /** @type {Event} */ event) => {
    limit(event);
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    s.on.pick(
      poll.id,
      places.map((at) => (at === place ? value : (now[at] ?? ""))),
    );
  };
  return places.map(
    (at) => html`<label class="field"><span>${most > 1 ? t("words.yours", { n: at + 1 }) : t("words.your_one")}</span>
      <input name="choice" dir="auto" autocomplete="off" .value=${now[at] ?? ""}
        @input=${(/** @type {Event} */ event) => write(at, event)} /></label>`,
  );
}

/** How many words have no row. @param {PollFigures} figures */
export const unshownWords = ({ facts: { unshown: n } }) =>
  n ? html`<p class="chart__note">${t("words.unshown", { n })}</p>` : nothing;

/** @type {import("./kind").Kind} */
export const words = {
  label: ({ text }) => text,
  answer: (answer) => parts(answer).map(isolate).join(", "),
  how: ({ settings }) => t("poll.how.words", { n: Number(settings.most) }),
  ballot: (s, poll) => ballotForm(s, poll, html`${wordFields(s, poll)}${sendButton(s, poll, picked(s, poll))}`),
  chart: (figures) => html`<div class="words">${bars(figures, ({ text }) => text)}</div>${unshownWords(figures)}`,
};

/** @type {import("./kind").Form} */
export const wordsForm = {
  blank: { options: [], settings: { most: 3 } },
  fields: ({ settings }, change) => html`<label class="field field--short"><span>${t("words.form.most")}</span>
    <select name="most" @change=${(/** @type {Event} */ event) =>
      change({
        settings: { most: Number(/** @type {HTMLSelectElement} */ (event.target).value) },
      })}>${page.offers.words.most.map(
      (n) => html`<option value=${n} ?selected=${settings.most === n}>${t("words.form.most.n", { n })}</option>`,
    )}</select></label>`,
};
