/** A result frame at each step of its reveal, from one matrix of voters. */

import { NOW, SEAL, MOTION } from "./desk_facts.js";

const MATRIX = {
  for: { for: 34, against: 6, undecided: 3 },
  against: { for: 9, against: 27, undecided: 3 },
  undecided: { for: 37, against: 22, undecided: 12 },
};
const BEFORE = { for: 58, against: 48, undecided: 81 };
const AFTER = { for: 98, against: 73, undecided: 30 };

/**
 * @param {"before" | "after" | "movement" | "winner"} step
 * @returns {import("../types.js").ResultFrame}
 */
export function frameAt(step) {
  const steps = ["before", "after", "movement", "winner"];
  const reached = steps.indexOf(step);
  return {
    poll: 32,
    pair: 7,
    round: "post",
    title: "Oxford Style Debate",
    motion: MOTION,
    seal: { ...SEAL, sealed_at: NOW },
    step,
    steps,
    before: BEFORE,
    after: reached >= 1 ? AFTER : null,
    counts: reached >= 2 ? { before: 187, after: 201, both: 153, only_before: 34, only_after: 48 } : null,
    matrix: reached >= 2 ? MATRIX : null,
    matched: reached >= 2 ? { before: { for: 43, against: 39, undecided: 71 }, after: { for: 80, against: 55, undecided: 18 } } : null,
    outcome:
      reached >= 3
        ? {
            verdict: "for",
            rule: "matched",
            margin_pct: 13.7,
            spread_pct: 6.1,
            shifts: {
              for: { before_pct: 28.1, after_pct: 52.3, gain_pct: 24.2 },
              against: { before_pct: 25.5, after_pct: 35.9, gain_pct: 10.5 },
            },
          }
        : null,
    hashes: { pre: "b41f77d0", post: "1c09ae55" },
  };
}
