// What a face does about a part of it that failed: tells the server, and offers its reader to load the page again.
import { page } from "./page.js";
import { t } from "./words.js";

let reported = false;
/** @type {HTMLElement | null} */
let shown = null;

/** Tells the server, once: which part, what kind of error, where in our scripts. Nothing of what the page shows.
 * @param {any} error @param {string} name */
export function report(error, name) {
  if (reported) return;
  reported = true;
  const [at = ""] = /[\w./-]+\.js:\d+:\d+/.exec(String(error?.stack)) ?? [];
  const body = JSON.stringify({ face: page.face, part: name, kind: String(error?.name), at });
  fetch("/faults", { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body }).catch(
    () => {},
  );
}

/**
 * While something cannot be shown, the page says so and can be loaded again: a phone without its script.
 * @param {boolean} on
 */
export function offer(on) {
  shown?.remove();
  shown = on ? document.createElement("p") : null;
  if (!shown) return;
  const link = document.createElement("a");
  link.href = page.urls.again ?? location.href;
  link.append(t("fault.again"));
  shown.className = "fault";
  shown.setAttribute("role", "alert");
  shown.append(t("fault.says"), " ", link);
  document.body.append(shown);
}
