/** One item of the run sheet that is not live: what is prepared of it, and how it starts, goes on or is run again. */

import { html, nothing } from "../../vendor/vendor.js";
import { isolate, t, timeOfDay } from "../lib/words.js";
import { localButton, refusal, sideMark } from "./controls.js";
import { linksButton } from "./links.js";
import { unheldBefore } from "./plan.js";
import { questionFiles } from "./question_files.js";
import { draftsView } from "./polls.js";
import { sealForm, setupOf, voidForm } from "./ui.js";
import { resultsLink } from "./votes.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").AgendaItem} Item
 * @typedef {import("../types.js").Setup} Setup
 */

/** @param {Desk} desk @param {number} id */
export function itemDialog(desk, id) {
  const item = desk.slices.agenda.items.find((one) => one.id === id);
  const setup = setupOf(desk, id);
  if (!item || !setup) return nothing;
  const said = consequence(desk, item);
  return html`
    <div class="form">
      <h2><bdi>${item.title}</bdi></h2>
      <p class="quiet">${timesLine(desk, item)}</p>
      ${prepared(desk, setup)} ${earlierResults(desk, setup)}
      ${item.state === "done" ? questionFiles(desk, id) : nothing}
      ${
        said
          ? html`
              <p>${said}</p>
            `
          : nothing
      }
      <h3 class="eyebrow">${t("polls.title")}</h3>
      ${draftsView(desk, id)} ${refusal(desk, "polls")} ${refusal(desk, "dialog")}
      <div class="form__end">
        ${
          item.state === "done"
            ? [
                verb(desk, "item:start", id, "agenda.resume", ""),
                verb(desk, "item:rerun", id, "agenda.rerun", "btn--main"),
              ]
            : verb(desk, "item:start", id, "agenda.start", "btn--main")
        }
      </div>
    </div>
  `;
}

/** @param {Desk} desk @param {Item} item */
function timesLine({ slices: { event } }, item) {
  const planned = { start: timeOfDay(item.planned_start, event), end: timeOfDay(item.planned_end, event) };
  if (item.actual_start === null || item.actual_end === null) return t("agenda.times", planned);
  const real = { start: timeOfDay(item.actual_start, event), end: timeOfDay(item.actual_end, event) };
  return `${t("agenda.times", planned)} ${t("agenda.ran", real)}`;
}

/** What starting or resuming this item does to what is on now. @param {Desk} desk @param {Item} item */
function consequence(desk, item) {
  const live = desk.slices.agenda.items.find((one) => one.state === "live");
  const left = live ? unheldBefore(desk.slices.order).map(({ title }) => t("slot.unheld", { title })) : [];
  const lines = item.state === "done" ? [t("agenda.done")] : [];
  return [...lines, ...(live ? [t("agenda.ends_live", { title: live.title }), ...left] : [])].join(" ");
}

/** @param {Desk} desk @param {Setup} setup */
function prepared(desk, setup) {
  const { item, motion, seal } = setup;
  return html`
    <dl class="frozen">
      ${[
        ["seal.motion", motion || t("agenda.no_motion")],
        ["seal.format", setup.format || t("seal.no_format")],
        ["agenda.speakers", speakers(setup)],
        ["votes.title", seal ? sealLine(seal) : t(motion ? "agenda.unsealed" : "agenda.no_votes")],
      ].map(
        ([key, value]) => html`
          <dt>${t(String(key))}</dt>
          <dd class=${key === "seal.motion" && motion ? "motion" : ""} dir="auto">${value}</dd>
        `,
      )}
    </dl>
    <div class="row">
      ${localButton(desk, { label: t("sheet.set_up"), part: { dialog: { kind: "item", item } } })}
      ${setup.seated ? peopleButton(desk, item) : nothing}
      ${setup.people.length + setup.speakers.length ? linksButton(desk, item) : nothing}
      ${motion && !seal ? localButton(desk, { label: t("votes.seal"), part: { dialog: sealForm(item) } }) : nothing}
      ${
        setup.pair
          ? localButton(desk, { label: t("votes.void"), part: { dialog: voidForm(setup.pair) }, variant: "btn--quiet" })
          : nothing
      }
    </div>
  `;
}

/** @param {Desk} desk @param {number} item */
function peopleButton(desk, item) {
  return localButton(desk, { label: t("people.form"), part: { dialog: { kind: "people", item } } });
}

/** @param {import("../types.js").Seal} seal */
function sealLine({ rule, hash }) {
  return html`${t(`rule.${rule}`)}, ${t("seal.hash")} <b class="figure">${hash}</b>`;
}

/** @param {Setup} setup */
function speakers({ speakers: all, people, seated }) {
  if (seated && people.length) return people.map(({ name }) => isolate(name)).join(", ");
  if (!all.length) return t("agenda.no_speakers");
  return ["for", "against"].map((side) => {
    const names = all.filter((one) => one.side === side).map(({ name }) => name);
    return names.length
      ? html`
          <span class="item__side">${sideMark(side)} <bdi>${names.join(", ")}</bdi></span>
        `
      : nothing;
  });
}

/** @param {Desk} desk @param {Setup} setup */
function earlierResults(desk, { earlier }) {
  return earlier.map(
    ({ run, pair, given_up }) => html`
      <p>${resultsLink(desk, pair, t(given_up === null ? "agenda.earlier" : "agenda.given_up", { n: run }))}</p>
    `,
  );
}

/**
 * @param {Desk} desk
 * @param {import("../types.js").CommandName} command
 * @param {number} item
 * @param {string} label
 * @param {string} variant
 */
function verb(desk, command, item, label, variant) {
  const press = async () => {
    if (await desk.act.send("dialog", command, { item }))
      desk.act.change({ dialog: command === "item:rerun" ? { kind: "agenda", item } : null });
  };
  return html`
    <button
      type="button"
      class="btn ${variant}"
      ?disabled=${!desk.live}
      aria-busy=${desk.ui.pending.size ? "true" : nothing}
      @click=${press}
    >
      ${t(label)}
    </button>
  `;
}
