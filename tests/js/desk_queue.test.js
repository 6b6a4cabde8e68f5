import assert from "node:assert/strict";
import { test } from "node:test";
import { balance, counts, filterOf, filterQuestions, sideOf } from "../../static/js/desk/filter_questions.js";

const SPEAKERS = [
  { id: 1, side: "for", seat: 1, name: "Amara Lindqvist" },
  { id: 2, side: "against", seat: 1, name: "Tomas Varga" },
  { id: 3, side: "against", seat: 2, name: "" },
];
const ALL = { filter: "new", to: "all", words: "" };
let ids = 0;
const ask = (part = {}) => ({
  id: ++ids,
  text: "Who pays?",
  name: null,
  to: null,
  state: "new",
  original: null,
  votes: 0,
  asked_at: ids,
  asker: "K7QX",
  flags: [],
  similar: [],
  merged_into: null,
  allowed: [],
  ...part,
});

test("every end counts as done", () => {
  assert.deepEqual(
    ["answered", "declined", "merged", "withdrawn"].map((state) => filterOf(ask({ state }))),
    ["done", "done", "done", "done"],
  );
  assert.deepEqual(counts([ask(), ask({ state: "declined" }), ask({ state: "next" })]), {
    new: 1,
    approved: 0,
    next: 1,
    on_stage: 0,
    done: 1,
  });
});

test("new questions stand oldest first, approved ones by votes, done ones newest first", () => {
  const order = (questions, filter) => filterQuestions(questions, { ...ALL, filter }, SPEAKERS).map(({ id }) => id);
  const [a, b] = [ask({ asked_at: 20 }), ask({ asked_at: 10 })];
  assert.deepEqual(order([a, b], "new"), [b.id, a.id]);
  const [c, d] = [ask({ state: "approved", votes: 3 }), ask({ state: "approved", votes: 9 })];
  assert.deepEqual(order([c, d], "approved"), [d.id, c.id]);
  const [e, f] = [ask({ state: "answered", asked_at: 1 }), ask({ state: "answered", asked_at: 2 })];
  assert.deepEqual(order([e, f], "done"), [f.id, e.id]);
});

test("filtering leaves the slice's own list as it was", () => {
  const items = [ask({ asked_at: 2 }), ask({ asked_at: 1 })];
  const before = [...items];
  filterQuestions(items, ALL, SPEAKERS);
  assert.deepEqual(items, before);
});

test("a question to a speaker belongs to the speaker's side; an empty seat is nobody", () => {
  assert.equal(sideOf("Tomas Varga", SPEAKERS), "against");
  assert.equal(sideOf("for", SPEAKERS), "for");
  assert.equal(sideOf(null, SPEAKERS), null);
  assert.equal(sideOf("", SPEAKERS), null);
});

test("questions are found by side, by the panel, and by words in any case", () => {
  const items = [ask({ to: "Amara Lindqvist" }), ask({ to: "against" }), ask({ text: "Who VOTES here?", name: "Lea" })];
  const found = (wanted) => filterQuestions(items, { ...ALL, ...wanted }, SPEAKERS).length;
  assert.deepEqual([found({ to: "for" }), found({ to: "against" }), found({ to: "panel" })], [1, 1, 1]);
  assert.deepEqual([found({ words: " votes " }), found({ words: "LEA" }), found({ words: "nothing" })], [1, 1, 0]);
});

test("the balance counts what was put to a side and names whose turn it is", () => {
  const put = (to, state = "answered") => ask({ to, state });
  assert.deepEqual(
    balance(
      [put("for"), put("Amara Lindqvist", "on_stage"), put("against"), put(null), ask({ to: "against" })],
      SPEAKERS,
    ),
    { for: 2, against: 1, turn: "against" },
  );
  assert.equal(balance([], SPEAKERS).turn, null);
});

test("five thousand questions are filtered within a frame's time", () => {
  const items = Array.from({ length: 5000 }, (_, i) =>
    ask({ votes: i % 97, state: i % 2 ? "new" : "approved", to: "Tomas Varga" }),
  );
  const took = Array.from({ length: 5 }, () => {
    const started = performance.now();
    filterQuestions(items, { filter: "approved", to: "against", words: "pays" }, SPEAKERS);
    return performance.now() - started;
  });
  assert.ok(Math.min(...took) < 100, "filtering must not hold up the desk");
});
