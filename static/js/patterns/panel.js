/** A panel that is on, for the patterns of screen, stage and desk. */

import { IDLE, NOW, makeAgenda, makeHall, makeSlot, running } from "./hall.js";

/** @typedef {import("../types").Slices} Slices */

const MINUTE = 60_000;
const BEGAN = NOW - 31 * MINUTE;
const PEOPLE = [
  ["Ada Nwosu", "Ministry of Digital Affairs"],
  ["Bo Lindgren", "Chief executive, Northern Cloud"],
  ["Caterina Mendes da Silva", "Professor of International Law"],
  ["Dara Okafor", "Open Networks Alliance"],
  ["Emre Yıldız", "Moderator"],
].map(([name, title], at) => ({ id: 21 + at, seat: at + 1, name, title }));
/** Spoken, longest, minutes since the last word, share, owed.
 * @type {[number, number, number | null, number, number | null][]} */
const TIMES = [
  [512_000, 184_000, 3, 32.2, null],
  [201_000, 97_000, 9, 12.6, 177_000],
  [731_000, 301_000, 0, 46.0, null],
  [0, 0, null, 0, 378_000],
  [145_000, 32_000, 1, 9.1, null],
];
/** The chair's is set. */
const TARGETS = [23.8, 23.8, 23.8, 23.8, 5];
const TITLE = "Cybersecurity and Disinformation: Diplomatic Strategies for a Secure Digital Future";

/** As the desk prepares them. @param {import("../types").Panelist} person */
export const setupPerson = (person) => ({
  ...person,
  target: person.seat === 5 ? 5 : null,
  labels: person.seat === 2 ? ["industry", "Europe"] : person.seat === 1 ? ["government", "Africa"] : [],
});

/** Those who speak, by seat, each for so long. @param {Record<number, number>} speaking @param {typeof PEOPLE} [people]
 * @returns {Pick<Slices, "panel" | "speaking" | "floor">} */
export function panel(speaking, people = PEOPLE) {
  const since = (/** @type {number} */ seat) => (seat in speaking ? NOW - speaking[seat] : null);
  return {
    panel: { people },
    speaking: {
      quiet: null,
      shares: null,
      people: people.flatMap(({ id, seat }) => {
        const began = since(seat);
        return began === null ? [] : [{ person: id, since: began }];
      }),
    },
    floor: {
      seated: true,
      hints: false,
      shares: false,
      gone: [],
      labels: [],
      people: people.map((person, at) => {
        const [spoken_ms, longest_ms, ago, share, owed_ms] = TIMES[at % TIMES.length];
        const began = since(person.seat);
        const last = ago === null ? BEGAN : NOW - ago * MINUTE - 20_000;
        return {
          ...person,
          ...{ spoken_ms, longest_ms, share, owed_ms, since: began },
          target: TARGETS[at % TARGETS.length],
          has_spoken: ago !== null,
          quiet_since: began === null ? last : null,
        };
      }),
    },
  };
}

/** What the stage shows of them. @param {ReturnType<typeof panel>} given */
export const withShares = ({ panel: row, speaking, floor }) => ({
  panel: row,
  speaking: { ...speaking, shares: floor.people.map(({ id, share, target }) => ({ person: id, share, target })) },
});

export const NOBODY = panel({});
export const ONE = panel({ 3: 74_000 });
export const TWO = panel({ 1: 31_000, 3: 74_000 });
export const TWELVE = panel(
  { 3: 74_000 },
  Array.from({ length: 12 }, (_, at) => ({
    id: 41 + at,
    seat: at + 1,
    name: `Professor Aleksandra Wojciechowska-Kowalczyk ${at + 1}`,
    title: "Deputy Director-General for International Cooperation and Technology Policy",
  })),
);

/** The item that is on, in place of the debate. */
export const ITEM = {
  agenda: makeAgenda(7),
  debate: {
    .../** @type {import("../types").DebateSlice} */ (makeHall("lobby").debate),
    item: 8,
    kind: /** @type {const} */ ("panel"),
    title: TITLE,
    motion: "",
    format: "",
    format_id: "",
    speakers: [],
    seal: null,
  },
};

/** A part of it, with its clock. */
export const PART = makeSlot({
  kind: "floor",
  title: "Discussion",
  side: null,
  seat: null,
  speaker: null,
  clock: running(11 * MINUTE, { duration_ms: 25 * MINUTE }),
  bells: [],
});

export const LAST_PART = makeSlot({
  id: 2,
  kind: "questions",
  title: "Questions from the audience",
  side: null,
  seat: null,
  speaker: null,
  clock: { ...IDLE, duration_ms: 15 * MINUTE },
});
