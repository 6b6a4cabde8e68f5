/** The line above everything: which event, who is connected, and whether this desk still is. */

import { html, nothing } from "../../vendor/vendor.js";
import { part } from "../lib/painter.js";
import { t } from "../lib/words.js";
import { signalAlert } from "./signals.js";

/** @param {import("./ui.js").Desk} desk */
export function topView(desk) {
  const { event } = desk.slices;
  return html`
    <header class="top">
      <p class="top__event">
        <strong><bdi>${event.title}</bdi></strong>
        <span class="top__code">${event.code}</span>
      </p>
      ${part("signal", () => signalAlert(desk))} ${peopleView(desk)}
      <nav class="top__links" aria-label=${t("top.links")}>
        <button type="button" class="link" aria-keyshortcuts="?"
          @click=${() => desk.act.change({ dialog: { kind: "help" } })}>
          ${t("top.shortcuts")}
          <kbd aria-hidden="true">?</kbd>
        </button>
        <a class="link" href=${desk.page.urls.people}>${t("top.people")}</a>
        ${["screen", "stage"].map((face) =>
          desk.page.urls[face]
            ? html`
                <a class="link" href=${desk.page.urls[face]} target="_blank" rel="noopener">${t(`top.${face}`)}</a>
              `
            : nothing,
        )}
        <form method="post" action=${desk.page.urls.sign_out}>
          <input type="hidden" name="csrf_token" value=${desk.page.csrf ?? ""} />
          <button class="link">
            ${t("top.sign_out")}${
              desk.page.me
                ? html`
                    <bdi class="top__me">${desk.page.me.name}</bdi>
                  `
                : nothing
            }
          </button>
        </form>
      </nav>
    </header>
    ${lostView(desk)}
  `;
}

/** @param {import("./ui.js").Desk} desk */
function peopleView({ slices: { people } }) {
  return html`
    <p class="top__people figure" aria-label=${t("top.connected")}>
      ${["phones", "screens", "stages", "desks"].map((kind) => {
        const n = people[/** @type {"phones"} */ (kind)];
        return html`
          <span data-none=${n === 0 ? "true" : nothing}>${t(`connected.${kind}`, { n })}</span>
        `;
      })}
    </p>
  `;
}

/** @param {import("./ui.js").Desk} desk */
function lostView({ lost, ended }) {
  const words = ended ? t("lost.ended") : lost ? t("lost.waiting") : null;
  return html`
    <div class="lost" role="status">
      ${
        words
          ? html`
              <p>${words}</p>
            `
          : nothing
      }
    </div>
  `;
}
