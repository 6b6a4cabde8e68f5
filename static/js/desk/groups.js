/** The groups of the audience, which the organiser names for the whole event. */

import { html } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { localButton, refusal } from "./controls.js";

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function groupsButton(desk) {
  const { groups } = desk.slices.setups;
  return localButton(desk, {
    label: groups.length ? t("groups.edit", { n: groups.length }) : t("groups.make"),
    part: { dialog: { kind: "groups", names: groups.map(({ name }) => name) } },
    variant: "btn--small btn--quiet",
  });
}

/** @param {Desk} desk @param {import("./ui.js").GroupsDialog} dialog */
export function groupsDialog(desk, { names }) {
  /** @param {string[]} now */
  const set = (now) => desk.act.change({ dialog: { kind: "groups", names: now } });
  const write = (/** @type {Event} */ event) =>
    set(/** @type {HTMLTextAreaElement} */ (event.target).value.split("\n"));
  return html`
    <form class="form" @submit=${(/** @type {SubmitEvent} */ event) => save(event, desk)}>
      <h2>${t("dialog.groups")}</h2>
      <p>${t("groups.says")}</p>
      <label class="field">
        <span>${t("groups.names")}</span>
        <textarea name="names" rows="7" dir="auto" autofocus .value=${names.join("\n")} @input=${write}
          aria-describedby="groups-how"></textarea>
        <small class="quiet" id="groups-how">${t("groups.how")}</small>
      </label>
      ${refusal(desk, "dialog")}
      <div class="form__end">
        <button type="button" class="btn btn--quiet"
          @click=${() => set(t("groups.usual").split("\n"))}>${t("groups.use_usual")}</button>
        <button class="btn btn--main" ?disabled=${!desk.live}>${t("groups.save")}</button>
      </div>
    </form>
  `;
}

/** @param {SubmitEvent} event @param {Desk} desk */
async function save(event, desk) {
  event.preventDefault();
  const { dialog } = desk.ui;
  if (dialog?.kind !== "groups") return;
  const names = dialog.names.map((name) => name.trim()).filter(Boolean);
  if (await desk.act.send("dialog", "group:name", { names })) desk.act.change({ dialog: null });
}
