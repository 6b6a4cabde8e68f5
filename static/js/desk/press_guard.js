/**
 * A step that has only just appeared is not pressed by accident: two desks may press at the same moment, or one twice.
 */

const STEADY_MS = 600;

/** @param {() => number} now */
export function makePressGuard(now) {
  let seen = "";
  let since = -Infinity;

  /** @param {unknown} step */
  function saw(step) {
    const sign = JSON.stringify(step);
    if (sign === seen) return;
    since = seen ? now() : -Infinity;
    seen = sign;
  }

  return { saw, ready: () => now() - since >= STEADY_MS };
}
