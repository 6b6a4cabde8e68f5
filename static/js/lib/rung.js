/** A bell that somebody rang at the desk, as it is seen: for a few seconds, also where no sound is on. */

const SEEN_MS = 4000;

/** @param {() => void} changed */
export function makeRung(changed) {
  let [times, until] = [0, -Infinity];

  return {
    ring() {
      [times, until] = [times + 1, performance.now() + SEEN_MS];
      changed();
    },
    /** How often it has rung, while that is to be seen: a second stroke is told from the first. Else 0. */
    seen: () => (performance.now() < until ? times : 0),
    /** Until it is no longer to be seen; null when it is not. */
    untilGone: () => (performance.now() < until ? until - performance.now() : null),
  };
}
