/** What happens now: who speaks for which side, the clock with its phase in words, and the verbs of the clock. */

import { html, nothing } from "../../vendor/vendor.js";
import { clockState, clockText, granted, periods, phase, remaining, shownTime } from "../lib/clock.js";
import { t } from "../lib/words.js";
import { holdButton, localButton, refusal, sideMark, verbButton } from "./controls.js";
import { undoLine } from "./undo.js";

const UNSURE_MS = 250;
export const STEP_MS = 30_000;

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").Slot} Slot
 */

/** @param {Desk} desk */
export function nowView(desk) {
  const { clock, debate } = desk.slices;
  if (clock.slot) return slotNow(desk, clock.slot);
  return html`
    <p class="now__place eyebrow">${t("now.title")}</p>
    <h1 class="now__who"><bdi>${debate ? debate.title : t("now.nothing")}</bdi></h1>
    <p class="quiet now__hint"><bdi>${debate ? debate.motion || t("now.no_slots") : t("now.nothing_hint")}</bdi></p>
  `;
}

/** @param {Desk} desk @param {Slot} slot */
function slotNow(desk, slot) {
  const { slots, current } = desk.slices.order;
  const at = slots.findIndex((one) => one.id === current) + 1;
  return html`
    <p class="now__place eyebrow">${at ? t("now.place", { at, of: slots.length }) : t("now.title")}</p>
    <h1 class="now__who"><bdi>${slot.speaker || slot.title}</bdi></h1>
    ${
      slot.side || slot.speaker
        ? html`
            <p class="now__role">${sideMark(slot.side, slot.speaker ? slot.title : null)}</p>
          `
        : nothing
    }
    ${
      isUntimed(slot)
        ? html`
            <p class="motion now__motion" dir="auto">${desk.slices.debate?.motion}</p>
          `
        : clockFace(desk, slot)
    }
    ${
      desk.slices.order.voteless.includes(slot.id)
        ? html`
            <p class="quiet">${t("slot.voteless")}</p>
          `
        : nothing
    }
  `;
}

/** A vote or a result without a length has no time to show until somebody starts its clock. @param {Slot} slot */
function isUntimed(slot) {
  return slot.clock.duration_ms === null && clockState(slot.clock) === "idle";
}

/** @param {Desk} desk @param {Slot} slot */
function clockFace(desk, slot) {
  const shown = phase(slot, desk.now);
  const text = shownTime(slot, desk.now);
  return html`
    <div class="face" data-phase=${shown} data-state=${clockState(slot.clock)}>
      <p class="face__time figure" data-length=${text.length > 5 ? "long" : "short"} aria-hidden="true">${text}</p>
      <p class="face__words">
        <b role="status">${phaseWords(slot, shown, desk.now)}</b>
        <span class="figure">${lengthWords(slot)}</span>
      </p>
    </div>
    ${
      desk.uncertainty > UNSURE_MS
        ? html`
            <p class="face__unsure figure">${t("now.unsure", { seconds: (desk.uncertainty / 1000).toFixed(1) })}</p>
          `
        : nothing
    }
  `;
}

/** @param {Slot} slot @param {string} shown @param {number} now */
function phaseWords(slot, shown, now) {
  const state = clockState(slot.clock);
  if (state === "idle" || state === "finished") return t(`phase.${state}`);
  if (shown === "over")
    return t(state === "paused" ? "phase.over_paused" : "phase.over", { time: shownTime(slot, now).replace("+", "") });
  if (state === "paused") return t("phase.paused");
  if (shown === "warning") return t("phase.warning");
  const [named] = periods(slot, now).filter((name) => name === "protected" || name === "points");
  return t(named ? `phase.${named}` : remaining(slot.clock, now) === null ? "phase.open" : "phase.running");
}

/** @param {Slot} slot */
function lengthWords({ clock }) {
  if (granted(clock) === null) return t("now.open_end");
  const planned = clockText(Number(clock.duration_ms));
  if (!clock.adjusted_ms) return t("now.of", { length: planned });
  const change = clockText(Math.abs(clock.adjusted_ms));
  return t(clock.adjusted_ms > 0 ? "now.of_added" : "now.of_taken", { length: planned, change });
}

