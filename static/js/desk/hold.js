/** A press that counts only after it was held: for what the hall sees and nobody can take back. */

export const HOLD_MS = 1500;

/**
 * One hold at a time. `changed` hears the key that is held, or null.
 * @param {{
 *   changed: (key: string | null) => void,
 *   later?: (fn: () => void, ms: number) => unknown,
 *   never?: (timer: unknown) => void,
 * }} hooks
 */
export function makeHolder({
  changed,
  later = setTimeout,
  never = (timer) => clearTimeout(/** @type {number} */ (timer)),
}) {
  /** @type {{key: string, timer: unknown} | null} */
  let held = null;

  /** @param {string} key @param {() => void} done */
  function press(key, done) {
    if (held) return;
    held = { key, timer: later(() => finish(done), HOLD_MS) };
    changed(key);
  }

  function release() {
    if (!held) return;
    never(held.timer);
    held = null;
    changed(null);
  }

  /** @param {() => void} done */
  function finish(done) {
    held = null;
    changed(null);
    done();
  }

  return { press, release };
}

/** @typedef {ReturnType<typeof makeHolder>} Holder */
