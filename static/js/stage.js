import { render } from "../vendor/vendor.js";
import { nextChange, spokenClock, untilTextChange } from "./lib/clock.js";
import { breakEnds } from "./lib/schedule.js";
import { makeDisplay } from "./screen/display.js";
import { stageView } from "./stage/view.js";

const display = makeDisplay();
const { live } = display;
/** @type {number | null} */
let dismissed = null;

/** The tap counts at once; the desk hears of it now, or when the connection is back. @param {number} message */
async function read(message) {
  dismissed = message;
  display.changed();
  await live.ask("message:read", { message });
}

live.onUp(() => {
  const { message } = live.slices.message;
  if (message && message.id === dismissed && message.read_at === null)
    live.ask("message:read", { message: message.id });
});

display.start(
  (root) => render(stageView({ ...display.state(), dismissed, read }), root),
  () => {
    const { clock, speaking, agenda } = live.slices;
    const now = live.now();
    const quiet = speaking.quiet && spokenClock({ spoken_ms: 0, since: speaking.quiet.since });
    const left = (breakEnds(agenda) ?? now) - now;
    return [
      clock.slot && nextChange(clock.slot, now),
      quiet && nextChange({ clock: quiet }, now),
      left > 0 ? untilTextChange(left) : null,
    ];
  },
);
