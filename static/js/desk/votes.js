/** The votes: the pair's seal, its two polls with their verbs, and what is left over of pairs that were given up. */

import { html, nothing } from "../../vendor/vendor.js";
import { divisionBar } from "../lib/division.js";
import { number, t } from "../lib/words.js";
import { holdButton, localButton, refusal, verbButton } from "./controls.js";
import { frameView } from "./frame.js";
import { closing, closingField, hashLine, openPayload } from "./poll_parts.js";
import { sealForm, voidForm } from "./ui.js";

/**
 * @typedef {import("./ui.js").Desk} Desk
 * @typedef {import("../types.js").DeskPoll} DeskPoll
 * @typedef {import("../types.js").Seal} Seal
 */

/** @param {Desk} desk */
export function votesView(desk) {
  const polls = standing(desk.slices.polls.polls);
  return html`
    <section class="part votes" aria-label=${t("votes.title")}>
      ${
        polls.length
          ? html`
              ${frameView(desk)}
              <div class="polls">${polls.map((poll) => pollView(desk, poll))}</div>
              ${footer(desk, polls)}
            `
          : unsealed(desk)
      }
      ${voidLine(desk)} ${refusal(desk, "votes")}
    </section>
  `;
}

/** The polls that still count: those of a pair that was given up do not. @param {DeskPoll[]} polls */
export function standing(polls) {
  return polls.filter((poll) => poll.state !== "void");
}

/** @param {Desk} desk */
function sealLine({ slices: { debate } }) {
  const seal = debate?.seal;
  if (!seal) return nothing;
  return html`
    <p class="quiet seal">
      <span>${t(`rule.${seal.rule}`)}</span>
      ${
        seal.band
          ? html`
              <span>${t("seal.band_line", { band: points(seal.band) })}</span>
            `
          : nothing
      }
      <span>
        ${t("seal.hash")}
        <b class="figure">${seal.hash}</b>
      </span>
    </p>
  `;
}

/** @param {number} band */
export function points(band) {
  return number(band, Number.isInteger(band) ? 0 : 1);
}

/** @param {Desk} desk */
function unsealed(desk) {
  const { debate } = desk.slices;
  if (!debate)
    return html`
      <p class="quiet">${t("votes.no_item")}</p>
    `;
  if (!debate.motion) {
    return html`
      <p class="quiet">${t("votes.no_motion")}</p>
      <div class="row">${localButton(desk, {
        label: t("votes.set_motion"),
        part: { dialog: { kind: "item", item: debate.item } },
      })}</div>
    `;
  }
  return html`
    <p class="motion votes__motion"><bdi>${debate.motion}</bdi></p>
    <p class="quiet">${t("votes.unsealed")}</p>
    <div class="row">
      ${localButton(desk, { label: t("votes.seal"), part: { dialog: sealForm(debate.item) } })}
    </div>
  `;
}

/** @param {Desk} desk @param {DeskPoll} poll */
function pollView(desk, poll) {
  return html`
    <article class="poll" data-state=${poll.state} aria-label=${t(`poll.${poll.round}`)}>
      <h3>
        ${t(`poll.${poll.round}.short`)}
        <span class="poll__state">${t(isMissed(desk, poll) ? "sheet.unheld" : `poll.state.${poll.state}`)}</span>
      </h3>
      ${turnout(desk, poll)}
      <p class="quiet poll__how">
        <span>${t(`tallies.${poll.tallies}`)}</span>
        ${closing(poll, desk.now)}${hashLine(poll)}
      </p>
      <div class="row row--tight">${pollVerbs(desk, poll)}</div>
    </article>
  `;
}

/** @param {Desk} desk @param {DeskPoll} poll */
function isMissed({ slices: { order } }, { state, round }) {
  return state === "draft" && order.missed.includes(round);
}

/**
 * How many voted, of how many there are; a split only where the server says one.
 * @param {Desk} desk
 * @param {DeskPoll} poll
 */
function turnout(desk, poll) {
  const { people } = desk.slices;
  const counted = desk.slices.turnout?.poll === poll.id ? desk.slices.turnout : { ballots: poll.ballots, shown: null };
  if (counted.ballots === null || poll.state === "draft") return nothing;
  const open = poll.state === "open";
  return html`
    <p class="poll__turnout figure">
      <b>${number(counted.ballots)}</b>
      ${t("poll.ballots", { n: counted.ballots })}
      ${
        open
          ? html`
              <span class="quiet">${t("poll.of_phones", { n: people.phones })}</span>
            `
          : nothing
      }
    </p>
    ${
      open
        ? html`
            <progress
              class="bar"
              max=${Math.max(people.phones, counted.ballots, 1)}
              value=${counted.ballots}
              aria-label=${t("poll.turnout")}
            ></progress>
          `
        : nothing
    }
    ${
      counted.shown
        ? html`
            <div class="poll__division">${divisionBar(counted.shown, { label: t(`poll.${poll.round}`), ems: 12 })}</div>
          `
        : nothing
    }
  `;
}

