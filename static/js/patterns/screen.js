import { UPRIGHT } from "../screen/fit.js";
import { screenView } from "../screen/view.js";
import {
  GIVEN_UP,
  IDLE,
  LONGEST_MOTION,
  MOTION,
  NEXT,
  NOW,
  QUESTION,
  SEVERAL,
  RTL_HALL,
  makeAgenda,
  makeHall,
  makePeople,
  makePoll,
  makeSlot,
  resultOf,
  running,
} from "./hall.js";
import { ITEM as PANEL, LAST_PART, NOBODY, ONE, PART, TWELVE, TWO } from "./panel.js";
import { HASH, alonePoll, everyPoll, everyResult, pollFrame } from "./polls.js";
import { EMPTY_BAR, frameOf, liveBar } from "./result.js";

/** @typedef {import("../screen/state.js").ScreenState} ScreenState */
/** @typedef {import("../types").Slices} Slices */
/** @typedef {import("../types").DebateSlice} DebateSlice */

const MINUTE = 60_000;
const DEBATE = /** @type {DebateSlice} */ (makeHall("lobby").debate);
const WORDY = { ...DEBATE, motion: LONGEST_MOTION };
const HERE = makeHall("lobby").event;
const ALONE = { ...DEBATE, speakers: [] };
/** Nothing in it breaks: no hyphen, no space. */
const ONE_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(2);
const ADDRESS = "votes.internationalforumfortechnologyanddiplomacy.secretariat.example.org";
const MANY = ["for", "against"].flatMap((side) =>
  [1, 2, 3, 4].map((seat) => ({
    id: seat,
    side: /** @type {"for" | "against"} */ (side),
    seat,
    name: `Professor Aleksandra Wojciechowska-Kowalczyk ${seat}`,
  })),
);
const ENDLESS = { duration_ms: null };
/** @type {import("../types").Period[]} */
const PARLIAMENTARY = [
  { name: "protected", start: { anchor: "start", at_ms: 0 }, end: { anchor: "start", at_ms: MINUTE } },
  { name: "points", start: { anchor: "start", at_ms: MINUTE }, end: { anchor: "before_end", at_ms: MINUTE } },
  { name: "protected", start: { anchor: "before_end", at_ms: MINUTE }, end: null },
  { name: "warning", start: { anchor: "before_end", at_ms: MINUTE }, end: { anchor: "before_end", at_ms: 0 } },
];

/** @param {string} kind @param {Partial<Slices>} [own] @param {Partial<ScreenState>} [more] @returns {ScreenState} */
function scene(kind, own = {}, more = {}) {
  return { slices: makeHall(kind, own), now: NOW, urls: { qr: "/j/TDF25/qr.svg" }, ...more };
}

/**
 * @param {Partial<import("../types").Slot>} own
 * @param {Partial<Slices>} [others]
 * @param {Partial<ScreenState>} [more]
 */
function slot(own, others = {}, more = {}) {
  return scene("slot", { clock: { slot: makeSlot(own), next: NEXT, pool: null }, ...others }, more);
}

/**
 * @param {Parameters<typeof makePoll>[0]} own
 * @param {Partial<import("../types").TurnoutSlice>} [counted]
 * @param {Partial<Slices>} [others]
 */
function vote(own, counted = {}, others = {}) {
  return scene("vote", {
    poll: makePoll(own),
    turnout: { poll: 11, ballots: 987, tally: null, shown: null, figures: null, ...counted },
    ...others,
  });
}

/** @param {import("../types").ResultFrame} frame */
function result(frame) {
  return scene("reveal", { result: resultOf(frame) });
}

/**
 * A poll by itself.
 * @param {import("../types").AlonePoll} poll @param {import("../types").PollFigures | null} figures
 */
function poll(poll, figures = null) {
  return scene("vote", { poll, turnout: { poll: poll.id, ballots: 987, tally: null, shown: null, figures } });
}

const ON_PANEL = { ...PANEL, ...ONE, clock: { slot: PART, next: LAST_PART, pool: null } };
const LONG = "Professor Aleksandra Wojciechowska-Kowalczyk of the Institute";
/** @type {Record<string, import("../types").MicrophoneSlice>} */
const AT_MICROPHONE = {
  one: { speaking: { who: "Ola Adeyemi" }, called: [{ who: "Row 9" }] },
  called: { speaking: null, called: [{ who: null }] },
  longest: { speaking: { who: LONG }, called: [{ who: LONG }, { who: "أمارا ليندكفيست" }, { who: null }] },
};

