/** Which questions of the queue are listed, in which order. Pure, and quick for thousands of questions. */

/**
 * @typedef {import("../types.js").DeskQuestion} DeskQuestion
 * @typedef {import("../types.js").Pile} Pile
 * @typedef {{filter: string, to: string, label: string | null, words: string}} Wanted `to`: "all", or what a question
 *   is counted under
 */

/** @type {Pile[]} */
export const FILTERS = ["new", "approved", "next", "on_stage", "done"];

/**
 * The questions behind one filter: new ones oldest first, approved ones by votes, done ones newest first.
 * @param {DeskQuestion[]} questions
 * @param {Wanted} wanted
 */
export function filterQuestions(questions, wanted) {
  const needle = wanted.words.trim().toLocaleLowerCase();
  const kept = questions.filter(
    (one) =>
      one.pile === wanted.filter &&
      (wanted.to === "all" || one.put_to.includes(wanted.to)) &&
      (wanted.label === null || one.labels.includes(wanted.label)) &&
      (!needle || `${one.text} ${one.name ?? ""} ${one.asker}`.toLocaleLowerCase().includes(needle)),
  );
  return kept.sort(ORDERS[wanted.filter] ?? ORDERS.new);
}

/** @type {Record<string, (a: DeskQuestion, b: DeskQuestion) => number>} */
const ORDERS = {
  new: (a, b) => a.asked_at - b.asked_at || a.id - b.id,
  approved: (a, b) => b.votes - a.votes || a.id - b.id,
  done: (a, b) => b.asked_at - a.asked_at || b.id - a.id,
};
