/** Measured fitting: a box marked `data-fit` sets its text smaller until nothing runs over. Length classes come first. */

const SMALLEST = 0.4;
/** Grows when a font arrives: then the same text takes another room. */
let fonts = 0;
/** @type {WeakMap<HTMLElement, string>} */
const fitted = new WeakMap();

/** @param {ParentNode} root */
export function fitAll(root) {
  /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-fit]")).forEach(fit);
}

/** Fits anew whenever the room or the fonts have changed. @param {HTMLElement} root */
export function keepFitted(root) {
  new ResizeObserver(() => fitAll(root)).observe(root);
  document.fonts.addEventListener("loadingdone", () => {
    fonts += 1;
    fitAll(root);
  });
}

/** @param {HTMLElement} box */
function fit(box) {
  const asked = `${fonts} ${box.clientWidth} ${box.clientHeight} ${getComputedStyle(box).fontSize} ${box.textContent}`;
  if (fitted.get(box) === asked) return;
  fitted.set(box, asked);
  setScale(box, 1);
  if (overflows(box)) setScale(box, largest(box));
}

/** @param {HTMLElement} box */
function overflows(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/** @param {HTMLElement} box */
function largest(box) {
  let [low, high] = [SMALLEST, 1];
  for (let step = 0; step < 6; step += 1) {
    const middle = (low + high) / 2;
    setScale(box, middle);
    if (overflows(box)) high = middle;
    else low = middle;
  }
  return low;
}

/** @param {HTMLElement} box @param {number} scale */
function setScale(box, scale) {
  box.style.setProperty("--fit", scale.toFixed(3));
}
