import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { bundle } from "../../scripts/build.mjs";

const dist = new URL("../../static/dist/", import.meta.url);

test("the phone's bundle is made of the sources as they are", async () => {
  const made = await bundle();
  assert.deepEqual(readdirSync(dist).sort(), Object.keys(made), "run: npm run build");
  for (const [name, text] of Object.entries(made))
    assert.ok(readFileSync(new URL(name, dist), "utf8") === text, "run: npm run build");
});
