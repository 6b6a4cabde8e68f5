/** One question of the queue with the verbs that it allows. */

import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t, timeOfDay } from "../lib/words.js";
import { sideMark, verbButton } from "./controls.js";
import { addressForm, answeredForm, formsOf, isOpen, labelForm, openForm, textForm } from "./question_forms.js";
import { othersAt } from "./screening.js";

const NEXT_STEPS = /** @type {const} */ (["approve", "queue", "stage", "answer", "return"]);

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DeskQuestion} Question
 */

/** @param {Desk} desk @param {Question} question @param {Map<number, Question>} byId */
export function questionView(desk, question, byId) {
  const label = t("q.label", { text: question.text });
  return html`
    <li class="q" tabindex="0" data-question=${question.id} data-state=${question.state} aria-label=${label}>
      ${othersAt(desk, question.id)}
      ${
        isOpen(desk, question, "text")
          ? textForm(desk, question)
          : html`<p class="q__text"
        dir="auto">${question.text}</p>`
      }
      ${question.original ? original(question.original) : nothing}
      ${
        question.flags.length
          ? html`<p
        class="q__flags">${t("q.flagged", { why: question.flags.map(isolate).join(", ") })}</p>`
          : nothing
      }
      ${facts(desk, question)} ${labelsOf(question)} ${answeredBy(question)}
      ${isOpen(desk, question, "to") ? addressForm(desk, question) : nothing}
      ${isOpen(desk, question, "labels") ? labelForm(desk, question) : nothing}
      ${isOpen(desk, question, "answered") ? answeredForm(desk, question) : nothing}
      ${question.merged_into ? mergedInto(byId.get(question.merged_into)) : nothing}
      ${question.allowed.includes("merge") ? similar(desk, question, byId) : nothing}
      <div class="row row--tight q__verbs">${verbs(desk, question)}</div>
    </li>
  `;
}

/** @param {string} text */
function original(text) {
  return html`
    <details class="q__original">
      <summary>${t("q.edited")}</summary>
      <p dir="auto">${text}</p>
    </details>
  `;
}

/** @param {Desk} desk @param {Question} question */
function facts(desk, question) {
  const muted = desk.slices.queue.muted.includes(question.asker);
  return html`
    <p class="q__facts">
      ${askedTo(question)}
      <span class="figure">${t("q.votes", { n: question.votes })}</span>
      <span title=${question.name ? nothing : t("q.anonymous")}>
        <bdi>${question.name ?? ""}</bdi>
        <code>${question.asker}</code>
        ${muted ? html`<strong>${t("q.muted")}</strong>` : nothing}
      </span>
      <time class="figure">${timeOfDay(question.asked_at, desk.slices.event)}</time>
      ${more(desk, question, muted)}
    </p>
  `;
}

/** @param {Question} question */
function labelsOf({ labels }) {
  if (!labels.length) return nothing;
  return html`
    <ul class="q__labels" aria-label=${t("q.labels.title")}>
      ${labels.map((label) => html`<li><bdi>${label}</bdi></li>`)}
    </ul>
  `;
}

/** @param {Question} question */
function answeredBy({ answered_by }) {
  if (!answered_by.length) return nothing;
  const names = answered_by.map(({ name }) => isolate(name)).join(", ");
  return html`<p class="q__facts">${t("q.answered_by", { names })}</p>`;
}

/** @param {Question | undefined} question */
function mergedInto(question) {
  return html`<p class="q__facts">${t("q.merged_into", { text: question?.text ?? "" })}</p>`;
}

/** @param {Question} question */
function askedTo({ people, side }) {
  if (!people.length) return side ? sideMark(side) : t("q.panel");
  const names = people.map(({ name }) => isolate(name)).join(", ");
  return side
    ? html`
        <span class="side side--${side}"><bdi>${names}</bdi></span>
      `
    : html`
        <bdi>${names}</bdi>
      `;
}

/** @param {Desk} desk @param {Question} question */
function verbs(desk, question) {
  const payload = { question: question.id };
  return html`
    ${NEXT_STEPS.filter((verb) => question.allowed.includes(verb)).map((verb, i) =>
      verbButton(desk, {
        where: "queue",
        command: `question:${verb}`,
        payload,
        label: t(`q.verb.${wordOf(verb, question)}`),
        name: t(`q.verb.${wordOf(verb, question)}.name`),
        variant: i === 0 ? "btn--small btn--first" : "btn--small",
      }),
    )}
    ${question.allowed.includes("decline") ? declineButton(desk, payload) : nothing}
  `;
}

/** What goes back from a merge is parted from the other question. @param {string} verb @param {Question} question */
function wordOf(verb, { state }) {
  return verb === "return" && state === "merged" ? "part" : verb;
}

/** @param {Desk} desk @param {{question: number}} payload */
function declineButton(desk, payload) {
  return verbButton(desk, {
    where: "queue",
    command: "question:decline",
    payload,
    label: t("q.verb.decline"),
    variant: "btn--small btn--quiet",
  });
}

/** @param {Desk} desk @param {Question} question @param {boolean} muted */
function more(desk, question, muted) {
  return html`
    <span class="q__more">
      ${openers(desk, question)}
      ${verbButton(desk, {
        where: "queue",
        command: "question:mute",
        payload: { question: question.id, on: !muted },
        label: t(muted ? "q.unmute" : "q.mute"),
        variant: "link",
        name: t(muted ? "q.unmute_name" : "q.mute_name", { asker: question.asker }),
      })}
    </span>
  `;
}

/** What opens the forms of a question. @param {Desk} desk @param {Question} question */
function openers(desk, question) {
  return formsOf(question)
    .filter((part) => !isOpen(desk, question, part))
    .map(
      (part) => html`
        <button type="button" class="link" ?disabled=${!desk.live}
          @click=${() => openForm(desk, question.id, part)}>${t(`q.edit.${part}`)}</button>
      `,
    );
}

/** @param {Desk} desk @param {Question} question @param {Map<number, Question>} byId */
function similar(desk, question, byId) {
  const alike = question.similar
    .map((id) => byId.get(id))
    .filter((one) => one !== undefined)
    .filter((one) => one.allowed.includes("edit") && one.id !== question.id)
    .slice(0, 3);
  if (!alike.length) return nothing;
  return html`
    <ul class="q__similar" aria-label=${t("q.similar")}>
      ${alike.map(
        (one) => html`
          <li>
            <span>
              <small>${t("q.similar")}</small>
              <span dir="auto">${one.text}</span>
            </span>
            ${verbButton(desk, {
              where: "queue",
              command: "question:merge",
              payload: { question: question.id, into: one.id },
              label: t("q.merge"),
              name: t("q.merge.name", { text: one.text }),
              variant: "btn--small",
            })}
          </li>
        `,
      )}
    </ul>
  `;
}
