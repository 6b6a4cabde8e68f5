/** Facts that the desk's fixture states are made of: one day, one debate, a fictional cast. */

/**
 * @typedef {import("../types.js").Slot} Slot
 * @typedef {import("../types.js").DeskQuestion} DeskQuestion
 * @typedef {import("../types.js").AgendaItem} AgendaItem
 */

export const NOW = Date.UTC(2025, 5, 18, 12, 53, 0);
const MINUTE = 60_000;
export const MOTION = "Tech companies should have formal representation in international diplomatic forums";
export const LONG_MOTION =
  "This house believes that companies whose products are used by more people than any single state has citizens " +
  "must accept the same duties of consultation, disclosure and restraint that states accept of it";

/** @param {string} time @param {number} [late] minutes */
const at = (time, late = 0) => Date.parse(`2025-06-18T${time}:00+02:00`) + late * MINUTE;

/** @type {[string, string, AgendaItem["kind"], string][]} */
const DAY = [
  ["09:00", "09:40", "opening", "Opening Remarks"],
  ["09:45", "10:45", "plenary", "The State of Tech Diplomacy and Regional Perspectives"],
  ["10:45", "11:15", "break", "Coffee Break"],
  ["11:15", "11:30", "talk", "How to Build a World"],
  ["11:30", "12:30", "panel", "Digital Sovereignty & Global Cooperation"],
  ["13:00", "14:00", "break", "Networking Lunch"],
  ["14:00", "14:45", "panel", "Cybersecurity and Disinformation"],
  ["14:45", "15:30", "debate", "Oxford Style Debate"],
  ["15:30", "16:00", "break", "Coffee Break"],
  ["16:00", "16:45", "panel", "Tech Diplomacy for Gender Equality"],
  ["16:45", "17:30", "panel", "Bridging the Digital Divide"],
  ["17:30", "18:00", "closing", "Closing"],
];

/** @param {number | null} live the place of the live item @returns {AgendaItem[]} */
export function day(live) {
  const reached = live ?? -1;
  return DAY.map(([start, end, kind, title], i) => ({
    id: i + 1,
    kind,
    title,
    label: "",
    speakers: [],
    state: i < reached ? "done" : i === reached ? "live" : "planned",
    planned_start: at(start),
    planned_end: at(end),
    actual_start: i <= reached ? at(start) : null,
    actual_end: i < reached ? at(end) : null,
  }));
}

/** @type {Slot["bells"]} */
const BELLS = [
  { anchor: "before_end", at_ms: MINUTE, strokes: 1 },
  { anchor: "before_end", at_ms: 0, strokes: 2 },
];
/** @type {Slot["periods"]} */
const PERIODS = [{ name: "warning", start: { anchor: "before_end", at_ms: MINUTE }, end: null }];

/** @type {[Slot["kind"], string, Slot["side"], string | null, number | null, number | null, Slot["round"]][]} */
const ORDER = [
  ["vote", "Vote before", null, null, null, null, "pre"],
  ["speech", "Opening", "for", "Amara Lindqvist", 1, 7, null],
  ["speech", "Opening", "against", "Tomas Varga", 1, 7, null],
  ["speech", "Rebuttal", "for", "Ines Okafor", 2, 4, null],
  ["speech", "Rebuttal", "against", "Jonas Petrescu", 2, 4, null],
  ["floor", "Questions from the floor", null, null, null, 12, null],
  ["speech", "Closing", "against", "Tomas Varga", 1, 2, null],
  ["speech", "Closing", "for", "Amara Lindqvist", 1, 2, null],
  ["vote", "Vote after", null, null, null, null, "post"],
  ["result", "Result", null, null, null, null, null],
];

/**
 * The running order with the slots before `current` finished.
 * @param {number | null} current place
 * @param {boolean} [named]
 * @returns {Slot[]}
 */
export function order(current, named = true) {
  return ORDER.map(([kind, title, side, speaker, seat, minutes, round], i) => {
    const done = current !== null && i < current;
    const duration_ms = minutes === null ? null : minutes * MINUTE;
    const used = (duration_ms ?? 4 * MINUTE) + (i % 3) * 7000 - 5000;
    return {
      id: 100 + i,
      kind,
      title,
      side,
      speaker: named ? speaker : null,
      seat,
      round,
      grace_ms: 0,
      clock: {
        duration_ms,
        adjusted_ms: 0,
        banked_ms: done ? used : 0,
        started_at: null,
        finished_at: done ? NOW - MINUTE : null,
      },
      bells: duration_ms ? BELLS : [],
      periods: duration_ms ? PERIODS : [],
    };
  });
}

/** @param {Slot[]} slots @param {number} place @param {number} usedMs @param {number} [added] */
export function running(slots, place, usedMs, added = 0) {
  slots[place].clock = { ...slots[place].clock, started_at: NOW - usedMs, adjusted_ms: added };
  return slots;
}

