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
/** Spoken, longest, minutes since the last word. */
const TIMES = [
  [512_000, 184_000, 3],
  [201_000, 97_000, 9],
  [731_000, 301_000, 0],
  [0, 0, null],
  [145_000, 32_000, 1],
];
const TITLE = "Cybersecurity and Disinformation: Diplomatic Strategies for a Secure Digital Future";

/** Those who speak, by seat, each for so long. @param {Record<number, number>} speaking @param {typeof PEOPLE} [people]
 * @returns {Pick<Slices, "panel" | "speaking" | "floor">} */
export function panel(speaking, people = PEOPLE) {
  const since = (/** @type {number} */ seat) => (seat in speaking ? NOW - speaking[seat] : null);
  return {
    panel: { people },
    speaking: {
      quiet: null,
      people: people.flatMap(({ id, seat }) => {
        const began = since(seat);
        return began === null ? [] : [{ person: id, since: began }];
      }),
    },
    floor: {
      hints: false,
      began_at: BEGAN,
      gone: [],
      people: people.map((person, at) => {
        const [spoken_ms, longest_ms, ago] = TIMES[at % TIMES.length];
        const last_at = ago === null ? null : NOW - Number(ago) * MINUTE - 20_000;
        return {
          ...person,
          spoken_ms: Number(spoken_ms),
          longest_ms: Number(longest_ms),
          last_at,
          since: since(person.seat),
        };
      }),
    },
  };
}

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
