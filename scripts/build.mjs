// Makes static/dist/: the phone's script in as few requests as it needs on a bad line. `phone.js` is what every phone
// runs, `more.js` its other two tabs, `shared.js` what both are made of; `fault.js` tells of what failed, and stands
// alone, since it is for when the others do not.
import { readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const OUT = `${root}static/dist/`;
const ABOUT = "Licences: ../vendor/LICENSES.txt. Made by scripts/build.mjs of static/js/phone.js and what it imports.";
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

/** The files by their names. @returns {Promise<Record<string, string>>} */
export async function bundlePhone() {
  const phone = build({
    ...common,
    entryPoints: ["static/js/phone.js", "static/js/phone/more.js"],
    entryNames: "[name]",
    chunkNames: "shared",
    splitting: true,
    external: ["./fault.js"],
  });
  const fault = build({ ...common, entryPoints: ["static/js/lib/fault.js"], entryNames: "[name]" });
  const files = (await Promise.all([phone, fault])).flatMap(({ outputFiles }) => outputFiles ?? []);
  // Templates lose their indentation, which no page shows: it is a twentieth of the whole.
  const made = files.map(({ path, text }) => [path.slice(OUT.length), text.replace(/\n[ \t]+/g, "\n")]);
  return Object.fromEntries(made.sort());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of await readdir(OUT)) await rm(OUT + name);
  for (const [name, text] of Object.entries(await bundlePhone())) await writeFile(OUT + name, text);
}
