/** What screen and stage are made of alike: connection, bells, readiness, and what is painted of them. */

import { makeBells } from "../lib/bells.js";
import { connectLive } from "../lib/live.js";
import { page } from "../lib/page.js";
import { startPainting } from "../lib/painter.js";
import { watchReadiness } from "../lib/readiness.js";
import { keepFromReloading } from "../lib/reload.js";
import { makeRung } from "../lib/rung.js";
import { fitAll, keepFitted } from "./fit.js";
import { connection, untilLost } from "./state.js";

export function makeDisplay() {
  let repaint = () => {};
  const changed = () => repaint();
  const { live, readiness, rung } = makeLive(changed);
  return {
    live,
    changed,
    /** The part of the face's state that both have. */
    state: () => ({
      slices: live.slices,
      now: live.now(),
      urls: page.urls,
      ...connection(live),
      notices: readiness.notices(),
      rung: rung.seen(),
    }),
    /**
     * Paints from now on: at every change, and when the first of the delays is over.
     * @param {(root: HTMLElement) => void} paint
     * @param {() => (number | null)[]} delays until this face's own next change; null: none
     */
    start(paint, delays) {
      const root = /** @type {HTMLElement} */ (document.getElementById("root"));
      keepFitted(root);
      keepFromReloading();
      function paintFitted() {
        paint(root);
        fitAll(root);
      }
      repaint = startPainting(paintFitted, () =>
        soonest([...delays(), untilLost(live), readiness.untilGone(), rung.untilGone()]),
      );
    },
  };
}

/** The connection, and the bells that follow it. @param {() => void} changed */
function makeLive(changed) {
  const live = connectLive({
    page,
    onChange: () => {
      changed();
      bells.follow();
    },
  });
  const bells = makeBells({
    current: () => live.slices.clock.slot,
    now: () => live.now(),
    changed: () => readiness.news(),
  });
  const readiness = watchReadiness({ live, page, sounds: bells.on, changed });
  const rung = makeRung(changed);
  live.onCue((name, cue) => {
    if (name !== "cue:bell") return;
    bells.ring(cue.strokes);
    rung.ring();
  });
  for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => bells.enable());
  return { live, readiness, rung };
}

/** @param {(number | null)[]} delays */
function soonest(delays) {
  const due = delays.filter((delay) => delay !== null);
  return due.length ? Math.min(...due) : null;
}
