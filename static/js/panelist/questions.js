import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";

/** What is put to them, the question on stage first. @param {import("./state.js").PanelistState} state */
export function questionsView({ slices: { whisper } }) {
  if (!whisper.questions.length) return nothing;
  return html`<section class="panelist__questions" aria-label=${t("panelist.questions")}>
    <h2 class="eyebrow">${t("panelist.questions")}</h2>
    <ul>${whisper.questions.map(questionRow)}</ul>
  </section>`;
}

/** @param {import("../types").OwnQuestion} question */
function questionRow({ text, name, on_stage }) {
  return html`<li data-on-stage=${on_stage ? "" : nothing}>
    ${on_stage ? html`<strong>${t("panelist.on_stage")}</strong>` : nothing}
    <p dir="auto">${text}</p>
    ${name ? html`<small dir="auto">${name}</small>` : nothing}
  </li>`;
}