/** @param {Desk} desk @param {DeskPoll} poll */
function pollVerbs(desk, poll) {
  /** @param {string} verb */
  const can = (verb) => poll.allowed.includes(verb);
  /** @param {"close" | "reopen" | "arm" | "disarm" | "show"} verb @param {string} [variant] */
  const plain = (verb, variant) =>
    verbButton(desk, {
      where: "votes",
      command: `poll:${verb}`,
      payload: { poll: poll.id },
      label: t(`poll.verb.${verb}`),
      variant,
    });
  if (poll.state === "draft" && !can("open"))
    return html`
      <p class="quiet">${t(`poll.waits.${poll.round}`)}</p>
    `;
  return html`
    ${
      can("open") ? openForm(desk, poll) : nothing
    } ${can("close") ? plain("close") : nothing} ${can("arm") ? plain("arm") : nothing}
    ${
      can("reopen")
        ? localButton(desk, {
            label: t("poll.verb.reopen"),
            part: { dialog: reopenDialog(poll) },
            variant: "btn--quiet",
          })
        : nothing
    }
    ${isBehind(desk, poll) ? plain("show") : nothing}
    ${again(poll, can("reopen") && can("arm"))}
  `;
}

/** Its result was shown, and a poll's stands before the hall since. @param {Desk} desk @param {DeskPoll} poll */
function isBehind({ slices: { result } }, { round, state }) {
  return result.poll !== null && round === "post" && state === "revealed";
}

/**
 * Why a vote that has closed is not opened again; and before it is counted, that this is the last moment.
 * @param {DeskPoll} poll
 * @param {boolean} isLast
 */
function again({ barred }, isLast) {
  if (!barred && !isLast) return nothing;
  return html`
    <p class="quiet">${t(barred ? `poll.barred.${barred}` : "poll.arm.says")}</p>
  `;
}

/**
 * Where the order is at this vote a press opens it. Elsewhere it would take the hall away from what is on: it is held,
 * and named.
 * @param {Desk} desk @param {DeskPoll} poll
 */
function openForm(desk, poll) {
  const payload = openPayload(desk, poll);
  const common = { where: "votes", command: /** @type {const} */ ("poll:open") };
  return html`
    <div class="row row--tight">
      ${
        desk.slices.order.here.includes(poll.round)
          ? verbButton(desk, { ...common, payload, label: t("poll.verb.open") })
          : holdButton(desk, {
              ...common,
              payload: { ...payload, held: true },
              label: t(`poll.verb.open.${poll.round}`),
              body: t("poll.out_of_place.body"),
            })
      }
      ${closingField(desk, poll)}
    </div>
    ${
      desk.slices.order.here.includes(poll.round)
        ? nothing
        : html`
            <p class="quiet">${t("poll.out_of_place")}</p>
          `
    }
  `;
}

/** @param {DeskPoll} poll @returns {import("./ui.js").Confirm} */
function reopenDialog(poll) {
  return {
    kind: "confirm",
    title: t("reopen.title", { poll: t(`poll.${poll.round}`) }),
    body: t("reopen.body"),
    verb: t("poll.verb.reopen"),
    where: "votes",
    command: "poll:reopen",
    payload: { poll: poll.id },
  };
}

/** @param {Desk} desk @param {DeskPoll[]} polls */
function footer(desk, polls) {
  const { pair } = polls[0];
  return html`
    ${sealLine(desk)}
    <p class="votes__links">
      ${polls.some(isTold) ? html`${resultsLink(desk, pair)} ${downloads(desk, pair)}` : nothing}
      ${polls.some((poll) => poll.allowed.includes("void")) ? voidButton(desk, pair) : nothing}
    </p>
  `;
}

/** The reveal has played to its end: the result has a page, and its bundle is there. @param {DeskPoll} poll */
function isTold({ round, state, allowed }) {
  return round === "post" && state === "revealed" && !allowed.includes("step");
}

/** @param {string} url @param {number} pair */
function ofPair(url, pair) {
  return url.replace("<pair>", String(pair));
}

/** @param {Desk} desk @param {number} pair @param {string} [label] */
export function resultsLink({ page }, pair, label = t("votes.results")) {
  return html`<a class="link" href=${ofPair(page.urls.results, pair)} target="_blank" rel="noopener">${label}</a>`;
}

/** @param {Desk} desk @param {number} pair */
function downloads({ page }, pair) {
  return html`
    <a class="link" href=${ofPair(page.urls.bundle, pair)} download>${t("votes.bundle")}</a>
    <a class="link" href=${ofPair(page.urls.csv, pair)} download>${t("votes.csv")}</a>
  `;
}

/** @param {Desk} desk @param {number} pair */
function voidButton(desk, pair) {
  const ask = () => desk.act.change({ dialog: voidForm(pair) });
  return html`<button type="button" class="link link--end" ?disabled=${!desk.live}
    @click=${ask}>${t("votes.void")}</button>`;
}

/** What was given up, with the pages of the results that were told. @param {Desk} desk */
function voidLine(desk) {
  const { polls, setups } = desk.slices;
  const given = new Set(polls.polls.filter((poll) => poll.state === "void").map((poll) => poll.pair));
  if (!given.size) return nothing;
  const told = setups.items.flatMap(({ earlier }) => earlier.filter(({ pair }) => given.has(pair)));
  return html`
    <p class="quiet">${t("votes.voided", { n: given.size })}</p>
    ${told.map(
      ({ pair }) => html`
        <p class="votes__links">${resultsLink(desk, pair, t("votes.given_up"))} ${downloads(desk, pair)}</p>
      `,
    )}
  `;
}
