// The question that is being written, and what the audience does with questions.
import { page } from "../lib/page.js";
import { lengthOf } from "../lib/text.js";
import { QuestionBox } from "./question_box.js";

/** @import { Live, PhoneState } from "../types" */
/** @typedef {PhoneState["draft"]} Draft */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store */

const KEPT_OF_A_DRAFT = /** @type {const} */ (["text", "to", "name", "item"]);
const MOST_TRIES = 3;

/** @param {Draft} draft */
export const isOnItsWay = ({ state }) => state === "sending" || state === "waiting";

/** Of what the list of addressees holds: "" the panel, a side, or "#" and a speaker's number. @param {string} chosen */
const addressee = (chosen) =>
  chosen.startsWith("#") ? { to: null, person: Number(chosen.slice(1)) } : { to: chosen || null };

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
      await box.put({ key: newKey(), text, ...addressee(draft.to), name: draft.name.trim() || null, item });
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
    ...handActions(live, draft, changed, newKey),
  };
}

/** @param {Live} live @param {Draft} draft @param {() => void} changed @param {() => string} newKey */
function handActions(live, draft, changed, newKey) {
  /**
   * @template {"hand:raise" | "hand:withdraw"} C
   * @param {C} command @param {import("../types").Commands[C]} payload
   * @param {(answer: any) => import("../types").MyHand | null} own the hand that there is then
   */
  async function send(command, payload, own) {
    if (draft.hand?.isSending) return;
    draft.hand = { isSending: true, error: "" };
    changed();
    const answer = await insist(live, command, payload);
    draft.hand = { isSending: false, error: answer.ok ? "" : answer.error.code };
    if (answer.ok) live.put("me", { ...live.slices.me, hand: own(answer) });
    changed();
  }
  return {
    /** @param {string} name @param {string} place */
    raise: (name, place) =>
      send("hand:raise", { name, place, item: liveItem(live), key: newKey() }, ({ hand, state }) => ({
        ...{ id: hand, state },
        ...{ name: name || null, place: place || null },
      })),
    /** @param {number} hand */
    lower: (hand) => send("hand:withdraw", { hand }, () => null),
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
