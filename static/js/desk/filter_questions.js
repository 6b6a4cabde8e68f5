/** The question queue's filters, order and balance. Pure, and quick for thousands of questions. */

/**
 * @typedef {import("../types.js").DeskQuestion} DeskQuestion
 */

export const FILTERS = ["new", "approved", "next", "on_stage", "done"];

/** @type {Record<string, string>} */
const FILTER_OF = { new: "new", approved: "approved", next: "next", on_stage: "on_stage" };

/** @param {DeskQuestion} question */
export function filterOf(question) {
  return FILTER_OF[question.state] ?? "done";
}

/**
 * @param {DeskQuestion[]} questions
 * @returns {Record<string, number>}
 */
export function counts(questions) {
  /** @type {Record<string, number>} */
  const found = Object.fromEntries(FILTERS.map((filter) => [filter, 0]));
  for (const question of questions) found[filterOf(question)] += 1;
  return found;
}

/**
 * The questions behind one filter: new ones oldest first, approved ones by votes, done ones newest first.
 * @param {DeskQuestion[]} questions
 * @param {{filter: string, to: string, words: string}} wanted `to`: "all" | "for" | "against" | "panel"
 */
export function filterQuestions(questions, wanted) {
  const needle = wanted.words.trim().toLocaleLowerCase();
  const kept = questions.filter(
    (one) =>
      filterOf(one) === wanted.filter &&
      (wanted.to === "all" || (one.side ?? "panel") === wanted.to) &&
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

/**
 * How many questions each side had put to it (on stage or answered), and the side whose turn it is.
 * @param {DeskQuestion[]} questions
 * @returns {{for: number, against: number, turn: "for" | "against" | null}}
 */
export function balance(questions) {
  const put = questions.filter((one) => one.state === "on_stage" || one.state === "answered");
  const sides = put.map(({ side }) => side);
  const [pro, contra] = ["for", "against"].map((side) => sides.filter((one) => one === side).length);
  return { for: pro, against: contra, turn: pro === contra ? null : pro < contra ? "for" : "against" };
}
