/** The phone in its states. Each is the same `PhoneState` that the live page renders from. */

import * as more from "../phone/more.js";
import { phoneView } from "../phone/view.js";
import {
  GIVEN_UP,
  LONGEST_MOTION,
  MOTION,
  NOW,
  QUESTION,
  SEVERAL,
  RTL_HALL,
  makeAgenda,
  makeHall,
  makePoll,
  makeSlot,
  resultOf,
  running,
} from "./hall.js";
import { ITEM as PANEL, LAST_PART, ONE, PART, TWELVE } from "./panel.js";
import { POLLS, alonePoll, everyPoll, everyResult, hasSecond, pollFrame, secondFrame } from "./polls.js";
import { frameOf } from "./result.js";

/** @typedef {import("../types").PhoneState} PhoneState */
/** @typedef {import("../types").Slices} Slices */
/** @typedef {import("../types").DebateSlice} DebateSlice */

const BREAK = { ...PANEL.debate, item: 10, kind: /** @type {const} */ ("break"), title: "Coffee Break" };
const BREAK_NOW = Date.UTC(2025, 5, 18, 13, 47, 23);
const nothing = () => {};
const on = {
  vote: nothing,
  go: nothing,
  join: nothing,
  check: nothing,
  pick: nothing,
  write: nothing,
  ask: nothing,
  upvote: nothing,
  withdraw: nothing,
  raise: nothing,
  lower: nothing,
};
const BALLOTS = {
  11: { choice: "for", receipt: "K7-4Q2M", group: null },
  12: { choice: "for", receipt: "P3-9XDA", group: null },
};
const DRAFT = { text: "", to: "", name: "", item: null, state: /** @type {const} */ (""), error: "" };
const PENDING = { poll: 11, choice: "against", trouble: null };
const DEBATE = /** @type {DebateSlice} */ (makeHall("lobby").debate);
const WORDY = { ...DEBATE, motion: LONGEST_MOTION };
const URLS = { ballots: "#", questions: "#", upvotes: "#", hands: "#", results: "#", polls: "#" };

/** @type {import("../types").Question[]} */
const LISTED = [
  { ...QUESTION, id: 41, state: "on_stage" },
  {
    id: 42,
    text: "Who would choose the people that sit there for a company?",
    name: "Fatima, Lisbon",
    to: "for",
    person: null,
    people: [],
    state: "next",
  },
  { id: 43, text: "Why now?", name: null, to: null, person: null, people: [], state: "approved" },
  {
    id: 44,
    text: "Is that not what lobbying is for already, Mr Varga, with a better name on the door?",
    name: null,
    to: "Tomas Varga",
    person: 3,
    people: [{ person: 3, name: "Tomas Varga" }],
    state: "approved",
  },
  {
    id: 46,
    text: "What would you give up for it?",
    name: null,
    to: null,
    person: null,
    people: SEVERAL,
    state: "approved",
  },
  { id: 45, text: "Does a seat come with duties?", name: null, to: null, person: null, people: [], state: "answered" },
];
/** @type {import("../types").QuestionState[]} */
const FATES = ["new", "approved", "on_stage", "declined"];
const MINE = FATES.map((state, at) => ({
  id: 51 + at,
  text: `What I asked, and what became of it (${at + 1})?`,
  state,
}));

/** @param {Partial<Slices>} [own] @param {Partial<PhoneState>} [facts] @returns {PhoneState} */
function phone(own = {}, facts = {}) {
  const slices = {
    ...makeHall("lobby"),
    questions: { items: LISTED },
    upvotes: { votes: { 41: 86, 42: 41, 43: 12_408, 44: 0, 45: 7 } },
    me: { questions: [], upvotes: [42], hand: null, muted: false },
    ballots: {},
    ...own,
  };
  return {
    slices,
    now: NOW,
    status: "live",
    outOfDate: false,
    unsure: false,
    tab: "vote",
    urls: URLS,
    pending: null,
    refusal: null,
    check: null,
    draft: DRAFT,
    picked: null,
    group: null,
    more,
    on,
    ...facts,
  };
}

const GROUPS = ["Government", "International organisation", "Civil society"].map((name, at) => ({ id: at + 1, name }));

/** A poll's result. @param {import("./polls.js").Made} made @param {import("../types").PollFrame} frame */
const told = (made, frame) =>
  phone({
    poll: alonePoll(made, { state: "revealed" }),
    result: { frame: null, poll: frame, on_screen: true, given_up: null },
    ballots: { 61: { choice: made.answer, receipt: "K7-4Q2M", group: null } },
  });

/**
 * @param {Partial<import("../types").Slot>} own
 * @param {Partial<Slices>} [others]
 * @param {Partial<PhoneState>} [facts]
 */
