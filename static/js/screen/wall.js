// What voters wrote, as cards. Where there are more than fit, the wall turns its page by itself.
import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { card, unshown } from "../polls/text.js";

/** @import { OptionRow, PollFigures, Slices } from "../types" */

/** Long enough to read a page. */
const PAGE_MS = 14_000;
/** What a page holds so that the last row of a hall can read it. */
const MOST_CARDS = 9;
const MOST_LETTERS = 800;

/** The cards of each page, in their order. @param {OptionRow[]} rows */
export function pagesOf(rows) {
  /** @type {OptionRow[][]} */
  const pages = [];
  let letters = 0;
  for (const row of rows) {
    letters += row.text.length;
    const last = pages.at(-1);
    if (last && last.length < MOST_CARDS && letters <= MOST_LETTERS) last.push(row);
    else {
      pages.push([row]);
      letters = row.text.length;
    }
  }
  return pages;
}

/** @param {PollFigures} figures @param {Record<string, unknown>} _settings @param {number} now */
export function wall(figures, _settings, now) {
  const pages = pagesOf(figures.rows);
  const at = Math.floor(now / PAGE_MS) % (pages.length || 1);
  const cards = pages[at] ?? [];
  return html`<ul class="wall figure" data-chart data-few=${cards.length < 4}>${cards.map(card)}</ul>
    <div class="wall__foot">${
      pages.length > 1 ? html`<p class="chart__note">${t("poll.page", { at: at + 1, of: pages.length })}</p>` : nothing
    }${unshown(figures)}</div>`;
}

/** How long until the wall that stands turns its page, or null. @param {Slices} slices @param {number} now */
export function untilWallTurns({ poll, result, scene, turnout }, now) {
  const alone = poll?.pair === null && poll.kind === "text" ? turnout?.figures : null;
  const shown = scene.kind === "reveal" && result.poll?.kind === "text" ? result.poll.figures : alone;
  return shown && pagesOf(shown.rows).length > 1 ? PAGE_MS - (now % PAGE_MS) : null;
}
