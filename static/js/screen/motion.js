import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { hero } from "./hero.js";
import { teams } from "./side.js";

/** @param {import("./state.js").ScreenState} state */
export function motion({ slices: { debate, event } }) {
  const seal = debate?.seal;
  return {
    what: debate?.motion ? t("motion") : t("motion.none"),
    note: seal ? t("motion.sealed", { rule: t(`rule.${seal.rule}`), hash: seal.hash }) : nothing,
    main: html`<main class="centred"
      data-fit>${hero(debate?.motion || debate?.title || event.title)}${teams(debate)}</main>`,
  };
}
