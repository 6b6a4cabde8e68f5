/** Listens for shortcuts and does what the same control on the page would do. */

import { clockState } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { seatKeys, seatMove } from "./floor.js";
import { guideMove } from "./guide.js";
import { isForRemote, shortcutFor } from "./keys.js";
import { STEP_MS, canAdjust, clockToggle, nextMove } from "./now.js";
import { goToEntries, walk } from "./entries.js";
import { goToPresets, pressPreset } from "./presets.js";
import { formsOf, openForm } from "./question_forms.js";
import { goToHands, judgeHand } from "./hands.js";
import { controlKey } from "./ui.js";

const TYPING = "input, textarea, select, [contenteditable]";
const CONTROLS = "button, a[href], summary, [role=button]";

/** What may have to be held, and a key that comes up wherever the focus has gone meanwhile. */
const HELD = ["guide", "next"];
const ANYWHERE = { typing: false, dialog: false, onControl: false };

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {() => Desk} current */
export function listenForKeys(current) {
  let byPointer = false;
  addEventListener("pointerdown", () => (byPointer = true), true);
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") byPointer = false;
    if (onKey(event, current(), byPointer) === "messages") byPointer = false;
  });
  addEventListener("keyup", (event) => HELD.includes(shortcutFor(event, ANYWHERE) ?? "") && current().act.release());
  addEventListener("blur", () => current().act.release());
}

/** What it did, or null. @param {KeyboardEvent} event @param {Desk} desk @param {boolean} byPointer */
function onKey(event, desk, byPointer) {
  const target = /** @type {Element} */ (event.target);
  const onControl = !byPointer && Boolean(target.closest?.(CONTROLS));
  const wanted = shortcutFor(event, {
    typing: Boolean(target.closest?.(TYPING)),
    dialog: Boolean(desk.ui.dialog),
    onControl,
    seats: seatKeys(desk.slices),
    presets: !byPointer && Boolean(target.closest?.("[data-presets]")),
  });
  if (!wanted) return null;
  event.preventDefault();
  if (event.repeat && wanted !== "up" && wanted !== "down") return null;
  // A button that was clicked keeps the focus; some browsers would press it again when the space bar comes up.
  if (wanted === "guide" && byPointer) /** @type {HTMLElement} */ (document.activeElement)?.blur?.();
  act(wanted, desk);
  return wanted;
}

/** @param {string} wanted @param {Desk} desk */
function act(wanted, desk) {
  const [verb, of] = wanted.split(":");
  if (verb === "preset") return pressPreset(Number(of));
  if (verb === "scene") return showScene(desk, of);
  if (verb === "seat" || verb === "beside") return pressSeat(desk, Number(of), verb === "beside");
  ACTS[wanted]?.(desk);
}

/** @param {Desk} desk @param {number} seat @param {boolean} beside */
function pressSeat(desk, seat, beside) {
  const person = desk.slices.floor.people.find((one) => one.seat === seat);
  if (!person) return;
  const { command, payload } = seatMove(desk, person, beside);
  desk.act.send("floor", command, payload);
}

/** @type {Record<string, (desk: Desk) => void>} */
const ACTS = {
  guide: pressGuide,
  remote: pressByRemote,
  next: (desk) => {
    const move = nextMove(desk);
    if (!move) return;
    const run = () => void desk.act.send("clock", move.command, move.payload);
    if (!move.hold) return run();
    // The key alone does nothing: it says what holds, as the button does.
    desk.act.refuse("clock", t("clock.next_without.key"));
    if (desk.live) desk.act.hold(controlKey(move.command, move.payload), run);
  },
  clock: toggleClock,
  more: (desk) => adjust(desk, STEP_MS),
  less: (desk) => adjust(desk, -STEP_MS),
  bell: (desk) => void desk.act.send("clock", "bell:ring", {}),
  queue: (desk) => {
    desk.act.change({ tab: "questions" });
    requestAnimationFrame(() => rows()[0]?.focus());
  },
  entries: goToEntries,
  messages: (desk) => {
    desk.act.change({ tab: "now", presets: false });
    requestAnimationFrame(goToPresets);
  },
  hands: goToHands,
  down: () => walk(rows(), 1),
  up: () => walk(rows(), -1),
  approve: (desk) => judge(desk, "approve"),
  decline: (desk) => judge(desk, "decline"),
  address: (desk) => open(desk, "to"),
  label: (desk) => open(desk, "labels"),
  help: (desk) => desk.act.change({ dialog: { kind: "help" } }),
};