function slot(own, others = {}, facts = {}) {
  const next = makeSlot({ id: 2, side: "against", speaker: "Tomas Varga" });
  return phone({ clock: { slot: makeSlot(own), next, pool: null }, ...others }, facts);
}

/**
 * @param {Partial<import("../types").PairPoll>} own
 * @param {Partial<Slices>} [others]
 * @param {Partial<PhoneState>} [facts]
 */
function vote(own, others = {}, facts = {}) {
  return phone({ poll: makePoll(own), ...others }, facts);
}

/** @param {import("../types").ResultFrame} frame @param {Partial<PhoneState>} [facts] */
function result(frame, facts = {}) {
  return phone(
    {
      poll: makePoll({ id: 12, round: "post", state: "revealed", pair: frame.pair }),
      result: resultOf(frame),
      ballots: BALLOTS,
    },
    facts,
  );
}

/** @param {Partial<PhoneState["draft"]>} draft @param {Partial<Slices>} [own] */
function ask(draft, own = {}) {
  return slot(
    {
      kind: "questions",
      title: "Questions from the audience",
      side: null,
      speaker: null,
      clock: running(172_000, { duration_ms: 900_000 }),
    },
    own,
    {
      tab: "ask",
      draft: { ...DRAFT, ...draft },
    },
  );
}

const TAKEN = { ...DEBATE, hands: true };

/** @param {import("../types").HandState | null} state @param {Partial<PhoneState["draft"]>} [draft]
 * @param {boolean} [open] */
function hand(state, draft = {}, open = true) {
  const own = state ? { id: 9, state, name: "Ola Adeyemi", place: "Row 4, seat 12" } : null;
  return ask(draft, {
    debate: { ...DEBATE, hands: open },
    me: { questions: [], upvotes: [42], hand: own, muted: false },
  });
}

const LOST = { status: /** @type {const} */ ("lost"), outOfDate: true };
const FIRST = frameOf("real", "before", { poll: 11, round: "pre" });
const CLOSED = { state: /** @type {const} */ ("closed"), closes_at: null };

