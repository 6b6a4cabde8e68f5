/**
 * The screen's own view in small, in a document of its own with the screen's own sheet: what is armed looks here
 * exactly as it will in the hall, because it is drawn by the same code at the same size.
 */

import { html, render } from "../../vendor/vendor.js";
import { fitAll, keepFitted } from "../screen/fit.js";
import { screenView } from "../screen/view.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../screen/state.js").ScreenState} ScreenState
 * @typedef {HTMLIFrameElement & {pictured?: ScreenState}} Picture
 */

const SHEET = new URL("../../dist/screen.css", import.meta.url).href;

/** @param {Desk} desk @param {import("../types.js").ResultFrame} frame @param {string} title */
export function resultPicture(desk, frame, title) {
  return picture(
    desk,
    {
      scene: { kind: "reveal", text: null, pinned: false },
      result: { frame, poll: null, on_screen: true, given_up: null },
    },
    title,
  );
}

/** @param {Desk} desk @param {Partial<ScreenState["slices"]>} changed @param {string} title */
export function picture(desk, changed, title) {
  const state = { slices: { ...desk.slices, ...changed }, now: desk.now, urls: desk.page.urls };
  return html`
    <iframe class="mini__frame" data-picture title=${title} tabindex="-1" .pictured=${state}></iframe>
  `;
}

/** @param {ParentNode} root */
export function drawPictures(root) {
  for (const frame of root.querySelectorAll("iframe[data-picture]")) draw(/** @type {Picture} */ (frame));
}

/** @param {Picture} frame */
function draw(frame) {
  const inside = frame.contentDocument;
  if (!inside || !frame.pictured) return;
  const { body } = inside;
  if (!body.className) prepare(inside);
  render(screenView(frame.pictured), body);
  fitAll(body);
}

/** @param {Document} inside */
function prepare(inside) {
  const sheet = inside.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = SHEET;
  sheet.addEventListener("load", () => fitAll(inside.body));
  inside.head.append(sheet);
  inside.documentElement.lang = document.documentElement.lang;
  inside.documentElement.dir = document.documentElement.dir;
  inside.body.className = "face-screen";
  keepFitted(inside.body);
}
