import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bundlePhone } from "../../scripts/build.mjs";

test("the phone's bundle is made of the sources as they are", async () => {
  const committed = readFileSync(new URL("../../static/dist/phone.js", import.meta.url), "utf8");
  assert.ok(committed === (await bundlePhone()), "run: npm run build");
});
