/** The desk in its states. Each fixture yields the same `Desk` that the live page renders from. */

import { SEAL_DEFAULTS, sealForm, voidForm } from "../desk/ui.js";
import { deskView } from "../desk/view.js";
import { DEBATE, DRAFTS, HASH, ITEM, SECOND, afterPre, at, desk, guide, poll } from "./desk_base.js";
import { LONG_MOTION, MOTION, NOW, SPEAKERS, ask, day, order, questions, queueOf, running } from "./desk_facts.js";
import { frameAt } from "./desk_frame.js";
import { HAND_STATES } from "./desk_hands.js";
import { PANEL_STATES } from "./desk_panel.js";
import { QUESTION_STATES } from "./desk_questions.js";
import { POLL_STATES } from "./desk_polls.js";
import { WHISPER_STATES } from "./desk_whispers.js";
import { GIVEN_UP, makePeople, resultOf } from "./hall.js";
import { liveBar } from "./result.js";

/**
 * @typedef {import("./desk_base.js").Change} Change
 * @typedef {import("../desk/ui.js").Desk} Desk
 * @typedef {import("../desk/ui.js").Ui} Ui
 * @typedef {import("../types.js").Slices} Slices
 */

const NAMELESS = SPEAKERS.map((one) => ({ ...one, name: "" }));
/** @satisfies {Partial<Slices>} */
const setUp = {
  ...at(order(null, false), null),
  queue: queueOf([]),
  scene: { kind: "lobby", text: null, pinned: false },
  turnout: null,
};
/** @type {Slices["scene"]} */
const voteScene = { kind: "vote", text: null, pinned: false };
const opened = at(order(0), 0);
const ended = at(order(8), 8);
const armed = afterPre({ state: "armed", allowed: ["disarm", "reveal", "void"], ballots_hash: HASH, armed_by: "Mara" });
/** @type {Slices["scene"]} */
const revealScene = { kind: "reveal", text: null, pinned: true };

/** @param {"before" | "after" | "movement" | "winner"} step */
function revealed(step) {
  const steps = ["before", "after", "movement", "winner"];
  const next = steps[steps.indexOf(step) + 1];
  return {
    ...at(order(9), 9),
    scene: revealScene,
    turnout: null,
    result: resultOf(frameAt(step)),
    polls: {
      polls: afterPre({
        state: "revealed",
        allowed: next ? ["step", "void"] : ["void"],
        ballots_hash: HASH,
        armed_by: "Mara",
        step,
      }),
      frame: null,
    },
    guide: next
      ? guide("step", "poll:step", { poll: 32, step: next })
      : guide("finish_item", "item:finish", { item: ITEM }),
  };
}

