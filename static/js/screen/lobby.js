import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { phonesPresent } from "./frame.js";
import { hero } from "./hero.js";
import { panelRow } from "./panel.js";
import { teams } from "./side.js";

/** @typedef {import("./state.js").ScreenState} ScreenState */

/** @param {ScreenState} state */
export function lobby({ slices, urls }) {
  const { event, people } = slices;
  return {
    what: t("lobby.title"),
    note: html`<span>${t("lobby.votes")}</span>`,
    aside: phonesPresent(people),
    main: html`<main class="lobby">
      <div class="lobby__card">
        <img src=${urls.qr} alt=${t("join.qr", { address: event.join_words, code: event.code })} />
        <p class="code" data-long=${event.code.length > 6}>${event.code}</p>
        <p class="lobby__address" data-long=${event.join_words.length > 24}>${event.join_words}</p>
      </div>
      <div class="lobby__about" data-fit>${about(slices)}</div>
    </main>`,
  };
}

/** @param {import("../types").Slices} slices */
function about(slices) {
  const { event, debate } = slices;
  if (debate?.motion) return html`<p class="eyebrow">${t("motion")}</p>${hero(debate.motion)}${teams(debate)}`;
  return html`${hero(debate?.title || event.title)}
    ${event.subtitle ? html`<p class="lede" dir="auto">${event.subtitle}</p>` : nothing}
    ${teams(debate)}${panelRow(slices)}`;
}
