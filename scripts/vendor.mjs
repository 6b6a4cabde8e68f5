// Makes static/vendor/vendor.js: the two libraries of the browser side in one minified module, with their licences
// beside it.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = `${root}node_modules`;

// lit-html's builds under node/ differ by one guard: they can be imported where there is no document, as in the tests.
const entry = `
export { html, svg, render, nothing } from "./node_modules/lit-html/node/lit-html.js";
export { repeat } from "./node_modules/lit-html/node/directives/repeat.js";
export { live } from "./node_modules/lit-html/node/directives/live.js";
export { io } from "socket.io-client";
`;

const named = ["lit-html", "socket.io-client"];
const carried = [...named, "socket.io-parser", "engine.io-client", "engine.io-parser", "@socket.io/component-emitter"];

/** @param {string} name */
async function packageOf(name) {
  const { version, license } = JSON.parse(await readFile(`${modules}/${name}/package.json`, "utf8"));
  const text = await readFile(`${modules}/${name}/LICENSE`, "utf8");
  return { name, version, license, text: text.trim() };
}

const packages = await Promise.all(carried.map(packageOf));
const line = packages
  .filter(({ name }) => named.includes(name))
  .map(({ name, version, license }) => `${name} ${version} (${license})`)
  .join(", ");

await build({
  stdin: { contents: entry, resolveDir: root },
  outfile: `${root}static/vendor/vendor.js`,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2020",
  legalComments: "none",
  banner: { js: `/* ${line}. Licences: LICENSES.txt. Made by scripts/vendor.mjs. */` },
});

const licences = packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`);
await writeFile(`${root}static/vendor/LICENSES.txt`, licences.join(`\n${"-".repeat(80)}\n\n`));
