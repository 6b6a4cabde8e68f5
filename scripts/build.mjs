// Makes static/dist/phone.js: the phone's script and all that it imports in one module, so that a phone on a bad line
// needs one request for it.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const OUT = "static/dist/phone.js";

/** @returns {Promise<string>} */
export async function bundlePhone() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["static/js/phone.js"],
    bundle: true,
    // Names stay, so that a phone's report of a failure can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    format: "esm",
    platform: "browser",
    target: "es2020",
    legalComments: "none",
    write: false,
    banner: {
      js: "/* static/js/phone.js and what it imports. Licences: ../vendor/LICENSES.txt. Made by scripts/build.mjs. */",
    },
  });
  // Templates lose their indentation, which no page shows: it is a twentieth of the whole.
  return outputFiles[0].text.replace(/\n[ \t]+/g, "\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(`${root}${OUT}`, await bundlePhone());
