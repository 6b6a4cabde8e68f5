/** The desk's verbs: sending a command and changing what this desk keeps for itself. */

import { t } from "../lib/words.js";
import { makeHolder } from "./hold.js";
import { controlKey } from "./ui.js";

const REFUSAL_MS = 10_000;
/** Pressed again before the answer, they are meant again. */
const EACH_COUNTS = new Set(["clock:adjust"]);

/**
 * @param {{ui: import("./ui.js").Ui, paint: () => void, ask: import("../types.js").Live["ask"], isLive: () => boolean,
 * ready: () => boolean}} parts
 * @returns {import("./ui.js").Act}
 */
export function makeActions({ ui, paint, ask, isLive, ready }) {
  const refusalEnds = makeTimer(() => change({ refused: null }), REFUSAL_MS);
  const holder = makeHolder({ changed: (held) => change({ held }) });

  /** @param {Partial<import("./ui.js").Ui>} part */
  function change(part) {
    Object.assign(ui, part);
    paint();
  }

  /** @param {string} where @param {string} text */
  function refuse(where, text) {
    refusalEnds();
    change({ refused: { where, text } });
  }

  /** @type {import("./ui.js").Act["ask"]} */
  async function askFor(where, command, payload) {
    const key = controlKey(command, payload);
    if (ui.pending.has(key) && !EACH_COUNTS.has(command)) return null;
    if (!isLive()) {
      refuse(where, t("refused.offline"));
      return null;
    }
    ui.pending.add(key);
    change({ refused: null });
    const answer = await ask(command, payload);
    ui.pending.delete(key);
    if (answer.ok) change({ done: { where, command, payload } });
    else refuse(where, reason(answer.error));
    return answer.ok ? answer : null;
  }

  /** @type {import("./ui.js").Act["send"]} */
  async function send(where, command, payload) {
    return (await askFor(where, command, payload)) !== null;
  }

  return { send, ask: askFor, change, refuse, hold: holder.press, release: holder.release, ready };
}

/** What runs once, `ms` after the last time it was set off. @param {() => void} end @param {number} ms */
function makeTimer(end, ms) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(end, ms);
  };
}

/** @param {{code: string, message?: string} | undefined} error */
function reason(error) {
  if (!error || error.code === "no_answer") return t("refused.no_answer");
  return error.message || t("refused.other", { code: error.code });
}
