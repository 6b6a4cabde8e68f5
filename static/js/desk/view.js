/** The whole desk as a pure function of its state. */

import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { dialogView } from "./dialogs.js";
import { guideView } from "./guide.js";
import { hallView, scenesView } from "./hall.js";
import { messageView } from "./message.js";
import { clockVerbs, nowView } from "./now.js";
import { queueView } from "./queue.js";
import { sheetView } from "./sheet.js";
import { counts } from "./sift.js";
import { timesView } from "./times.js";
import { topView } from "./top.js";
import { votesView } from "./votes.js";

const TABS = ["sheet", "now", "votes", "questions"];

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function deskView(desk) {
  const voting = isVoting(desk);
  return html`
    <div class="desk" data-tab=${desk.ui.tab} data-live=${String(desk.live)}>
      ${topView(desk)}
      <nav class="desk__sheet" data-part="sheet" aria-label=${t("sheet.title")}>${sheetView(desk)}</nav>
      <main class="desk__middle">
        <div class="head">
          <section class="now" data-part="now" aria-label=${t("now.title")}>${nowView(desk)}</section>
          <div data-part="now votes">${hallView(desk)}</div>
        </div>
        ${guideView(desk)}
        ${
          voting
            ? html`
                <div data-part="votes">${votesView(desk)}</div>
              `
            : nothing
        }
        <div data-part="now">${clockVerbs(desk)}${scenesView(desk)}</div>
        <div class="foot" data-single=${voting ? "true" : nothing}>
          ${
            voting
              ? nothing
              : html`
                  <div data-part="votes">${votesView(desk)}</div>
                `
          }
          <div data-part="now">${messageView(desk)}</div>
          <div class="foot__times" data-part="now">${timesView(desk)}</div>
        </div>
      </main>
      <aside class="desk__queue" data-part="questions" aria-label=${t("queue.title")}>${queueView(desk)}</aside>
      ${tabs(desk)} ${dialogView(desk)}
    </div>
  `;
}

/** Votes come before the clock while a poll is open, or a result is on its way to the hall. @param {Desk} desk */
function isVoting({ slices: { polls, scene } }) {
  return (
    polls.polls.some(({ state }) => state === "open" || state === "armed") ||
    (scene.kind === "reveal" && polls.polls.some(({ state }) => state === "revealed"))
  );
}

/** @param {Desk} desk */
function tabs(desk) {
  const fresh = counts(desk.slices.queue.items).new;
  return html`
    <nav class="tabs" aria-label=${t("tabs.title")}>
      ${TABS.map(
        (tab) => html`
          <button type="button" aria-pressed=${String(desk.ui.tab === tab)} @click=${() => desk.act.change({ tab })}>
            ${t(`tabs.${tab}`)}${
              tab === "questions" && fresh
                ? html`
                    <b class="figure">${fresh}</b>
                  `
                : nothing
            }
          </button>
        `,
      )}
    </nav>
  `;
}
