import assert from "node:assert/strict";
import { test } from "node:test";
import { filterQuestions } from "../../static/js/desk/filter_questions.js";

const AGAINST = { to: "against", side: "against", put_to: ["against"] };
const AMARA = { to: "Amara Lindqvist", person: 1, side: "for", put_to: ["for", "#1"] };
const ALL = { filter: "new", to: "all", label: null, words: "" };
let ids = 0;
const ask = (part = {}) => ({
  id: ++ids,
  text: "Who pays?",
  name: null,
  to: null,
  person: null,
  side: null,
  state: "new",
  original: null,
  votes: 0,
  asked_at: ids,
  asker: "K7QX",
  flags: [],
  similar: [],
  merged_into: null,
  allowed: [],
  labels: [],
  put_to: ["panel"],
  pile: part.state ?? "new",
  ...part,
});

test("new questions stand oldest first, approved ones by votes, done ones newest first", () => {
  const order = (questions, filter) => filterQuestions(questions, { ...ALL, filter }).map(({ id }) => id);
  const [a, b] = [ask({ asked_at: 20 }), ask({ asked_at: 10 })];
  assert.deepEqual(order([a, b], "new"), [b.id, a.id]);
  const [c, d] = [ask({ state: "approved", votes: 3 }), ask({ state: "approved", votes: 9 })];
  assert.deepEqual(order([c, d], "approved"), [d.id, c.id]);
  const [e, f] = [ask({ pile: "done", asked_at: 1 }), ask({ pile: "done", asked_at: 2 })];
  assert.deepEqual(order([e, f], "done"), [f.id, e.id]);
});

test("filtering leaves the slice's own list as it was", () => {
  const items = [ask({ asked_at: 2 }), ask({ asked_at: 1 })];
  const before = [...items];
  filterQuestions(items, ALL);
  assert.deepEqual(items, before);
});

test("questions are found by side, by the panel, and by words in any case", () => {
  const items = [ask(AMARA), ask(AGAINST), ask({ text: "Who VOTES here?", name: "Lea" })];
  const found = (wanted) => filterQuestions(items, { ...ALL, ...wanted }).length;
  assert.deepEqual([found({ to: "for" }), found({ to: "against" }), found({ to: "panel" })], [1, 1, 1]);
  assert.deepEqual([found({ to: "#1" }), found({ to: "#2" })], [1, 0]);
  assert.deepEqual([found({ words: " votes " }), found({ words: "LEA" }), found({ words: "nothing" })], [1, 1, 0]);
});

test("questions are found by a label", () => {
  const items = [ask({ labels: ["Budget", "Security"] }), ask({ labels: ["Budget"] }), ask()];
  const found = (label) => filterQuestions(items, { ...ALL, label }).length;
  assert.deepEqual([found("Budget"), found("Security"), found(null)], [2, 1, 3]);
});

test("five thousand questions are filtered within a frame's time", () => {
  const items = Array.from({ length: 5000 }, (_, i) =>
    ask({ votes: i % 97, state: i % 2 ? "new" : "approved", ...AGAINST }),
  );
  const took = Array.from({ length: 5 }, () => {
    const started = performance.now();
    filterQuestions(items, { filter: "approved", to: "against", label: null, words: "pays" });
    return performance.now() - started;
  });
  assert.ok(Math.min(...took) < 100, "filtering must not hold up the desk");
});
