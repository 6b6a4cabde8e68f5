/** A result frame of the desk's own debate, at each step of its reveal. */

import { NOW, SEAL, MOTION } from "./desk_facts.js";
import { frameOf } from "./result.js";

/**
 * @param {string} step
 * @param {string} [name]
 * @returns {import("../types.js").ResultFrame}
 */
export function frameAt(step, name = "real") {
  return frameOf(name, step, { poll: 32, pair: 7, motion: MOTION, seal: { ...SEAL, sealed_at: NOW } });
}
