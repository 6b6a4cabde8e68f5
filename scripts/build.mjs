// Makes static/dist/. A face's sheet in one file: `phone.css` of static/css/phone.css and what it imports, and so on.
// The phone's script in as few requests as it needs on a bad line: `phone.js` is what every phone runs, `more.js` its
// other two tabs, `shared.js` what both are made of; `fault.js` tells of what failed, and stands alone, since it is for
// when the others do not.
import { readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const OUT = `${root}static/dist/`;
const ABOUT = "Licences: ../vendor/LICENSES.txt";
const common = {
  absWorkingDir: root,
  bundle: true,
  // Names stay, so that a phone's report of a failure can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  format: /** @type {const} */ ("esm"),
  platform: /** @type {const} */ ("browser"),
  target: "es2020",
  legalComments: /** @type {const} */ ("none"),
  write: false,
  outdir: OUT,
  banner: { js: `/* ${ABOUT} */` },
};

/** Rules stay as they were written and in the order of the entry: what a browser of 2021 makes of them is no matter of
 * the bundler's. Fonts stay files. */
async function bundleSheets() {
  const entries = (await readdir(`${root}static/css`)).filter((name) => name.endsWith(".css"));
  const { outputFiles } = await build({
    ...common,
    minifySyntax: false,
    entryPoints: entries.map((name) => `static/css/${name}`),
    entryNames: "[name]",
    external: [`${root}static/fonts/*`],
  });
  return outputFiles ?? [];
}

async function bundlePhone() {
  const phone = build({
    ...common,
    entryPoints: ["static/js/phone.js", "static/js/phone/more.js"],
    entryNames: "[name]",
    chunkNames: "shared",
    splitting: true,
    external: ["./fault.js"],
  });
  const fault = build({ ...common, entryPoints: ["static/js/lib/fault.js"], entryNames: "[name]" });
  return (await Promise.all([phone, fault])).flatMap(({ outputFiles }) => outputFiles ?? []);
}

/** The files by their names. @returns {Promise<Record<string, string>>} */
export async function bundle() {
  const files = (await Promise.all([bundleSheets(), bundlePhone()])).flat();
  // Templates lose their indentation, which no page shows: it is a twentieth of the whole.
  const made = files.map(({ path, text }) => [path.slice(OUT.length), text.replace(/\n[ \t]+/g, "\n")]);
  return Object.fromEntries(made.sort());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of await readdir(OUT)) await rm(OUT + name);
  for (const [name, text] of Object.entries(await bundle())) await writeFile(OUT + name, text);
}
