import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { hero } from "./hero.js";
import { addressee } from "./side.js";

/** @typedef {import("../types").Slices} Slices */

/** @param {import("./state.js").ScreenState} state */
export function question({ slices }) {
  const { question: asked, votes } = slices.asked;
  return {
    what: asked ? t("question.title") : t("question.none.title"),
    note: invitation(slices),
    main: asked
      ? html`<main class="centred asked" data-fit>
          <p class="asked__to">${addressee(asked)}</p>
          ${hero(asked.text, "question")}
          <p class="asked__by"><span dir="auto">${asked.name || t("question.anonymous")}</span>
            ${votes > 0 ? html`<span class="figure">${t("question.votes", { n: votes })}</span>` : nothing}</p>
        </main>`
      : html`<main class="centred asked" data-fit>
          ${hero(slices.debate?.asking ? t("question.none.asking") : t("question.none"), "question")}
        </main>`,
  };
}

/** @param {Slices} slices */
export function invitation({ debate, event }) {
  return debate?.asking ? t("question.invite", { address: event.join_words }) : nothing;
}
