// The phone's other two tabs, loaded when one is first opened.
import { html, live as bound, nothing, repeat } from "../../vendor/vendor.js";
import { expectedTimes, isolate, number, page, t, timeOfDay } from "../lib/core.js";
import { holdTo, lengthOf } from "../lib/text.js";
import { similarQuestions } from "./similar_questions.js";
import { QuestionBox } from "./question_box.js";

/** @typedef {import("../types").PhoneState} PhoneState */
/** @typedef {import("../types").Question} Question */
/** @typedef {import("../types").AgendaItem} AgendaItem */

const SAID_EARLY = 60;
const MINUTE_MS = 60_000;
const OPEN_STATES = ["new", "approved"];

/** @param {Event} event @param {() => void} act */
const instead = (event, act) => {
  event.preventDefault();
  act();
};

/** @param {Event} event */
const inputValue = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).value;

// Ask

/** @param {PhoneState} s @returns {[string, string][]} */
function addressees({ slices: { debate } }) {
  const sides = debate?.motion ? ["for", "against"] : [];
  const names = (debate?.speakers ?? []).map(({ name }) => name).filter(Boolean);
  const pairs = [
    ["", t("ask.to.panel")],
    ...sides.map((side) => [side, t(`ask.to.${side}`)]),
    ...names.map((name) => [name, name]),
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
    <label>${t("ask.text")}<textarea name="text" rows="3" dir="auto" required aria-describedby="left"
      .value=${bound(draft.text)}
      @input=${(/** @type {Event} */ e) => on.write("text", inputValue(e))}></textarea></label>
    <p class="ask__left figure" id="left" data-over=${left < 0 ? "" : nothing}>${t("ask.left", { n: left })}</p>
    <p class="visually-hidden"
      role="status">${left <= SAID_EARLY && left % 20 === 0 ? t("ask.left", { n: left }) : nothing}</p>
    ${alikeView(s)}
    <div class="ask__row"><label>${t("ask.to")}<select name="to"
      @change=${(/** @type {Event} */ e) => on.write("to", inputValue(e))}>
      ${addressees(s).map(
        ([value, words]) => html`<option value=${value} ?selected=${draft.to === value}>${words}</option>`,
      )}</select></label>
    <label>${t("ask.name")} <input name="name" autocomplete="name" dir="auto" placeholder=${t("ask.name.hint")}
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

/** @param {PhoneState["draft"]} draft */
const isOnItsWay = ({ state }) => state === "sending" || state === "waiting";

/** Questions on the list that read like the one being written. @param {PhoneState} s */
function alikeView(s) {
  const found = similarQuestions(s.draft.text, s.slices.questions.items);
  return found.length
    ? html`<div class="alike"><p
      class="hint">${t("ask.alike")}</p><ul>${found.map((question) => questionView(s, question))}</ul></div>`
    : nothing;
}

/** @param {string | null} to */
function whom(to) {
  return to === "for" || to === "against"
    ? html`<span class="side side--${to}">${t(`ask.to.${to}`)}</span>`
    : to
      ? t("ask.to.whom", { whom: to })
      : nothing;
}

/** @param {PhoneState} s @param {Question} question */
function questionView({ slices, urls, on }, { id, text, name, to, state }) {
  const mine = slices.me.upvotes.includes(id);
  const votes = slices.upvotes.votes[id] ?? 0;
  const over = state === "answered";
  return html`<li class="question" data-state=${state}>
    <div><p dir="auto">${text}</p>
      <p class="question__facts">${state === "approved" ? nothing : html`<b>${t(`listed.${state}`)}</b>`}${whom(to)}${
        name ? html`<span dir="auto">${t("ask.from", { name })}</span>` : nothing
      }</p></div>
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
  return html`<section class="asking"><h1>${t("ask.title")}</h1>
    ${closed ? html`<p class="note">${t(closed)}</p>` : formView(s)}${mineView(s)}${listView(s)}</section>`;
}

// Agenda

/** @param {PhoneState} s @param {AgendaItem} item @param {{start: number, late_ms: number}} times */
function itemView({ slices: { event, agenda } }, item, { start, late_ms }) {
  const late = Math.round(late_ms / MINUTE_MS) >= 1 && item.state === "planned";
  const planned = timeOfDay(item.planned_start, event);
  const shown = timeOfDay(start, event);
  const now = item.id === agenda.current;
  return html`<li class="item" data-state=${item.state} aria-current=${now ? "step" : nothing}>
    <p class="item__time figure">${
      late
        ? html`<s><span class="visually-hidden">${t("agenda.planned", { time: planned })}</span><span
          aria-hidden="true">${planned}</span></s>`
        : nothing
    }
      <span>${
        late ? html`<span class="visually-hidden">${t("agenda.expected", { time: "" })}</span>` : nothing
      }${shown}</span></p>
    <div><p class="item__label"><bdi>${item.label || t(`kind.${item.kind}`)}</bdi>${
      now ? html` <b>${t("agenda.now")}</b>` : item.state === "done" ? html` <span>${t("agenda.done")}</span>` : nothing
    }</p>
      <p class="item__title" dir="auto">${item.title}</p>${
        item.speakers.length ? html`<p class="hint">${item.speakers.map(isolate).join(", ")}</p>` : nothing
      }</div></li>`;
}

/** @param {PhoneState} s */
export function agendaView(s) {
  const { event, agenda } = s.slices;
  const times = expectedTimes(agenda.items, s.now);
  return html`<section class="agenda"><h1>${t("agenda.title")}</h1>
    <ol>${agenda.items.map((item, at) => itemView(s, item, times[at]))}</ol>
    <p class="hint">${event.venue ? html`<bdi>${event.venue}</bdi>. ` : nothing}${t("agenda.zone", {
      zone: event.timezone.replace(/_/g, " "),
    })}.</p></section>`;
}

// What these tabs do

/** @typedef {import("../types").Live} Live */
/** @typedef {PhoneState["draft"]} Draft */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store */

const KEPT_OF_A_DRAFT = /** @type {const} */ (["text", "to", "name", "item"]);
const MOST_TRIES = 3;

/** @param {Live} live */
const liveItem = (live) => live.slices.debate?.item ?? null;

/**
 * What is being written, kept in this tab, so that a reload does not lose it.
 * @param {Store} tab
 * @param {Draft} draft
 */
function saveDraft(tab, draft) {
  if (draft.text) tab.setItem(`draft:${page.code}`, JSON.stringify(draft, [...KEPT_OF_A_DRAFT]));
  else tab.removeItem(`draft:${page.code}`);
}

/** What was written before a reload, or into the server's form before this script arrived, which is newer.
 * @param {Store} tab @param {Draft} draft @param {Live} live @param {HTMLElement} face */
function restoreDraft(tab, draft, live, face) {
  try {
    Object.assign(draft, JSON.parse(tab.getItem(`draft:${page.code}`) ?? "{}"));
  } catch {
    tab.removeItem(`draft:${page.code}`);
  }
  const written = /** @type {HTMLTextAreaElement | null} */ (face.querySelector("textarea[name=text]"))?.value;
  if (!written) return;
  face.querySelectorAll("textarea, select, input[name=name]").forEach((field) => {
    const { name, value } = /** @type {HTMLInputElement} */ (field);
    Object.assign(draft, { [name]: value });
  });
  const item = /** @type {HTMLInputElement | null} */ (face.querySelector("input[name=item]"))?.value;
  draft.item = Number(item) || liveItem(live);
}

/** Asked up to three times with one key, because an answer may be lost on the way: the server does it once.
 * @template {import("../types").CommandName} C
 * @param {Live} live @param {C} command @param {import("../types").Commands[C]} payload */
async function insist(live, command, payload) {
  let answer = await live.ask(command, payload);
  for (let tries = 1; tries < MOST_TRIES && !answer.ok && answer.error.code === "no_answer"; tries += 1) {
    answer = await live.ask(command, payload);
  }
  return answer;
}

/** @param {Live} live @param {Draft} draft @param {() => void} changed @param {Store} kept @param {Store} tab */
function makeBox(live, draft, changed, kept, tab) {
  return new QuestionBox({
    storage: kept,
    name: `questions:${page.code}`,
    send: (entry) => live.ask("question:ask", entry),
    waits() {
      if (isOnItsWay(draft)) draft.state = "waiting";
      changed();
    },
    settled(entry, answer) {
      const own = !draft.text.trim() || draft.text.trim() === entry.text;
      if (answer.ok) list(live, { id: answer.question, text: entry.text, state: answer.state });
      if (own)
        Object.assign(
          draft,
          answer.ok
            ? { text: "", state: "sent", error: "" }
            : { text: entry.text, state: "", error: answer.error.code },
        );
      // The words stay: sent again, they are for the item that is on then.
      if (own && !answer.ok && answer.error.code === "item_over") Object.assign(draft, { item: null, to: "" });
      saveDraft(tab, draft);
      changed();
    },
  });
}

/** Another tab of this phone had the answer to the question that this one still shows as under way.
 * @param {Live} live @param {Draft} draft @param {() => void} changed @param {QuestionBox} box @param {Store} tab */
async function hearOfOtherTab(live, draft, changed, box, tab) {
  const text = draft.text.trim();
  const answered = () =>
    isOnItsWay(draft) && draft.text.trim() === text && !box.entries.some((entry) => entry.text === text);
  if (!answered()) return;
  const answer = await live.ask("state:get", { slices: ["me"] });
  if (answer.ok) live.put("me", answer.slices.me.data);
  if (!answered()) return;
  const sent = live.slices.me.questions.some((question) => question.text === text);
  Object.assign(draft, sent ? { text: "", state: "sent" } : { state: "" });
  saveDraft(tab, draft);
  changed();
}

/** An upvote as it will be counted, before the server has said so. @param {Live} live @param {number} question
 * @param {boolean} on */
function countUpvote(live, question, on) {
  const { me, upvotes } = live.slices;
  live.put("me", { ...me, upvotes: on ? [...me.upvotes, question] : me.upvotes.filter((id) => id !== question) });
  live.put("upvotes", {
    votes: { ...upvotes.votes, [question]: Math.max(0, (upvotes.votes[question] ?? 0) + (on ? 1 : -1)) },
  });
}

/** @param {Live} live @param {Draft} draft @param {() => void} changed @param {HTMLElement} face
 * @param {{kept: Store, tab: Store, newKey: () => string, listen: typeof addEventListener}} kit */
export function actions(live, draft, changed, face, { kept, tab, newKey, listen }) {
  restoreDraft(tab, draft, live, face);
  const box = makeBox(live, draft, changed, kept, tab);
  if (draft.text && box.entries.some(({ text }) => text === draft.text.trim())) draft.state = "waiting";
  const flush = () => void box.flush();
  live.onUp(flush);
  listen("online", flush);
  listen(
    "storage",
    (/** @type {StorageEvent} */ { key }) => key === box.parts.name && hearOfOtherTab(live, draft, changed, box, tab),
  );
  flush();
  return {
    /** @param {"text" | "to" | "name"} field @param {string} value */
    write(field, value) {
      // A question is for the item that was on when its first word was written.
      if (field === "text" && !draft.text.trim()) draft.item = liveItem(live);
      Object.assign(draft, { [field]: value, error: "", state: draft.state === "sent" ? "" : draft.state });
      saveDraft(tab, draft);
      changed();
    },
    async ask() {
      if (isOnItsWay(draft)) return;
      const text = draft.text.trim();
      const wrong = !text ? "empty_text" : lengthOf(text) > page.limits.question ? "text_too_long" : "";
      Object.assign(draft, { state: wrong ? "" : "sending", error: wrong });
      changed();
      if (wrong) return;
      const item = draft.item ?? liveItem(live);
      await box.put({ key: newKey(), text, to: draft.to || null, name: draft.name.trim() || null, item });
    },
    /** @param {number} question @param {boolean} on */
    async upvote(question, on) {
      countUpvote(live, question, on);
      const answer = await insist(live, "question:upvote", { question, on, key: newKey() });
      if (!answer.ok) countUpvote(live, question, !on);
    },
    /** @param {number} question */
    async withdraw(question) {
      const answer = await insist(live, "question:withdraw", { question, key: newKey() });
      if (answer.ok) list(live, { id: question, state: "withdrawn" });
      else Object.assign(draft, { error: answer.error.code });
      changed();
    },
  };
}

/**
 * One's own question as the answer told it.
 * @param {Live} live
 * @param {Partial<import("../types").MyQuestion> & {id: number, state: import("../types").QuestionState}} told
 */
function list(live, told) {
  const { me } = live.slices;
  const known = me.questions.some(({ id }) => id === told.id);
  const questions = known
    ? me.questions.map((one) => (one.id === told.id ? { ...one, ...told } : one))
    : [...me.questions, { text: "", ...told }];
  live.put("me", { ...me, questions });
}
