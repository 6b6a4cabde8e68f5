import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, seats, slotPlace, slotStarts, unheldBefore } from "../../static/js/desk/plan.js";
import { SEAL_DEFAULTS, controlKey, sealPayload } from "../../static/js/desk/ui.js";

const NOW = 1_750_000_000_000;
const MINUTE = 60_000;
const slot = (id, clock = {}, part = {}) => ({
  id,
  side: null,
  seat: null,
  ...part,
  clock: { duration_ms: 4 * MINUTE, adjusted_ms: 0, banked_ms: 0, started_at: null, finished_at: null, ...clock },
});

test("a slot is done, on now or ahead; the current one is on now even when it is finished", () => {
  const slots = [slot(1, { finished_at: NOW }), slot(2, { finished_at: NOW }), slot(3)];
  assert.deepEqual(
    slots.map((one) => slotPlace(one, { slots, current: 2 })),
    ["done", "current", "ahead"],
  );
});

test("a vote that the order has gone past is done, a speech that was left out is still ahead", () => {
  const slots = [slot(1, { duration_ms: null }), slot(2), slot(3), slot(4, { duration_ms: null })];
  assert.deepEqual(
    slots.map((one) => slotPlace(one, { slots, current: 3 })),
    ["done", "ahead", "current", "ahead"],
  );
});

test("a vote that the order has gone past unopened was not held", () => {
  const vote = { duration_ms: null };
  const slots = [slot(1, vote), slot(2), slot(3, vote), slot(4)];
  assert.deepEqual(
    slots.map((one) => slotPlace(one, { slots, current: 2, unheld: [1, 3] })),
    ["unheld", "current", "ahead", "ahead"],
  );
});

test("a vote slot that the sealed rule has no vote for is never done", () => {
  const slots = [slot(1, { duration_ms: null }), slot(2), slot(3)];
  for (const current of [null, 2, 3]) assert.equal(slotPlace(slots[0], { slots, current, voteless: [1] }), "voteless");
});

test("what a jump would leave out lies before its aim, what an end would leave out anywhere", () => {
  const order = { slots: [slot(1), slot(2), slot(3)], unheld: [1, 3] };
  assert.deepEqual(
    unheldBefore(order, 3).map(({ id }) => id),
    [1],
  );
  assert.deepEqual(
    unheldBefore(order).map(({ id }) => id),
    [1, 3],
  );
});

test("slots ahead start when the ones before them end", () => {
  const starts = slotStarts([slot(1, { started_at: NOW - MINUTE }), slot(2), slot(3)], 1, NOW);
  assert.deepEqual(
    [...starts],
    [
      [2, NOW + 3 * MINUTE],
      [3, NOW + 7 * MINUTE],
    ],
  );
});

test("overtime holds the next start at now, and an open end counts nothing", () => {
  const starts = slotStarts(
    [slot(1, { started_at: NOW - 9 * MINUTE }), slot(2, { duration_ms: null }), slot(3)],
    1,
    NOW,
  );
  assert.deepEqual([...starts.values()], [NOW, NOW]);
});

test("a slot that was taken out of order is not expected again", () => {
  assert.deepEqual([...slotStarts([slot(1), slot(2, { finished_at: NOW }), slot(3)], 1, NOW).keys()], [3]);
});

test("before the first slot everything counts from now", () => {
  assert.deepEqual(
    [...slotStarts([slot(1), slot(2)], null, NOW)],
    [
      [1, NOW],
      [2, NOW + 4 * MINUTE],
    ],
  );
});

test("seats come from the names and from the running order, at least one a side", () => {
  const found = seats(
    [{ id: 1, side: "for", seat: 1, name: "Amara Lindqvist" }],
    [slot(1, {}, { side: "for", seat: 2 })],
  );
  assert.deepEqual(found, [
    { side: "for", seat: 1, name: "Amara Lindqvist" },
    { side: "for", seat: 2, name: "" },
    { side: "against", seat: 1, name: "" },
  ]);
});

const SETUP = { item: 8, motion: "M", format: "Oxford Union", format_id: "oxford-union" };
const PRESENT = [
  { side: "for", seat: 1, name: "Amara" },
  { side: "against", seat: 1, name: "" },
];

test("only what differs is sent, the format before the names", () => {
  const fields = new Map([
    ["motion", "N"],
    ["format", "wsdc"],
    ["for:1", "Amara"],
    ["against:1", "Tomas"],
  ]);
  assert.deepEqual(changes(fields, SETUP, PRESENT), [
    { command: "item:set-motion", payload: { item: 8, motion: "N" } },
    { command: "item:set-format", payload: { item: 8, format: "wsdc" } },
    { command: "speaker:name", payload: { item: 8, side: "against", seat: 1, name: "Tomas" } },
  ]);
});

test("disabled fields are absent from a form and change nothing", () => {
  assert.deepEqual(changes(new Map(), SETUP, PRESENT), []);
});

test("an emptied name clears the seat", () => {
  assert.deepEqual(changes(new Map([["for:1", ""]]), SETUP, PRESENT), [
    { command: "speaker:name", payload: { item: 8, side: "for", seat: 1, name: "" } },
  ]);
});

test("a rule without a pre-vote seals nothing about one", () => {
  const draft = { ...SEAL_DEFAULTS, show_pre: true, pre_tally: "live" };
  assert.deepEqual(sealPayload(8, { ...draft, rule: "final_majority" }), {
    item: 8,
    ...draft,
    rule: "final_majority",
    show_pre: false,
    pre_tally: "sealed",
  });
  assert.equal(sealPayload(8, draft).pre_tally, "live");
});

test("two controls of one command with other payloads wait apart", () => {
  assert.notEqual(controlKey("question:approve", { question: 1 }), controlKey("question:approve", { question: 2 }));
});