/** @type {Record<string, Change>} */
export const STATES = {
  ...POLL_STATES,
  ...PANEL_STATES,
  ...WHISPER_STATES,
  ...QUESTION_STATES,
  ...HAND_STATES,
  "nothing live": {
    now: NOW - 358 * 60 * SECOND,
    slices: {
      ...at([], null),
      agenda: { items: day(null), current: null, next: 1 },
      debate: null,
      polls: { polls: [], frame: null },
      turnout: null,
      queue: queueOf([]),
      scene: setUp.scene,
      people: makePeople({ phones: 3, screens: 0, stages: 0, desks: 1 }),
      guide: guide(
        "start_item",
        "item:start",
        { item: 1 },
        {
          empty_scenes: { motion: "item", slot: "slot", vote: "poll", reveal: "result", question: "question" },
        },
      ),
    },
  },
  "before setup": {
    slices: {
      ...setUp,
      debate: { ...DEBATE, seal: null, motion: MOTION, speakers: NAMELESS, asking: false },
      polls: { polls: [], frame: null },
      guide: guide("name_speakers", null, {}, { form: "item" }),
    },
  },
  "setup form": {
    slices: {
      ...setUp,
      debate: { ...DEBATE, seal: null, speakers: NAMELESS },
      polls: { polls: [], frame: null },
      guide: guide("name_speakers", null, {}, { form: "item" }),
    },
    ui: { dialog: { kind: "item", item: ITEM } },
  },
  "seal form": {
    slices: {
      ...setUp,
      debate: { ...DEBATE, seal: null },
      polls: { polls: [], frame: null },
      guide: guide("seal", null, {}, { form: "seal" }),
    },
    ui: { dialog: sealForm(ITEM) },
  },
  "seal summary": {
    slices: {
      ...setUp,
      debate: { ...DEBATE, seal: null },
      polls: { polls: [], frame: null },
      guide: guide("seal", null, {}, { form: "seal" }),
    },
    ui: { dialog: { ...sealForm(ITEM), draft: { ...SEAL_DEFAULTS, band: 1.5 }, review: true } },
  },
  sealed: {
    slices: {
      ...at(order(null), null),
      scene: { kind: "motion", text: null, pinned: false },
      polls: { polls: DRAFTS, frame: null },
      turnout: null,
      queue: queueOf([]),
      guide: guide("open_pre", "poll:open", { poll: 31, closes_in_ms: null }),
    },
  },
  "pre-vote not open": {
    slices: {
      ...opened,
      scene: voteScene,
      polls: { polls: DRAFTS, frame: null },
      turnout: null,
      guide: guide("open_pre", "poll:open", { poll: 31, closes_in_ms: null }),
    },
  },
  "pre-vote open, sealed tally": {
    slices: {
      ...opened,
      scene: voteScene,
      polls: {
        polls: [
          poll({ state: "open", allowed: ["close", "void"], closes_at: NOW + 83 * SECOND, ballots_hash: null }),
          DRAFTS[1],
        ],
        frame: null,
      },
      turnout: { poll: 31, ballots: 987, tally: null, shown: null, figures: null },
      guide: guide("close_pre", "poll:close", { poll: 31 }),
    },
  },
  "pre-vote open, live tally": {
    slices: {
      ...opened,
      scene: voteScene,
      polls: {
        polls: [poll({ state: "open", tallies: "live", allowed: ["close", "void"], ballots_hash: null }), DRAFTS[1]],
        frame: null,
      },
      turnout: { poll: 31, ballots: 1_023, tally: null, shown: liveBar("real"), figures: null },
      guide: guide("close_pre", "poll:close", { poll: 31 }),
    },
  },
  "speech running": {},
  "speech, last minute": {
    slices: {
      ...at(running(order(1), 1, 383 * SECOND), 1),
      message: { message: { id: 1, text: "1 minute left", sent_at: NOW - 20 * SECOND, read_at: null } },
    },
  },
  "speech over time": {
    slices: {
      ...at(running(order(2), 2, 462 * SECOND, 30 * SECOND), 2),
      message: { message: { id: 2, text: "Please wrap up", sent_at: NOW - 60 * SECOND, read_at: NOW - 40 * SECOND } },
    },
    uncertainty: 410,
  },
  "floor, no question": { slices: { ...at(running(order(5), 5, 40 * SECOND), 5), queue: queueOf([]) } },
  "floor, three questions": {
    slices: { ...at(running(order(5), 5, 100 * SECOND), 5), scene: { kind: "question", text: null, pinned: false } },
  },
  "floor, 500 questions": {
    slices: {
      ...at(running(order(5), 5, 320 * SECOND), 5),
      queue: queueOf(questions(500), ["M2PD"]),
      scene: { kind: "question", text: null, pinned: true },
    },
  },
  "floor, approved questions": {
    slices: { ...at(running(order(5), 5, 320 * SECOND), 5), queue: queueOf(questions(60)) },
    ui: { filter: "approved" },
  },
  "question being edited": {
    slices: {
      queue: queueOf(
        questions(4).map((one) =>
          one.id === 3 ? { ...one, state: "declined", pile: "done", allowed: ["return"] } : one,
        ),
      ),
    },
    ui: {
      editing: { question: 2, part: "text" },
      done: { where: "queue", command: "question:decline", payload: { question: 3 } },
    },
  },
  "refused command": {
    ui: {
      refused: { where: "clock", text: "Another desk has moved on already. This one shows where things stand." },
      pending: new Set(["bell:ring {}"]),
    },
  },
  shortcuts: { ui: { dialog: { kind: "help" } } },
  "post-vote open": {
    slices: {
      ...ended,
      scene: voteScene,
      polls: {
        polls: afterPre({ state: "open", allowed: ["close", "void"], closes_at: NOW + 41 * SECOND }),
        frame: null,
      },
      turnout: { poll: 32, ballots: 1_013, tally: null, shown: null, figures: null },
      guide: guide("close_post", "poll:close", { poll: 32 }),
    },
  },
  "post-vote closed": {
    slices: {
      ...ended,
      scene: voteScene,
      polls: {
        polls: afterPre({ state: "closed", allowed: ["reopen", "arm", "void"], ballots_hash: HASH }),
        frame: null,
      },
      turnout: { poll: 32, ballots: 1_073, tally: null, shown: null, figures: null },
      guide: guide("arm", "poll:arm", { poll: 32 }),
    },
  },
  "armed by me": {
    slices: {
      ...ended,
      scene: voteScene,
      polls: { polls: armed, frame: frameAt("winner") },
      turnout: { poll: 32, ballots: 1_073, tally: null, shown: null, figures: null },
      guide: guide("reveal", "poll:reveal", { poll: 32 }, { hold: true }),
    },
  },
  "armed, second person": {
    me: "Jonah",
    slices: {
      ...ended,
      scene: voteScene,
      polls: { polls: armed, frame: frameAt("winner") },
      turnout: { poll: 32, ballots: 1_073, tally: null, shown: null, figures: null },
      guide: guide("reveal", "poll:reveal", { poll: 32 }, { hold: true }),
    },
  },
  "armed, and nobody voted both times": {
    slices: {
      ...ended,
      scene: voteScene,
      polls: { polls: armed, frame: frameAt("winner", "strangers") },
      turnout: { poll: 32, ballots: 4, tally: null, shown: null, figures: null },
      guide: guide("reveal_no_result", "poll:reveal", { poll: 32 }, { hold: true }),
    },
  },
  "revealed: before": { slices: revealed("before") },
  "revealed: movement": { slices: revealed("movement") },
  "revealed: winner": { slices: revealed("winner") },
  "revealed: the hall looks elsewhere": {
    slices: { ...revealed("winner"), scene: { kind: "lobby", text: null, pinned: false } },
  },
  "lost connection": { live: false, lost: true },
  "signed out": { live: false, ended: true },
  "long motion": {
    slices: {
      ...at(order(null), null),
      debate: {
        ...DEBATE,
        motion: LONG_MOTION,
        title: "The Great Closing Debate on the Duties of Very Large Companies",
        seal: null,
      },
      polls: { polls: [], frame: null },
      turnout: null,
      people: makePeople({
        phones: 120_482,
        screens: 12,
        stages: 2,
        desks: 3,
        sounding: { screens: 0, stages: 0 },
        may_sleep: { screens: 1, stages: 2 },
      }),
      guide: guide("seal", null, {}, { form: "seal" }),
    },
  },
  "sixty-minute clock": {
    slices: {
      ...at(
        running(
          order(5).map((slot) => ({
            ...slot,
            clock: { ...slot.clock, duration_ms: slot.kind === "floor" ? 5_400_000 : slot.clock.duration_ms },
          })),
          5,
          90 * SECOND,
        ),
        5,
      ),
      order: {
        ...at(running(order(5), 5, 90 * SECOND), 5).order,
        pools: [
          {
            id: 1,
            name: "Preparation",
            side: "for",
            clock: { duration_ms: 240_000, adjusted_ms: 0, banked_ms: 61_000, started_at: null, finished_at: null },
          },
        ],
      },
    },
  },
  "a vote that was not held": {
    slices: {
      ...at(order(1), 1),
      order: { ...at(order(1), 1).order, unheld: [100, 108], missed: ["pre"], here: [] },
      scene: { kind: "slot", text: null, pinned: false },
      turnout: null,
      polls: { polls: DRAFTS, frame: null },
      guide: { ...guide("open_pre", "poll:open", { poll: 31, held: true }), hold: true },
    },
  },
  "at a vote that nobody has opened": {
    slices: {
      ...opened,
      order: { ...opened.order, unheld: [100, 108], passes: "pre" },
      turnout: null,
      polls: { polls: DRAFTS, frame: null },
      guide: guide("open_pre", "poll:open", { poll: 31 }),
    },
  },
  "a result that is given up": {
    slices: revealed("winner"),
    ui: { dialog: { ...voidForm(7), why: "The wrong motion was read out" } },
  },
  "a result that was given up": {
    slices: {
      ...ended,
      scene: { kind: "reveal", text: null, pinned: false },
      turnout: null,
      debate: { ...DEBATE, seal: null },
      polls: {
        polls: afterPre({ state: "void", allowed: [], ballots_hash: HASH, step: "winner" }).map((one) => ({
          ...one,
          state: /** @type {const} */ ("void"),
        })),
        frame: null,
      },
      result: resultOf(null, { given_up: GIVEN_UP }),
      guide: guide("seal", null, {}),
    },
  },
  "a count that was taken back": {
    slices: {
      ...ended,
      turnout: null,
      polls: {
        polls: afterPre({
          state: "closed",
          allowed: ["arm", "void"],
          barred: "counted",
          ballots_hash: HASH,
          ballots: 203,
        }),
        frame: null,
      },
      guide: guide("arm", "poll:arm", { poll: 32 }),
    },
  },
  "an item that is prepared": { ui: { dialog: { kind: "agenda", item: 10 } } },
  "an item that is over": { ui: { dialog: { kind: "agenda", item: 5 } } },
  "running late": { now: NOW + 50 * 60 * SECOND, slices: { ...at(running(order(7), 7, -2950 * SECOND), 7) } },
  "right to left": {
    slices: {
      queue: queueOf([
        ask(1, "إذا كان لمنصة مستخدمون أكثر من مواطني أي دولة، فمن يتحدث باسم هؤلاء المستخدمين؟", {
          to: "for",
          side: "for",
          votes: 86,
          name: "ليلى",
        }),
        ...questions(3).slice(1),
      ]),
      debate: { ...DEBATE, motion: "ينبغي أن يكون لشركات التقنية تمثيل رسمي في المحافل الدبلوماسية الدولية" },
    },
  },
};

/** @param {string} name @param {{act?: Desk["act"], ui?: Partial<Ui>}} [more] */
export function deskPattern(name, { act, ui } = {}) {
  const change = STATES[name];
  return desk({ ...change, ui: { ...change.ui, ...ui } }, act);
}

export const view = deskView;
export const patterns = Object.keys(STATES).map((name) => ({
  id: name.replace(/\W+/g, "-"),
  state: { ...deskPattern(name), dir: name === "right to left" ? "rtl" : "" },
}));
export { settle } from "../desk/settle.js";
