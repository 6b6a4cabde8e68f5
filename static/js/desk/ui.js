/** What one desk keeps for itself: tabs, filters, drafts and open dialogs. Never a copy of what the server knows. */

import { newKey } from "../phone/storage.js";

/**
 * @typedef {import("../types.js").Slices} Slices
 * @typedef {import("../types.js").Page} Page
 * @typedef {import("../types.js").CommandName} CommandName
 *
 * @typedef {{rule: string, band: number, show_pre: boolean, pre_tally: string, post_tally: string, public_list:
 * boolean}} SealDraft
 *
 * @typedef {{kind: "item", item: number, format?: string}} ItemDialog `format`: chosen in the form, not yet saved
 * @typedef {{kind: "void", pair: number, why: string}} VoidDialog `why` as it is typed
 * @typedef {{kind: "seal", item: number, draft: SealDraft, review: boolean}} SealDialog
 *
 * @typedef {{kind: "poll", item: number, poll: number | null, wording: import("../polls/kind").Wording}} PollDialog
 *   `poll`: the draft that is worded otherwise, null for a new one
 *
 * @typedef {{kind: "groups", names: string[]}} GroupsDialog
 *
 * @typedef {{kind: "links", item: number, shown: number | null, url: string}} LinksDialog `shown`: the link whose code
 *   is on the page, with its address
 *
 * @typedef {{where: string, text: string}} Refusal
 * @typedef {{where: string, command: CommandName, payload: Record<string, unknown>}} Done
 *
 * @typedef {object} Confirm
 * @property {"confirm"} kind
 * @property {string} title
 * @property {string} body
 * @property {string} verb
 * @property {string} where
 * @property {CommandName} command
 * @property {Record<string, unknown>} payload
 *
 * @typedef {{kind: "help"} | ItemDialog | {kind: "time", slot: number} | {kind: "slot", slot: number} | {kind: "scene"}
 *   | {kind: "agenda" | "people", item: number} | VoidDialog | SealDialog | PollDialog | GroupsDialog | LinksDialog
 *   | Confirm}
 *   Dialog
 *
 * @typedef {{question: number, part: "text" | "to" | "labels" | "answered"}} Editing
 *
 * @typedef {object} Ui
 * @property {string} tab
 * @property {"votes" | "polls" | null} asking which of them stands in their common place; null: what the item has
 * @property {string} filter
 * @property {"waiting" | "approved" | "declined"} entries which of what voters wrote is listed
 * @property {string} to "all", or one of what a question is counted under: a side, "panel", "#" and a person
 * @property {string | null} label
 * @property {number | null} to_person whose own page the next message goes to; null: to the stage
 * @property {boolean} presets the ready-made messages are being changed
 * @property {string} words
 * @property {number} shown
 * @property {string} desk what the server tells this desk from others by
 * @property {Editing | null} editing the form of a question that is open
 * @property {Set<string>} pending
 * @property {{poll: number, minutes: number} | null} closing the closing time that was chosen for a poll
 * @property {Done | null} done the last command that this desk was answered, for as long as it can be taken back
 * @property {string | null} held
 * @property {boolean} play the steps of a reveal follow each other by themselves
 * @property {Refusal | null} refused
 * @property {Dialog | null} dialog
 *
 * @typedef {object} Act
 * @property {(where: string, command: CommandName, payload: Record<string, unknown>) => Promise<boolean>} send
 * @property {(where: string, command: CommandName, payload: Record<string, unknown>) => Promise<Record<string, any> |
 *   null>} ask as `send`, for the answer's own fields; null where it was refused
 * @property {(part: Partial<Ui>) => void} change
 * @property {(key: string, done: () => void) => void} hold
 * @property {(where: string, text: string) => void} refuse says why not, beside the controls of `where`
 * @property {() => void} release
 * @property {() => boolean} ready the guide's step has stood long enough to be meant
 *
 * @typedef {object} Desk
 * @property {Slices} slices
 * @property {number} now
 * @property {boolean} live
 * @property {boolean} lost
 * @property {boolean} ended
 * @property {boolean} still
 * @property {number} uncertainty
 * @property {Page} page
 * @property {Ui} ui
 * @property {Act} act
 */

/** @returns {Ui} */
export function initialUi() {
  return {
    tab: "now",
    asking: null,
    filter: "new",
    entries: "waiting",
    to: "all",
    label: null,
    to_person: null,
    presets: false,
    words: "",
    shown: 50,
    desk: newKey(),
    editing: null,
    pending: new Set(),
    closing: null,
    done: null,
    held: null,
    play: true,
    refused: null,
    dialog: null,
  };
}

/** @type {SealDraft} */
export const SEAL_DEFAULTS = {
  rule: "matched",
  band: 0,
  show_pre: false,
  pre_tally: "sealed",
  post_tally: "sealed",
  public_list: false,
};

/** The form that seals the votes of an item. @param {number} item @returns {SealDialog} */
export function sealForm(item) {
  return { kind: "seal", item, draft: { ...SEAL_DEFAULTS }, review: false };
}

/** What can be prepared of an item, live or not. @param {Desk} desk @param {number} item */
export function setupOf({ slices: { setups } }, item) {
  return setups.items.find((one) => one.item === item) ?? null;
}

/**
 * Where a form of an item leads once it is done: back to the item that is being prepared, or to the desk.
 * @param {Desk} desk @param {number} item @returns {Dialog | null}
 */
export function afterForm({ slices: { agenda } }, item) {
  return agenda.current === item ? null : { kind: "agenda", item };
}

/** The form that gives a pair up. @param {number} pair @returns {VoidDialog} */
export function voidForm(pair) {
  return { kind: "void", pair, why: "" };
}

/**
 * One control's name among those that wait for an answer.
 * @param {string} command
 * @param {Record<string, unknown>} payload
 */
export function controlKey(command, payload) {
  return `${command} ${JSON.stringify(payload)}`;
}

/** The rule without a pre-vote has nothing to say about one. @param {SealDraft} draft */
export function hasPreVote(draft) {
  return draft.rule !== "final_majority";
}

/** What the command carries. @param {number} item @param {SealDraft} draft */
export function sealPayload(item, draft) {
  return hasPreVote(draft) ? { item, ...draft } : { item, ...draft, show_pre: false, pre_tally: "sealed" };
}
