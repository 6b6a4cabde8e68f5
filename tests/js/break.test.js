import assert from "node:assert/strict";
import { test } from "node:test";
import { comesNext } from "../../static/js/screen/break_time.js";

const items = [
  { id: 1, kind: "break", title: "Lunch" },
  { id: 2, kind: "talk", title: "A talk that was held before" },
  { id: 3, kind: "panel", title: "The panel" },
];
const slot = (facts) => ({ kind: "speech", side: "against", speaker: "Tomas Varga", title: "Closing", ...facts });
const slices = (agenda, clock = { slot: null, next: null }) => ({ clock, agenda: { items, current: 1, ...agenda } });

test("after a break comes the item that the server names, not the one that stands below it", () => {
  assert.ok(comesNext(slices({ next: 3 })).values.includes("The panel"));
});

test("after the last item nothing is named", () => {
  assert.equal(comesNext(slices({ next: null })), null);
});

test("after a break within an item comes its next slot, with its side", () => {
  const clock = { slot: slot({ kind: "break", side: null, speaker: null }), next: slot() };
  assert.deepEqual(comesNext(slices({ next: 3 }, clock)).values, ["against", "Tomas Varga"]);
});
