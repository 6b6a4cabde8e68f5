/** The desk while hands are raised. */

import { NO_HANDS } from "./desk_base.js";
import { NOW } from "./desk_facts.js";
import { PANEL_STATES } from "./desk_panel.js";

/**
 * @typedef {import("../types.js").DeskHand} Hand
 * @typedef {import("../types.js").HandState} HandState
 * @typedef {import("../types.js").HandsSlice} HandsSlice
 */

const PEOPLE = /** @type {const} */ ([
  ["Ola Adeyemi", "Row 4, seat 12"],
  ["Professor Aleksandra Wojciechowska-Kowalczyk of the Institute", "Gallery, left"],
  [null, "Row 9"],
  ["Omar", null],
  [null, null],
  ["أمارا ليندكفيست", "Row 2"],
]);
const NOBODY = { speaking: null, called: [] };
/** @type {Record<HandState, string[]>} */
const ALLOWED = {
  raised: ["call", "miss"],
  called: ["give", "miss", "return"],
  speaking: ["end", "return"],
  spoken: ["return"],
  missed: ["return"],
  withdrawn: [],
};

/** @param {HandState} state @param {number} at @param {boolean} [has_spoken] @returns {Hand} */
function hand(state, at, has_spoken = false) {
  const [name, place] = PEOPLE[at % PEOPLE.length];
  const raised_at = NOW - (400 - at) * 1000;
  return { id: 81 + at, name, place, state, raised_at, has_spoken, allowed: ALLOWED[state] };
}

/** @param {Partial<HandsSlice>} hands @param {Partial<import("./desk_base.js").Change>} [change] */
function panel(hands, change = {}) {
  const { slices } = PANEL_STATES["panel, one speaks"];
  const microphone = hands.shown ? { speaking: { who: PEOPLE[0][0] }, called: [{ who: "Row 9" }] } : NOBODY;
  return { slices: { ...slices, hands: { ...NO_HANDS, open: true, ...hands }, microphone }, ...change };
}

const OVER = [hand("missed", 6), hand("spoken", 7)];
const UP = [
  hand("speaking", 0),
  hand("called", 1),
  hand("called", 2),
  hand("raised", 3),
  hand("raised", 4),
  hand("raised", 5, true),
];
const COUNTS = { raised: 3, called: 2, speaking: 1, spoken: 1, missed: 1 };

/** @type {Record<string, import("./desk_base.js").Change>} */
export const HAND_STATES = {
  "hands, none yet": panel({}),
  "hands, some": panel({ shown: true, up: UP, over: OVER, counts: COUNTS }),
  "hands, on a phone": panel({ shown: true, up: UP, over: OVER, counts: COUNTS }, { ui: { tab: "questions" } }),
  "hands, closed again": panel({ open: false, up: UP.slice(3), counts: { ...COUNTS, called: 0, speaking: 0 } }),
  "hands, a slip": panel(
    { up: UP.slice(3), over: [hand("missed", 1)], counts: COUNTS },
    { ui: { done: { where: "hands", command: "hand:miss", payload: { hand: 82 } } } },
  ),
  "hands, very many": panel({
    up: Array.from({ length: 300 }, (_, at) => hand("raised", at)),
    counts: { ...COUNTS, raised: 300 },
  }),
};
