/** Keeps the display on while the page is seen, where the browser can. */

export function keepAwake() {
  const request = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", request);
  // Some browsers grant the lock only after a touch.
  document.addEventListener("pointerdown", request, { once: true });
  request();
}
