import { render } from "../vendor/vendor.js";
import { nextChange } from "./lib/clock.js";
import { untilBreakChange } from "./screen/break_time.js";
import { makeCounter } from "./screen/counting.js";
import { makeDisplay } from "./screen/display.js";
import { UPRIGHT } from "./screen/fit.js";
import { screenView } from "./screen/view.js";
import { untilVoteChange } from "./screen/vote.js";
import { untilWallTurns } from "./screen/wall.js";

const PLAY_MS = 4000;

const display = makeDisplay();
const { live } = display;
const count = makeCounter(display.changed);
const playing = watchSteps();
const upright = matchMedia(UPRIGHT);

/** @param {HTMLElement} root */
function paint(root) {
  const own = { upright: upright.matches, playing: playing(), ballots: count(live.slices.turnout) };
  render(screenView({ ...display.state(), ...own }), root);
}

/** A step that comes while this page is open is played; one found on loading, or shown again later, stands at once. */
function watchSteps() {
  const nameOf = () => {
    const { frame, poll } = live.slices.result;
    if (poll) return `${poll.poll}`;
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

function delays() {
  const { slices } = live;
  const now = live.now();
  const { slot } = slices.clock;
  return [
    slot && nextChange(slot, now),
    untilVoteChange(slices, now),
    untilBreakChange(slices, now),
    untilWallTurns(slices, now),
  ];
}

upright.addEventListener("change", display.changed);
display.start(paint, delays);
