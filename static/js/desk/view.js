/** The whole desk as a pure function of its state. */

import { html, nothing } from "../../vendor/vendor.js";
import { part } from "../lib/painter.js";
import { number, t } from "../lib/words.js";
import { askingView } from "./asking.js";
import { dialogView } from "./dialogs.js";
import { floorView } from "./floor.js";
import { guideView } from "./guide.js";
import { handsView } from "./hands.js";
import { hallView, scenesView } from "./hall.js";
import { messageView } from "./message.js";
import { clockVerbs, nowView } from "./now.js";
import { queueView } from "./queue.js";
import { sheetView } from "./sheet.js";
import { timesView } from "./times.js";
import { topView } from "./top.js";

const TABS = ["sheet", "now", "votes", "questions"];

/** @typedef {import("./ui.js").Desk} Desk */

/**
 * Each part stands in one place all evening: a button under a finger must not become another one.
 * @param {Desk} desk
 */
export function deskView(desk) {
  return html`
    <div class="desk" data-tab=${desk.ui.tab} data-live=${String(desk.live)}>
      ${part("top", () => topView(desk))}
      <nav class="desk__sheet" data-part="sheet"
        aria-label=${t("sheet.title")}>${part("sheet", () => sheetView(desk))}</nav>
      <main class="desk__middle">
        <div class="head">
          <section class="now" data-part="now"
            aria-label=${t("now.title")}>${part("now", () => nowView(desk))}</section>
          <div data-part="now votes">${part("hall", () => hallView(desk))}</div>
        </div>
        ${part("guide", () => guideView(desk))}
        <div data-part="now">${part("clock", () => clockVerbs(desk))}${part("floor", () => floorView(desk))}${part(
          "scenes",
          () => scenesView(desk),
        )}</div>
        <div class="foot">
          <div class="foot__votes" data-part="votes">${part("votes", () => askingView(desk))}</div>
          <div data-part="now">${part("message", () => messageView(desk))}</div>
          <div class="foot__times" data-part="now">${part("times", () => timesView(desk))}</div>
        </div>
      </main>
      <aside class="desk__queue" data-part="questions"
        aria-label=${t("queue.title")}>${part("hands", () => handsView(desk))}
        ${part("queue", () => queueView(desk))}</aside>
      ${part("tabs", () => tabs(desk))} ${part("dialog", () => dialogView(desk))}
    </div>
  `;
}

/** @param {Desk} desk */
function tabs(desk) {
  const { queue, hands, entries } = desk.slices;
  /** What waits under a tab: how much of it, and the key of its words. @type {Record<string, [number, string][]>} */
  const waiting = {
    questions: [
      [queue.counts.new.n, "queue.title"],
      [hands.counts.raised, "hands.title"],
    ],
    votes: [[entries.waiting, "entries.title"]],
  };
  return html`
    <nav class="tabs" aria-label=${t("tabs.title")}>
      ${TABS.map(
        (tab) => html`
          <button type="button" aria-pressed=${String(desk.ui.tab === tab)} @click=${() => desk.act.change({ tab })}>
            ${t(`tabs.${tab}`)}
            <span class="tabs__waiting">${(waiting[tab] ?? []).map(([n, words]) =>
              n
                ? html`
                    <b class="figure" data-waiting=${words} title=${t(words)}>${number(n)}</b>
                  `
                : nothing,
            )}</span>
          </button>
        `,
      )}
    </nav>
  `;
}
