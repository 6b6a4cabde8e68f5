/** The question queue: filters with counts, balance between the sides, and the questions behind the chosen filter. */

import { html, nothing, repeat } from "../../vendor/vendor.js";
import { number, t } from "../lib/words.js";
import { refusal, verbButton } from "./controls.js";
import { questionView } from "./question.js";
import { questionFiles } from "./question_files.js";
import { FILTERS, filterQuestions } from "./filter_questions.js";
import { undoLine } from "./undo.js";

const MORE = 50;

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function queueView(desk) {
  const { queue } = desk.slices;
  const wanted = filterQuestions(queue.items, { ...desk.ui, label: wantedLabel(desk) });
  return html`
    <div class="queue__head">
      <div class="part__head">
        <h2 class="eyebrow">${t("queue.title")}</h2>
        ${askingSwitch(desk)}
      </div>
      <div class="filters" role="group" aria-label=${t("queue.filters")}>
        ${FILTERS.map((filter) => filterButton(desk, filter))}
      </div>
      ${queue.items.length > 5 || desk.ui.to !== "all" ? sieve(desk) : nothing}
      ${labelFilters(desk)} ${balanceLine(desk)}
      ${undoLine(desk, "queue")} ${refusal(desk, "queue")}
    </div>
    ${onStage(desk)}
    <div class="queue__list" data-filter=${desk.ui.filter}>
      ${
        wanted.length
          ? list(desk, wanted)
          : html`
              <p class="quiet queue__empty">${t(emptyWords(desk))}</p>
            `
      }
    </div>
  `;
}

/** @param {Desk} desk @param {import("../types.js").Pile} filter */
function filterButton(desk, filter) {
  const { n } = desk.slices.queue.counts[filter];
  return html`
    <button
      type="button"
      class="filter"
      aria-pressed=${String(desk.ui.filter === filter)}
      @click=${() => desk.act.change({ filter, shown: MORE, editing: null })}
    >
      ${t(`queue.${filter}`)}
      <b class="figure" data-none=${n ? nothing : "true"}>${number(n)}</b>
    </button>
  `;
}

/** How many questions of the chosen pile there are. @param {Desk} desk */
const chosenCounts = ({ ui, slices: { queue } }) => queue.counts[/** @type {"new"} */ (ui.filter)];

/** A label that no question has any more filters nothing. @param {Desk} desk */
const wantedLabel = ({ ui, slices: { queue } }) => (queue.labels.includes(ui.label ?? "") ? ui.label : null);

/** Labels, each with how many questions of the chosen pile have it. @param {Desk} desk */
function labelFilters(desk) {
  const { labels } = desk.slices.queue;
  if (!labels.length) return nothing;
  const [counted, wanted] = [chosenCounts(desk).labels, wantedLabel(desk)];
  return html`
    <div class="labels" role="group" aria-label=${t("queue.labels")}>
      ${labels.map(
        (label) => html`
          <button
            type="button"
            class="label"
            aria-pressed=${String(label === wanted)}
            @click=${() => desk.act.change({ label: label === wanted ? null : label, shown: MORE })}
          >
            <bdi>${label}</bdi> <b class="figure">${number(counted[label] ?? 0)}</b>
          </button>
        `,
      )}
    </div>
  `;
}

/**
 * Whom questions are put to: value and words of each, with how many of the chosen pile.
 * @param {Desk} desk @returns {[string, string][]}
 */
function addressees(desk) {
  const counted = chosenCounts(desk).put_to;
  const sides = desk.slices.debate?.motion ? ["for", "against"] : [];
  const named = [
    ...[...sides, "panel"].map((to) => [to, t(`queue.to.${to}`)]),
    ...desk.slices.queue.addressees.map(({ person, name }) => [`#${person}`, t("queue.to.person", { name })]),
  ];
  const withCounts = named.map(([to, whom]) => [to, t("queue.to.n", { whom, n: counted[to] ?? 0 })]);
  return /** @type {[string, string][]} */ ([["all", t("queue.to.all")], ...withCounts]);
}

