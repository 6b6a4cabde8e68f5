import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { flow } from "../../static/js/lib/division.js";
import { useWords } from "../../static/js/lib/words.js";
import { titlesAbove } from "../../static/js/screen/frame.js";
import { spokenSlot } from "../../static/js/screen/slot_words.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../../debate/words/en/${name}.json`, import.meta.url), "utf8"));

before(() => useWords({ ...read("common"), ...read("displays"), ...read("screen") }, "en"));

/** The markup that a template would make, without a document. */
function markup(part) {
  if (part === null || part === undefined || typeof part === "symbol" || typeof part === "function") return "";
  if (Array.isArray(part)) return part.map(markup).join("");
  return part.strings ? part.strings.map((text, at) => text + markup(part.values[at])).join("") : String(part);
}

const bar = (counts) => ({
  of: "both",
  n: 100,
  shares: Object.fromEntries(Object.entries(counts).map(([choice, n]) => [choice, { n, pct: n }])),
});
const NAMES = { for: "For", against: "Against", undecided: "Undecided" };

for (const ems of [20, 35, 46]) {
  test(`every figure of a reveal stands beside what it counts, on a bar of ${ems} ems`, () => {
    for (const counts of [
      { for: 48, undecided: 20, against: 32 },
      { for: 78, undecided: 9, against: 13 },
    ]) {
      const frame = { shown: { before: bar(counts), after: null }, matrix: null, step: "before" };
      const drawn = markup(flow(frame, { ems })).replace(/<table.*/s, "");
      const inside = [...drawn.matchAll(/<text[^>]*>([^<]*)</g)].map(([, said]) => said);
      const outside = [...drawn.matchAll(/<bdi>([^<]*)<\/bdi><\/span>\s*<b class="figure">([^<]*)</g)].map(
        ([, name, pct]) => `${name} ${pct}`,
      );
      const expected = Object.entries(counts).map(([choice, n]) => `${NAMES[choice]} ${n}.0%`);
      assert.deepEqual([...inside, ...outside].sort(), expected.sort());
    }
  });
}

test("nobody is next to speak in a slot without a speaker", () => {
  const clock = { duration_ms: null, adjusted_ms: 0, banked_ms: 0, started_at: null, finished_at: null };
  const slot = {
    kind: "vote",
    title: "Vote before the debate",
    speaker: null,
    side: null,
    bells: [],
    periods: [],
    grace_ms: 0,
    clock,
  };
  assert.equal(spokenSlot(slot, 0), "Next: Vote before the debate.");
  assert.equal(spokenSlot({ ...slot, kind: "speech", title: "Opening", speaker: "Amara" }, 0), "Next to speak: Amara.");
});

test("a title is said once above what is happening", () => {
  assert.deepEqual(titlesAbove(["Forum", "Debate"], ""), ["Forum", "Debate"]);
  assert.deepEqual(titlesAbove(["Debate", "Debate"], ""), ["Debate"]);
  assert.deepEqual(titlesAbove(["Forum", "Debate"], "Debate"), ["Forum"]);
  assert.deepEqual(titlesAbove(["Debate", "Debate"], "Debate"), []);
});