/** @param {Desk} desk */
function pressGuide(desk) {
  const move = guideMove(desk);
  if (!move || !desk.live) return;
  if (move.hold) desk.act.hold(move.hold, move.run);
  else move.run();
}

/**
 * A remote lies in a hand that looks elsewhere: it never holds, and it never shows the hall a figure.
 * @param {Desk} desk
 */
function pressByRemote(desk) {
  const move = guideMove(desk);
  if (move && desk.live && isForRemote(desk.slices.guide)) move.run();
}

/** @param {Desk} desk */
function toggleClock(desk) {
  const { slot } = desk.slices.clock;
  if (!slot || clockState(slot.clock) === "finished") return;
  desk.act.send("clock", clockToggle(slot).command, { slot: slot.id });
}

/** @param {Desk} desk @param {number} delta_ms */
function adjust(desk, delta_ms) {
  const { slot } = desk.slices.clock;
  if (slot && canAdjust(slot)) desk.act.send("clock", "clock:adjust", { slot: slot.id, delta_ms });
}

/** @param {Desk} desk @param {string} kind */
function showScene(desk, kind) {
  if (kind === "message") desk.act.change({ dialog: { kind: "scene" } });
  else desk.act.send("scene", "scene:show", { kind, text: null });
}

/** The list that the focus is in: what voters wrote in a poll, the hands, else the questions. */
function rows() {
  const entries = document.activeElement?.closest("[data-entries]");
  const hands = document.activeElement?.closest(".hands");
  const wanted = entries ? "[data-entry]" : hands ? "[data-hand]" : "[data-question]";
  return /** @type {HTMLElement[]} */ ([...(entries ?? document).querySelectorAll(wanted)]);
}

/**
 * The focused question or entry is judged and the one after it gets the focus. A hand that is still up keeps it,
 * wherever in the list it stands then.
 * @param {Desk} desk
 * @param {"approve" | "decline"} verb
 */
async function judge(desk, verb) {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  if (at < 0) return;
  const next = all[at + 1] ?? all[at - 1];
  if (!(await judged(desk, verb, all[at].dataset))) return;
  const { hand } = all[at].dataset;
  const own = () => /** @type {HTMLElement | null} */ (hand ? document.querySelector(`[data-hand="${hand}"]`) : null);
  requestAnimationFrame(() => (own() ?? (next?.isConnected ? next : null))?.focus());
}

/** A form of the focused question. @param {Desk} desk @param {import("./ui.js").Editing["part"]} part */
function open(desk, part) {
  const row = rows().find((one) => one.contains(document.activeElement));
  const question = desk.slices.queue.items.find(({ id }) => id === Number(row?.dataset.question));
  if (desk.live && question && formsOf(question).includes(part)) openForm(desk, question.id, part);
}

/** @param {Desk} desk @param {"approve" | "decline"} verb @param {DOMStringMap} row */
async function judged(desk, verb, { entry, poll, hand, question }) {
  if (hand) return judgeHand(desk, Number(hand), verb);
  if (entry) return desk.act.send("polls", `entry:${verb}`, { poll: Number(poll), entries: [entry] });
  const one = desk.slices.queue.items.find(({ id }) => id === Number(question));
  return one?.allowed.includes(verb) && desk.act.send("queue", `question:${verb}`, { question: one.id });
}
