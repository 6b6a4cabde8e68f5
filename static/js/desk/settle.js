/** What has to happen to the page after each painting, and cannot be said in a template. */

import { drawPictures } from "./preview.js";

const SCREEN_PX = 1920;

/** @type {Element | null} */
let opener = null;

/** Miniatures keep the screen's own size and are scaled to their place. */
const resized = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const mini = /** @type {HTMLElement} */ (target);
    mini.style.setProperty("--scale", String(contentRect.width / SCREEN_PX));
  }
});

/** @type {Element | null} */
let shownPlace = null;
/** @type {Element | null} */
let shownFrame = null;

/** @param {ParentNode} root */
export function settle(root) {
  openDialog(root);
  drawPictures(root);
  for (const mini of root.querySelectorAll(".mini")) resized.observe(mini);
  const place = root.querySelector(".slot[data-place=current]") ?? root.querySelector(".sheet__item[data-state=live]");
  if (place && place !== shownPlace) place.scrollIntoView({ block: "nearest" });
  shownPlace = place;
  // What is armed is to be read before it goes out: it comes into sight, wherever the desk was scrolled to.
  const armed = root.querySelector(".armed");
  if (armed && armed !== shownFrame) armed.scrollIntoView({ block: "nearest" });
  shownFrame = armed;
}

const FIELDS = "input:enabled, textarea:enabled, select:enabled";

/**
 * The first field has the focus, or the one that asks for it; where there is none, the dialog itself. Never a button:
 * the space bar that opened the dialog would press it.
 * @param {HTMLDialogElement} dialog
 */
function focusFirst(dialog) {
  const field = /** @type {HTMLElement | null} */ (dialog.querySelector("[autofocus]") ?? dialog.querySelector(FIELDS));
  (field ?? dialog).focus();
}

/** One dialog may lead to another one. @type {string | undefined} */
let shownKind;

/** @param {ParentNode} root */
function openDialog(root) {
  const dialog = /** @type {HTMLDialogElement | null} */ (root.querySelector("dialog[data-modal]"));
  if (dialog && !dialog.open) {
    opener = document.activeElement;
    dialog.showModal();
    focusFirst(dialog);
  } else if (dialog && dialog.dataset.kind !== shownKind) focusFirst(dialog);
  shownKind = dialog?.dataset.kind;
  if (!dialog && opener) {
    if (opener.isConnected) /** @type {HTMLElement} */ (opener).focus();
    opener = null;
  }
}
