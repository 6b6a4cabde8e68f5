/**
 * Measured fitting: a box marked `data-fit` sets its text smaller until nothing runs over. Length classes come first.
 */

const SMALLEST = 0.25;
/** Below this part of its size a text is no longer large: rather than that, something else gives way. */
const LARGE = 0.64;
/** As screen.css asks: from here on what stood side by side stands one above the other. */
export const UPRIGHT = "(max-aspect-ratio: 4/5)";
/** Grows when a font arrives: then the same text takes another room. */
let fonts = 0;
/** @type {WeakMap<HTMLElement, string>} */
const fitted = new WeakMap();

/** What is measured once all else has its size. @type {((root: ParentNode) => void)[]} */
const settling = [];

/** @param {(root: ParentNode) => void} settle */
export const onFitted = (settle) => settling.push(settle);

/** @param {ParentNode} root */
export function fitAll(root) {
  /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-fit]")).forEach(fit);
  for (const settle of settling) settle(root);
}

/** Once more, since something in its box has taken another form. @param {HTMLElement} part */
export function refit(part) {
  const box = /** @type {HTMLElement | null} */ (part.closest("[data-fit]"));
  if (!box) return;
  fitted.delete(box);
  fit(box);
}

/** Fits anew whenever the room or the fonts have changed. @param {HTMLElement} root */
export function keepFitted(root) {
  new ResizeObserver(() => fitAll(root)).observe(root);
  root.ownerDocument.fonts.addEventListener("loadingdone", () => {
    fonts += 1;
    fitAll(root);
  });
}

/** @param {HTMLElement} box */
function fit(box) {
  const asked = `${fonts} ${box.clientWidth} ${box.clientHeight} ${getComputedStyle(box).fontSize} ${box.textContent}`;
  if (fitted.get(box) === asked) return;
  fitted.set(box, asked);
  delete box.dataset.breaks;
  delete box.dataset.tight;
  setScale(box, 1);
  if (overflows(box)) shrink(box);
}

/**
 * What gives way, in this order: the size, as long as it stays large; then the words, which break anywhere (an address,
 * a compound of eighty letters); last what stands beside the text and is told elsewhere too, such as the names under a
 * motion. The sheets let no text of the hall become smaller than it can read.
 * @param {HTMLElement} box
 */
function shrink(box) {
  const whole = largest(box);
  if (whole >= LARGE) return;
  box.dataset.breaks = "";
  const broken = largest(box);
  if (broken <= whole) {
    delete box.dataset.breaks;
    setScale(box, whole || SMALLEST);
  }
  if (!overflows(box) && !(Math.max(whole, broken) < LARGE && box.querySelector(".teams"))) return;
  box.dataset.tight = "";
  largest(box);
}

/** @param {HTMLElement} box */
function overflows(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/**
 * Sets the largest scale at which the box does not run over, or the smallest, and returns it; 0 where it runs over at
 * any.
 * @param {HTMLElement} box
 */
function largest(box) {
  let [low, high] = [SMALLEST, 1];
  for (let step = 0; step < 6; step += 1) {
    const middle = (low + high) / 2;
    setScale(box, middle);
    if (overflows(box)) high = middle;
    else low = middle;
  }
  setScale(box, low);
  return low === SMALLEST && overflows(box) ? 0 : low;
}

/** @param {HTMLElement} box @param {number} scale */
function setScale(box, scale) {
  box.style.setProperty("--fit", scale.toFixed(3));
}
