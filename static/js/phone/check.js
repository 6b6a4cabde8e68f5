// Whether the ballot of this phone is still counted.
import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";

/** @import { PhoneState } from "../types" */

/** Is my vote still counted? @param {PhoneState} s @param {number} poll @param {(choice: string) => string} inWords */
export function checkView({ check, on }, poll, inWords) {
  const words = {
    asking: t("check.asking"),
    no: t("check.no"),
    error: t(`error.${check?.code}`),
    yes: t("check.yes", { choice: inWords(check?.choice ?? ""), receipt: check?.receipt }),
  };
  return html`<button class="quiet" @click=${() => on.check(poll)}>${t("check.ask")}</button>
    <p class="hint" role="status">${check?.poll === poll ? words[check.state] : nothing}</p>`;
}
