/** Counts a shown number up to the true one, calmly: only when votes moved, and at once where motion is not wanted. */

const STEP_MS = 400;

/** @param {() => void} changed */
export function makeCounter(changed) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let [from, to, since] = [0, 0, -Infinity];
  let of = NaN;

  const shown = () => {
    const part = Math.min(1, (performance.now() - since) / STEP_MS);
    return Math.round(from + (to - from) * part);
  };

  /** @param {import("../types").TurnoutSlice | null} turnout */
  return function count(turnout) {
    if (!turnout) return null;
    const jump = still.matches || turnout.poll !== of;
    if (turnout.ballots !== to || jump) {
      [from, to, since, of] = [jump ? turnout.ballots : shown(), turnout.ballots, performance.now(), turnout.poll];
    }
    if (shown() !== to) changed();
    return shown();
  };
}
