import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { SCENES, SHORTCUTS, shortcuts } from "../../static/js/desk/keys.js";
import { FILTERS } from "../../static/js/desk/filter_questions.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const words = (name) => JSON.parse(read(`debate/words/en/${name}.json`));
const known = { ...words("common"), ...words("displays"), ...words("polls"), ...words("desk") };
const source = readdirSync(new URL("../../static/js/desk", import.meta.url))
  .map((name) => read(`static/js/desk/${name}`))
  .join("\n");

const missing = (keys) => keys.filter((key) => known[key] === undefined);
const each = (prefix, names, end = "") => names.map((name) => `${prefix}${name}${end}`);

test("every key that is written out has its words", () => {
  const keys = [...source.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key);
  const chosen = [...source.matchAll(/\? "([a-z_]+\.[\w.]+)" : "([a-z_]+\.[\w.]+)"/g)].flatMap(([, yes, no]) => [
    yes,
    no,
  ]);
  assert.deepEqual(missing([...keys, ...chosen]), []);
});

test("every key that is put together has its words", () => {
  const steps = ["before", "after", "movement", "winner"];
  const rules = ["matched", "all_ballots", "final_majority", "converts", "share_to_win", "none"];
  const deeds = [...SHORTCUTS, ...shortcuts(1)].map(({ does }) => does);
  const standing = ["idle", "finished", "paused", "running", "open"];
  assert.deepEqual(
    missing([
      ...each("scene.", SCENES),
      ...each("keys.", deeds),
      ...each("queue.", FILTERS),
      ...each("queue.empty.", FILTERS),
      ...each("step.", steps),
      ...each("rule.", rules),
      ...each("rule.", rules, ".says"),
      ...each("tallies.", ["sealed", "live"]),
      ...each("tallies.", ["sealed", "live"], ".says"),
      ...each("poll.state.", ["draft", "open", "closed", "armed", "revealed", "void"]),
      ...each("poll.", ["pre", "post", "pre.short", "post.short"]),
      ...each("poll.verb.", ["open", "close", "reopen", "arm", "disarm"]),
      ...each("poll.waits.", ["pre", "post"]),
      ...each("connected.", ["phones", "screens", "stages", "desks"]),
      ...each("slot.", ["current", "ahead", "done"]),
      ...each("phase.", standing),
      ...each("phase.", ["warning", "over", "over_paused", "protected", "points"]),
      ...each("tabs.", ["sheet", "now", "votes", "questions"]),
      ...each("q.verb.", ["approve", "queue", "stage", "answer", "return", "decline"]),
      ...each("preset.", ["minute", "wrap_up", "next_question"]),
      ...each("signal.", ["more_time", "not_this", "technical"]),
      ...each("dialog.", ["confirm", "help", "item", "time", "slot", "scene", "agenda", "void", "seal"]),
      ...each("queue.to.", ["all", "for", "against", "panel"]),
      ...each("balance.turn.", ["for", "against"]),
      ...each("seal.", ["pre_tally", "post_tally"]),
    ]),
    [],
  );
});

test("every step of the guide that the desk has words for reads as a sentence", () => {
  for (const [key, text] of Object.entries(known).filter(([key]) => key.startsWith("guide.")))
    assert.match(String(text), /\S/, key);
});

test("no desk word hides another face's word on the pages that carry both", () => {
  const others = { ...words("common"), ...words("displays"), ...words("screen") };
  assert.deepEqual(
    Object.keys(words("desk")).filter((key) => key in others),
    [],
  );
});
