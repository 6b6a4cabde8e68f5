import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t } from "../lib/words.js";

/** A side as colour, shape and the words given. @param {string | null} side @param {unknown} words */
export function sideTag(side, words) {
  return html`<span class="side side--${side ?? "none"}"><bdi>${words}</bdi></span>`;
}

/**
 * Both teams, as far as they have speakers.
 * @param {import("../types").DebateSlice | null} debate
 */
export function teams(debate) {
  if (!debate?.speakers.length) return nothing;
  return html`<div class="teams">${["for", "against"].map((side) => team(side, debate.speakers))}</div>`;
}

/** @param {string} side @param {import("../types").Speaker[]} speakers */
function team(side, speakers) {
  const names = speakers.filter((speaker) => speaker.side === side && speaker.name);
  return html`<section>
    <h3>${sideTag(side, t(`choice.${side}`))}</h3>
    <ul>${names.map(({ name }) => html`<li><bdi>${name}</bdi></li>`)}</ul>
  </section>`;
}

/** Who a question is for: a side, some of those on the stage or the whole panel.
 * @param {Pick<import("../types").Question, "to" | "people">} question */
export function addressee({ to, people }) {
  if (!people.length && to) return sideTag(to, t(`question.to.${to}`));
  const name = people.map((one) => isolate(one.name)).join(", ");
  return html`<span class="addressee">${name ? t("question.to.speaker", { name }) : t("question.to.panel")}</span>`;
}
