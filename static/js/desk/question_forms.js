/** The forms of one question in the queue: its text, whom it is put to, its labels, who answered. One is open. */

import { html, nothing } from "../../vendor/vendor.js";
import { page } from "../lib/page.js";
import { holdTo } from "../lib/text.js";
import { t } from "../lib/words.js";
import { setupOf } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("./ui.js").Editing} Editing
 * @typedef {import("../types.js").DeskQuestion} Question
 */

/** @param {Desk} desk @param {Question} question @param {Editing["part"]} part */
export function isOpen({ ui: { editing } }, question, part) {
  return editing?.question === question.id && editing.part === part;
}

/** Which forms a question has now. @param {Question} question @returns {Editing["part"][]} */
export function formsOf({ allowed, state }) {
  if (allowed.includes("edit")) return ["text", "to", "labels"];
  return state === "answered" ? ["answered", "labels"] : ["labels"];
}

/** Open one form of a question, ready to be filled in by keyboard. @param {Desk} desk @param {number} question
 * @param {Editing["part"]} part */
export function openForm(desk, question, part) {
  desk.act.change({ editing: { question, part } });
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-question="${question}"] form`);
    /** @type {HTMLElement | null} */ (row?.querySelector("input, textarea, select"))?.focus();
  });
}

/** Back to the question's row, where the keys judge it. @param {Desk} desk */
function close(desk) {
  const form = document.activeElement?.closest("[data-question] form");
  const row = /** @type {HTMLElement | null | undefined} */ (form?.closest("[data-question]"));
  desk.act.change({ editing: null });
  requestAnimationFrame(() => row?.isConnected && row.focus());
}

/**
 * A form that is closed by its command, by Escape, or by its button.
 * @param {Desk} desk @param {string} name @param {(fields: FormData) => Promise<boolean> | boolean} save
 * @param {unknown} fields
 */
function questionForm(desk, name, save, fields) {
  /** @param {SubmitEvent} event */
  const submit = async (event) => {
    event.preventDefault();
    if (await save(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)))) close(desk);
  };
  /** @param {KeyboardEvent} event */
  const leave = (event) => {
    if (event.key === "Escape") close(desk);
  };
  return html`
    <form class="q__edit" aria-label=${name} @submit=${submit} @keydown=${leave}>
      ${fields}
      <span class="row row--tight">
        <button class="btn btn--small btn--first" ?disabled=${!desk.live}>${t("q.save")}</button>
        <button type="button" class="btn btn--small btn--quiet" @click=${() => close(desk)}>
          ${t("dialog.cancel")}
        </button>
      </span>
    </form>
  `;
}

/** @param {Desk} desk @param {Question} question */
export function textForm(desk, question) {
  /** @param {FormData} fields */
  const save = (fields) => {
    const text = String(fields.get("text")).trim();
    if (!text || text === question.text) return true;
    return desk.act.send("queue", "question:edit", { question: question.id, text });
  };
  return questionForm(
    desk,
    t("q.edit_text"),
    save,
    html`
      <textarea
        name="text"
        rows="4"
        @input=${holdTo(page.limits.question)}
        required
        dir="auto"
        aria-label=${t("q.edit_text")}
        .value=${question.text}
      ></textarea>
    `,
  );
}

/** Who is ticked. @param {FormData} fields */
const ticked = (fields) => fields.getAll("person").map(Number);

/** @param {Desk} desk @param {Question} question */
export function addressForm(desk, question) {
  const { id, people, to } = question;
  const setup = itemOf(desk);
  /** @param {FormData} fields */
  const save = (fields) =>
    desk.act.send("queue", "question:address", { question: id, to: fields.get("to") || null, people: ticked(fields) });
  const side = people.length ? "" : (to ?? "");
  return questionForm(
    desk,
    t("q.to.title"),
    save,
    html`
      ${ticks(desk, t("q.to.title"), people)}
      ${
        setup?.motion
          ? html`
              <label class="field field--line"><span>${t("q.to.else")}</span>
                <select name="to">
                  ${["", "for", "against"].map(
                    (one) => html`
                      <option value=${one} ?selected=${side === one}>${t(one ? `q.to.${one}` : "q.to.panel")}</option>
                    `,
                  )}
                </select>
              </label>
            `
          : html`
              <p class="quiet">${t("q.to.nobody")}</p>
            `
      }
    `,
  );
}

/**
 * Labels are written, several with commas between, or ticked where another question has them already.
 * @param {Desk} desk @param {Question} question
 */
export function labelForm(desk, { id, labels }) {
  const title = t("q.labels.title");
  /** @param {FormData} fields */
  const save = (fields) => {
    const written = String(fields.get("written")).split(",");
    const all = [...fields.getAll("label").map(String), ...written].filter((label) => label.trim());
    return desk.act.send("queue", "question:label", { question: id, labels: all });
  };
  const known = [...new Set([...labels, ...desk.slices.queue.labels])];
  return questionForm(
    desk,
    title,
    save,
    html`
      <input name="written" dir="auto" autocomplete="off" aria-label=${title} placeholder=${t("q.labels.hint")} />
      ${
        known.length
          ? html`<span class="picks">${known.map(
              (label) => html`
                <label class="pick">
                  <input type="checkbox" name="label" value=${label} .checked=${labels.includes(label)} />
                  <bdi>${label}</bdi>
                </label>
              `,
            )}</span>`
          : nothing
      }
    `,
  );
}

/** @param {Desk} desk @param {Question} question */
export function answeredForm(desk, { id, answered_by }) {
  const title = t("q.answered.title");
  return questionForm(
    desk,
    title,
    (fields) => desk.act.send("queue", "question:set-answered-by", { question: id, people: ticked(fields) }),
    ticks(desk, title, answered_by),
  );
}

/** A box for everybody on the stage, and for those of these who have left it. @param {Desk} desk
 * @param {string} title @param {Question["people"]} people */
function ticks(desk, title, people) {
  const chosen = new Set(people.map(({ person }) => person));
  const onStage = peopleOf(desk);
  const here = new Set(onStage.map(({ person }) => person));
  const all = [...onStage, ...people.filter(({ person }) => person !== null && !here.has(person))];
  if (!all.length) return nothing;
  return html`
    <fieldset class="picks">
      <legend>${title}</legend>
      ${all.map(
        ({ person, name }) => html`
          <label class="pick">
            <input type="checkbox" name="person" value=${person} .checked=${chosen.has(person)} />
            <bdi>${name}</bdi>
          </label>
        `,
      )}
    </fieldset>
  `;
}

/** The item of the queue as it was set up. @param {Desk} desk */
function itemOf(desk) {
  return desk.slices.debate ? setupOf(desk, desk.slices.debate.item) : null;
}

/** Whom a question can be put to. @param {Desk} desk */
function peopleOf(desk) {
  const setup = itemOf(desk);
  const all = [...(setup?.speakers ?? []), ...(setup?.people ?? [])];
  return all.filter(({ name }) => name).map(({ id, name }) => ({ person: /** @type {number | null} */ (id), name }));
}
