// Which questions on the list read like the one being written: by the words they share, without the network. Writing
// without spaces is cut into pieces instead, as debate/domain/similar_questions.py cuts it and says why.

const SHORT = 4;
const ENOUGH = 0.5;
const SHOWN = 2;
const ENOUGH_PIECES = 0.6;
const FEWEST_PIECES = 3;
const FUNCTION =
  /[的了是在我你您他她它们們什么麼怎样樣如何为為会會不有对對这這那些哪请請问問吗嗎呢吧和与與及由被就都也很能可以应應该該要]/g;
const RUNS = /\p{sc=Han}+|[\p{sc=Kana}ー]{2,}|[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/gu;

/** Words that say what a question is about; short ones are left out in every language alike. @param {string} text */
function keywords(text) {
  const found = text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(found.filter((word) => word.length >= SHORT));
}

/** @param {string} text */
function isUnspaced(text) {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return unspaced > (text.replace(UNSPACED, "").match(/\p{L}/gu)?.length ?? 0);
}

/** @param {string} text */
function pieces(text) {
  const found = new Set();
  for (const run of text.normalize("NFKC").replace(FUNCTION, " ").match(RUNS) ?? []) {
    const letters = [...run];
    const size = /\p{sc=Han}/u.test(run) ? 2 : /\p{sc=Kana}/u.test(run) ? letters.length : 3;
    for (let at = 0; at + size <= letters.length; at += 1) found.add(letters.slice(at, at + size).join(""));
  }
  return found;
}

/** @param {Set<string>} a @param {Set<string>} b */
const common = (a, b) => [...a].filter((part) => b.has(part)).length;

/** @param {Set<string>} a @param {Set<string>} b */
function overlap(a, b) {
  const shared = common(a, b);
  return shared < 2 ? 0 : shared / Math.min(a.size, b.size);
}

/** @param {Set<string>} a @param {Set<string>} b */
const likeness = (a, b) => (b.size < FEWEST_PIECES ? 0 : (2 * common(a, b)) / (a.size + b.size));

/** @template {{text: string, state: string}} Q @param {string} text @param {Q[]} questions @returns {Q[]} */
export function similarQuestions(text, questions) {
  const unspaced = isUnspaced(text);
  const [cut, compare] = unspaced ? [pieces, likeness] : [keywords, overlap];
  const enough = unspaced ? ENOUGH_PIECES : ENOUGH;
  const words = cut(text);
  if (words.size < (unspaced ? FEWEST_PIECES : 2)) return [];
  return questions
    .filter(({ state }) => state !== "answered")
    .map((question) => ({ question, score: compare(words, cut(question.text)) }))
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ question }) => question);
}