/** The question that the hall looks at stays in sight, whatever the filter shows. @param {Desk} desk */
function onStage(desk) {
  const live = desk.ui.filter === "on_stage" ? [] : desk.slices.queue.items.filter((one) => one.state === "on_stage");
  if (!live.length) return nothing;
  const byId = new Map(desk.slices.queue.items.map((one) => [one.id, one]));
  return html`
    <div class="queue__stage">
      <h3 class="eyebrow">${t("queue.on_stage")}</h3>
      <ol>
        ${repeat(
          live,
          (one) => one.id,
          (one) => questionView(desk, one, byId),
        )}
      </ol>
    </div>
  `;
}

/** @param {Desk} desk */
function emptyWords(desk) {
  const { ui, slices } = desk;
  const { queue } = slices;
  if (ui.words || ui.to !== "all" || wantedLabel(desk)) return "queue.none_found";
  return queue.items.length ? `queue.empty.${ui.filter}` : "queue.empty";
}

/** @param {Desk} desk @param {import("../types.js").DeskQuestion[]} wanted */
function list(desk, wanted) {
  const byId = new Map(desk.slices.queue.items.map((one) => [one.id, one]));
  const hidden = wanted.length - desk.ui.shown;
  return html`
    <ol>
      ${repeat(
        wanted.slice(0, desk.ui.shown),
        (one) => one.id,
        (one) => questionView(desk, one, byId),
      )}
    </ol>
    ${
      hidden > 0
        ? html`
            <button type="button" class="btn btn--quiet queue__more"
              @click=${() => desk.act.change({ shown: desk.ui.shown + MORE })}>
              ${t("queue.more", { n: hidden })}
            </button>
          `
        : nothing
    }
    ${desk.slices.debate ? questionFiles(desk, desk.slices.debate.item) : nothing}
  `;
}

/** @param {Desk} desk */
function askingSwitch(desk) {
  const { debate } = desk.slices;
  if (!debate) return nothing;
  return verbButton(desk, {
    where: "queue",
    command: "item:set-asking",
    payload: { item: debate.item, on: !debate.asking },
    label: t(debate.asking ? "queue.asking" : "queue.not_asking"),
    variant: "btn--small btn--switch",
    pressed: debate.asking,
  });
}

/** @param {Desk} desk */
function sieve(desk) {
  return html`
    <div class="row row--tight sieve">
      <input
        type="search"
        aria-label=${t("queue.find")}
        placeholder=${t("queue.find")}
        .value=${desk.ui.words}
        @input=${(/** @type {Event} */ event) =>
          desk.act.change({ words: /** @type {HTMLInputElement} */ (event.target).value, shown: MORE })}
      />
      <select
        aria-label=${t("queue.to")}
        @change=${(/** @type {Event} */ event) =>
          desk.act.change({ to: /** @type {HTMLSelectElement} */ (event.target).value, shown: MORE })}
      >
        ${addressees(desk).map(
          ([to, words]) => html`
            <option value=${to} ?selected=${desk.ui.to === to}>${words}</option>
          `,
        )}
      </select>
    </div>
  `;
}

/** @param {Desk} desk */
function balanceLine({ slices: { queue } }) {
  const { put, turn } = queue.balance;
  if (!put.for && !put.against) return nothing;
  return html`
    <p class="balance figure">
      <span class="quiet">${t("balance.put")}</span>
      <span class="side side--for">${t("balance.for", { n: put.for })}</span>
      <span class="side side--against">${t("balance.against", { n: put.against })}</span>
      ${
        turn
          ? html`
              <span class="balance__turn">${t(`balance.turn.${turn}`)}</span>
            `
          : html`
              <span class="quiet">${t("balance.even")}</span>
            `
      }
    </p>
  `;
}
