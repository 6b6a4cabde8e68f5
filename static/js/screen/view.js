import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { part } from "../lib/painter.js";
import { poolFirst } from "../lib/pool.js";
import { agenda } from "./agenda.js";
import { bell } from "./bell.js";
import { breakTime } from "./break_time.js";
import { footer, header, marks } from "./frame.js";
import { lobby } from "./lobby.js";
import { message } from "./message.js";
import { microphoneNote } from "./microphone.js";
import { motion } from "./motion.js";
import { question } from "./question.js";
import { reveal } from "./reveal.js";
import { slotScene } from "./slot.js";
import { spoken } from "./spoken.js";
import { vote } from "./vote.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */
/** @typedef {{what: string, title?: string, main: unknown, note?: unknown, aside?: unknown, clock?: boolean}} Scene */

/** @type {Record<string, (state: ScreenState) => Scene>} */
const SCENES = { lobby, agenda, motion, slot: slotScene, vote, reveal, question, break: breakTime, message };

/** What a scene cannot do without. @type {Record<string, (slices: import("../types").Slices) => unknown>} */
const NEEDS = {
  motion: ({ debate }) => debate,
  slot: ({ clock }) => clock.slot,
  vote: ({ poll }) => poll,
  reveal: ({ result }) => result.frame ?? result.poll ?? result.given_up,
};

/**
 * The scene that is up. The server puts none up that has nothing to show; where its content came to an end while it
 * stood, what is on takes its place, so that no scene says what is not so.
 * @param {import("../types").Slices} slices
 */
function withContent(slices) {
  const { kind } = slices.scene;
  if (kind in SCENES || kind === "blank") {
    const has = NEEDS[kind] ?? (() => true);
    if (has(slices)) return kind;
  }
  return slices.debate ? "motion" : "lobby";
}

/** The whole screen. @param {ScreenState} given */
export function screenView(given) {
  if (given.ended) return endedView(given);
  const state = { ...given, slices: poolFirst(given.slices) };
  const kind = withContent(state.slices);
  if (kind === "blank")
    return html`<main class="screen" data-scene="blank">${bell(state.rung)}${marks({ ...state, notices: [] })}</main>`;
  const scene = part(`scene-${kind}`, () => SCENES[kind](state)) ?? { what: "", main: nothing };
  return html`<div class="screen" data-scene=${kind} dir=${state.dir ?? nothing}>
    ${part("header", () => header(state, { what: scene.what, title: scene.title, kind }))}
    ${scene.main}
    ${part("footer", () => footer(state, { ...scene, note: microphoneNote(kind, state.slices) ?? scene.note }))}
    <p class="visually-hidden" aria-live="polite">${part("spoken", () => spoken(state))}</p>
  </div>`;
}

/** @param {ScreenState} state */
export function endedView({ dir }) {
  return html`<main class="ended" dir=${dir ?? nothing}><h1>${t("ended.title")}</h1><p>${t("ended.note")}</p></main>`;
}
