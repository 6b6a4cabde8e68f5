/** The desk while people on the stage have pages of their own. */

import { ITEM, SECOND } from "./desk_base.js";
import { NOW, SPEAKERS } from "./desk_facts.js";
import { NO_WHISPERS } from "./whispers.js";

/** @typedef {import("../types.js").WhispersSlice} WhispersSlice */
/** @typedef {import("../types.js").SentMessage} SentMessage */

/** @type {SentMessage} */
const READ = {
  id: 9,
  text: "1 more minute",
  to: SPEAKERS[0].name,
  sent_at: NOW - 90 * SECOND,
  read_at: NOW - 70 * SECOND,
  cleared_at: null,
};
/** @type {SentMessage[]} */
const SENT = [
  READ,
  { ...READ, id: 8, text: "Closer to the microphone, please", to: null, read_at: null, cleared_at: NOW - 200 * SECOND },
  { ...READ, id: 7, text: "Please wrap up", to: SPEAKERS[1].name, cleared_at: NOW - 90 * SECOND },
];
const PEOPLE = SPEAKERS.map(({ id, name }, at) => ({
  person: id,
  name,
  item: ITEM,
  link: 40 + at,
  left: false,
  message: at ? null : READ,
}));

const FULL = {
  ...NO_WHISPERS,
  people: PEOPLE.slice(0, 3),
  sent: SENT,
  presets: [
    ...NO_WHISPERS.presets,
    { id: 4, key: null, text: "Closer to the microphone" },
    { id: 5, key: null, text: "Please look at the gentleman in the third row, who has been waiting for a while" },
  ],
};
/** @type {WhispersSlice["signals"]} */
const SIGNALS = [
  { id: 1, person: SPEAKERS[0].id, name: SPEAKERS[0].name, kind: "more_time", question: null, sent_at: NOW - 50_000 },
  { id: 2, person: SPEAKERS[2].id, name: SPEAKERS[2].name, kind: "not_this", question: 1, sent_at: NOW - 20_000 },
  { id: 3, person: SPEAKERS[1].id, name: SPEAKERS[1].name, kind: "technical", question: null, sent_at: NOW - 5_000 },
];

/** @type {import("./desk_base.js").Change["ui"]} */
const LINKS = {
  dialog: { kind: "links", item: ITEM, shown: 40, url: "https://debate.example/panelist/40-mZ3kQ9xVtB7eLw" },
};

/** @type {Record<string, import("./desk_base.js").Change>} */
export const WHISPER_STATES = {
  "message to a person": { slices: { whispers: FULL }, ui: { to_person: SPEAKERS[0].id } },
  "ready-made messages, changed": { slices: { whispers: FULL }, ui: { presets: true } },
  "a signal": { slices: { whispers: { ...FULL, signals: SIGNALS.slice(0, 1) } } },
  "three signals": { slices: { whispers: { ...FULL, signals: SIGNALS } } },
  "a technical problem": { slices: { whispers: { ...FULL, signals: SIGNALS.slice(2) } } },
  "own links": { slices: { whispers: FULL }, ui: LINKS },
};
