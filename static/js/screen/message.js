import { html } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { hero } from "./hero.js";

/** @param {import("./state.js").ScreenState} state */
export function message({ slices: { scene, debate, event } }) {
  return {
    what: t("message.title"),
    main: html`<main class="centred" data-fit>${hero(scene.text || debate?.title || event.title, "message")}</main>`,
  };
}
