import { html, nothing } from "../../vendor/vendor.js";
import { flow } from "../lib/division.js";
import { t } from "../lib/words.js";
import { hero, lengthOf } from "./hero.js";
import { pollReveal } from "./poll.js";
import { countsLine, verdict } from "./verdict.js";

/** @typedef {import("../types").ResultFrame} ResultFrame */

/**
 * How many ems of its labels' type a bar is wide: alone, beside the ribbons, on an upright display; screen.css sets all
 * in vw.
 */
const EMS = { alone: 35, flowing: 46, upright: 20 };

/** The result; where it was given up, that it was. @param {import("./state.js").ScreenState} state */
export function reveal(state) {
  const { frame, poll, given_up } = state.slices.result;
  if (poll) return pollReveal(poll, state.now);
  return frame ? shown(frame, state) : givenUp(/** @type {import("../types").GivenUp} */ (given_up));
}

/** @param {import("../types").GivenUp} told */
function givenUp({ what, why, motion }) {
  return {
    what: t("message.title"),
    note: html`<span class="foot__motion" dir="auto">${motion}</span>`,
    main: html`<main class="centred" data-fit>${hero(t(`given_up.${what}`), "message")}
      <p class="lede" data-breaks>${t("given_up.why")} <bdi>${why}</bdi></p></main>`,
  };
}

/** @param {ResultFrame} frame @param {import("./state.js").ScreenState} state */
function shown(frame, { playing, upright }) {
  const size = frame.matrix ? "flowing" : "alone";
  return {
    what: t("reveal.title", { title: frame.title, round: t(`round.${frame.round}`) }),
    title: frame.title,
    note: sealed(frame),
    main: html`<main class="reveal" data-step=${frame.step} data-size=${size}
      data-play=${playing ? frame.step : nothing}
      data-fit=${upright ? "" : nothing}>
      <h2 class="motion reveal__motion" data-length=${lengthOf(frame.motion)} dir="auto">${frame.motion}</h2>
      ${flow(frame, { ems: EMS[upright ? "upright" : size] })}
      ${verdict(frame)}
      ${frame.counts ? countsLine(frame.counts, frame.steps.includes("before")) : nothing}
    </main>`,
  };
}

/** @param {ResultFrame} frame */
function sealed({ seal, fingerprints }) {
  const hash = fingerprints.post ?? fingerprints.pre;
  return html`<span>${t("reveal.rule", { rule: t(`rule.${seal.rule}`) })}</span>
    <span class="seal figure">${t("seal", { hash: seal.hash })}</span>
    ${hash ? html`<span class="seal figure">${t("vote.hash")} ${hash}</span>` : nothing}`;
}
