// The two ways to the server: a socket, and plain HTTP where it fails.
import { io } from "../../vendor/vendor.js";
import { pause } from "./pause.js";

/** @import { Answer, Page } from "../types" */

/** What a phone may send over plain HTTP: the command and the address it is posted to. */
export const POSTED = /** @type {Record<string, string>} */ ({
  "ballot:cast": "ballots",
  "ballot:check": "ballots",
  "question:ask": "questions",
  "question:upvote": "upvotes",
  "hand:raise": "hands",
  "hand:withdraw": "hands",
});

/** @type {Answer} */
export const NO_ANSWER = { ok: false, error: { code: "no_answer", message: "" } };

/**
 * @param {Page} page
 * @param {string} command
 * @param {object} payload
 * @param {number} timeout
 * @returns {Promise<Answer>}
 */
export async function post(page, command, payload, timeout) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": page.csrf ?? "" };
  const path = page.urls[POSTED[command]];
  const asked =
    command === "ballot:check"
      ? fetch(`${path}?${new URLSearchParams(Object.entries(payload))}`, { headers })
      : fetch(path, { method: "POST", headers, body: JSON.stringify(payload) });
  const first = await Promise.race([asked.then((response) => response.json()), pause(timeout)]).catch(() => null);
  return typeof first?.ok === "boolean" ? first : NO_ANSWER;
}

/** @param {Page} page */
export const openSocket = ({ code, face, token, preview }) =>
  io({
    transports: ["websocket"],
    auth: { event: code, role: face, token: token ?? undefined, preview: preview || undefined },
    reconnectionDelay: 500,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.5,
    timeout: 8000,
  });
