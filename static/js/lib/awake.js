/**
 * Keeps the display on while the page is seen, where the browser can: over HTTPS or on the machine itself, and not in
 * each.
 */

/**
 * @param {() => void} changed called when the lock was taken or lost
 * @returns {() => boolean | null} is it held; null until the browser has answered
 */
export function keepAwake(changed) {
  /** @type {boolean | null} */
  let held = null;

  /** @param {boolean} now */
  function say(now) {
    const news = held !== now;
    held = now;
    if (news) changed();
  }

  async function request() {
    if (document.visibilityState !== "visible" || held) return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => say(false));
      say(true);
    } catch {
      say(false);
    }
  }

  document.addEventListener("visibilitychange", request);
  // Some browsers grant the lock only after a touch.
  document.addEventListener("pointerdown", request);
  // Without a lock to ask for the answer is there at once: the caller hears it once it has what it needs.
  queueMicrotask(request);
  return () => held;
}
