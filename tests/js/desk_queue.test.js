import assert from "node:assert/strict";
import { test } from "node:test";
import { balance, counts, filterOf, filterQuestions } from "../../static/js/desk/filter_questions.js";

const [FOR, AGAINST] = ["for", "against"].map((side) => ({ to: side, side }));
const AMARA = { to: "Amara Lindqvist", person: 1, side: "for" };
const ALL = { filter: "new", to: "all", words: "" };
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
  const order = (questions, filter) => filterQuestions(questions, { ...ALL, filter }).map(({ id }) => id);
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
  filterQuestions(items, ALL);
  assert.deepEqual(items, before);
});

test("questions are found by side, by the panel, and by words in any case", () => {
  const items = [ask(AMARA), ask(AGAINST), ask({ text: "Who VOTES here?", name: "Lea" })];
  const found = (wanted) => filterQuestions(items, { ...ALL, ...wanted }).length;
  assert.deepEqual([found({ to: "for" }), found({ to: "against" }), found({ to: "panel" })], [1, 1, 1]);
  assert.deepEqual([found({ words: " votes " }), found({ words: "LEA" }), found({ words: "nothing" })], [1, 1, 0]);
});

test("the balance counts what was put to a side and names whose turn it is", () => {
  const put = (whom, state = "answered") => ask({ ...whom, state });
  assert.deepEqual(balance([put(FOR), put(AMARA, "on_stage"), put(AGAINST), put({}), ask(AGAINST)]), {
    for: 2,
    against: 1,
    turn: "against",
  });
  assert.equal(balance([]).turn, null);
});

test("five thousand questions are filtered within a frame's time", () => {
  const items = Array.from({ length: 5000 }, (_, i) =>
    ask({ votes: i % 97, state: i % 2 ? "new" : "approved", ...AGAINST }),
  );
  const took = Array.from({ length: 5 }, () => {
    const started = performance.now();
    filterQuestions(items, { filter: "approved", to: "against", words: "pays" });
    return performance.now() - started;
  });
  assert.ok(Math.min(...took) < 100, "filtering must not hold up the desk");
});
