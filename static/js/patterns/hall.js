/** One evening as slices, for the patterns of screen and stage; each pattern changes what it is about. */

/** @typedef {import("../types").Slices} Slices */
/** @typedef {import("../types").Slot} Slot */

export const NOW = Date.UTC(2025, 5, 18, 12, 52, 0);
const MINUTE = 60_000;

export const MOTION = "Tech companies should have formal representation in international diplomatic forums";
export const LONGEST_MOTION =
  "This house believes that technology companies whose services reach more people than any single state governs " +
  "should be given formal, accountable representation in every international diplomatic forum now";
export const ARABIC_MOTION = "ينبغي أن يكون لشركات التكنولوجيا تمثيل رسمي في المحافل الدبلوماسية الدولية";

/**
 * @param {number} used_ms
 * @param {Partial<import("../types").ClockFacts>} [facts]
 * @returns {import("../types").ClockFacts}
 */
export function running(used_ms, facts = {}) {
  return {
    duration_ms: 7 * MINUTE,
    adjusted_ms: 0,
    banked_ms: 0,
    started_at: NOW - used_ms,
    finished_at: null,
    ...facts,
  };
}

export const IDLE = { duration_ms: 7 * MINUTE, adjusted_ms: 0, banked_ms: 0, started_at: null, finished_at: null };

/** @param {Partial<Slot>} [own] @returns {Slot} */
export function makeSlot(own = {}) {
  return {
    id: 1,
    kind: "speech",
    title: "Opening statement",
    side: "for",
    speaker: "Amara Lindqvist",
    seat: 1,
    round: null,
    clock: running(143_000),
    bells: [
      { anchor: "before_end", at_ms: MINUTE, strokes: 1 },
      { anchor: "before_end", at_ms: 0, strokes: 2 },
    ],
    periods: [
      { name: "warning", start: { anchor: "before_end", at_ms: MINUTE }, end: { anchor: "before_end", at_ms: 0 } },
    ],
    grace_ms: 15_000,
    ...own,
  };
}

export const NEXT = makeSlot({ id: 2, side: "against", speaker: "Tomas Varga", clock: IDLE });

/** @param {string} hhmm in UTC */
function at(hhmm) {
  const [hours, minutes] = hhmm.split(":").map(Number);
  return Date.UTC(2025, 5, 18, hours, minutes);
}

/** @type {[string, string, import("../types").ItemKind, string, string[]][]} */
const PROGRAMME = [
  ["07:00", "07:40", "opening", "Opening Remarks", []],
  ["07:45", "08:45", "plenary", "The State of Tech Diplomacy and Regional Perspectives", []],
  ["08:45", "09:15", "break", "Coffee Break", []],
  ["09:15", "09:30", "talk", "How to Build a World", ["Dex Hunter-Torricke"]],
  [
    "09:30",
    "10:30",
    "panel",
    "Digital Sovereignty & Global Cooperation, Navigating the Complexities of a Polarized Digital World",
    [],
  ],
  ["10:30", "11:00", "discussion", "Building Digital Capacity Across Diplomacy and Tech", []],
  ["11:00", "12:00", "break", "Networking Lunch", []],
  [
    "12:00",
    "12:45",
    "panel",
    "Cybersecurity and Disinformation: Diplomatic Strategies for a Secure Digital Future",
    [],
  ],
  [
    "12:45",
    "13:30",
    "debate",
    "Oxford Style Debate",
    ["Amara Lindqvist", "Jonah Okonjo", "Tomas Varga", "Leila Haddad"],
  ],
  ["13:30", "14:00", "break", "Coffee Break", []],
  ["14:00", "15:00", "panel", "The Next Decade of Tech Diplomacy", []],
  ["15:00", "15:30", "closing", "Closing Remarks", []],
];

/** @param {number} current index of the live item @param {number} [late_ms] */
export function makeAgenda(current, late_ms = 0) {
  const items = PROGRAMME.map(([start, end, kind, title, speakers], index) => ({
    id: index + 1,
    kind,
    title,
    label: kind === "talk" ? "Ignite Talk" : "",
    speakers,
    state: /** @type {"planned" | "live" | "done"} */ (
      index < current ? "done" : index === current ? "live" : "planned"
    ),
    planned_start: at(start),
    planned_end: at(end),
    actual_start: index <= current ? at(start) + (index === current ? late_ms : 0) : null,
    actual_end: index < current ? at(end) : null,
  }));
  return { items, current: items[current]?.id ?? null, next: items[current + 1]?.id ?? null };
}

export const SEAL = {
  hash: "7F3A-91C2",
  rule: "matched",
  band: 2,
  show_pre: false,
  public_list: false,
  sealed_at: NOW - 600_000,
  tallies: { pre: /** @type {const} */ ("sealed"), post: /** @type {const} */ ("sealed") },
};

