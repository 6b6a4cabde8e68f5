/** What is put to the hall: the motion's votes, or the polls that stand by themselves, in one place. */

import { html } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { pollsOf, pollsView } from "./polls.js";
import { votesView } from "./votes.js";

/** @typedef {import("./ui.js").Desk} Desk */

const PARTS = /** @type {const} */ (["votes", "polls"]);

/** @param {Desk} desk */
export function askingView(desk) {
  const shown = shownPart(desk);
  return html`
    <div class="part__head asking" role="group" aria-label=${t("asking.title")}>
      ${PARTS.map(
        (part) => html`
          <button type="button" class="asking__part eyebrow" aria-pressed=${String(part === shown)}
            @click=${() => desk.act.change({ asking: part })}>
            ${t(`${part}.title`)} ${part === "polls" ? count(desk) : ""}
          </button>
        `,
      )}
    </div>
    ${shown === "votes" ? votesView(desk) : pollsView(desk)}
  `;
}

/** What was chosen last; before that, what the item has. @param {Desk} desk */
function shownPart({ ui: { asking }, slices: { debate } }) {
  if (asking) return asking;
  return debate && !debate.motion ? "polls" : "votes";
}

/** @param {Desk} desk */
function count(desk) {
  const n = pollsOf(desk).length;
  return n ? html`<b class="figure">${n}</b>` : "";
}
