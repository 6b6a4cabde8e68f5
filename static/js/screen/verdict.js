import { html, nothing } from "../../vendor/vendor.js";
import { choiceName } from "../lib/division.js";
import { page } from "../lib/page.js";
import { number, t } from "../lib/words.js";

/** @typedef {import("../types").ResultFrame} ResultFrame */
/** @typedef {import("../types").Outcome} Outcome */
/** @typedef {import("../types").SideShift} SideShift */

const plain = new Intl.NumberFormat(page.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat(page.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });

/** @param {ResultFrame} frame */
export function verdict({ outcome, seal, counts }) {
  if (!outcome) return nothing;
  return html`<section class="verdict" data-verdict=${outcome.verdict}>
    <div><h2 class="verdict__words">${verdictWords(outcome)}</h2>${narrow(outcome, seal.band)}</div>
    <div class="verdict__sums">
      <p class="verdict__basis">${t(`rule.basis.${outcome.rule}`, { n: counts?.both })}</p>
      ${["for", "against"].filter((side) => outcome.shifts[side]).map((side) => subtraction(side, outcome.shifts[side]))}
    </div>
  </section>`;
}

/** The winner's name is set apart by colour and shape; the sentence stays whole in every language. @param {Outcome} outcome */
function verdictWords({ verdict: winner }) {
  const words = t(`outcome.${winner}`);
  if (winner !== "for" && winner !== "against") return words;
  const name = choiceName(winner);
  const [before, after] = words.split("{side}");
  return html`${before}<span class="side side--${winner}">${name}</span>${after}`;
}

/** Why a difference is none: the margin and the band. @param {Outcome} outcome @param {number} band */
function narrow({ verdict: said, margin_pct }, band) {
  if (said !== "too_close" || margin_pct === null) return nothing;
  return html`<p class="verdict__why figure">${t("verdict.margin", { margin: plain.format(Math.abs(margin_pct)), band: plain.format(band) })}</p>`;
}

/** @param {string} side @param {SideShift} shift */
export function subtraction(side, shift) {
  return html`<p class="verdict__sum figure"><span class="side side--${side}">${choiceName(side)}</span> <bdi dir="ltr">${way(shift)}</bdi></p>`;
}

/**
 * The subtraction in figures. Where rounding makes it look wrong by a tenth, it says "about"; under a rule whose gain is no
 * subtraction of shares, the gain stands beside them.
 * @param {SideShift} shift
 */
function way({ before_pct, after_pct, gain_pct }) {
  if (before_pct === null) return html`<b>${plain.format(after_pct)}</b>`;
  const [before, after, gain] = [before_pct, after_pct, gain_pct].map((x) => Math.round(x * 10));
  const miss = Math.abs(after - before - gain);
  const sign = miss === 0 ? "=" : miss === 1 ? "≈" : t("verdict.gain");
  return html`${plain.format(before_pct)} → ${plain.format(after_pct)} ${sign} <b>${signed.format(gain_pct)}</b>`;
}

/** The verdict in one sentence, for the live region. @param {Outcome} outcome */
export function verdictSentence({ verdict: said }) {
  return t(`outcome.${said}`, { side: said === "for" || said === "against" ? choiceName(said) : "" });
}

/** Who stands behind the result. Without a vote before, there is one number. @param {import("../types").Counts} counts @param {boolean} paired */
export function countsLine({ before, after, both, only_before, only_after }, paired) {
  const parts = Object.entries(paired ? { before, after, both, only_before, only_after } : { after });
  return html`<dl class="counts figure">${parts.map(([name, n]) => html`<div><dt>${t(`counts.${name}`)}</dt><dd>${number(n)}</dd></div>`)}</dl>`;
}
