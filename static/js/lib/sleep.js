// A device that slept, or a page that comes back.

const HEARTBEAT_MS = 1000;
const SLEPT_MS = 3000;
const SKIPPED_MS = 1000;

/**
 * Calls `wake(slept, skipped)` when the page comes back: shown again, online again, restored, or after its timers stood
 * still. `skipped` is by how much the monotonic clock fell behind the wall clock, as it does on devices that stop it in
 * their sleep.
 * @param {(slept: boolean, skipped: number) => void} wake
 * @param {() => void} beat
 */
export function watchSleep(wake, beat) {
  let [monotonic, wall] = [performance.now(), Date.now()];
  function look() {
    const [m, w] = [performance.now(), Date.now()];
    const [passed, skipped] = [m - monotonic, w - wall - (m - monotonic)];
    [monotonic, wall] = [m, w];
    return { away: Math.max(passed, passed + skipped), skipped: skipped > SKIPPED_MS ? skipped : 0 };
  }
  setInterval(() => {
    const { away, skipped } = look();
    if (skipped || away > SLEPT_MS) wake(true, skipped);
    beat();
  }, HEARTBEAT_MS);
  let hiddenAt = Infinity;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else wake(Date.now() - hiddenAt > SLEPT_MS, look().skipped);
  });
  addEventListener("online", () => wake(true, look().skipped));
  addEventListener("pageshow", (event) => event.persisted && wake(true, look().skipped));
}
