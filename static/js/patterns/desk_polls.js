/** The desk with polls that stand by themselves, in every state. */

import { newPollForm } from "../desk/poll_form.js";
import { FORMS } from "../polls/forms.js";
import { KINDS } from "../polls/kinds.js";
import { ITEM } from "./desk_base.js";
import { NOW } from "./hall.js";
import { POLLS, alonePoll } from "./polls.js";

/** @typedef {import("../types").DeskAlonePoll} Poll */

/** @param {number} id @param {string} name @param {Partial<Poll>} own @returns {Poll} */
const made = (id, name, own) =>
  /** @type {Poll} */ ({
    ...alonePoll(POLLS[name]),
    id,
    allowed: [],
    ballots: null,
    figures: null,
    moved: null,
    has_groups: false,
    moderated: false,
    ...own,
  });

/** @type {Partial<Poll>} */
const DRAFT = { state: "draft", allowed: ["open", "edit", "delete"] };
/** @type {Partial<Poll>} */
const SHOWN = { state: "revealed", allowed: ["show"], fingerprint: "9E02-5B6C-1D44-AF18" };

const ALL = Object.keys(KINDS).map((name, at) =>
  made(80 + at, name, { ...SHOWN, ballots: 5_000, figures: POLLS[name].figures["5000"] }),
);

/** What voters wrote, in one state. @param {"waiting" | "approved" | "declined"} state @param {string[]} texts
 * @returns {import("../types").DeskEntry[]} */
const written = (state, texts) =>
  texts.map((text, at) => ({
    id: `${state}${at}`,
    text,
    n: Math.max(1, 40 - 7 * at),
    state,
    flags: text.startsWith("A yacht") ? ["yacht"] : [],
  }));

const ENTRIES = [
  ...written(
    "waiting",
    POLLS["text-most"].figures["7"].rows.map(({ text }) => text),
  ),
  ...written("waiting", ["A yacht for the treasurer", "שקיפות קודם", "Trust"]),
  ...written("approved", ["A hotline that is answered at night"]),
];
const COUNTS = { waiting: 220, approved: 1, declined: 0 };
const UNLISTED = { waiting: 120, approved: 0, declined: 0 };

/** @param {Partial<import("../types").JudgedPoll>} own @returns {Pick<import("../types").Slices, "entries">} */
const judging = (own) => ({
  entries: {
    polls: [{ poll: 86, counts: COUNTS, unlisted: UNLISTED, entries: ENTRIES, ...own }],
    waiting: COUNTS.waiting,
  },
});
const CLOSED_TEXT = made(86, "text", { state: "closed", allowed: ["reveal"], ballots: 341, fingerprint: "9E02" });

const POLLS_FIRST = { asking: /** @type {const} */ ("polls") };

/** @type {Record<string, import("./desk_base.js").Change>} */
export const POLL_STATES = {
  "polls, none": { ui: POLLS_FIRST },
  "polls, drafts": {
    ui: POLLS_FIRST,
    alone: Object.keys(KINDS).map((name, at) => made(81 + at, name, DRAFT)),
  },
  "polls, one open": {
    ui: POLLS_FIRST,
    slices: { turnout: { poll: 82, ballots: 341, tally: null, shown: null, figures: null } },
    alone: [
      made(81, "choice", { ...SHOWN, ballots: 1, figures: POLLS.choice.figures["1"] }),
      made(82, "approval", { state: "open", allowed: ["close"], closes_at: NOW + 42_000 }),
      made(83, "choice-most", { ...DRAFT, allowed: ["edit", "delete"] }),
    ],
  },
  "polls, one closed": {
    ui: POLLS_FIRST,
    alone: [
      made(82, "approval", { state: "closed", allowed: ["reopen", "reveal"], ballots: 341, fingerprint: "9E02" }),
    ],
  },
  "polls, second round": {
    ui: POLLS_FIRST,
    alone: [
      made(81, "choice", { ...SHOWN, ballots: 7, figures: POLLS.choice.figures["7"] }),
      made(82, "choice", {
        ...SHOWN,
        earlier: 81,
        ballots: 7,
        figures: POLLS.choice.figures["7"],
        moved: POLLS.choice.moved["7"],
      }),
      made(83, "approval", { ...SHOWN, allowed: ["show", "again"], ballots: 7, figures: POLLS.approval.figures["7"] }),
      made(84, "approval", { ...DRAFT, earlier: 83, allowed: ["open", "delete"] }),
    ],
  },
  "groups of the audience": {
    ui: { ...POLLS_FIRST, dialog: { kind: "groups", names: ["Government", "Industry", "Civil society"] } },
    alone: [made(81, "choice", { ...SHOWN, ballots: 5_000, figures: POLLS.choice.figures["5000"], has_groups: true })],
  },
  "entries, waiting": { ui: POLLS_FIRST, slices: judging({}), alone: [CLOSED_TEXT] },
  "entries, none": {
    ui: POLLS_FIRST,
    slices: judging({ entries: [], counts: { waiting: 0, approved: 0, declined: 0 } }),
    alone: [CLOSED_TEXT],
  },
  "entries, open": {
    ui: POLLS_FIRST,
    alone: [made(86, "text", { state: "open", allowed: ["close"], moderated: true })],
  },
  "polls, shown": { ui: POLLS_FIRST, alone: ALL },
  ...Object.fromEntries(
    Object.entries(FORMS).map(([kind, { blank }]) => [
      `poll form, ${kind}`,
      {
        ui: {
          dialog: {
            ...newPollForm(ITEM),
            wording: { kind, question: POLLS[kind].asked.question, ...blank, tally: /** @type {const} */ ("sealed") },
          },
        },
      },
    ]),
  ),
};
