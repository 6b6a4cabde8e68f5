// The tab where questions are asked.
import { html, live as bound, nothing, repeat } from "../../vendor/vendor.js";
import { instead } from "../lib/instead.js";
import { page } from "../lib/page.js";
import { holdTo, lengthOf } from "../lib/text.js";
import { isolate, number, t } from "../lib/words.js";
import { isOnItsWay } from "./draft.js";
import { handView } from "./hand.js";
import { similarQuestions } from "./similar_questions.js";

/** @import { PhoneState, Question } from "../types" */

const SAID_EARLY = 60;
const OPEN_STATES = ["new", "approved"];

/** @param {Event} event */
const inputValue = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).value;

// Ask

/** @param {PhoneState} s @returns {[string, string][]} */
function addressees({ slices: { debate, panel } }) {
  const sides = debate?.motion ? ["for", "against"] : [];
  const speakers = [...(debate?.speakers ?? []), ...panel.people].filter(({ name }) => name);
  const pairs = [
    ["", t("ask.to.panel")],
    ...sides.map((side) => [side, t(`ask.to.${side}`)]),
    ...speakers.map(({ id, name }) => [`#${id}`, name]),
  ];
  return /** @type {[string, string][]} */ (pairs);
}

/** @param {PhoneState} s */
function draftWords({ draft }) {
  if (draft.error) return t(`error.${draft.error}`);
  return draft.state === "sent" || draft.state === "waiting" ? t(`ask.${draft.state}`) : "";
}

/** @param {PhoneState} s */
function formView(s) {
  const { draft, on, urls } = s;
  const left = page.limits.question - lengthOf(draft.text);
  return html`<form class="ask" method="post" action=${urls.questions}
    @submit=${(/** @type {Event} */ e) => instead(e, on.ask)}>
    <label class="field">${t("ask.text")}<textarea name="text" rows="3" dir="auto" required aria-describedby="left"
      .value=${bound(draft.text)}
      @input=${(/** @type {Event} */ e) => on.write("text", inputValue(e))}></textarea></label>
    <p class="ask__left figure" id="left" data-over=${left < 0 ? "" : nothing}>${t("ask.left", { n: left })}</p>
    <p class="visually-hidden"
      role="status">${left <= SAID_EARLY && left % 20 === 0 ? t("ask.left", { n: left }) : nothing}</p>
    ${alikeView(s)}
    <div class="ask__row"><label class="field">${t("ask.to")}<select name="to"
      @change=${(/** @type {Event} */ e) => on.write("to", inputValue(e))}>
      ${addressees(s).map(
        ([value, words]) => html`<option value=${value} ?selected=${draft.to === value}>${words}</option>`,
      )}</select></label>
    <label class="field">${t("ask.name")} <input name="name" autocomplete="name" dir="auto"
      placeholder=${t("ask.name.hint")}
      .value=${bound(draft.name)} @input=${(/** @type {Event} */ e) => {
        holdTo(page.limits.asker)(e);
        on.write("name", inputValue(e));
      }}></label></div>
    <button class="main" aria-disabled=${isOnItsWay(draft)}>${t(
      isOnItsWay(draft) ? "ask.sending" : "ask.send",
    )}</button>
    <p class="status" role="status" data-state=${draft.error ? "refused" : draft.state}>${draftWords(s)}</p>
  </form>`;
}

/** Questions on the list that read like the one being written. @param {PhoneState} s */
function alikeView(s) {
  const found = similarQuestions(s.draft.text, s.slices.questions.items);
  return found.length
    ? html`<div class="alike"><p
      class="hint">${t("ask.alike")}</p><ul>${found.map((question) => questionView(s, question))}</ul></div>`
    : nothing;
}

/** @param {Question} question */
function whom({ to, people }) {
  return people.length
    ? t("ask.to.whom", { whom: people.map(({ name }) => isolate(name)).join(", ") })
    : to
      ? html`<span class="side side--${to}">${t(`ask.to.${to}`)}</span>`
      : nothing;
}

/** @param {PhoneState} s @param {Question} question */
function questionView({ slices, urls, on }, question) {
  const { id, text, name, state } = question;
  const mine = slices.me.upvotes.includes(id);
  const votes = slices.upvotes.votes[id] ?? 0;
  const over = state === "answered";
  const stage = state === "approved" ? nothing : html`<b>${t(`listed.${state}`)}</b>`;
  const asker = name ? html`<span dir="auto">${t("ask.from", { name })}</span>` : nothing;
  return html`<li class="question" data-state=${state}>
    <div><p dir="auto">${text}</p>
      <p class="question__facts">${stage}${whom(question)}${asker}</p></div>
    <form method="post" action=${urls.upvotes}
      @submit=${(/** @type {Event} */ e) => instead(e, () => on.upvote(id, !mine))}>
      <button class="upvote figure" aria-pressed=${mine} ?disabled=${over}
        aria-label=${`${t(mine ? "ask.upvoted" : "ask.upvote")}. ${t("ask.votes", { n: votes })}`}>
        <svg viewBox="0 0 12 8" aria-hidden="true"><path d="M6 0 12 8H0z"
          fill="currentColor" /></svg>${number(votes)}</button></form></li>`;
}

/** @param {PhoneState} s */
function mineView({ slices: { me }, on }) {
  if (!me.questions.length) return nothing;
  return html`<h2 class="eyebrow">${t("ask.mine")}</h2><ul class="mine">${repeat(
    [...me.questions].reverse(),
    ({ id }) => id,
    ({ id, text, state }) => html`<li>
    <p dir="auto">${text}</p><p class="mine__state" data-state=${state}><span>${t(`mine.${state}`)}</span>
    ${
      OPEN_STATES.includes(state)
        ? html`<button class="quiet" @click=${() => on.withdraw(id)}>${t("ask.withdraw")}</button>`
        : nothing
    }</p></li>`,
  )}</ul>`;
}

/** @param {PhoneState} s */
function listView(s) {
  const { questions, upvotes, me } = s.slices;
  const none = me.questions.some(({ state }) => state === "new") ? "ask.list.mine" : "ask.list.none";
  const votes = (/** @type {Question} */ { id }) => upvotes.votes[id] ?? 0;
  const over = (/** @type {Question} */ { state }) => Number(state === "answered");
  const items = [...questions.items].sort((a, b) => over(a) - over(b) || votes(b) - votes(a) || a.id - b.id);
  return html`<h2 class="eyebrow">${t("ask.list")}</h2>
    ${
      items.length
        ? html`<ul class="questions">${repeat(
            items,
            ({ id }) => id,
            (item) => questionView(s, item),
          )}</ul>`
        : html`<p class="hint">${t(none)}</p>`
    }`;
}

/** @param {PhoneState} s */
export function askView(s) {
  const { debate, me } = s.slices;
  const closed = me.muted ? "ask.muted" : debate?.asking ? null : "ask.closed";
  return html`<section class="asking">${handView(s)}<h1>${t("ask.title")}</h1>
    ${closed ? html`<p class="note">${t(closed)}</p>` : formView(s)}${mineView(s)}${listView(s)}</section>`;
}