/** @param {Desk} desk */
export function clockVerbs(desk) {
  const { slot } = desk.slices.clock;
  if (!slot) return nothing;
  return html`
    <div class="verbs" role="group" aria-label=${t("clock.verbs")}>
      <div class="row">
        ${startOrPause(desk, slot)}${nextButton(desk)}${adjustButtons(desk, slot)}
        ${localButton(desk, {
          label: t("clock.custom"),
          part: { dialog: { kind: "time", slot: slot.id } },
          disabled: !canAdjust(slot),
          variant: "btn--quiet",
        })}
        ${verbButton(desk, {
          where: "clock",
          command: "clock:reset",
          payload: { slot: slot.id },
          label: t("clock.reset"),
          disabled: clockState(slot.clock) === "idle" && !slot.clock.adjusted_ms,
          variant: "btn--quiet",
        })}
        ${verbButton(desk, { where: "clock", command: "bell:ring", payload: {}, label: t("clock.bell"), kbd: "R" })}
      </div>
      ${undoLine(desk, "clock")} ${poolRows(desk)} ${refusal(desk, "clock")}
    </div>
  `;
}

/** @param {Desk} desk @param {Slot} slot */
function startOrPause(desk, slot) {
  const { command, label, allowed } = clockToggle(slot);
  return verbButton(desk, {
    where: "clock",
    command,
    payload: { slot: slot.id },
    label: t(label),
    kbd: "P",
    disabled: !allowed,
  });
}

/**
 * What P does to a slot's clock.
 * @param {Slot} slot
 * @returns {{command: import("../types.js").CommandName, label: string, allowed: boolean}}
 */
export function clockToggle(slot) {
  const state = clockState(slot.clock);
  if (state === "running") return { command: "clock:pause", label: "clock.pause", allowed: true };
  return {
    command: "clock:start",
    label: state === "paused" ? "clock.resume" : "clock.start",
    allowed: state !== "finished",
  };
}

/**
 * What N does, or null at the end of the order. Past a vote that was not held it has to be held itself.
 * @param {Desk} desk
 * @returns {{command: import("../types.js").CommandName, payload: Record<string, unknown>, hold: boolean} | null}
 */
export function nextMove({ slices: { clock, debate, order } }) {
  if (!debate || !clock.next) return null;
  const payload = { item: debate.item, from: order.current };
  const hold = order.passes !== null;
  return { command: "slot:next", payload: hold ? { ...payload, held: true } : payload, hold };
}

/** @param {Desk} desk */
function nextButton(desk) {
  const move = nextMove(desk);
  const { next } = desk.slices.clock;
  const label = next ? t("clock.next_name", { name: next.speaker || next.title }) : t("clock.next");
  /** @satisfies {Partial<import("./controls.js").Verb>} */
  const common = {
    where: "clock",
    command: "slot:next",
    payload: move?.payload ?? {},
    kbd: "N",
    disabled: !move,
    variant: "btn--next",
  };
  if (!move?.hold) return verbButton(desk, { ...common, label });
  return holdButton(desk, { ...common, label: t("clock.next_without"), body: t("clock.next_without.body") });
}

/** @param {Slot} slot */
export function canAdjust(slot) {
  return slot.clock.duration_ms !== null && slot.clock.finished_at === null;
}

/** @param {Desk} desk @param {Slot} slot */
function adjustButtons(desk, slot) {
  return [STEP_MS, -STEP_MS].map((delta_ms) =>
    verbButton(desk, {
      where: "clock",
      command: "clock:adjust",
      payload: { slot: slot.id, delta_ms },
      disabled: !canAdjust(slot),
      label: html`
        <bdi class="figure" dir="ltr">${t(delta_ms > 0 ? "clock.more" : "clock.less")}</bdi>
      `,
      name: t(delta_ms > 0 ? "clock.more_name" : "clock.less_name", { n: STEP_MS / 1000 }),
      kbd: delta_ms > 0 ? "+" : "−",
    }),
  );
}

/** @param {Desk} desk */
function poolRows(desk) {
  return desk.slices.order.pools.map((pool) => {
    const running = clockState(pool.clock) === "running";
    const left = remaining(pool.clock, desk.now);
    return html`
      <div class="row pool">
        ${sideMark(pool.side, pool.name)}
        <span class="figure">${left === null ? "" : clockText(left)}</span>
        ${verbButton(desk, {
          where: "clock",
          command: running ? "pool:pause" : "pool:start",
          payload: { pool: pool.id },
          label: t(running ? "clock.pause" : "clock.start"),
          variant: "btn--small",
          disabled: left !== null && left <= 0 && !running,
        })}
      </div>
    `;
  });
}
