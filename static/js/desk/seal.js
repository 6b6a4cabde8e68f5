/** Sealing: how the pair will be counted, and a summary of exactly what freezes before it does. */

import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { refusal } from "./controls.js";
import { points } from "./votes.js";
import { afterForm, hasPreVote, sealPayload, setupOf } from "./ui.js";

const RULES = ["matched", "all_ballots", "final_majority", "converts", "share_to_win", "none"];
const ROUNDS = /** @type {const} */ (["pre_tally", "post_tally"]);

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("./ui.js").SealDraft} Draft
 * @typedef {import("./ui.js").SealDialog} SealDialog
 * @typedef {import("../types.js").Setup} Setup
 */

/** @param {Desk} desk @param {SealDialog} dialog */
export function sealDialog(desk, dialog) {
  return dialog.review ? summary(desk, dialog) : form(desk, dialog);
}

/**
 * Changes the draft as it is at this moment: a change and the press that follows it may both come before the next
 * painting.
 * @param {Desk} desk
 * @param {Partial<Draft>} part
 * @param {boolean} review
 */
function amend(desk, part, review) {
  const { dialog } = desk.ui;
  if (dialog?.kind === "seal") desk.act.change({ dialog: { ...dialog, draft: { ...dialog.draft, ...part }, review } });
}

/** @param {Desk} desk @param {SealDialog} dialog */
function form(desk, { item, draft }) {
  /** @param {Partial<Draft>} part */
  const set = (part) => amend(desk, part, false);
  const review = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    amend(desk, { band: Number(fields.get("band") ?? 0) }, true);
  };
  return html`
    <form class="form" @submit=${review}>
      <h2>${t("seal.title")}</h2>
      <p class="quiet">${t("seal.intro")}</p>
      <fieldset>
        <legend>${t("seal.rule")}</legend>
        ${RULES.map((rule) =>
          radio("rule", rule, t(`rule.${rule}`), t(`rule.${rule}.says`), draft.rule === rule, () => set({ rule })),
        )}
      </fieldset>
      <div class="form__pair">
        ${draft.rule === "none" ? nothing : bandField(draft, set)}
        ${ROUNDS.map((round) =>
          round === "pre_tally" && !hasPreVote(draft) ? nothing : tallyField(draft, round, set),
        )}
      </div>
      ${
        hasPreVote(draft)
          ? check(t("seal.show_pre.label"), t("seal.show_pre.says"), draft.show_pre, (show_pre) => set({ show_pre }))
          : nothing
      }
      ${check(t("seal.public_list"), t("seal.public_list.says"), draft.public_list, (public_list) =>
        set({ public_list }),
      )}
      <div class="form__end">
        <button type="button" class="btn btn--quiet"
          @click=${() => desk.act.change({ dialog: afterForm(desk, item) })}>${t("dialog.cancel")}</button>
        <button class="btn btn--main">${t("seal.review")}</button>
      </div>
    </form>
  `;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} label
 * @param {string} says
 * @param {boolean} checked
 * @param {() => void} pick
 */
function radio(name, value, label, says, checked, pick) {
  return html`
    <label class="choice">
      <input type="radio" name=${name} value=${value} .checked=${checked} @change=${pick} />
      <span>
        <b>${label}</b>
        <small>${says}</small>
      </span>
    </label>
  `;
}

/** @param {string} label @param {string} says @param {boolean} checked @param {(on: boolean) => void} set */
function check(label, says, checked, set) {
  return html`
    <label class="choice">
      <input
        type="checkbox"
        .checked=${checked}
        @change=${(/** @type {Event} */ event) => set(/** @type {HTMLInputElement} */ (event.target).checked)}
      />
      <span>
        <b>${label}</b>
        <small>${says}</small>
      </span>
    </label>
  `;
}

/** @param {Draft} draft @param {(part: Partial<Draft>) => void} set */
function bandField(draft, set) {
  return html`
    <label class="field">
      <span>${t("seal.band")}</span>
      <input
        name="band"
        type="number"
        min="0"
        max="50"
        step="0.1"
        required
        .value=${String(draft.band)}
        @change=${(/** @type {Event} */ event) =>
          set({ band: Number(/** @type {HTMLInputElement} */ (event.target).value) })}
      />
      <small>${t("seal.band.says")}</small>
    </label>
  `;
}

/** @param {Draft} draft @param {"pre_tally" | "post_tally"} round @param {(part: Partial<Draft>) => void} set */
function tallyField(draft, round, set) {
  return html`
    <fieldset class="field">
      <legend>${t(`seal.${round}`)}</legend>
      ${["sealed", "live"].map((how) =>
        radio(round, how, t(`tallies.${how}`), t(`tallies.${how}.says`), draft[round] === how, () =>
          set({ [round]: how }),
        ),
      )}
    </fieldset>
  `;
}

/** @param {Desk} desk @param {SealDialog} dialog */
function summary(desk, dialog) {
  const { item, draft } = dialog;
  const setup = setupOf(desk, item);
  if (!setup) return nothing;
  return html`
    <div class="form">
      <h2>${t("seal.summary")}</h2>
      <p>${t("seal.final")}</p>
      <dl class="frozen">
        ${facts(setup, draft).map(
          ([key, value]) => html`
            <dt>${t(key)}</dt>
            <dd class=${key === "seal.motion" ? "motion" : ""}><bdi>${value}</bdi></dd>
          `,
        )}
      </dl>
      ${refusal(desk, "dialog")}
      <div class="form__end">
        <button type="button" class="btn btn--quiet"
          @click=${() => desk.act.change({ dialog: { ...dialog, review: false } })}>
          ${t("dialog.back")}
        </button>
        <button
          type="button"
          class="btn btn--main"
          ?disabled=${!desk.live}
          aria-busy=${desk.ui.pending.size ? "true" : nothing}
          @click=${() => seal(desk, item, draft)}
        >
          ${t("seal.now")}
        </button>
      </div>
    </div>
  `;
}

/** @param {Desk} desk @param {number} item @param {Draft} draft */
async function seal(desk, item, draft) {
  if (await desk.act.send("dialog", "pair:seal", sealPayload(item, draft)))
    desk.act.change({ dialog: afterForm(desk, item) });
}

/** @param {Setup} setup @param {Draft} draft @returns {[string, unknown][]} */
function facts(setup, draft) {
  const sides = ["for", "against", "undecided"].map((choice) => t(`side.${choice}`)).join(", ");
  /** @type {[string, unknown][]} */
  const always = [
    ["seal.motion", setup.motion],
    ["seal.choices", sides],
    ["seal.format", setup.format || t("seal.no_format")],
    ["seal.voters", t("votes.way")],
    [
      "seal.rule",
      html`
        ${t(`rule.${draft.rule}`)}
        <small>${t(`rule.${draft.rule}.says`)}</small>
      `,
    ],
    [
      "seal.band",
      draft.rule === "none"
        ? t("seal.no_band")
        : draft.band
          ? t("seal.band_is", { band: points(draft.band) })
          : t("seal.band_off"),
    ],
  ];
  /** @type {[string, unknown][]} */
  const pre = hasPreVote(draft)
    ? [
        ["seal.pre_tally", t(`tallies.${draft.pre_tally}`)],
        ["seal.show_pre", t(draft.show_pre ? "seal.at_once" : "seal.in_reveal")],
      ]
    : [["poll.pre", t("seal.no_pre")]];
  return [
    ...always,
    ...pre,
    ["seal.post_tally", t(`tallies.${draft.post_tally}`)],
    ["seal.public_list", t(draft.public_list ? "answer.yes" : "answer.no")],
  ];
}
