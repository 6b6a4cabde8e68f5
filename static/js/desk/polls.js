/** The polls that stand by themselves: drafts that wait in the item, the one that is open, and what was shown. */

import { html, nothing } from "../../vendor/vendor.js";
import { number, t } from "../lib/words.js";
import { KINDS } from "../polls/kinds.js";
import { movedChart } from "../polls/moved.js";
import { holdButton, localButton, refusal, verbButton } from "./controls.js";
import { entriesView } from "./entries.js";
import { groupsButton } from "./groups.js";
import { copyPollForm, editPollForm, newPollForm } from "./poll_form.js";
import { closing, closingField, hashLine, openPayload } from "./poll_parts.js";
import { setupOf } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DeskAlonePoll} Poll
 */

/** The polls of the live item, and a new one. @param {Desk} desk */
export function pollsView(desk) {
  const item = desk.slices.debate?.item;
  if (!item) return html`<p class="quiet">${t("polls.no_item")}</p>`;
  const polls = pollsOf(desk);
  return html`
    <section class="part asked" aria-label=${t("polls.title")}>
      ${
        polls.length
          ? html`
              <ul class="asked__list">${polls.map((poll) => pollView(desk, poll))}</ul>
            `
          : html`
              <p class="quiet">${t("polls.none")}</p>
            `
      }
      <div class="row">${newPollButton(desk, item)} ${groupsButton(desk)}</div>
      ${refusal(desk, "polls")}
    </section>
  `;
}

/** Those of the live item. @param {Desk} desk */
export function pollsOf(desk) {
  const item = desk.slices.debate?.item;
  return item ? (setupOf(desk, item)?.polls ?? []) : [];
}

/** @param {Desk} desk @param {number} item */
export function newPollButton(desk, item) {
  return localButton(desk, { label: t("polls.new"), part: { dialog: newPollForm(item) }, variant: "btn--small" });
}

/** The drafts of an item that is being prepared. @param {Desk} desk @param {number} item */
export function draftsView(desk, item) {
  const drafts = (setupOf(desk, item)?.polls ?? []).filter(({ state }) => state === "draft");
  return html`
    <ul class="asked__list">
      ${drafts.map(
        (poll) => html`
          <li class="asked__poll" data-state="draft">
            <p class="asked__question" dir="auto">${poll.question}</p>
            <div class="row row--tight">${draftVerbs(desk, poll)}</div>
          </li>
        `,
      )}
    </ul>
    ${newPollButton(desk, item)}
  `;
}

/** @param {Desk} desk @param {Poll} poll */
function pollView(desk, poll) {
  return html`
    <li class="asked__poll" data-state=${poll.state}>
      <p class="asked__question" dir="auto">${poll.question}</p>
      <p class="quiet asked__facts">
        <span class="poll__state">${t(`poll.state.${poll.state}`)}</span>
        ${poll.earlier === null ? nothing : html`<b>${t("poll.second")}</b>`}
        <span>${t(`kind.poll.${poll.kind}`)}</span>
        <span>${t(`tallies.${poll.tallies}`)}</span>
        ${turnout(desk, poll)} ${closing(poll, desk.now)} ${hashLine(poll)}
      </p>
      ${
        poll.figures?.n
          ? html`
              <div class="asked__chart">
                ${KINDS[poll.kind].chart(poll.figures, poll.settings)} ${movedChart(poll)}
              </div>
            `
          : nothing
      }
      ${entriesView(desk, poll)}
      ${poll.moderated && poll.state === "open" ? html`<p class="quiet">${t("entries.final")}</p>` : nothing}
      <div class="row row--tight">
        ${verbs(desk, poll)}
        ${localButton(desk, {
          label: t("asked.verb.copy"),
          part: { dialog: copyPollForm(desk, poll) },
          variant: "btn--small btn--quiet",
        })}
        ${poll.allowed.includes("delete") ? draftVerbs(desk, poll) : nothing}
        ${links(desk, poll)}
      </div>
    </li>
  `;
}

/** @param {Desk} desk @param {Poll} poll */
function turnout({ slices }, poll) {
  const ballots = slices.turnout?.poll === poll.id ? slices.turnout.ballots : poll.ballots;
  if (ballots === null || poll.state === "draft") return nothing;
  return html`<span class="figure"><b>${number(ballots)}</b> ${t("poll.ballots", { n: ballots })}</span>`;
}

const QUIET = new Set(["reopen", "again"]);

/** @param {Desk} desk @param {Poll} poll */
function verbs(desk, poll) {
  /** @param {"close" | "reopen" | "reveal" | "show" | "again"} verb */
  const plain = (verb) =>
    poll.allowed.includes(verb)
      ? verbButton(desk, {
          where: "polls",
          command: `poll:${verb}`,
          payload: { poll: poll.id },
          label: t(`asked.verb.${verb}`),
          variant: QUIET.has(verb) ? "btn--quiet" : "",
        })
      : nothing;
  return html`
    ${poll.allowed.includes("open") ? openVerb(desk, poll) : nothing}
    ${poll.moderated ? closeForGood(desk, poll) : plain("close")}
    ${plain("reveal")} ${plain("show")} ${plain("reopen")} ${plain("again")}
  `;
}

/** Its answers come before the desk: it is not opened again. @param {Desk} desk @param {Poll} poll */
function closeForGood(desk, poll) {
  if (!poll.allowed.includes("close")) return nothing;
  return html`
    ${holdButton(desk, {
      where: "polls",
      command: "poll:close",
      payload: { poll: poll.id },
      label: t("asked.verb.close_held"),
      body: t("entries.final"),
    })}
  `;
}

/** @param {Desk} desk @param {Poll} poll */
function openVerb(desk, poll) {
  return html`
    ${verbButton(desk, {
      where: "polls",
      command: "poll:open",
      payload: openPayload(desk, poll),
      label: t("asked.verb.open"),
    })}
    ${closingField(desk, poll)}
  `;
}

/** @param {Desk} desk @param {Poll} poll */
function draftVerbs(desk, poll) {
  return html`
    ${
      poll.allowed.includes("edit")
        ? localButton(desk, {
            label: t("asked.verb.edit"),
            part: { dialog: editPollForm(desk, poll) },
            variant: "btn--small btn--quiet",
          })
        : nothing
    }
    ${verbButton(desk, {
      where: "polls",
      command: "poll:delete",
      payload: { poll: poll.id },
      label: t("asked.verb.delete"),
      variant: "btn--small btn--quiet",
    })}
  `;
}

/** @param {Desk} desk @param {Poll} poll */
function links({ page }, { id, state, has_groups }) {
  if (state !== "revealed") return nothing;
  const of = (/** @type {string} */ url) => url.replace("<poll>", String(id));
  return html`
    <a class="link" href=${of(page.urls.poll)} target="_blank" rel="noopener">${t("votes.results")}</a>
    <a class="link" href=${of(page.urls.poll_bundle)} download>${t("votes.bundle")}</a>
    <a class="link" href=${of(page.urls.poll_csv)} download>${t("votes.csv")}</a>
    ${
      has_groups
        ? html`
            <a class="link" href=${of(page.urls.poll_groups)} download>${t("groups.csv")}</a>
          `
        : nothing
    }
  `;
}