/** @type {import("../types.js").Speaker[]} */
export const SPEAKERS = [
  { id: 1, side: "for", seat: 1, name: "Amara Lindqvist" },
  { id: 2, side: "for", seat: 2, name: "Ines Okafor" },
  { id: 3, side: "against", seat: 1, name: "Tomas Varga" },
  { id: 4, side: "against", seat: 2, name: "Jonas Petrescu" },
];

/** @type {import("../types.js").Seal} */
export const SEAL = {
  hash: "7F3A-91C2",
  rule: "matched",
  band: 1.5,
  show_pre: false,
  tallies: { pre: "sealed", post: "sealed" },
  public_list: false,
  sealed_at: NOW - 30 * MINUTE,
};

/** @type {Record<string, string[]>} */
export const ALLOWED = {
  new: ["approve", "stage", "decline", "merge", "edit"],
  approved: ["queue", "stage", "decline", "merge", "return", "edit"],
  next: ["stage", "decline", "return", "edit"],
  on_stage: ["answer", "return", "edit"],
  answered: ["return"],
  declined: [],
  merged: [],
  withdrawn: [],
};

/** @type {Record<string, DeskQuestion["pile"]>} */
const PILES = { new: "new", approved: "approved", next: "next", on_stage: "on_stage" };

/** @param {number} id @param {string} text @param {Partial<DeskQuestion>} [more] @returns {DeskQuestion} */
export function ask(id, text, more = {}) {
  const state = more.state ?? "new";
  return {
    id,
    text,
    name: null,
    to: null,
    person: null,
    people: [],
    side: null,
    state,
    original: null,
    votes: 0,
    asked_at: NOW - (600 - id) * 1000,
    asker: ["K7QX", "M2PD", "9RTA", "C4WE"][id % 4],
    flags: [],
    similar: [],
    merged_into: null,
    answered_by: [],
    pile: PILES[state] ?? "done",
    labels: [],
    put_to: ["panel"],
    allowed: ALLOWED[state],
    ...more,
  };
}

const THREE = [
  ask(1, "If a platform has more users than any state has citizens, who speaks for those users?", {
    to: "against",
    side: "against",
    put_to: ["against"],
    labels: ["Representation"],
    votes: 86,
    similar: [3],
  }),
  ask(2, "Would a seat for companies mean a seat for civil society too?", {
    to: "Amara Lindqvist",
    person: 1,
    people: [{ person: 1, name: "Amara Lindqvist" }],
    side: "for",
    put_to: ["for", "#1"],
    votes: 41,
    name: "Lea, Lisbon",
  }),
  ask(3, "Who speaks for the users of a platform that is larger than a state?", {
    votes: 12,
    flags: ["platform"],
    original: "WHO SPEAKS FOR THE USERS OF A PLATFORM THAT IS LARGER THAN A STATE???",
  }),
];

const SENTENCES = [
  "Who pays for the representation of small states' companies?",
  "How would you stop a company from vetoing its own regulation?",
  "What happens when the company's home state is at war?",
  "Is there an example where this has already worked?",
  "Why should a forum of states listen to shareholders?",
  "Can a company be held to a treaty that it helped to write?",
];

/** @param {number} n @returns {DeskQuestion[]} */
export function questions(n) {
  /** @type {DeskQuestion["state"][]} */
  const states = ["new", "new", "new", "approved", "approved", "answered", "declined"];
  const tos = [null, "for", "against", "Tomas Varga", null];
  const many = Array.from({ length: Math.max(0, n - 3) }, (_, i) =>
    ask(i + 4, `${SENTENCES[i % SENTENCES.length]}${i > 5 ? ` (${i})` : ""}`, {
      state: i === 0 ? "on_stage" : i === 1 ? "next" : states[i % states.length],
      to: tos[i % tos.length],
      votes: (i * 37) % 113,
    }),
  );
  return [...THREE, ...many].slice(0, n);
}

/**
 * The queue's slice, counted as the server counts it.
 * @param {DeskQuestion[]} items @param {string[]} [muted] @returns {import("../types.js").QueueSlice}
 */
export function queueOf(items, muted = []) {
  const counts = Object.fromEntries(
    ["new", "approved", "next", "on_stage", "done"].map((pile) => {
      const own = items.filter((one) => one.pile === pile);
      const [labels, put_to] = [tally(own.map((one) => one.labels)), tally(own.map((one) => one.put_to))];
      return [pile, { n: own.length, labels, put_to }];
    }),
  );
  const put = items.filter(({ state }) => state === "on_stage" || state === "answered");
  const [pro, contra] = ["for", "against"].map((side) => put.filter((one) => one.side === side).length);
  return {
    items,
    counts: /** @type {import("../types.js").QueueSlice["counts"]} */ (counts),
    labels: [...new Set(items.flatMap(({ labels }) => labels))].sort(),
    addressees: items.flatMap(({ people }) => people),
    balance: { put: { for: pro, against: contra }, turn: pro === contra ? null : pro < contra ? "for" : "against" },
    muted,
  };
}

/** @param {string[][]} words */
function tally(words) {
  /** @type {Record<string, number>} */
  const found = {};
  for (const word of words.flat()) found[word] = (found[word] ?? 0) + 1;
  return found;
}
