// The page refreshes itself until its script has painted.
import { page } from "../lib/page.js";

const REFRESHES_KEPT = 4;

/** Tells the refresh of this page that it is not needed: the server answers the page's key with nothing to load. */
export function cancelRefresh() {
  const refresh = /** @type {HTMLMetaElement | null} */ (document.querySelector("head > meta[http-equiv=refresh]"));
  const [, key] = refresh?.content.match(/unless=([\w-]+)/) ?? [];
  const [, known = ""] = document.cookie.match(/painted=([\w.-]*)/) ?? [];
  const keys = [key, ...known.split(".")].slice(0, REFRESHES_KEPT).join(".");
  if (key) document.cookie = `painted=${keys}; path=/j/${page.code}; max-age=86400; samesite=lax`;
  // Where stopping takes a declared refresh back, none comes: without a network it would leave the browser's own page
  // of errors in the place of this one. The timer runs from the load event on.
  const stop = () => setTimeout(() => window.stop());
  if (document.readyState === "complete") stop();
  else addEventListener("load", stop);
}
