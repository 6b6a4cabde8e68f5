import assert from "node:assert/strict";
import { before, test } from "node:test";
import { useWords } from "../../static/js/lib/words.js";
import { approval } from "../../static/js/polls/approval.js";
import { estimate } from "../../static/js/polls/estimate.js";
import { ranking } from "../../static/js/polls/ranking.js";
import { words } from "../../static/js/polls/words.js";

before(() => useWords({}, "en"));

const options = [
  { id: "1", text: "Court" },
  { id: "2", text: "אבג" },
  { id: "3", text: "דהו" },
];

test("a ranking keeps its order where letters run from right to left", () => {
  assert.equal(ranking.answer("1,2,3", { options, settings: { most: null } }), "1. Court, 2. ⁨אבג⁩, 3. ⁨דהו⁩");
});

test("what was ticked stays apart where letters run from right to left", () => {
  assert.equal(approval.answer("2,3", { options, settings: { most: null } }), "⁨אבג⁩, ⁨דהו⁩");
});

test("words that were written stay apart where letters run from right to left", () => {
  assert.equal(words.answer("Court,אבג,דהו", { options: [], settings: { most: 3 } }), "Court, ⁨אבג⁩, ⁨דהו⁩");
});

test("what is written of several words keeps its field until it is sent", () => {
  const poll = { id: 7, pair: null, groups: [], earlier: null, kind: "words", options: [], settings: { most: 3 } };
  const slices = { ballots: { 7: { choice: "trust", receipt: "K7-4Q2MX" } } };
  const state = { picked: null, pending: null, refusal: null, urls: {}, slices, on: {} };
  assert.ok(JSON.stringify(words.ballot(state, poll)).includes('"trust"'));
  const drawn = JSON.stringify(words.ballot({ ...state, picked: { poll: 7, options: ["", "time", ""] } }, poll));
  assert.ok(drawn.includes('"time"'));
  assert.ok(!drawn.includes('"trust"'), "what was sent before does not come back while another answer is written");
});

test("the comma of a number that waits to be sent is the number's own", () => {
  const pending = { poll: 7, choice: "12,5" };
  const poll = {
    id: 7,
    pair: null,
    groups: [],
    earlier: null,
    kind: "estimate",
    options: [],
    settings: { unit: "", decimals: 1 },
  };
  const state = { picked: null, pending, refusal: null, urls: {}, slices: { ballots: {} }, on: {} };
  assert.ok(JSON.stringify(estimate.ballot(state, poll)).includes('"12,5"'));
});
