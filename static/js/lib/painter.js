// Painting a face, and what fails in it.

const AFTER_FAILURE_MS = 1000;
const AFTER_LOAD_MS = 200;

/** What each part of the face showed last. @type {Map<string, unknown>} */
const lasting = new Map();
/** Is a paint under way that stands whatever fails in it? Elsewhere an exception is nobody's to hold back. */
let painting = false;
let failures = 0;
let offered = false;

/** One part of a face. If it throws, what it showed last stays, and the other parts are painted as ever.
 * @template T @param {string} name @param {() => T} make @returns {T | undefined} */
export function part(name, make) {
  if (!painting) return make();
  const made = attempt(make, name);
  if (made !== undefined) lasting.set(name, made);
  return /** @type {T | undefined} */ (lasting.get(name));
}

/** @template T @param {() => T} make @param {string} name @returns {T | undefined} */
function attempt(make, name) {
  try {
    return make();
  } catch (error) {
    failures += 1;
    console.error(error);
    report(error, name);
  }
}

/**
 * The module that tells of a failure: most phones never need it. It waits until the page has loaded, because a phone
 * then stops whatever is still on its way, to take its refresh back.
 */
const loadFault = () =>
  new Promise((done) => {
    const soon = () => setTimeout(() => done(null), AFTER_LOAD_MS);
    if (document.readyState === "complete") soon();
    else addEventListener("load", soon);
  }).then(() => import("./fault.js"));

/** @param {any} error @param {string} name */
export function report(error, name) {
  loadFault().then(
    (fault) => fault.report(error, name),
    () => {},
  );
}

function showOffer() {
  if (offered === failures > 0) return;
  offered = failures > 0;
  loadFault().then(
    (fault) => fault.offer(offered),
    () => {},
  );
}

/**
 * Paints at once, after every call of the function it returns, and `nextDelay()` ms after each paint (null: not by
 * itself). A paint that fails leaves the last one standing.
 * @param {() => void} render
 * @param {() => number | null} [nextDelay]
 */
export function startPainting(render, nextDelay = () => null) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asked = false;
  const paint = () => {
    asked = false;
    clearTimeout(timer);
    [painting, failures] = [true, 0];
    attempt(render, "face");
    const delay = attempt(nextDelay, "delay") ?? (failures ? AFTER_FAILURE_MS : null);
    painting = false;
    showOffer();
    // A few milliseconds past the boundary: a timer may fire early by a fraction, and would then paint the old text.
    if (delay !== null && Number.isFinite(delay)) timer = setTimeout(changed, Math.max(0, delay) + 4);
  };
  function changed() {
    if (!asked) requestAnimationFrame(paint);
    asked = true;
  }
  paint();
  return changed;
}

if (typeof document !== "undefined") {
  addEventListener("error", ({ error }) => error && report(error, "script"));
  addEventListener("unhandledrejection", ({ reason }) => report(reason, "promise"));
}
