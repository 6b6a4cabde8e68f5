// What the server wrote into the page for its script.

/** @import { Page } from "../types" */

/** @returns {Page} */
function readPage() {
  const text = typeof document === "undefined" ? null : document.getElementById("page")?.textContent;
  return JSON.parse(
    text || '{"words":{},"lang":"en","urls":{},"limits":{},"snapshot":{"server_ms":0,"epoch":"","slices":{}}}',
  );
}

export const page = readPage();
