// How the connection stands.

/** @import { Status } from "../types" */

/** @param {Status["kind"]} kind */
export const isUp = (kind) => kind === "live" || kind === "polling";

/** Is what the face shows old enough to say so? @param {Status} status */
export function isOutOfDate({ kind, since, grace_ms }, at = performance.now()) {
  return !isUp(kind) && at - since >= grace_ms;
}
