// Which questions on the list read like the one being written: by the words they share, without the network.

const SHORT = 4;
const ENOUGH = 0.5;
const SHOWN = 2;

/** Words that say what a question is about; short ones are left out in every language alike. @param {string} text */
function keywords(text) {
  const found = text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(found.filter((word) => word.length >= SHORT));
}

/** @param {Set<string>} a @param {Set<string>} b */
function overlap(a, b) {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared < 2 ? 0 : shared / Math.min(a.size, b.size);
}

/** @template {{text: string, state: string}} Q @param {string} text @param {Q[]} questions @returns {Q[]} */
export function alike(text, questions) {
  const words = keywords(text);
  if (words.size < 2) return [];
  return questions
    .filter(({ state }) => state !== "answered")
    .map((question) => ({ question, score: overlap(words, keywords(question.text)) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ question }) => question);
}
