// How the ballot of this phone stands in a poll.

/** @import { PhoneState } from "../types" */

/** @param {PhoneState} s @param {{id: number}} poll */
export function ballotState({ slices, pending, refusal }, poll) {
  const mine = slices.ballots?.[poll.id];
  if (pending?.poll === poll.id) return { kind: pending.trouble ? "waiting" : "sending", choice: pending.choice, mine };
  if (refusal?.poll === poll.id) return { kind: "refused", choice: mine?.choice, mine };
  return { kind: mine ? "counted" : "open", choice: mine?.choice, mine };
}
