/** The desk's page: boots the connection, keeps painting, listens for keys. */

import { render } from "../vendor/vendor.js";
import { makeActions } from "./desk/actions.js";
import { listenForKeys } from "./desk/keyboard.js";
import { reportScreening } from "./desk/screening.js";
import { settle } from "./desk/settle.js";
import { makePressGuard } from "./desk/press_guard.js";
import { initialUi } from "./desk/ui.js";
import { deskView } from "./desk/view.js";
import { nextChange, spokenClock, untilTextChange } from "./lib/clock.js";
import { connectLive } from "./lib/live.js";
import { page } from "./lib/page.js";
import { startPainting } from "./lib/painter.js";
import { keepFromReloading } from "./lib/reload.js";

const LOST_AFTER_MS = 2000;
const RESTING_MS = 15_000;

const guard = makePressGuard(() => performance.now());
const root = /** @type {HTMLElement} */ (document.getElementById("desk"));
const ui = initialUi();
let repaint = () => {};
const live = connectLive({ page, onChange: () => repaint() });
const act = makeActions({
  ui,
  paint: () => repaint(),
  ask: (command, payload) => live.ask(command, payload),
  isLive: () => live.status.kind === "live",
  ready: guard.ready,
});

/** @returns {import("./desk/ui.js").Desk} */
function desk() {
  const { kind, since } = live.status;
  const lost = kind !== "live" && performance.now() - since >= LOST_AFTER_MS;
  return {
    slices: live.slices,
    now: live.now(),
    live: kind === "live",
    lost,
    ended: kind === "ended",
    still: false,
    uncertainty: live.uncertainty(),
    page,
    ui,
    act,
  };
}

function paint() {
  guard.saw(live.slices.guide);
  render(deskView(desk()), root);
  settle(root);
}

/** Until the next text changes: a clock's second, a closing time's, or the words about a lost connection. */
function nextDelay() {
  const now = live.now();
  const { clock, floor, order, polls, setups } = live.slices;
  const clocks = [clock.slot, ...order.pools].map((timed) => timed && nextChange(timed, now));
  const turns = floor.people.map(({ spoken_ms, since, quiet_since }) =>
    nextChange({ clock: spokenClock({ spoken_ms, since: since ?? quiet_since }) }, now),
  );
  const alone = setups.items.flatMap((setup) => setup.polls);
  const closings = [...polls.polls, ...alone].map(({ state, closes_at }) =>
    state === "open" && closes_at !== null && closes_at > now ? untilTextChange(closes_at - now) : null,
  );
  const lost =
    live.status.kind === "live" ? null : Math.max(LOST_AFTER_MS - (performance.now() - live.status.since), 250);
  return Math.min(RESTING_MS, ...[...clocks, ...turns, ...closings, lost].filter((ms) => ms !== null));
}

repaint = startPainting(paint, nextDelay);
listenForKeys(desk);
reportScreening({
  isLive: () => live.status.kind === "live",
  report: (question) => live.ask("desk:report", { desk: ui.desk, question }),
  editing: () => ui.editing?.question ?? null,
});
keepFromReloading();
