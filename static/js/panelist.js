/** The own page of one person on the stage: it reads what is theirs, and tells the desk by one press. */

import { render } from "../vendor/vendor.js";
import { keepAwake } from "./lib/awake.js";
import { nextChange, spokenClock } from "./lib/clock.js";
import { connectLive } from "./lib/live.js";
import { page } from "./lib/page.js";
import { startPainting } from "./lib/painter.js";
import { ownSlot } from "./panelist/clock.js";
import { makeOutbox } from "./panelist/outbox.js";
import { panelistView } from "./panelist/view.js";
import { newKey } from "./phone/storage.js";
import { connection, untilLost } from "./screen/state.js";

const root = /** @type {HTMLElement} */ (document.getElementById("root"));
let repaint = () => {};
const live = connectLive({ page, onChange: () => repaint() });
const outbox = makeOutbox({
  send: (signal) => live.ask("signal:send", signal),
  newKey,
  changed: () => repaint(),
});
/** @type {number | null} */
let dismissed = null;

/** The tap counts at once; the desk hears of it now, or when the connection is back. @param {number} message */
async function read(message) {
  dismissed = message;
  repaint();
  await live.ask("message:read", { message });
}

live.onUp(() => {
  const { message } = live.slices.whisper;
  if (message && message.id === dismissed && message.read_at === null)
    live.ask("message:read", { message: message.id });
});

/** Until the next text changes: the clock's second, or the words about a lost connection. */
function nextDelay() {
  const { whisper } = live.slices;
  const now = live.now();
  const slot = ownSlot(live.slices);
  const time = whisper.time && { clock: spokenClock(whisper.time) };
  const due = [slot && nextChange(slot, now), time && nextChange(time, now), untilLost(live)];
  const delays = due.filter((delay) => delay !== null);
  return delays.length ? Math.min(...delays) : null;
}

keepAwake(() => repaint());
repaint = startPainting(() => {
  const state = { slices: live.slices, now: live.now(), ...connection(live), ...outbox.state() };
  const signal = (/** @type {import("./panelist/state.js").SignalKind} */ kind) =>
    outbox.press(kind, live.slices.whisper.asked);
  render(panelistView({ ...state, dismissed, read, signal }), root);
}, nextDelay);
