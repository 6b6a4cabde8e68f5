/** What the desk's fixture states are changes of: one ordinary moment, a speech that runs. */

import { setupPerson } from "./panel.js";
import { initialUi } from "../desk/ui.js";
import { MOTION, NOW, SEAL, SPEAKERS, day, order, questions, queueOf, running } from "./desk_facts.js";
import { makePeople, resultOf } from "./hall.js";
import { NO_WHISPERS } from "./whispers.js";

/**
 * @typedef {import("../desk/ui.js").Desk} Desk
 * @typedef {import("../desk/ui.js").Ui} Ui
 * @typedef {import("../types.js").DeskPoll} DeskPoll
 * @typedef {import("../types.js").Slices} Slices
 *
 * @typedef {object} Change
 * @property {Partial<Slices>} [slices]
 * @property {Partial<Ui>} [ui]
 * @property {boolean} [live]
 * @property {boolean} [lost]
 * @property {boolean} [ended]
 * @property {string} [me]
 * @property {number} [now]
 * @property {number} [uncertainty]
 * @property {import("../types.js").DeskAlonePoll[]} [alone] the polls of the live item that stand by themselves
 */

export const ITEM = 8;
export const SECOND = 1000;
export const HASH = "b41f77d09c2a5e836d1f0a94e7c3b2586a90de4417fb32c88e15907cd3a6f2b1";
const FINGERPRINT = "B41F-77D0-9C2A-5E83";

/** @param {Partial<DeskPoll>} part @returns {DeskPoll} */
export function poll(part) {
  return {
    ballots: null,
    groups: [],
    earlier: null,
    id: 31,
    pair: 7,
    round: "pre",
    state: "closed",
    motion: MOTION,
    choices: ["for", "against", "undecided"],
    tallies: "sealed",
    opened_at: NOW - 900 * SECOND,
    closes_at: null,
    ballots_hash: HASH,
    fingerprint: part.ballots_hash === null ? null : FINGERPRINT,
    seal: SEAL.hash,
    allowed: [],
    barred: null,
    armed_by: null,
    step: null,
    ...part,
  };
}

/** @type {Slices["hands"]} */
export const NO_HANDS = {
  open: false,
  shown: false,
  up: [],
  over: [],
  counts: { raised: 0, called: 0, speaking: 0, spoken: 0, missed: 0 },
};

export const DRAFTS = [
  poll({ state: "draft", allowed: ["open", "void"], ballots_hash: null }),
  poll({ id: 32, round: "post", state: "draft", allowed: ["void"], ballots_hash: null }),
];

/** @param {Partial<DeskPoll>} post */
export const afterPre = (post) => [
  poll({ allowed: ["void"] }),
  poll({ id: 32, round: "post", state: "draft", allowed: ["open", "void"], ballots_hash: null, ...post }),
];

/** @type {import("../types.js").DebateSlice} */
export const DEBATE = {
  item: ITEM,
  kind: "debate",
  title: "Oxford Style Debate",
  motion: MOTION,
  format: "Oxford Union",
  format_id: "oxford-union",
  speakers: SPEAKERS,
  seal: SEAL,
  asking: true,
  hands: false,
};

/**
 * What is prepared of every item of the day: the debate as it stands, nothing of the others.
 * @param {Omit<Slices, "setups">} slices
 * @param {import("../types.js").DeskAlonePoll[]} alone the polls of the live item that stand by themselves
 * @returns {Slices["setups"]}
 */
function setups({ agenda: { items }, debate, floor, panel, order: { slots }, polls: { polls } }, alone) {
  const seats = slots.flatMap(({ side, seat }) => (side && seat ? [{ side, seat }] : []));
  const bare = {
    motion: "",
    format: "",
    format_id: "",
    speakers: [],
    seated: false,
    people: [],
    seats: [],
    seal: null,
  };
  return {
    groups: [],
    items: items.map(({ id, title }) => ({
      item: id,
      title,
      run: 1,
      pair: null,
      has_run: slots.some(({ clock }) => clock.banked_ms || clock.started_at !== null),
      seen: null,
      earlier: [],
      polls: debate?.item === id ? alone : [],
      ...(debate?.item === id
        ? { ...debate, seated: floor.seated, people: panel.people.map(setupPerson), seats, ...sealedOf(polls) }
        : bare),
    })),
  };
}

