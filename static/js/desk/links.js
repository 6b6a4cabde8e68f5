/** The own links of those on an item's stage: made, shown as a code and an address, and revoked. */

import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { localButton, refusal, sideMark, verbButton } from "./controls.js";
import { afterForm, setupOf } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("./ui.js").LinksDialog} LinksDialog
 * @typedef {{person: number, name: string, side: import("../types.js").Side | null, left: boolean}} Row
 */

/** Opens them. @param {Desk} desk @param {number} item */
export function linksButton(desk, item) {
  return localButton(desk, {
    label: t("links.form"),
    part: { dialog: { kind: "links", item, shown: null, url: "" } },
    variant: "btn--small btn--quiet",
  });
}

/** @param {Desk} desk @param {LinksDialog} dialog */
export function linksDialog(desk, dialog) {
  const setup = setupOf(desk, dialog.item);
  if (!setup) return nothing;
  const rows = rowsOf(desk, setup);
  return html`
    <div class="form">
      <h2>${t("links.title", { title: setup.title })}</h2>
      <p class="quiet">${t("links.says")}</p>
      ${
        rows.length
          ? html`<ul class="links">${rows.map((row) => linkRow(desk, dialog, row))}</ul>`
          : html`<p>${t("links.nobody")}</p>`
      }
      ${refusal(desk, "links")}
      <div class="form__end">
        <button type="button" class="btn btn--main"
          @click=${() => desk.act.change({ dialog: afterForm(desk, dialog.item), refused: null })}>
          ${t("people.done")}</button>
      </div>
    </div>
  `;
}

/** Those who sit there, then those who have left and still have a link. @param {Desk} desk
 * @param {import("../types.js").Setup} setup @returns {Row[]} */
function rowsOf({ slices: { whispers } }, { item, people, speakers }) {
  const seated = [
    ...speakers.map(({ id, name, side }) => ({ person: id, name, side, left: false })),
    ...people.map(({ id, name }) => ({ person: id, name, side: null, left: false })),
  ];
  const gone = whispers.people.filter((one) => one.item === item && one.left);
  return [...seated, ...gone.map(({ person, name }) => ({ person, name, side: null, left: true }))];
}

/** @param {Desk} desk @param {LinksDialog} dialog @param {Row} row */
function linkRow(desk, dialog, { person, name, side, left }) {
  const link = desk.slices.whispers.people.find((one) => one.person === person)?.link ?? null;
  const shown = link !== null && dialog.shown === link;
  return html`
    <li class="links__row">
      <p>${sideMark(side)} <bdi>${name}</bdi>${left ? html` <small>${t("links.left")}</small>` : nothing}</p>
      ${
        link === null
          ? makeButton(desk, dialog, person, name)
          : html`<button type="button" class="btn btn--small" ?disabled=${!desk.live} aria-expanded=${String(shown)}
              aria-label=${t(shown ? "links.hide_name" : "links.show_name", { name })}
              @click=${() => (shown ? hide(desk, dialog) : show(desk, dialog, link))}>
              ${t(shown ? "links.hide" : "links.show")}</button>
            ${verbButton(desk, {
              where: "links",
              command: "link:revoke",
              payload: { link },
              label: t("links.revoke"),
              name: t("links.revoke_name", { name }),
              variant: "btn--small btn--quiet",
            })}`
      }
      ${shown ? codeView(desk, dialog, link, name) : nothing}
    </li>
  `;
}

/** @param {Desk} desk @param {LinksDialog} dialog @param {number} person @param {string} name */
function makeButton(desk, dialog, person, name) {
  const make = async () => {
    const answer = await desk.act.ask("links", "link:make", { person });
    if (answer) await show(desk, dialog, answer.link);
  };
  return html`<button type="button" class="btn btn--small" ?disabled=${!desk.live}
    aria-label=${t("links.make_name", { name })} @click=${make}>${t("links.make")}</button>`;
}

/** @param {Desk} desk @param {LinksDialog} dialog @param {number} link */
async function show(desk, dialog, link) {
  const answer = await desk.act.ask("links", "link:show", { link });
  if (answer && desk.ui.dialog?.kind === "links")
    desk.act.change({ dialog: { ...dialog, shown: link, url: answer.url } });
}

/** @param {Desk} desk @param {LinksDialog} dialog */
const hide = (desk, dialog) => desk.act.change({ dialog: { ...dialog, shown: null, url: "" } });

/** @param {Desk} desk @param {LinksDialog} dialog @param {number} link @param {string} name */
function codeView(desk, dialog, link, name) {
  return html`
    <div class="links__code">
      <img src=${desk.page.urls.link_qr.replace("<link>", String(link))} alt=${t("links.qr", { name })} width="220"
        height="220" />
      <code class="links__address" dir="ltr">${dialog.url}</code>
    </div>
  `;
}
