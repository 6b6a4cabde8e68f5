// The result of a motion.
import { html, nothing, svg } from "../../vendor/vendor.js";
import { number, percent, t } from "../lib/words.js";
import { checkView } from "./check.js";
import { motion, side } from "./parts.js";

/** @import { Bar, PhoneState, ResultFrame } from "../types" */

const ROUNDS = /** @type {const} */ (["before", "after"]);
const SIDES = ["for", "undecided", "against"];

/** @param {Bar} drawn */
function bar({ shares }) {
  let x = 0;
  const parts = SIDES.filter((name) => shares[name].n).map((name) => {
    const width = shares[name].pct ?? 0;
    x += width;
    return svg`<rect x=${x - width} width=${x > 99.5 ? width : Math.max(0, width - 0.6)} height="14"
      fill="var(--${name})" />`;
  });
  return html`<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
    <p class="bar__words">${SIDES.map((name) => shareView(name, shares[name].pct))}</p>`;
}

/** @param {string} name @param {number | null} pct */
const shareView = (name, pct) =>
  html`<span>${side(name, t(`choice.${name}`))}<br /><span
    class="figure">${pct === null ? "" : percent(pct)}</span></span>`;

/** @param {Bar} drawn @param {"before" | "after"} round */
const roundView = (drawn, round) => html`<div><p class="bar__title"><b>${t(`result.${round}`)}</b>
  <span class="figure">${t(`of.${drawn.of}`, { n: drawn.n })}</span></p>${drawn.n ? bar(drawn) : nothing}</div>`;

/** @param {ResultFrame} frame */
export const barsView = ({ shown }) => ROUNDS.map((round) => shown[round] && roundView(shown[round], round));

/** A result of the first vote alone has no page. @param {PhoneState} s @param {ResultFrame} frame */
export const pageLink = ({ urls }, { round }) =>
  round === "post" && urls.results ? html`<p><a href=${urls.results}>${t("result.link")}</a></p>` : nothing;

/** The change beside its two shares, because people get the subtraction wrong.
 * @param {string} name @param {import("../types").Change} change */
function changeView(name, { before_pct, after_pct, words, pct, n }) {
  const after = html`<td>${percent(after_pct)}</td>`;
  return html`<tr><th scope="row">${side(name, t(`choice.${name}`))}</th>${
    before_pct === null
      ? after
      : html`<td>${percent(before_pct)}</td>${after}
        <td>${words ? t(`change.${words}`, { x: pct === null ? "" : number(pct, 1), n }) : nothing}</td>`
  }</tr>`;
}

/** @param {string} key */
const heading = (key) => html`<th scope="col">${t(key)}</th>`;

/** @param {ResultFrame} frame */
function changesView({ changes, shown: { before, after } }) {
  return (
    changes &&
    after &&
    html`<table class="shifts figure"><caption class="hint">${t(`basis.${after.of}`, { n: after.n })}</caption>
    <thead class="visually-hidden"><tr><td></td>${before ? heading("result.before") : nothing}
      ${heading("result.after")}${before ? heading("result.gain") : nothing}</tr></thead>
    <tbody>${["for", "against"].map((name) => changeView(name, changes[name]))}</tbody></table>`
  );
}

/** @param {string} choice */
const choiceWords = (choice) => t(`choice.${choice}`);

/** @param {PhoneState} s @param {ResultFrame} frame */
export function resultView(s, frame) {
  const { verdict: said, counts, shown, seal } = frame;
  return html`<section class="result">
    <div class="lead"><p class="eyebrow">${t("result.title")}</p>${motion(frame.motion)}</div>
    ${
      said
        ? html`<p class="verdict">${
            said.winner ? side(said.winner, t(`verdict.${said.winner}`)) : t(`verdict.${said.words}`)
          }</p>`
        : nothing
    }
    ${barsView(frame)}
    ${changesView(frame)}
    ${
      counts && shown.before
        ? html`<p class="hint figure">${t("result.both", { n: counts.both })}.
      ${t("result.only", { before: counts.only_before, after: counts.only_after })}.</p>`
        : nothing
    }
    <p class="hint">${t("result.rule", { rule: t(`rule.${seal.rule}`), hash: seal.hash })}</p>
    ${pageLink(s, frame)}
    ${s.slices.ballots?.[frame.poll] ? checkView(s, frame.poll, choiceWords) : nothing}</section>`;
}