/** @param {DeskPoll[]} polls @returns {Pick<import("../types.js").Setup, "pair" | "seen">} */
function sealedOf(polls) {
  const pair = polls.find(({ state }) => state !== "void")?.pair ?? null;
  if (polls.some(({ state }) => state === "revealed")) return { pair, seen: "result" };
  return { pair, seen: polls.some(({ state }) => state !== "draft" && state !== "void") ? "vote" : null };
}

/**
 * What the server says of the votes: those of slots that lie ahead are not held yet.
 * @param {import("../types.js").Slot[]} slots @param {number | null} place
 * @returns {Pick<Slices["order"], "unheld" | "voteless" | "missed" | "here" | "passes">}
 */
function votesAt(slots, place) {
  const { kind = "", round = null } = place === null ? {} : slots[place];
  const ahead = slots.filter((slot, i) => slot.kind === "vote" && i > (place ?? -1)).map(({ id }) => id);
  return { unheld: ahead, voteless: [], missed: [], here: kind === "vote" && round ? [round] : [], passes: null };
}

/**
 * What the server says of the speaking time, each slot being one turn.
 * @param {import("../types.js").Slot[]} slots
 * @returns {Slices["order"]["times"]}
 */
function timesOf(slots) {
  /** @param {import("../types.js").Slot[]} spoken */
  const sum = (spoken) => ({
    granted_ms: spoken.reduce((ms, { clock }) => ms + (clock.duration_ms ?? 0) + clock.adjusted_ms, 0),
    spoken_ms: spoken.reduce((ms, { clock }) => ms + clock.banked_ms, 0),
    since: spoken.find(({ clock }) => clock.started_at !== null)?.clock.started_at ?? null,
  });
  /** @param {import("../types.js").Slot[]} own */
  const timesOfOne = (own) => ({
    time: sum(own),
    turns: own.filter(({ clock }) => clock.banked_ms || clock.started_at !== null).length,
    longest_ms: Math.max(0, ...own.map(({ clock }) => clock.banked_ms)),
  });
  return /** @type {const} */ (["for", "against"]).map((side) => {
    const spoken = slots.filter((slot) => slot.kind === "speech" && slot.side === side);
    const sitting = SPEAKERS.filter((one) => spoken.some(({ speaker }) => speaker === one.name));
    const speakers = sitting.map(({ id, name, seat }) => ({
      person: id,
      name,
      ...timesOfOne(spoken.filter((slot) => slot.seat === seat)),
    }));
    const crossfires = slots.filter(({ kind }) => kind === "crossfire");
    const crossfire = crossfires.length ? sum(crossfires) : null;
    return { side, time: sum([...spoken, ...crossfires]), speakers, crossfire };
  });
}

/**
 * @param {import("../types.js").Slot[]} slots
 * @param {number | null} place
 * @returns {Pick<Slices, "order" | "clock">}
 */
export function at(slots, place) {
  return {
    order: {
      ...votesAt(slots, place),
      slots,
      current: place === null ? null : slots[place].id,
      pools: [],
      times: timesOf(slots),
    },
    clock: {
      slot: place === null ? null : slots[place],
      next: slots[place === null ? 0 : place + 1] ?? null,
      pool: null,
    },
  };
}

/**
 * @param {string} key
 * @param {import("../types.js").CommandName | null} command
 * @param {Record<string, unknown>} [payload]
 * @param {Partial<import("../types.js").GuideSlice>} [more]
 * @returns {import("../types.js").GuideSlice}
 */
export const guide = (key, command, payload = {}, more = {}) => ({
  key,
  command,
  payload,
  form: null,
  hold: false,
  empty_scenes: {},
  ...more,
});

