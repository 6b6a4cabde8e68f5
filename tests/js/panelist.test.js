import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { ownSlot, timeWords } from "../../static/js/panelist/clock.js";
import { messageShown } from "../../static/js/panelist/message.js";
import { makeOutbox } from "../../static/js/panelist/outbox.js";
import { isWaiting } from "../../static/js/panelist/signals.js";

const NO_ANSWER = { ok: false, error: { code: "no_answer", message: "" } };
const settled = () => new Promise((done) => setImmediate(done));

/** An outbox whose server gives these answers, one after the other. */
function outboxOf(...answers) {
  const sent = [];
  let keys = 0;
  const outbox = makeOutbox({
    send: async (signal) => {
      sent.push(signal);
      return answers.shift() ?? { ok: true };
    },
    newKey: () => `key-${++keys}`,
    changed: () => {},
  });
  return { outbox, sent };
}

test("a signal is tried again under its own key until it is answered", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { outbox, sent } = outboxOf(NO_ANSWER);
  outbox.press("technical", 31);
  assert.deepEqual(outbox.state().pending, { technical: false });
  await settled();
  assert.deepEqual(outbox.state().pending, { technical: true });
  mock.timers.tick(15_000);
  await settled();
  assert.deepEqual(sent, [
    { kind: "technical", key: "key-1" },
    { kind: "technical", key: "key-1" },
  ]);
  assert.deepEqual(outbox.state().pending, {});
  mock.timers.reset();
});

test("a second press while the first is on its way is the same", async () => {
  const { outbox, sent } = outboxOf();
  outbox.press("not_this", 31);
  outbox.press("not_this", 31);
  await settled();
  assert.deepEqual(sent, [{ kind: "not_this", key: "key-1", question: 31 }]);
});

test("what was refused says why, and nothing waits", async () => {
  const { outbox } = outboxOf({ ok: false, error: { code: "wrong_state", message: "Not on stage." } });
  outbox.press("not_this", 31);
  await settled();
  assert.deepEqual(outbox.state(), { pending: {}, refused: { kind: "not_this", text: "Not on stage." } });
});

const WHISPER = { side: "for", seat: 1, left: false, item_state: "live", time: null, asked: null, signals: [] };
const slot = (own) => ({ id: 1, kind: "speech", side: "for", seat: 1, title: "Opening", speaker: "Ada", ...own });
const slices = (whisper, current, next = null) => ({
  whisper: { ...WHISPER, ...whisper },
  clock: { slot: current, next, pool: null },
});

test("a clock is theirs at their own seat, and every crossfire for who is on a side", () => {
  assert.ok(ownSlot(slices({}, slot())));
  assert.equal(ownSlot(slices({}, slot({ seat: 2 }))), null);
  assert.equal(ownSlot(slices({}, slot({ side: "against" }))), null);
  assert.ok(ownSlot(slices({}, slot({ kind: "crossfire", side: null, seat: null }))));
  assert.equal(ownSlot(slices({ side: null }, slot({ kind: "crossfire", side: null, seat: null }))), null);
  assert.equal(ownSlot(slices({ side: null, seat: 1 }, slot({ kind: "floor", side: null, seat: null }))), null);
});

test("nobody has a clock who has left, or whose item is not on", () => {
  assert.equal(ownSlot(slices({ left: true }, slot())), null);
  assert.equal(ownSlot(slices({ item_state: "planned" }, slot())), null);
  assert.equal(timeWords({ slices: slices({}, slot({ side: "against" }), slot()) }), "panelist.next");
});

test("a message is shown until it was tapped away, here or elsewhere", () => {
  const state = (read_at, dismissed) => ({ slices: { whisper: { message: { id: 4, read_at } } }, dismissed });
  assert.ok(messageShown(state(null, null)));
  assert.equal(messageShown(state(null, 4)), null);
  assert.equal(messageShown(state(1, null)), null);
});

test("another press means something once the last was seen, or is about another question", () => {
  const signals = (...sent) => ({ slices: slices({ asked: 31, signals: sent }, null) });
  const sent = { kind: "not_this", question: 31, sent_at: 1, seen_at: null };
  assert.ok(isWaiting(signals(sent), "not_this"));
  assert.ok(!isWaiting(signals({ ...sent, seen_at: 2 }), "not_this"));
  assert.ok(!isWaiting(signals({ ...sent, question: 30 }), "not_this"));
  assert.ok(isWaiting({ ...signals(), pending: { more_time: false } }, "more_time"));
});
