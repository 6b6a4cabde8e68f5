import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { hero } from "./hero.js";
import { panelRow } from "./panel.js";
import { invitation } from "./question.js";
import { teams } from "./side.js";

/** @param {import("./state.js").ScreenState} state */
export function motion({ slices }) {
  const { debate, event } = slices;
  const seal = debate?.seal;
  return {
    what: debate?.motion ? t("motion") : t("motion.none"),
    title: debate?.motion ? "" : debate?.title,
    note: seal ? t("motion.sealed", { rule: t(`rule.${seal.rule}`), hash: seal.hash }) : whatToDo(slices),
    main: html`<main class="centred"
      data-fit>${hero(debate?.motion || debate?.title || event.title)}${teams(debate)}${panelRow(slices)}</main>`,
  };
}

/** Beside an item that nothing is sealed of stands what the hall may do. @param {import("../types").Slices} slices */
const whatToDo = (slices) => (slices.panel.people.length ? invitation(slices) : nothing);
