import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { COMMANDS, PUSHES } from "../../static/js/lib/names.js";

const root = new URL("../../static/js/", import.meta.url);
const sources = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".js") && !name.endsWith("names.js"));

for (const source of sources) {
  test(`${source} asks for commands that exist`, () => {
    const text = readFileSync(new URL(source, root), "utf8");
    const asked = [...text.matchAll(/\b(?:ask|emit)\(\s*"([a-z]+:[a-z-]+)"/g)].map(([, name]) => name);
    assert.deepEqual(
      asked.filter((name) => !COMMANDS.includes(name)),
      [],
    );
  });
}

test("names are said once", () => {
  const all = [...COMMANDS, ...PUSHES];
  assert.equal(new Set(all).size, all.length);
});
