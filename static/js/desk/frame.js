/** The armed result exactly as the hall would see it, its confirmation, and the steps of a reveal. */

import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { verdictSentence } from "../screen/verdict.js";
import { armedByOther, holdButton, refusal, verbButton } from "./controls.js";
import { resultPicture } from "./preview.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DeskPoll} DeskPoll
 * @typedef {import("../types.js").ResultFrame} Frame
 */

/** @param {Desk} desk */
export function frameView(desk) {
  const { polls, result } = desk.slices;
  const armed = polls.polls.find((poll) => poll.state === "armed");
  if (armed && polls.frame) return armedView(desk, armed, polls.frame);
  const revealed =
    result.frame && polls.polls.find((poll) => poll.id === result.frame?.poll && poll.state === "revealed");
  return revealed && result.frame ? revealedView(desk, revealed, result.frame) : nothing;
}

/** @param {Desk} desk @param {DeskPoll} poll @param {Frame} frame */
function armedView(desk, poll, frame) {
  return html`
    <div class="armed" data-state="armed">
      <div class="armed__head">
        <h3>${t("armed.title")}</h3>
        ${
          isNoResult(frame)
            ? html`
                <p class="armed__warning" role="alert">${t("armed.no_result")}</p>
              `
            : nothing
        }
        <p>${t("armed.body")}</p>
      </div>
      ${framed(desk, frame)}
      <div class="armed__side">
        ${identity(frame)}
        <p>${armedByOther(desk) ? t("armed.by_other", { name: poll.armed_by }) : t("armed.by_me")}</p>
        ${frame.steps.length > 1 ? playChoice(desk) : nothing} ${confirmButton(desk, poll, frame)}
        ${disarmButton(desk, poll)}
        <p class="quiet">${t("poll.disarm.says")}</p>
        ${refusal(desk, "frame")}
      </div>
    </div>
  `;
}

/** Nobody voted whom the rule counts. @param {Frame} frame */
function isNoResult({ outcome }) {
  return outcome?.verdict === "no_result";
}

/** @param {Desk} desk @param {DeskPoll} poll */
function disarmButton(desk, poll) {
  return verbButton(desk, {
    where: "frame",
    command: "poll:disarm",
    payload: { poll: poll.id },
    label: t("poll.verb.disarm"),
    variant: "btn--quiet",
    disabled: !poll.allowed.includes("disarm"),
  });
}

/** @param {Desk} desk */
function playChoice(desk) {
  return html`
    <label class="choice">
      <input
        type="checkbox"
        .checked=${desk.ui.play}
        @change=${(/** @type {Event} */ event) =>
          desk.act.change({ play: /** @type {HTMLInputElement} */ (event.target).checked })}
      />
      <span>${t("armed.play")}</span>
    </label>
  `;
}

/** @param {Desk} desk @param {DeskPoll} poll @param {Frame} frame */
function confirmButton(desk, poll, frame) {
  /** @satisfies {Partial<import("./controls.js").Verb>} */
  const verb = {
    where: "frame",
    command: "poll:reveal",
    disabled: !poll.allowed.includes("reveal"),
    variant: "btn--main",
  };
  if (armedByOther(desk))
    return verbButton(desk, {
      ...verb,
      payload: { poll: poll.id, held: false, play: desk.ui.play },
      label: t("armed.confirm"),
    });
  return holdButton(desk, {
    ...verb,
    payload: { poll: poll.id },
    label: t("armed.hold"),
    body: t("armed.hold_body", { poll: t(`poll.${frame.round}`), title: frame.title }),
  });
}

/** Which poll, which round, how many ballots: what must be read before anybody confirms. @param {Frame} frame */
function identity(frame) {
  return html`
    <dl class="identity figure">
      <dt>${t("armed.poll")}</dt>
      <dd><bdi>${frame.title}</bdi></dd>
      <dt>${t("armed.round")}</dt>
      <dd>${t(`poll.${frame.round}`)}</dd>
      ${ballots(t("armed.before"), frame.ballots.before)} ${ballots(t("armed.after"), frame.ballots.after)}
      ${
        frame.counts && frame.shown.before
          ? html`
              <dt>${t("armed.both")}</dt>
              <dd>${t("armed.voters", { n: frame.counts.both })}</dd>
            `
          : nothing
      }
      ${
        frame.verdict
          ? html`
              <dt>${t("armed.verdict")}</dt>
              <dd class="identity__verdict"
                data-verdict=${frame.outcome?.verdict}>${verdictSentence(frame.verdict)}</dd>
            `
          : nothing
      }
      <dt>${t("seal.hash")}</dt>
      <dd>${frame.seal.hash}</dd>
    </dl>
  `;
}

/** @param {string} round @param {number | null} n */
function ballots(round, n) {
  if (n === null) return nothing;
  return html`
    <dt>${round}</dt>
    <dd>${t("armed.ballots", { n })}</dd>
  `;
}

/** @param {Desk} desk @param {DeskPoll} poll @param {Frame} frame */
function revealedView(desk, poll, frame) {
  return html`
    <div class="armed" data-state="revealed">
      <div class="armed__head">
        ${inSight(desk, frame)}
      </div>
      ${framed(desk, frame)}
      <div class="armed__side">${identity(frame)}${stepButtons(desk, poll, frame)}${refusal(desk, "frame")}</div>
    </div>
  `;
}

/** Whether the hall looks at the result, and what else it looks at. @param {Desk} desk @param {Frame} frame */
function inSight(desk, frame) {
  const { scene } = desk.slices;
  if (scene.kind === "reveal") {
    return html`
      <h3>${t("revealed.title")}</h3>
      <p>${t("revealed.body", { step: t(`step.${frame.step}`) })}</p>
    `;
  }
  return html`
    <h3>${t("revealed.elsewhere")}</h3>
    <p>${t("revealed.elsewhere_body", { scene: t(`scene.${scene.kind}`) })}</p>
    ${verbButton(desk, {
      where: "frame",
      command: "poll:show",
      payload: { poll: frame.poll },
      label: t("revealed.show"),
      variant: "btn--small",
    })}
  `;
}

/** @param {Desk} desk @param {DeskPoll} poll @param {Frame} frame */
function stepButtons(desk, poll, frame) {
  const at = frame.steps.indexOf(frame.step);
  return html`
    <ol class="steps" aria-label=${t("revealed.steps")}>
      ${frame.steps.map(
        (step, i) => html`
          <li aria-current=${i === at ? "step" : nothing}>
            ${verbButton(desk, {
              where: "frame",
              command: "poll:step",
              payload: { poll: poll.id, step },
              label: t(`step.${step}`),
              variant: i === at + 1 ? "btn--main" : "",
              pressed: i <= at,
              disabled: i <= at || !poll.allowed.includes("step"),
            })}
          </li>
        `,
      )}
    </ol>
  `;
}

/** @param {Desk} desk @param {Frame} frame */
function framed(desk, frame) {
  return html`
    <div class="mini preview">${resultPicture(desk, frame, t("armed.preview"))}</div>
  `;
}
