// Signals on their way to the desk: each is tried again under its own key until it is answered.
import { RETRIED, retryDelay } from "../lib/retry.js";

/**
 * @typedef {import("./state.js").SignalKind} SignalKind
 * @typedef {{kind: SignalKind, question?: number, key: string}} Signal
 */

/**
 * @param {{send: (signal: Signal) => Promise<import("../types").Answer>, newKey: () => string, changed: () => void}}
 *   parts
 */
export function makeOutbox({ send, newKey, changed }) {
  /** @type {Partial<Record<SignalKind, boolean>>} */
  const pending = {};
  /** @type {{kind: SignalKind, text: string} | null} */
  let refused = null;

  /** @param {Signal} signal @param {number} [tries] */
  async function attempt(signal, tries = 0) {
    const answer = await send(signal);
    if (!answer.ok && RETRIED.includes(answer.error.code)) {
      pending[signal.kind] = true;
      setTimeout(() => attempt(signal, tries + 1), retryDelay(tries + 1));
    } else {
      delete pending[signal.kind];
      if (!answer.ok) refused = { kind: signal.kind, text: answer.error.message };
    }
    changed();
  }

  return {
    state: () => ({ pending, refused }),
    /** One press. While one of its kind is on its way, another press is the same. @param {SignalKind} kind
     * @param {number | null} question the one on stage, of "not this one" */
    press(kind, question) {
      if (kind in pending) return;
      [pending[kind], refused] = [false, null];
      changed();
      attempt({ kind, key: newKey(), ...(kind === "not_this" && question !== null ? { question } : {}) });
    },
  };
}
