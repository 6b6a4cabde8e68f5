/** Who sits on an item's stage: added by Enter, renamed in place, moved and taken off, also while it runs. */

import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t } from "../lib/words.js";
import { refusal, verbButton } from "./controls.js";
import { afterForm, setupOf } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").Panelist} Panelist
 * @typedef {import("../types.js").SetupPerson} SetupPerson
 */

/** Of every script that has one of its own. */
const COMMAS = /[,،、，;]/;

/** @param {Desk} desk @param {number} item */
export function peopleDialog(desk, item) {
  const setup = setupOf(desk, item);
  if (!setup) return nothing;
  const gone = desk.slices.debate?.item === item ? desk.slices.floor.gone : [];
  return html`
    <div class="form">
      <h2>${t("people.form_title", { title: setup.title })}</h2>
      <p class="quiet">${t("people.form.says")}</p>
      <ol class="people">${setup.people.map((person) => personRow(desk, person, setup.people.length))}</ol>
      ${addForm(desk, item)}
      ${gone.length ? goneRows(desk, gone) : nothing}
      ${refusal(desk, "people")}
      <div class="form__end">
        <button type="button" class="btn btn--main"
          @click=${() => desk.act.change({ dialog: afterForm(desk, item), refused: null })}>${t("people.done")}</button>
      </div>
    </div>
  `;
}

/** @param {Desk} desk @param {SetupPerson} person @param {number} last */
function personRow(desk, person, last) {
  /** @param {Event} event */
  const save = ({ currentTarget }) => {
    const field = /** @type {HTMLInputElement} */ (currentTarget);
    const { name, title } = Object.assign({}, person, { [field.name]: field.value.trim() });
    if (name !== person.name || title !== person.title)
      desk.act.send("people", "person:edit", { person: person.id, name, title });
  };
  return html`
    <li class="people__row">
      <span class="people__seat figure">${person.seat}</span>
      <input name="name" dir="auto" autocomplete="off" aria-label=${t("people.name_of", { n: person.seat })}
        .value=${person.name} @input=${holdTo(page.limits.speaker)} @change=${save} />
      <input name="title" dir="auto" autocomplete="off" aria-label=${t("people.title_of", { n: person.seat })}
        placeholder=${t("people.title")} .value=${person.title} @input=${holdTo(page.limits.person_title)}
        @change=${save} />
      ${labelsField(desk, person)} ${targetField(desk, person)}
      ${moveButton(desk, person, -1, person.seat === 1)} ${moveButton(desk, person, 1, person.seat === last)}
      ${verbButton(desk, {
        where: "people",
        command: "person:remove",
        payload: { person: person.id },
        label: t("people.remove"),
        name: t("people.remove_name", { name: person.name }),
        variant: "btn--small btn--quiet",
      })}
    </li>
  `;
}

/** @param {Desk} desk @param {SetupPerson} person */
function labelsField(desk, { id, seat, labels }) {
  /** @param {Event} event */
  const save = async ({ currentTarget }) => {
    const field = /** @type {HTMLInputElement} */ (currentTarget);
    const meant = field.value.split(COMMAS).filter((text) => text.trim());
    await desk.act.send("people", "person:set-labels", { person: id, labels: meant });
  };
  return html`
    <input name="labels" dir="auto" autocomplete="off" aria-label=${t("people.labels_of", { n: seat })}
      placeholder=${t("people.labels")} .value=${labels.join(", ")} @change=${save} />
  `;
}

/** Empty: an equal part of what the others leave. @param {Desk} desk @param {SetupPerson} person */
function targetField(desk, { id, seat, target }) {
  /** @param {Event} event */
  const save = async ({ currentTarget }) => {
    const field = /** @type {HTMLInputElement} */ (currentTarget);
    const meant = field.value === "" ? null : Number(field.value);
    const is_saved =
      field.checkValidity() && (await desk.act.send("people", "person:set-target", { person: id, target: meant }));
    if (!is_saved) field.value = String(target ?? "");
  };
  return html`
    <input name="target" type="number" class="people__target" min="0" max="100" step="1" inputmode="numeric"
      aria-label=${t("people.target_of", { n: seat })} placeholder=${t("people.target")}
      .value=${String(target ?? "")} @change=${save} />
  `;
}

/** @param {Desk} desk @param {Panelist} person @param {-1 | 1} by @param {boolean} disabled */
function moveButton(desk, person, by, disabled) {
  return verbButton(desk, {
    where: "people",
    command: "person:move",
    payload: { person: person.id, seat: person.seat + by },
    label: by < 0 ? "↑" : "↓",
    name: t(by < 0 ? "people.up" : "people.down", { name: person.name }),
    disabled,
    variant: "btn--small btn--quiet",
  });
}

/** It is empty for the next name at once: an answer that comes late must not take away what is typed by then.
 * @param {Desk} desk @param {number} item */
function addForm(desk, item) {
  /** @param {SubmitEvent} event */
  const add = async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const given = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value).trim()]));
    const [name, title] = ["name", "title"].map(
      (field) => /** @type {HTMLInputElement} */ (form.elements.namedItem(field)),
    );
    form.reset();
    name.focus();
    if ((await desk.act.send("people", "person:add", { item, ...given })) || name.value || title.value) return;
    [name.value, title.value] = [given.name, given.title];
  };
  return html`
    <form class="people__row people__add" @submit=${add}>
      <span class="people__seat" aria-hidden="true">+</span>
      <input name="name" dir="auto" required autofocus autocomplete="off" placeholder=${t("people.name")}
        aria-label=${t("people.name")} @input=${holdTo(page.limits.speaker)} />
      <input name="title" dir="auto" autocomplete="off" placeholder=${t("people.title")}
        aria-label=${t("people.title")} @input=${holdTo(page.limits.person_title)} />
      <button class="btn btn--small" ?disabled=${!desk.live}>${t("people.add")}</button>
    </form>
  `;
}

/** @param {Desk} desk @param {Panelist[]} gone */
function goneRows(desk, gone) {
  return html`
    <h3 class="eyebrow">${t("people.gone")}</h3>
    <ul class="people">
      ${gone.map(
        ({ id, name }) => html`
          <li class="people__row">
            <span class="people__seat" aria-hidden="true"></span><bdi>${name}</bdi>
            ${verbButton(desk, {
              where: "people",
              command: "person:return",
              payload: { person: id },
              label: t("people.return"),
              name: t("people.return_name", { name }),
              variant: "btn--small",
            })}
          </li>
        `,
      )}
    </ul>
  `;
}
