/** The desk while a panel is on. */

import { at, guide } from "./desk_base.js";
import { ITEM, LAST_PART, NOBODY, ONE, PART, TWELVE, TWO } from "./panel.js";

const NO_VOTES = { polls: { polls: [], frame: null }, turnout: null };
const FINISH = guide("finish_item", "item:finish", { item: ITEM.debate.item }, { hold: true });
const BARE = { ...ITEM, ...NO_VOTES, ...at([], null), guide: FINISH };
const PARTS = { ...ITEM, ...NO_VOTES, ...at([PART, LAST_PART], 0) };
const LABELS = [
  { label: "government", people: 2, spoken_ms: 512_000, share: 32.2 },
  { label: "صناعة", people: 1, spoken_ms: 201_000, share: 12.6 },
  { label: "Latin America and the Caribbea", people: 2, spoken_ms: 876_000, share: 55.1 },
];
const GONE = { ...ONE.floor.people[1], id: 29, name: "Fay Ito", spoken_ms: 63_000 };

/** @type {Record<string, import("./desk_base.js").Change>} */
export const PANEL_STATES = {
  "panel, nobody speaks": { slices: { ...BARE, ...NOBODY } },
  "panel, one speaks": { slices: { ...PARTS, ...ONE } },
  "panel, two speak": { slices: { ...PARTS, ...TWO, floor: { ...TWO.floor, gone: [GONE], labels: LABELS } } },
  "panel of twelve": { slices: { ...BARE, ...TWELVE } },
  "panel, setup form": { slices: { ...BARE, ...NOBODY }, ui: { dialog: { kind: "item", item: ITEM.debate.item } } },
  "panel, its people": {
    slices: { ...BARE, ...ONE, floor: { ...ONE.floor, gone: [GONE] } },
    ui: { dialog: { kind: "people", item: ITEM.debate.item } },
  },
};
