import { render } from "../vendor/vendor.js";
import { makeBells } from "./lib/bells.js";
import { nextChange } from "./lib/clock.js";
import { connectLive } from "./lib/live.js";
import { page } from "./lib/page.js";
import { startPainting } from "./lib/painter.js";
import { watchReadiness } from "./lib/readiness.js";
import { keepFromReloading } from "./lib/reload.js";
import { makeRung } from "./lib/rung.js";
import { fitAll, keepFitted } from "./screen/fit.js";
import { connection, untilLost } from "./screen/state.js";
import { stageView } from "./stage/view.js";

const root = /** @type {HTMLElement} */ (document.getElementById("root"));
let changed = () => {};
/** @type {number | null} */
let dismissed = null;
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

function paint() {
  const state = {
    slices: live.slices,
    now: live.now(),
    urls: page.urls,
    ...connection(live),
    notices: readiness.notices(),
    rung: rung.seen(),
    dismissed,
    read,
  };
  render(stageView(state), root);
  fitAll(root);
}

/** The tap counts at once; the desk hears of it now, or when the connection is back. @param {number} message */
async function read(message) {
  dismissed = message;
  changed();
  await live.ask("message:read", { message });
}

function nextDelay() {
  const { slot } = live.slices.clock;
  const ticks = [slot && nextChange(slot, live.now()), untilLost(live), readiness.untilGone(), rung.untilGone()];
  const delays = ticks.filter((delay) => delay !== null);
  return delays.length ? Math.min(...delays) : null;
}

live.onUp(() => {
  const { message } = live.slices.message;
  if (message && message.id === dismissed && message.read_at === null)
    live.ask("message:read", { message: message.id });
});
live.onCue((name, cue) => {
  if (name !== "cue:bell") return;
  bells.ring(cue.strokes);
  rung.ring();
});
for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => bells.enable());
keepFitted(root);
keepFromReloading();

changed = startPainting(paint, nextDelay);
