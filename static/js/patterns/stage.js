import { stageView } from "../stage/view.js";
import {
  GIVEN_UP,
  IDLE,
  LONGEST_MOTION,
  NEXT,
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
import { ITEM as PANEL, LAST_PART, ONE, PART, TWELVE, TWO, withShares } from "./panel.js";
import { frameOf } from "./result.js";

/** @typedef {import("../stage/state.js").StageState} StageState */
/** @typedef {import("../types").Slices} Slices */

const BREAK = { ...PANEL.debate, item: 10, kind: /** @type {const} */ ("break"), title: "Coffee Break" };
const LATER = { slot: makeSlot(), next: NEXT };

/** @param {Partial<Slices>} own @param {Partial<StageState>} [more] @returns {StageState} */
function stage(own, more = {}) {
  return { slices: makeHall("slot", own), now: NOW, urls: {}, ...more };
}

/**
 * @param {Partial<import("../types").Slot>} own
 * @param {Partial<Slices>} [others]
 * @param {Partial<StageState>} [more]
 */
function slot(own, others = {}, more = {}) {
  return stage({ clock: { slot: makeSlot(own), next: NEXT, pool: null }, ...others }, more);
}

/** @param {string} text */
function message(text) {
  return { message: { message: { id: 4, text, sent_at: NOW, read_at: null } } };
}

/** @type {Record<string, StageState>} */
const states = {
  idle: slot({ clock: IDLE }),
  running: slot({}),
  warning: slot({ clock: running(368_000) }),
  over: slot({ clock: running(432_400) }),
  "over-long": slot({ clock: running(420_000 + 754_000), speaker: "Professor Aleksandra Wojciechowska-Kowalczyk" }),
  paused: slot({ clock: { ...IDLE, banked_ms: 143_000 } }),
  finished: slot({ clock: { ...IDLE, banked_ms: 402_000, finished_at: NOW } }),
  hour: slot({
    clock: running(3_754_000, { duration_ms: null }),
    kind: "questions",
    title: "Questions",
    side: null,
    speaker: null,
  }),
  protected: slot({
    clock: running(20_000),
    periods: [{ name: "protected", start: { anchor: "start", at_ms: 0 }, end: { anchor: "start", at_ms: 60_000 } }],
  }),
  crossfire: slot({ kind: "crossfire", title: "Crossfire", side: null, speaker: null }),
  question: slot({ clock: running(30_000, { duration_ms: 900_000 }) }, { asked: { question: QUESTION, votes: 86 } }),
  "question-long": slot(
    { clock: running(368_000) },
    { asked: { question: { ...QUESTION, text: `${LONGEST_MOTION}, and who would choose them?`, to: null }, votes: 8 } },
  ),
  "question-several": slot(
    { clock: running(30_000, { duration_ms: 900_000 }) },
    { asked: { question: { ...QUESTION, to: null, people: SEVERAL }, votes: 86 } },
  ),
  message: slot({}, message("Please come to an end.")),
  "message-long": slot(
    { clock: running(368_000) },
    { ...message(`${LONGEST_MOTION}. Please keep to the motion.`), asked: { question: QUESTION, votes: 2 } },
  ),
  voting: slot(
    { kind: "vote", title: "Vote", side: null, speaker: null, clock: running(18_000, { duration_ms: 60_000 }) },
    { poll: makePoll({ round: "post" }) },
  ),
  "voting-untimed": slot(
    { kind: "vote", title: "Vote after the debate", side: null, speaker: null, clock: { ...IDLE, duration_ms: null } },
    { poll: makePoll({ round: "post" }) },
  ),
  "voting-longest": slot(
    { kind: "vote", title: "Vote after the debate", side: null, speaker: null, clock: { ...IDLE, duration_ms: null } },
    {
      poll: makePoll({ round: "post" }),
      debate: { .../** @type {import("../types").DebateSlice} */ (makeHall("lobby").debate), motion: LONGEST_MOTION },
    },
  ),
  "voting-closed": stage({ poll: makePoll({ state: "closed" }), clock: { ...LATER, pool: null } }),
  result: stage({ result: resultOf(frameOf("real")), clock: { slot: null, next: null, pool: null } }),
  "given-up": stage({ result: resultOf(null, { given_up: GIVEN_UP }), clock: { slot: null, next: null, pool: null } }),
  "no-slot": stage({}),
  panel: stage({ ...PANEL, ...ONE, clock: { slot: PART, next: LAST_PART, pool: null } }),
  "panel-two": stage({ ...PANEL, ...TWO, clock: { slot: PART, next: LAST_PART, pool: null } }),
  "panel-shares": stage({ ...PANEL, ...withShares(ONE), clock: { slot: PART, next: LAST_PART, pool: null } }),
  "panel-shares-twelve": stage({ ...PANEL, ...withShares(TWELVE), clock: { slot: PART, next: null, pool: null } }),
  break: stage({ agenda: makeAgenda(9), debate: BREAK }, { now: Date.UTC(2025, 5, 18, 13, 47, 23) }),
  "break-over": stage({ agenda: makeAgenda(9), debate: BREAK }, { now: Date.UTC(2025, 5, 18, 14, 3) }),
  "panel-quiet": stage({
    ...PANEL,
    ...ONE,
    speaking: {
      ...ONE.speaking,
      quiet: { seat: 4, name: "Dara Okafor", since: NOW - 840_000, told_after_ms: 600_000 },
    },
    clock: { slot: PART, next: LAST_PART, pool: null },
  }),
  "panel-no-slot": stage({ ...PANEL, ...ONE }),
  lost: slot({}, {}, { lost: true, notices: ["sound", "sleep"] }),
  vague: slot({ clock: running(432_400) }, {}, { vague: true, notices: ["sound"] }),
  rung: slot({ clock: { ...IDLE, banked_ms: 143_000 } }, {}, { rung: 1 }),
  "rung-warning": slot({ clock: running(368_000) }, {}, { rung: 1 }),
  rtl: slot({ title: "الكلمة الافتتاحية", speaker: "أمارا ليندكفيست", clock: running(368_000) }, RTL_HALL, {
    dir: "rtl",
  }),
  ended: stage({}, { ended: true }),
};

export const view = stageView;
export const patterns = Object.entries(states).map(([id, state]) => ({ id, state }));