/** @returns {Slices} */
function slices() {
  return /** @type {Slices} */ (
    /** @type {unknown} */ ({
      event: {
        code: "TDF25",
        title: "Tech Diplomacy Forum",
        subtitle: "",
        venue: "Room II, UNESCO Headquarters",
        timezone: "Europe/Paris",
        offsets: [{ since: 0, ahead_ms: 7_200_000 }],
        date: "2025-06-18",
        join_url: "https://debate.example/j/TDF25",
        join_words: "debate.example",
        votes: "open",
      },
      agenda: { items: day(7), current: ITEM, next: ITEM + 1 },
      debate: DEBATE,
      panel: { people: [] },
      speaking: { people: [], quiet: null, shares: null },
      hands: NO_HANDS,
      microphone: { speaking: null, called: [] },
      floor: { seated: false, hints: false, shares: false, people: [], gone: [], labels: [] },
      ...at(running(order(1), 1, 143 * SECOND), 1),
      polls: { polls: afterPre({}), frame: null },
      turnout: { poll: 31, ballots: 1_051, tally: null, shown: null },
      people: makePeople({ screens: 2 }),
      screening: { at: [] },
      result: resultOf(null),
      asked: { question: null, votes: 0 },
      queue: queueOf(questions(3)),
      entries: { polls: [], waiting: 0 },
      scene: { kind: "slot", text: null, pinned: false },
      message: { message: null },
      whispers: NO_WHISPERS,
      guide: guide("next_slot", "slot:next", { item: ITEM, from: 101 }),
    })
  );
}

/**
 * What the hall's picture needs and a desk is not sent: the poll as the screen knows it, and the question on stage.
 * @param {Slices} known
 * @returns {Slices}
 */
function pictured(known) {
  const last = [...known.polls.polls].reverse().find(({ state }) => state !== "draft") ?? null;
  const poll =
    last && /** @type {Slices["poll"]} */ ({ ...last, state: last.state === "armed" ? "closed" : last.state });
  const question = known.queue.items.find(({ state }) => state === "on_stage") ?? known.queue.items[0] ?? null;
  return { ...known, poll, asked: { question, votes: question?.votes ?? 0 } };
}

/** @type {Desk["act"]} */
const quiet = {
  send: async () => true,
  ask: async () => null,
  change: () => {},
  refuse: () => {},
  hold: () => {},
  release: () => {},
  ready: () => true,
};

/** @param {Change} change @param {Desk["act"]} [act] @returns {Desk} */
export function desk(change, act) {
  const known = { ...slices(), ...change.slices };
  return {
    slices: pictured({ ...known, setups: setups(known, change.alone ?? []) }),
    now: change.now ?? NOW,
    live: change.live ?? true,
    lost: change.lost ?? false,
    ended: change.ended ?? false,
    still: true,
    uncertainty: change.uncertainty ?? 12,
    page: /** @type {Desk["page"]} */ (
      /** @type {unknown} */ ({
        face: "desk",
        code: "TDF25",
        lang: "en",
        words: {},
        me: { name: change.me ?? "Mara" },
        formats: [
          { id: "oxford-union", title: "Oxford Union", planned_ms: 2_280_000, kinds: ["debate"] },
          { id: "wsdc", title: "World Schools", planned_ms: 3_600_000, kinds: ["debate"] },
          { id: "panel", title: "Moderated panel", planned_ms: 3_000_000, kinds: ["panel"], seats: [] },
        ],
        urls: {
          speaking_time: "#",
          questions_csv: "#",
          questions_json: "#",
          hand_times: "#",
          screen: "#",
          qr: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
          stage: "#",
          people: "#",
          link_qr: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
          results: "#",
          bundle: "#",
          csv: "#",
          poll: "#",
          poll_bundle: "#",
          poll_csv: "#",
          poll_groups: "#",
          sign_out: "#",
        },
      })
    ),
    ui: { ...initialUi(), ...change.ui },
    act: act ?? quiet,
  };
}