/** @type {Record<string, ScreenState>} */
const states = {
  ...everyPoll("poll", (made) => poll(alonePoll(made, { closes_at: NOW + 42_000 }))),
  ...everyPoll("poll-live", (made) => poll(alonePoll(made, { tallies: "live" }), made.figures["5000"])),
  ...everyPoll("poll-closed", (made) => poll(alonePoll(made, { state: "closed", fingerprint: HASH }))),
  ...everyResult("poll-result", (made, crowd) =>
    scene("reveal", { result: { frame: null, poll: pollFrame(made, crowd), on_screen: true, given_up: null } }),
  ),
  lobby: scene("lobby"),
  "lobby-longest": scene("lobby", { debate: WORDY, people: makePeople({ phones: 128_406 }) }),
  "lobby-before": scene("lobby", { debate: null, people: makePeople({ phones: 1 }) }),
  "lobby-address": scene("lobby", {
    event: { ...HERE, code: "ASSEMBLY", join_words: "vote.tech-diplomacy-forum.example.org" },
  }),
  "lobby-last-line": scene("lobby", { debate: ALONE }),
  "lobby-last-line-longest": scene("lobby", { debate: { ...ALONE, motion: LONGEST_MOTION } }),
  "lobby-title": scene("lobby", { debate: null, event: { ...HERE, subtitle: "" } }),
  "lobby-many": scene("lobby", { debate: { ...WORDY, speakers: MANY } }),
  "lobby-unbroken": scene("lobby", {
    debate: { ...DEBATE, motion: ONE_WORD },
    event: { ...HERE, join_words: ADDRESS },
  }),
  "lobby-arabic-names": scene("lobby", { debate: { ...DEBATE, speakers: RTL_HALL.debate.speakers } }),
  "lobby-rtl": scene("lobby", RTL_HALL, { dir: "rtl" }),
  agenda: scene("agenda", { agenda: makeAgenda(8) }),
  "agenda-late": scene("agenda", { agenda: makeAgenda(4, 17 * MINUTE) }, { now: Date.UTC(2025, 5, 18, 10, 58) }),
  "agenda-start": scene("agenda", { agenda: makeAgenda(-1), debate: null }, { now: Date.UTC(2025, 5, 18, 6, 40) }),
  "agenda-empty": scene("agenda", { agenda: { items: [], current: null, next: null } }),
  motion: scene("motion"),
  "motion-unsealed": scene("motion", { debate: { ...DEBATE, seal: null } }),
  "motion-longest": scene("motion", { debate: WORDY }),
  "motion-last-line-longest": scene("motion", { debate: { ...ALONE, motion: LONGEST_MOTION } }),
  "motion-many": scene("motion", { debate: { ...WORDY, speakers: MANY } }),
  "motion-unbroken": scene("motion", { debate: { ...DEBATE, motion: `${ONE_WORD} ${ADDRESS}` } }),
  "motion-arabic-names": scene("motion", { debate: { ...DEBATE, speakers: RTL_HALL.debate.speakers } }),
  "motion-rtl": scene("motion", RTL_HALL, { dir: "rtl" }),
  "motion-panel": scene("motion", { ...PANEL, ...ONE }),
  "motion-panel-many": scene("motion", { ...PANEL, ...TWELVE }),
  "lobby-panel": scene("lobby", { ...PANEL, ...NOBODY }),
  "slot-panel": scene("slot", { ...PANEL, ...ONE, clock: { slot: PART, next: LAST_PART, pool: null } }),
  "slot-panel-two": scene("slot", { ...PANEL, ...TWO, clock: { slot: PART, next: null, pool: null } }),
  "slot-panel-nobody": scene("slot", { ...PANEL, ...NOBODY, clock: { slot: PART, next: LAST_PART, pool: null } }),
  "slot-panel-many": scene("slot", { ...PANEL, ...TWELVE, clock: { slot: PART, next: LAST_PART, pool: null } }),
  ...Object.fromEntries(
    Object.entries(AT_MICROPHONE).flatMap(([id, microphone]) => [
      [`slot-hands-${id}`, scene("slot", { ...ON_PANEL, microphone })],
      [`lobby-hands-${id}`, scene("lobby", { ...PANEL, ...NOBODY, microphone })],
      [`motion-hands-${id}`, scene("motion", { ...PANEL, ...ONE, microphone })],
    ]),
  ),
  "slot-idle": slot({ clock: IDLE }),
  slot: slot({}),
  "slot-long-name": slot({
    speaker: "Professor Aleksandra Wojciechowska-Kowalczyk",
    title: "Second constructive speech",
    clock: running(30_000, { duration_ms: 15 * MINUTE }),
  }),
  "slot-unbroken": slot({ speaker: ONE_WORD }),
  "slot-arabic-name": slot({ speaker: "أمارا ليندكفيست" }),
  "slot-protected": slot({ clock: running(20_000), periods: PARLIAMENTARY }),
  "slot-points": slot({ clock: running(120_000), periods: PARLIAMENTARY, side: "against", speaker: "Leila Haddad" }),
  "slot-warning": slot({ clock: running(368_000) }),
  "slot-warning-protected": slot({ clock: running(368_000), periods: PARLIAMENTARY }),
  "slot-over": slot({ clock: running(432_400) }),
  "slot-over-long": slot({ clock: running(7 * MINUTE + 754_000) }),
  "slot-paused": slot({ clock: { ...IDLE, banked_ms: 143_000 } }),
  "slot-finished": slot({ clock: { ...IDLE, banked_ms: 402_000, finished_at: NOW } }),
  "slot-open-end": slot({
    clock: running(3_754_000, ENDLESS),
    kind: "questions",
    title: "Questions from the audience",
    side: null,
    speaker: null,
  }),
  "slot-crossfire": slot({
    kind: "crossfire",
    title: "Crossfire",
    side: null,
    speaker: null,
    clock: running(40_000, { duration_ms: 3 * MINUTE }),
  }),
  "slot-cross": slot({
    kind: "cross-examination",
    title: "Cross-examination of the first speaker",
    side: "against",
    speaker: "Tomas Varga",
  }),
  "slot-prep": slot({ kind: "prep", title: "Preparation", speaker: null }),
  "slot-floor": slot({
    kind: "floor",
    title: "The floor is open",
    side: null,
    speaker: null,
    clock: running(200_000, { duration_ms: 15 * MINUTE }),
  }),
  "slot-vague": slot({}, {}, { vague: true, notices: ["sound", "sleep"] }),
  "slot-lost": slot({}, {}, { lost: true }),
  "slot-rung": slot({}, {}, { rung: 1 }),
  "slot-longest": slot({}, { debate: WORDY }),
  "slot-rtl": slot({ title: "الكلمة الافتتاحية", speaker: "أمارا ليندكفيست", clock: running(368_000) }, RTL_HALL, {
    dir: "rtl",
  }),
  "slot-none": scene("slot"),
  vote: vote({}),
  "vote-longest": vote(
    { motion: LONGEST_MOTION, round: "post", closes_at: NOW + 8_000 },
    { ballots: 123_456 },
    { people: makePeople({ phones: 234_567 }), clock: { slot: makeSlot({ kind: "vote" }), next: null, pool: null } },
  ),
  "vote-unbroken": vote({ motion: ONE_WORD }, {}, { event: { ...HERE, join_words: ADDRESS } }),
  "vote-no-end": vote(
    { closes_at: null },
    { ballots: 0 },
    { clock: { slot: makeSlot({ kind: "vote", speaker: null }), next: null, pool: null } },
  ),
  "vote-live": vote({ tallies: "live" }, { ballots: 1_023, shown: liveBar("real") }),
  "vote-live-longest": vote(
    { tallies: "live", motion: LONGEST_MOTION },
    { ballots: 1_023_000, shown: liveBar("huge") },
  ),
  "vote-live-empty": vote({ tallies: "live" }, { ballots: 0, shown: EMPTY_BAR }),
  "vote-closed": vote({ state: "closed", fingerprint: "2C41-08DE-77A1-B3F0" }, { ballots: 1_051 }),
  "vote-closed-live": vote(
    { state: "closed", tallies: "live", fingerprint: "2C41-08DE-77A1-B3F0" },
    { ballots: 1_010, shown: liveBar("real") },
  ),
  "vote-none": scene("vote"),
  "vote-rtl": { ...vote({ motion: RTL_HALL.debate.motion }, {}, RTL_HALL), dir: "rtl" },
  "reveal-before": result(frameOf("real", "before")),
  "reveal-after": result(frameOf("real", "after")),
  "reveal-movement": result(frameOf("real", "movement")),
  "reveal-winner": result(frameOf("real")),
  "reveal-given-up": scene("reveal", { result: resultOf(null, { given_up: GIVEN_UP }) }),
  "reveal-given-up-longest": scene("reveal", {
    result: resultOf(null, { given_up: { ...GIVEN_UP, motion: LONGEST_MOTION, why: `${LONGEST_MOTION}. ${MOTION}` } }),
  }),
  "reveal-against": result(frameOf("against")),
  "reveal-against-played": { ...result(frameOf("against")), playing: true },
  "reveal-too-close": result(frameOf("too_close")),
  "reveal-draw": result(frameOf("equal")),
  "reveal-still": result(frameOf("still")),
  "reveal-none": result(frameOf("real_none")),
  "reveal-all-ballots": result(frameOf("all_ballots")),
  "reveal-converts": result(frameOf("real_converts")),
  "reveal-share-to-win": result(frameOf("real_part")),
  "reveal-final-after": result(frameOf("real_final", "after")),
  "reveal-final": result(frameOf("real_final")),
  "reveal-nobody": result(frameOf("nobody")),
  "reveal-nobody-both": result(frameOf("strangers")),
  "reveal-huge": result(
    frameOf("huge", "winner", {
      motion: LONGEST_MOTION,
      title: "The Great Closing Debate on the Duties of Very Large Companies towards the World",
    }),
  ),
  "reveal-narrow": result(frameOf("narrow", "movement")),
  "reveal-missing": scene("reveal"),
  question: scene("question", {
    asked: { question: QUESTION, votes: 86 },
    clock: {
      slot: makeSlot({
        kind: "questions",
        speaker: null,
        side: null,
        clock: running(172_000, { duration_ms: 15 * MINUTE }),
      }),
      next: null,
      pool: null,
    },
  }),
  "question-long": scene("question", {
    asked: {
      question: {
        ...QUESTION,
        text:
          `${LONGEST_MOTION}, and if so, who would choose the people who speak there, ` +
          "and how could the rest of us ever vote them out again?",
        name: "Fatima, Lisbon",
        to: "Amara Lindqvist",
        person: 1,
        people: [{ person: 1, name: "Amara Lindqvist" }],
      },
      votes: 1,
    },
    clock: { slot: makeSlot({ clock: running(368_000) }), next: null, pool: null },
  }),
  "question-address": scene("question", {
    asked: { question: QUESTION, votes: 86 },
    event: { ...HERE, join_words: ADDRESS },
  }),
  "question-panel": scene("question", {
    asked: { question: { ...QUESTION, text: "Why now?", to: null }, votes: 0 },
    clock: { slot: makeSlot({ clock: running(432_400) }), next: null, pool: null },
  }),
  "question-several": scene("question", {
    asked: { question: { ...QUESTION, to: null, people: SEVERAL }, votes: 41 },
  }),
  "question-empty": scene("question"),
  "question-rung": scene(
    "question",
    {
      asked: { question: QUESTION, votes: 86 },
      clock: { slot: makeSlot({ clock: running(368_000) }), next: null, pool: null },
    },
    { rung: 2 },
  ),
  break: scene("break", { agenda: makeAgenda(9), debate: null }, { now: Date.UTC(2025, 5, 18, 13, 47, 23) }),
  "break-slot": scene("break", {
    clock: {
      slot: makeSlot({
        kind: "break",
        title: "Pause",
        side: null,
        speaker: null,
        clock: running(61_000, { duration_ms: 5 * MINUTE }),
      }),
      next: NEXT,
      pool: null,
    },
  }),
  "break-over": scene("break", { agenda: makeAgenda(9), debate: null }, { now: Date.UTC(2025, 5, 18, 14, 3) }),
  message: scene("message", {
    scene: { kind: "message", text: "Please take your seats. We begin in five minutes.", pinned: true },
  }),
  "message-long": scene("message", {
    scene: { kind: "message", text: `${LONGEST_MOTION}. ${LONGEST_MOTION}.`, pinned: true },
    clock: { slot: makeSlot(), next: null, pool: null },
  }),
  "message-unbroken": scene("message", {
    scene: { kind: "message", text: `The slides: ${ADDRESS}/${ONE_WORD}`, pinned: true },
  }),
  blank: scene("blank"),
  "blank-rung": scene("blank", {}, { rung: 1 }),
  ended: scene("lobby", {}, { ended: true }),
};

/** @param {ScreenState} state */
export const view = (state) => screenView({ ...state, upright: matchMedia(UPRIGHT).matches });
export const patterns = Object.entries(states).map(([id, state]) => ({ id, state }));
