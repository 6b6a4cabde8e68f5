import { isOutOfDate } from "../lib/status.js";

/**
 * What the views of screen and stage are functions of.
 *
 * `lost`: no connection for so long that the hall should know. `ended`: the link was revoked. `vague`: the server's
 * time is known worse than to 250 ms. `notices`: what this page cannot do by itself, while it says so. `rung`: how
 * often the desk's bell has rung, while that is to be seen. `upright`: the display stands on its short side. `playing`:
 * the reveal's step changed while the hall watched, so its figure moves into place; otherwise the end state stands at
 * once. `ballots`: the turnout as it is counted up just now. `dir`: set where the writing runs otherwise than the
 * page's.
 *
 * @typedef {{
 *   slices: import("../types").Slices,
 *   now: number,
 *   urls: Record<string, string>,
 *   lost?: boolean,
 *   ended?: boolean,
 *   vague?: boolean,
 *   notices?: import("../lib/readiness.js").Notice[],
 *   rung?: number,
 *   upright?: boolean,
 *   playing?: boolean,
 *   ballots?: number | null,
 *   dir?: "rtl" | "ltr",
 * }} ScreenState
 */

/** A clock that may be off by more says so, once there was time to measure. */
const VAGUE_MS = 250;
const MEASURED_AFTER_MS = 2000;

/**
 * The part of the state that every face reads from its connection.
 * @param {import("../types").Live} live
 */
export function connection(live) {
  const { kind, since } = live.status;
  const measured = kind === "live" && performance.now() - since > MEASURED_AFTER_MS;
  return {
    lost: kind !== "ended" && isOutOfDate(live.status),
    ended: kind === "ended",
    vague: measured && live.uncertainty() > VAGUE_MS,
  };
}

/**
 * How long until the connection must be called lost or its time measured, or null.
 * @param {import("../types").Live} live
 */
export function untilLost(live) {
  const { kind, since, grace_ms } = live.status;
  const left = (kind === "live" ? MEASURED_AFTER_MS : grace_ms) - (performance.now() - since);
  return kind !== "ended" && left > 0 ? left : null;
}