export const SPEAKERS = [
  { id: 1, side: /** @type {const} */ ("for"), seat: 1, name: "Amara Lindqvist" },
  { id: 2, side: /** @type {const} */ ("for"), seat: 2, name: "Jonah Okonjo" },
  { id: 3, side: /** @type {const} */ ("against"), seat: 1, name: "Tomas Varga" },
  { id: 4, side: /** @type {const} */ ("against"), seat: 2, name: "Leila Haddad" },
];

/** @param {Partial<import("../types").PairPoll>} [own] @returns {import("../types").PairPoll} */
export function makePoll(own = {}) {
  return {
    id: 11,
    groups: [],
    earlier: null,
    pair: 5,
    round: "pre",
    state: "open",
    motion: MOTION,
    choices: ["for", "against", "undecided"],
    tallies: "sealed",
    opened_at: NOW - 60_000,
    closes_at: NOW + 42_000,
    ballots_hash: null,
    fingerprint: null,
    seal: SEAL.hash,
    ...own,
  };
}

/** @type {import("../types").Question} */
export const QUESTION = {
  id: 31,
  text:
    "If a platform has more users than any state has citizens, who speaks for those users when it has no seat at " +
    "the table?",
  name: null,
  to: "against",
  person: null,
  people: [],
  state: "on_stage",
};

/** Whom a question of a panel is put to, where it is put to several. */
export const SEVERAL = ["Ada Nwosu", "Caterina Mendes da Silva", "Aleksandra Wojciechowska-Kowalczyk"].map(
  (name, at) => ({ person: 21 + at, name }),
);

/** @param {Partial<import("../types").PeopleSlice>} [own] @returns {import("../types").PeopleSlice} */
export function makePeople(own = {}) {
  const nowhere = { screens: 0, stages: 0 };
  return {
    phones: 1_204,
    screens: 1,
    stages: 1,
    desks: 2,
    sounding: { screens: 1, stages: 0 },
    may_sleep: nowhere,
    ...own,
  };
}

/**
 * @param {import("../types").ResultFrame | null} frame
 * @param {Partial<Slices["result"]>} [own]
 * @returns {Slices["result"]}
 */
export function resultOf(frame, own = {}) {
  return { frame, poll: null, on_screen: frame !== null, given_up: null, ...own };
}

/** @type {import("../types").GivenUp} */
export const GIVEN_UP = {
  pair: 5,
  what: "result",
  motion: MOTION,
  at: NOW,
  why: "The motion that was read out is not the one that was sealed",
  has_page: true,
};

/** @param {string} kind @param {Partial<Slices>} [own] @returns {Slices} */
export function makeHall(kind, own = {}) {
  const slices = {
    event: {
      code: "TDF25",
      title: "Tech Diplomacy Forum",
      subtitle: "Building Digital Bridges: Technology, Diplomacy, and Global Cooperation",
      venue: "Room II",
      timezone: "Europe/Paris",
      offsets: [{ since: 0, ahead_ms: 7_200_000 }],
      date: "2025-06-18",
      join_url: "https://debate.example/j/TDF25",
      join_words: "debate.example",
      votes: /** @type {const} */ ("open"),
    },
    agenda: makeAgenda(8),
    debate: {
      item: 9,
      kind: "debate",
      title: "Oxford Style Debate",
      motion: MOTION,
      format: "Oxford",
      speakers: SPEAKERS,
      seal: SEAL,
      asking: true,
      hands: false,
    },
    panel: { people: [] },
    speaking: { people: [], quiet: null, shares: null },
    microphone: { speaking: null, called: [] },
    clock: { slot: null, next: null },
    poll: null,
    turnout: null,
    people: makePeople(),
    result: resultOf(null),
    asked: { question: null, votes: 0 },
    message: { message: null },
    scene: { kind, text: null, pinned: false },
    ...own,
  };
  return /** @type {Slices} */ (/** @type {unknown} */ (slices));
}

export const RTL_HALL = {
  event: {
    ...makeHall("lobby").event,
    title: "منتدى الدبلوماسية التقنية",
    subtitle: "بناء الجسور الرقمية",
    venue: "القاعة الثانية",
  },
  debate: {
    .../** @type {import("../types").DebateSlice} */ (makeHall("lobby").debate),
    title: "مناظرة",
    motion: ARABIC_MOTION,
    speakers: SPEAKERS.map((speaker, index) => ({
      ...speaker,
      name: ["أمارا ليندكفيست", "يونا أوكونجو", "توماس فارغا", "ليلى حداد"][index],
    })),
  },
};
