import { render } from "../vendor/vendor.js";
import { makeBells } from "./lib/bells.js";
import { nextChange } from "./lib/clock.js";
import { connectLive } from "./lib/live.js";
import { page } from "./lib/page.js";
import { startPainting } from "./lib/painter.js";
import { watchReadiness } from "./lib/readiness.js";
import { keepFromReloading } from "./lib/reload.js";
import { makeRung } from "./lib/rung.js";
import { untilBreakChange } from "./screen/break_time.js";
import { makeCounter } from "./screen/counting.js";
import { UPRIGHT, fitAll, keepFitted } from "./screen/fit.js";
import { connection, untilLost } from "./screen/state.js";
import { screenView } from "./screen/view.js";
import { untilVoteChange } from "./screen/vote.js";

const PLAY_MS = 4000;

const root = /** @type {HTMLElement} */ (document.getElementById("root"));
let changed = () => {};
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
const readiness = watchReadiness({ live, page, sounds: bells.on, changed: () => changed() });
const rung = makeRung(() => changed());
const count = makeCounter(() => changed());
const playing = watchSteps();
const upright = matchMedia(UPRIGHT);

function paint() {
  const { slices } = live;
  const state = {
    slices,
    now: live.now(),
    urls: page.urls,
    ...connection(live),
    notices: readiness.notices(),
    rung: rung.seen(),
    upright: upright.matches,
    playing: playing(),
    ballots: count(slices.turnout),
  };
  render(screenView(state), root);
  fitAll(root);
}

/** A step that comes while this page is open is played; one found on loading, or shown again later, stands at once. */
function watchSteps() {
  const nameOf = () => {
    const frame = live.slices.result.frame;
    return frame ? `${frame.poll} ${frame.step}` : "";
  };
  let known = nameOf();
  let since = -Infinity;
  return () => {
    if (nameOf() !== known) since = performance.now();
    known = nameOf();
    return performance.now() - since < PLAY_MS;
  };
}

function nextDelay() {
  const { slices } = live;
  const now = live.now();
  const delays = [
    slices.clock.slot && nextChange(slices.clock.slot, now),
    untilVoteChange(slices, now),
    untilBreakChange(slices, now),
    untilLost(live),
    readiness.untilGone(),
    rung.untilGone(),
  ];
  const due = delays.filter((delay) => delay !== null);
  return due.length ? Math.min(...due) : null;
}

live.onCue((name, cue) => {
  if (name !== "cue:bell") return;
  bells.ring(cue.strokes);
  rung.ring();
});
for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => bells.enable());
upright.addEventListener("change", () => changed());
keepFitted(root);
keepFromReloading();

changed = startPainting(paint, nextDelay);
