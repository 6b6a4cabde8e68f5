/** The desk's queue on a panel: whom questions are put to, labels, other hands, and who answered. */

import { at, guide } from "./desk_base.js";
import { ask, queueOf } from "./desk_facts.js";
import { ITEM, LAST_PART, ONE, PART } from "./panel.js";

const NAMED = ONE.panel.people.map(({ id, name }) => ({ person: /** @type {number | null} */ (id), name }));
const [ADA, BO, CATERINA] = NAMED;
const FINISH = guide("finish_item", "item:finish", { item: ITEM.debate.item }, { hold: true });
const PANEL = {
  ...{ ...ITEM, ...ONE, polls: { polls: [], frame: null }, turnout: null, guide: FINISH },
  ...at([PART, LAST_PART], 0),
};

const ASKED = [
  ask(1, "What would you do first, if the money came tomorrow?", {
    people: [ADA, CATERINA],
    put_to: [`#${ADA.person}`, `#${CATERINA.person}`],
    labels: ["Budget", "Follow up"],
    votes: 34,
  }),
  ask(2, "Who pays for it, and until when?", {
    to: BO.name,
    person: BO.person,
    people: [BO],
    put_to: [`#${BO.person}`],
    labels: ["Budget"],
    votes: 12,
  }),
  ask(3, "Is there a country where this works already?", { votes: 3 }),
  ask(4, "Why should anybody trust a moderator to choose the questions?", {
    people: NAMED,
    put_to: NAMED.map(({ person }) => `#${person}`),
    labels: ["Accountability", "Follow up", "Moderation", "Representation"],
  }),
  ask(5, "Would a seat for companies mean a seat for civil society too?", { labels: ["Representation"] }),
  ask(6, "What happens when the company's home state is at war?"),
  ask(7, "Which of these promises will you keep in a year from now?", {
    state: "answered",
    people: [ADA, BO],
    put_to: [`#${ADA.person}`, `#${BO.person}`],
    answered_by: [BO],
    labels: ["Follow up"],
    votes: 51,
  }),
];
const QUEUE = { ...PANEL, queue: { ...queueOf(ASKED), addressees: NAMED } };
const ANA = { desk: "desk-of-ana", name: "Ana Ruiz", question: 2 };
const BEN = { desk: "desk-of-ben", name: "Benedikt Aigner", question: 4 };

/** @type {Record<string, import("./desk_base.js").Change>} */
export const QUESTION_STATES = {
  "questions of a panel": { slices: QUEUE },
  "questions, others are at them": {
    slices: { ...QUEUE, screening: { at: [ANA, BEN, { ...ANA, question: 4 }] } },
  },
  "question put to others": { slices: QUEUE, ui: { editing: { question: 1, part: "to" } } },
  "question labelled": { slices: QUEUE, ui: { editing: { question: 2, part: "labels" } } },
  "questions of a label": { slices: QUEUE, ui: { label: "Budget" } },
  "question answered by": { slices: QUEUE, ui: { filter: "done", editing: { question: 7, part: "answered" } } },
};