/** @type {Record<string, PhoneState & {dir?: "rtl"}>} */
const states = {
  waiting: phone(),
  "waiting-no-debate": phone({ debate: null, agenda: makeAgenda(2) }),
  "waiting-break": phone({ agenda: makeAgenda(9), debate: BREAK }, { now: BREAK_NOW }),
  "waiting-longest": phone({ debate: WORDY }),
  "waiting-panel": phone({ ...PANEL, ...ONE, clock: { slot: PART, next: LAST_PART, pool: null } }),
  "waiting-panel-many": phone({ ...PANEL, ...TWELVE }),
  speech: slot({}),
  "speech-idle": slot({ clock: { ...running(0), started_at: null } }),
  "speech-paused": slot({ clock: { ...running(0), started_at: null, banked_ms: 143_000 } }),
  "speech-warning": slot({ clock: running(368_000) }),
  "speech-over": slot({ clock: running(432_400) }),
  "speech-unsure": slot({}, {}, { unsure: true }),
  "speech-lost": slot({}, {}, LOST),
  vote: vote({}),
  "vote-no-end": vote({ closes_at: null }),
  "vote-longest": vote({ motion: LONGEST_MOTION, round: "post" }, { debate: WORDY }),
  "vote-counted": vote({}, { ballots: BALLOTS }),
  "vote-sending": vote({}, {}, { pending: PENDING }),
  "vote-changing": vote({}, { ballots: BALLOTS }, { pending: PENDING }),
  "vote-lost": vote({}, {}, { ...LOST, pending: { ...PENDING, trouble: "no_answer" } }),
  "vote-again": vote({}, {}, { pending: { ...PENDING, trouble: "no_answer" } }),
  "vote-refused": vote({}, { ballots: BALLOTS }, { refusal: { poll: 11, code: "not_allowed" } }),
  "vote-elsewhere": { ...vote({}), tab: "agenda" },
  closed: vote(CLOSED, { ballots: BALLOTS }),
  "closed-none": vote(CLOSED),
  "closed-late": vote(CLOSED, {}, { refusal: { poll: 11, code: "poll_closed" } }),
  "closed-checked": vote(
    CLOSED,
    { ballots: BALLOTS },
    { check: { poll: 11, state: "yes", choice: "for", receipt: "K7-4Q2M" } },
  ),
  "closed-check-error": vote(CLOSED, { ballots: BALLOTS }, { check: { poll: 11, state: "error", code: "no_answer" } }),
  "closed-speech": slot({}, { poll: makePoll(CLOSED), ballots: BALLOTS }),
  "given-up": phone({ result: resultOf(null, { given_up: GIVEN_UP }) }),
  "given-up-speech": slot({}, { result: resultOf(null, { given_up: GIVEN_UP }) }),
  "first-result-speech": slot(
    {},
    {
      poll: makePoll({ ...CLOSED, state: "revealed" }),
      ballots: BALLOTS,
      result: resultOf(FIRST, { on_screen: false }),
    },
  ),
  result: result(frameOf("real")),
  "result-before": result(frameOf("real", "before")),
  "result-against": result(frameOf("against")),
  "result-draw": result(frameOf("equal")),
  "result-too-close": result(frameOf("too_close")),
  "result-still": result(frameOf("still")),
  "result-none": result(frameOf("real_none")),
  "result-converts": result(frameOf("real_converts")),
  "result-share-to-win": result(frameOf("real_part")),
  "result-all-ballots": result(frameOf("all_ballots")),
  "result-nobody": result(frameOf("nobody")),
  "result-nobody-both": result(frameOf("strangers")),
  "result-longest": result(frameOf("real", "winner", { motion: LONGEST_MOTION })),
  "result-final": result(frameOf("real_final")),
  ask: ask({}),
  "ask-written": ask({
    text: "Who would choose the people that sit there for one company?",
    to: "against",
    name: "Ola",
  }),
  "ask-too-long": ask({ text: `${LONGEST_MOTION}. ${LONGEST_MOTION}.`, error: "text_too_long" }),
  "ask-sending": ask({ text: "Why now?", state: "sending" }),
  "ask-sent": ask({ state: "sent" }, { me: { questions: MINE, upvotes: [42], hand: null, muted: false } }),
  "ask-loading": { ...ask({}), more: null },
  "ask-muted": ask({}, { me: { questions: [], upvotes: [], hand: null, muted: true } }),
  "ask-closed": ask({}, { debate: { ...DEBATE, asking: false }, questions: { items: [] } }),
  "waiting-hands": phone({ ...PANEL, debate: { ...PANEL.debate, hands: true }, ...ONE }),
  hand: hand(null),
  "hand-sending": hand(null, { hand: { isSending: true, error: "" } }),
  "hand-refused": hand(null, { hand: { isSending: false, error: "too_many_hands" } }),
  "hand-raised": hand("raised"),
  "hand-raised-closed": hand("raised", {}, false),
  "hand-called": hand("called"),
  "hand-called-vote": vote(
    {},
    {
      debate: TAKEN,
      me: { questions: [], upvotes: [], hand: { id: 9, state: "called", name: null, place: null }, muted: false },
    },
  ),
  "hand-speaking": hand("speaking"),
  "hand-spoken": hand("spoken"),
  "hand-missed": hand("missed"),
  ...everyPoll("poll", (made) => phone({ poll: alonePoll(made) })),
  ...everyPoll("poll-counted", (made) =>
    phone({ poll: alonePoll(made), ballots: { 61: { choice: made.answer, receipt: "K7-4Q2M", group: null } } }),
  ),
  ...everyPoll("poll-closed", (made) =>
    phone({
      poll: alonePoll(made, { state: "closed" }),
      ballots: { 61: { choice: made.answer, receipt: "K7-4Q2M", group: null } },
    }),
  ),
  "poll-group": phone({ poll: alonePoll(POLLS.choice, { groups: GROUPS }) }, { group: 2 }),
  "poll-group-counted": phone({
    poll: alonePoll(POLLS.rating, { groups: GROUPS }),
    ballots: { 61: { choice: "4", receipt: "K7-4Q2M", group: 2 } },
  }),
  ...everyResult("poll-result", (made, crowd) => told(made, pollFrame(made, crowd))),
  ...everyResult("poll-second", (made, crowd) => told(made, secondFrame(made, crowd)), hasSecond),
  agenda: phone({ agenda: makeAgenda(8) }, { tab: "agenda" }),
  "agenda-late": phone({ agenda: makeAgenda(4, 17 * 60_000) }, { tab: "agenda", now: Date.UTC(2025, 5, 18, 10, 58) }),
  "right-to-left": { ...vote({ motion: RTL_HALL.debate.motion }, { ...RTL_HALL, ballots: BALLOTS }), dir: "rtl" },
  "right-to-left-speech": { ...slot({ title: "الكلمة الافتتاحية", speaker: "أمارا ليندكفيست" }, RTL_HALL), dir: "rtl" },
  ended: phone({ debate: { ...DEBATE, motion: MOTION } }, { status: "ended", outOfDate: true }),
};

export const view = phoneView;
export const patterns = Object.entries(states).map(([id, state]) => ({ id, state }));
/** A phone scrolls: nothing is fitted. */
export const settle = () => {};
