// Makes static/vendor/: `vendor.js`, the two libraries of every face in one minified module; `cloud.js`, the one that
// lays out words on a screen, for no phone needs it; and the licences of all beside them.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = `${root}node_modules`;

// lit-html's builds under node/ differ by one guard: they can be imported where there is no document, as in the tests.
const FACES = `
export { html, svg, render, nothing } from "./node_modules/lit-html/node/lit-html.js";
export { repeat } from "./node_modules/lit-html/node/directives/repeat.js";
export { live } from "./node_modules/lit-html/node/directives/live.js";
export { io } from "socket.io-client";
`;
const CLOUD = `export { default as layout } from "d3-cloud";`;

// By file: what is asked for by name, and what comes with it.
const MADE = {
  vendor: {
    contents: FACES,
    named: ["lit-html", "socket.io-client"],
    carried: ["socket.io-parser", "engine.io-client", "engine.io-parser", "@socket.io/component-emitter"],
  },
  cloud: { contents: CLOUD, named: ["d3-cloud"], carried: ["d3-dispatch"] },
};

/** @param {string} name */
async function packageOf(name) {
  const { version, license } = JSON.parse(await readFile(`${modules}/${name}/package.json`, "utf8"));
  const text = await readFile(`${modules}/${name}/LICENSE`, "utf8");
  return { name, version, license, text: text.trim() };
}

/** @param {string} file @param {string} contents @param {string} line what it is made of */
const pack = (file, contents, line) =>
  build({
    stdin: { contents, resolveDir: root },
    outfile: `${root}static/vendor/${file}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2020",
    legalComments: "none",
    banner: { js: `/* ${line}. Licences: LICENSES.txt. Made by scripts/vendor.mjs. */` },
  });

const licences = [];
for (const [file, { contents, named, carried }] of Object.entries(MADE)) {
  const packages = await Promise.all([...named, ...carried].map(packageOf));
  const line = packages
    .filter(({ name }) => named.includes(name))
    .map(({ name, version, license }) => `${name} ${version} (${license})`)
    .join(", ");
  await pack(file, contents, line);
  licences.push(...packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`));
}
await writeFile(`${root}static/vendor/LICENSES.txt`, licences.join(`\n${"-".repeat(80)}\n\n`));
