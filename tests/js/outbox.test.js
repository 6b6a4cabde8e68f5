import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Outbox } from "../../static/js/lib/outbox.js";

const NO_ANSWER = { ok: false, error: { code: "no_answer" } };
const REFUSED = { ok: false, error: { code: "poll_closed" } };
const COUNTED = { ok: true, receipt: "K7-4Q2M" };

/** @type {Outbox[]} */
const made = [];
afterEach(() => {
  for (const { timer } of made.splice(0)) clearTimeout(timer);
});

function memory(kept = new Map()) {
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => kept.set(name, text),
    removeItem: (name) => kept.delete(name),
  };
}

/** An outbox whose sends are answered by hand, in any order. */
function make(storage = memory()) {
  const sent = [];
  const counted = [];
  const outbox = new Outbox({
    storage,
    name: "ballot:TDF25",
    newKey: () => crypto.randomUUID(),
    changed: () => {},
    send: (entry) => new Promise((answer) => sent.push({ ...entry, answer })),
    counted: (entry, answer) => counted.push([entry.choice, answer.receipt]),
  });
  made.push(outbox);
  return { outbox, sent, counted };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
async function answer(sent, at, what) {
  sent[at].answer(what);
  await settled();
}

test("a ballot is kept until it is answered, and counted only then", async () => {
  const { outbox, sent, counted } = make();
  outbox.cast(5, "for");
  assert.equal(outbox.pending?.choice, "for");
  assert.deepEqual(counted, []);
  await answer(sent, 0, COUNTED);
  assert.equal(outbox.pending, null);
  assert.deepEqual(counted, [["for", "K7-4Q2M"]]);
});

test("without an answer the same ballot is sent again with the same key", async () => {
  const { outbox, sent } = make();
  outbox.cast(5, "for");
  await answer(sent, 0, NO_ANSWER);
  assert.equal(outbox.trouble, "no_answer");
  outbox.flush();
  assert.equal(sent[1].key, sent[0].key);
  await answer(sent, 1, COUNTED);
  assert.deepEqual([outbox.pending, outbox.trouble], [null, null]);
});

test("a ballot is tried again by itself", async () => {
  const { outbox, sent } = make();
  outbox.cast(5, "for");
  await answer(sent, 0, NO_ANSWER);
  assert.ok(outbox.timer, "a next try is due");
});

test("a new choice replaces the one that waits, with a new key", async () => {
  const { outbox, sent, counted } = make();
  outbox.cast(5, "for");
  await answer(sent, 0, NO_ANSWER);
  outbox.cast(5, "against");
  assert.deepEqual([sent[1].choice, sent.length], ["against", 2]);
  assert.notEqual(sent[1].key, sent[0].key);
  await answer(sent, 1, COUNTED);
  assert.deepEqual(counted, [["against", "K7-4Q2M"]]);
});

test("a change of mind while a ballot is under way is sent after its answer, so the last choice stands", async () => {
  const { outbox, sent, counted } = make();
  outbox.cast(5, "for");
  outbox.cast(5, "against");
  assert.equal(sent.length, 1);
  assert.equal(outbox.pending?.choice, "against");
  await answer(sent, 0, COUNTED);
  assert.equal(sent[1].choice, "against");
  assert.equal(outbox.pending?.choice, "against");
  await answer(sent, 1, COUNTED);
  assert.deepEqual([outbox.pending, counted.map(([choice]) => choice)], [null, ["for", "against"]]);
});

test("a refusal ends the ballot and says why", async () => {
  const { outbox, sent, counted } = make();
  outbox.cast(5, "for");
  await answer(sent, 0, REFUSED);
  assert.deepEqual([outbox.pending, outbox.refusal, counted], [null, { poll: 5, code: "poll_closed" }, []]);
  outbox.cast(5, "for");
  assert.equal(outbox.refusal, null);
});

test("a ballot outlives the page: the next page sends it with its key", async () => {
  const storage = memory();
  const before = make(storage);
  before.outbox.cast(5, "for");
  const { outbox, sent } = make(storage);
  outbox.flush();
  assert.equal(sent[0].key, before.sent[0].key);
});

test("two tabs of a device: the later choice stands, and the earlier tab neither resends nor drops it", async () => {
  const storage = memory();
  const [one, two] = [make(storage), make(storage)];
  one.outbox.cast(5, "for");
  await answer(one.sent, 0, NO_ANSWER);
  two.outbox.cast(5, "against");
  one.outbox.flush();
  assert.deepEqual([one.sent[1].choice, one.sent[1].key], ["against", two.sent[0].key]);
  await answer(two.sent, 0, COUNTED);
  assert.equal(one.outbox.pending, null);
  await answer(one.sent, 1, COUNTED);
  assert.equal(one.sent.length, 2);
});

test("an answer to an older ballot leaves the newer one of the other tab alone", async () => {
  const storage = memory();
  const [one, two] = [make(storage), make(storage)];
  one.outbox.cast(5, "for");
  two.outbox.cast(5, "against");
  await answer(one.sent, 0, REFUSED);
  assert.equal(two.outbox.pending?.choice, "against");
  assert.equal(one.outbox.refusal, null);
});

test("with nothing to send, nothing is sent", async () => {
  const { outbox, sent } = make();
  await outbox.flush();
  assert.deepEqual(sent, []);
});
