import assert from "node:assert/strict";
import { test } from "node:test";
import { isOutOfDate } from "../../static/js/lib/status.js";
import { Store } from "../../static/js/lib/store.js";

const state = (epoch, slices) => ({
  epoch,
  slices: Object.fromEntries(Object.entries(slices).map(([name, [rev, data]]) => [name, { rev, data }])),
});

function make() {
  const store = new Store();
  store.take(state("e1", { poll: [3, "open"], clock: [7, "running"], ballots: [0, {}] }), true);
  return store;
}

test("a newer slice replaces the whole slice and leaves the others", () => {
  const store = make();
  store.take(state("e1", { poll: [4, "closed"] }));
  assert.deepEqual(store.slices, { poll: "closed", clock: "running", ballots: {} });
});

test("a slice that is not newer is ignored, slice by slice", () => {
  const store = make();
  store.take(state("e1", { poll: [3, "older"], clock: [8, "paused"] }));
  store.take(state("e1", { clock: [7, "running"] }));
  assert.deepEqual([store.slices.poll, store.slices.clock], ["open", "paused"]);
});

test("a whole state takes slices of an equal rev too, and still no older ones", () => {
  const store = make();
  store.take(state("e1", { poll: [2, "older"], ballots: [0, { 5: "mine" }] }), true);
  assert.deepEqual([store.slices.poll, store.slices.ballots], ["open", { 5: "mine" }]);
});

test("another epoch is taken whatever its revs, and asks for the rest", () => {
  const store = make();
  assert.equal(store.take(state("e2", { poll: [1, "open again"] })), true);
  assert.equal(store.slices.poll, "open again");
  assert.equal(store.take(state("e2", { poll: [1, "not newer"] })), false);
  assert.equal(store.slices.poll, "open again");
});

test("a whole state that was overtaken by an answer takes nothing back of an equal rev", () => {
  const store = new Store();
  store.take({ epoch: "e", slices: { ballots: { rev: 0, data: {} }, poll: { rev: 3, data: "open" } } }, true);
  store.slices.ballots = { 7: { choice: "for", receipt: "K7-4Q2MX" } };
  store.take({ epoch: "e", slices: { ballots: { rev: 0, data: {} }, poll: { rev: 4, data: "closed" } } }, true, true);
  assert.deepEqual(store.slices, { ballots: { 7: { choice: "for", receipt: "K7-4Q2MX" } }, poll: "closed" });
});

test("a whole state of another epoch leaves nothing of the one before", () => {
  const store = make();
  store.take(state("e2", { poll: [1, "new"] }), true);
  assert.deepEqual(store.slices, { poll: "new" });
});

test("a whole state of another epoch takes nothing back of what its own connection brought", () => {
  const store = make();
  store.take({ slices: { clock: { rev: 9, data: "lost" } } });
  store.reconnects();
  store.take({ slices: { poll: { rev: 5, data: "closed" } } });
  store.take(state("e2", { poll: [4, "open"], clock: [2, "idle"] }), true);
  assert.deepEqual(store.slices, { poll: "closed", clock: "idle" });
});

test("a patch that was too old for what was known keeps nothing of another epoch", () => {
  const store = make();
  store.reconnects();
  store.take({ slices: { clock: { rev: 3, data: "after the restore" } } });
  store.take(state("e2", { poll: [1, "new"], clock: [2, "restored"] }), true);
  assert.deepEqual(store.slices, { poll: "new", clock: "restored" });
});

test("a patch that names no epoch belongs to the present one", () => {
  const store = make();
  assert.equal(store.take({ slices: { poll: { rev: 4, data: "closed" } } }), false);
  assert.equal(store.slices.poll, "closed");
});

test("the slices that the server has newer are named, those of other roles are not", () => {
  assert.deepEqual(make().behind({ poll: 4, clock: 7, queue: 9 }), ["poll"]);
});

test("a face says that it is out of date once the grace is over, and never while it is up", () => {
  const status = (kind) => ({ kind, since: 1000, grace_ms: 5000 });
  assert.equal(isOutOfDate(status("lost"), 5_999), false);
  assert.equal(isOutOfDate(status("lost"), 6_000), true);
  assert.equal(isOutOfDate(status("connecting"), 6_000), true);
  assert.equal(isOutOfDate(status("live"), 60_000), false);
  assert.equal(isOutOfDate(status("polling"), 60_000), false);
});
