import { panelistView } from "../panelist/view.js";
import { IDLE, LONGEST_MOTION, NEXT, NOW, makeHall, makeSlot, running } from "./hall.js";
import { PART } from "./panel.js";

/** @typedef {import("../panelist/state.js").PanelistState} PanelistState */
/** @typedef {import("../types").WhisperSlice} WhisperSlice */

const MINUTE = 60_000;
const { event } = makeHall("slot");
const OWN = makeSlot();
const OTHER = makeSlot({ id: 9, side: "against", seat: 2, speaker: "Leila Haddad", title: "Second speech" });

/** @type {WhisperSlice} */
const SPEAKER = {
  person: 1,
  name: "Amara Lindqvist",
  title: "",
  side: OWN.side,
  seat: OWN.seat ?? 1,
  left: false,
  item: 4,
  item_title: "Oxford Style Debate",
  item_state: "live",
  planned_start: NOW - 10 * MINUTE,
  time: null,
  asked: null,
  questions: [],
  message: null,
  signals: [],
};
const QUESTIONS = [
  { id: 31, text: "Who would pay for all these embassies?", name: "Ola", on_stage: true },
  { id: 32, text: "Would a company's envoy have to answer to a parliament?", name: null, on_stage: false },
  { id: 33, text: "What happens to those who are not invited?", name: null, on_stage: false },
];
/** @type {WhisperSlice} */
const PANELIST = {
  ...SPEAKER,
  name: "Caterina Mendes da Silva",
  side: null,
  seat: 3,
  item_title: "Cybersecurity and Disinformation: Diplomatic Strategies for a Secure Digital Future",
  time: { spoken_ms: 731_000, since: null },
  asked: 31,
  questions: QUESTIONS,
};

/** @param {WhisperSlice} whisper @param {Partial<WhisperSlice>} own @param {PanelistState["slices"]["clock"]} clock
 * @param {Partial<PanelistState>} [more] @returns {PanelistState} */
const state = (whisper, own, clock, more = {}) => ({
  slices: { event, clock, whisper: { ...whisper, ...own } },
  now: NOW,
  ...more,
});

/** @param {Partial<WhisperSlice>} own @param {import("../types").Slot | null} [slot] @param {Partial<PanelistState>}
 *   [more] */
const debate = (own, slot = OWN, more = {}) => state(SPEAKER, own, { slot, next: NEXT, pool: null }, more);

/** @param {Partial<WhisperSlice>} own @param {Partial<PanelistState>} [more] */
const panel = (own, more = {}) => state(PANELIST, own, { slot: PART, next: null, pool: null }, more);

/** @param {string} text @param {number | null} [read_at] */
const message = (text, read_at = null) => ({ id: 5, text, sent_at: NOW - MINUTE, read_at });

/** @type {WhisperSlice["signals"]} */
const SENT = [
  { kind: "more_time", question: null, sent_at: NOW - 2 * MINUTE, seen_at: NOW - MINUTE },
  { kind: "not_this", question: 31, sent_at: NOW - MINUTE, seen_at: null },
];

/** @type {Record<string, PanelistState>} */
const states = {
  speaks: debate({}),
  ready: debate({}, makeSlot({ clock: IDLE })),
  warning: debate({}, makeSlot({ clock: running(368_000) })),
  over: debate({}, makeSlot({ clock: running(432_400) })),
  crossfire: debate({}, makeSlot({ kind: "crossfire", title: "Crossfire", side: null, seat: null, speaker: null })),
  listens: debate({ questions: QUESTIONS.slice(1) }, OTHER),
  next: state(SPEAKER, {}, { slot: OTHER, next: OWN, pool: null }),
  "no-clock": debate({}, null),
  planned: debate({ item_state: "planned", planned_start: NOW + 40 * MINUTE }),
  done: debate({ item_state: "done" }),
  left: debate({ left: true, message: message("Thank you!", NOW - MINUTE) }),
  panel: panel({}),
  "panel-floor": panel({ time: { spoken_ms: 731_000, since: NOW - 74_000 } }),
  "panel-quiet": panel({ time: { spoken_ms: 0, since: null }, asked: null, questions: [] }),
  message: panel({ message: message("One more minute, please") }),
  "message-long": debate(
    { message: message(`${LONGEST_MOTION}. Please keep to the motion.`.slice(0, 120)) },
    makeSlot({ clock: running(368_000) }),
  ),
  "message-read": panel({ message: message("One more minute, please", NOW - 20_000) }),
  signals: panel({ signals: SENT }),
  sending: panel({}, { pending: { more_time: false, technical: true }, lost: true }),
  refused: panel({}, { refused: { kind: "not_this", text: "That question is not on stage now." } }),
  rtl: debate(
    { name: "أمارا ليندكفيست", item_title: "مناظرة على طريقة أكسفورد", message: message("دقيقة واحدة من فضلك", NOW) },
    makeSlot({ title: "الكلمة الافتتاحية", speaker: "أمارا ليندكفيست" }),
    { dir: "rtl" },
  ),
  ended: panel({}, { ended: true }),
};

export const view = panelistView;
export const patterns = Object.entries(states).map(([id, one]) => ({ id, state: one }));
