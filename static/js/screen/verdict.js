import { html, nothing } from "../../vendor/vendor.js";
import { choiceName } from "../lib/division.js";
import { number, percent, t } from "../lib/words.js";

/** @typedef {import("../types").ResultFrame} ResultFrame */
/** @typedef {import("../types").VerdictWords} Verdict */
/** @typedef {import("../types").Change} Change */

/** @param {ResultFrame} frame */
export function verdict({ verdict: said, outcome, changes, seal, shown }) {
  if (!said || !outcome) return nothing;
  return html`<section class="verdict" data-verdict=${outcome.verdict}>
    <div><h2 class="verdict__words">${verdictWords(said)}</h2>${tooClose(said, seal.band)}</div>
    ${
      changes
        ? html`<div class="verdict__sums">
      <p class="verdict__basis">${shown.after && t(`basis.${shown.after.of}`, { n: shown.after.n })}</p>
      ${["for", "against"].map((side) => way(side, changes[side]))}
    </div>`
        : nothing
    }
  </section>`;
}

/**
 * The winner's name is set apart by colour and shape; the sentence stays whole in every language.
 * @param {Verdict} said
 */
function verdictWords({ words, winner }) {
  if (!winner) return t(`verdict.${words}`);
  const [before, after] = t(`outcome.${winner}`).split("{side}");
  return html`${before}<span class="side side--${winner}">${choiceName(winner)}</span>${after}`;
}

/** Why a difference is none: the margin and the band. @param {Verdict} said @param {number} band */
function tooClose({ words, margin_pct }, band) {
  if (words !== "too_close" || margin_pct === null) return nothing;
  return html`<p class="verdict__why figure">${t("verdict.margin", {
    margin: number(margin_pct, 1),
    band: number(band, 1),
  })}</p>`;
}

/**
 * From before to after, and the change in words: under each rule it is another thing.
 * @param {string} side
 * @param {Change} change
 */
export function way(side, { before_pct, after_pct, words, pct, n }) {
  const change = words ? t(`change.${words}`, { x: pct === null ? "" : number(pct, 1), n }) : "";
  return html`<p class="verdict__sum figure"><span class="side side--${side}">${choiceName(side)}</span>
    <bdi dir="ltr">${before_pct === null ? nothing : html`${percent(before_pct)} → `}${percent(after_pct)}</bdi>
      <b>${change}</b></p>`;
}

/** The verdict in one sentence, for the live region. @param {Verdict} said */
export function verdictSentence({ words, winner }) {
  return winner ? t(`outcome.${winner}`, { side: choiceName(winner) }) : t(`verdict.${words}`);
}

/**
 * Who stands behind the result. Without a vote before, there is one number.
 * @param {import("../types").Counts} counts
 * @param {boolean} paired
 */
export function countsLine({ before, after, both, only_before, only_after }, paired) {
  const parts = Object.entries(paired ? { before, after, both, only_before, only_after } : { after });
  return html`<dl class="counts figure">${parts.map(
    ([name, n]) => html`<div><dt>${t(`counts.${name}`)}</dt><dd>${number(n)}</dd></div>`,
  )}</dl>`;
}
