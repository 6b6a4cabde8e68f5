// The phone: one thing to do at a time, chosen by the state.
import { html, nothing, render, svg } from "../vendor/vendor.js";
import {
  Outbox,
  clockState,
  clockText,
  expectedTimes,
  nextChange,
  number,
  page,
  part,
  percent,
  phase,
  shownTime,
  startPainting,
  t,
  timeOfDay,
  untilTextChange,
} from "./lib/core.js";
import { connectLive, isOutOfDate } from "./lib/live.js";

/** @import { Bar, GivenUp, PhoneState, PollSlice, ResultFrame, Slot, Tab } from "./types" */

const LONG_MOTION = 110;
const UNSURE_MS = 250;
const AGENDA_MS = 30_000;
const RELOAD_MS = 2000;
const REFRESHES_KEPT = 4;
const TABS = /** @type {Tab[]} */ (["vote", "ask", "agenda"]);
const BALLOT_SLOTS = ["vote", "result"];
const ROUNDS = /** @type {const} */ (["before", "after"]);
const SIDES = ["for", "undecided", "against"];

/** @param {Event} event @param {() => void} act */
const instead = (event, act) => {
  event.preventDefault();
  act();
};

/** @param {string} text */
const motion = (text) =>
  html`<h1 class="motion" id="motion" dir="auto" data-long=${text.length > LONG_MOTION ? "" : nothing}>${text}</h1>`;

/** @param {string} side @param {string} words */
const side = (side, words) => html`<span class="side side--${side}"><bdi>${words}</bdi></span>`;

// Vote

/** @param {PhoneState} s @param {PollSlice} poll */
function ballotState({ slices, pending, refusal }, poll) {
  const mine = slices.ballots?.[poll.id];
  if (pending?.poll === poll.id) return { kind: pending.trouble ? "waiting" : "sending", choice: pending.choice, mine };
  if (refusal?.poll === poll.id) return { kind: "refused", choice: mine?.choice, mine };
  return { kind: mine ? "counted" : "open", choice: mine?.choice, mine };
}

/** @param {PhoneState} s @param {PollSlice} poll */
function ballotWords(s, poll) {
  const { kind, mine } = ballotState(s, poll);
  if (kind === "counted") return ["vote.counted", t("vote.counted.more", { receipt: mine?.receipt })];
  if (kind === "sending") return ["vote.sending", t("vote.sending.more")];
  if (kind === "waiting")
    return [
      "vote.waiting",
      t(s.status === "lost" || s.status === "connecting" ? "vote.waiting.lost" : "vote.waiting.again"),
    ];
  if (kind === "refused") return ["vote.refused", t(`error.${s.refusal?.code}`)];
  return ["", t(s.slices.event.votes === "open" ? "vote.how.device" : "vote.how")];
}

/** @param {PhoneState} s @param {PollSlice} poll @param {string} choice */
function choiceButton(s, poll, choice) {
  const { kind, choice: chosen } = ballotState(s, poll);
  const mine = chosen === choice;
  const note = {
    counted: "vote.mine",
    refused: "vote.mine",
    sending: "vote.sending.short",
    waiting: "vote.waiting.short",
  }[kind];
  return html`<button class="choice" name="choice" value=${choice} aria-pressed=${mine}
    data-state=${mine ? kind : nothing}
    @click=${(/** @type {Event} */ e) => instead(e, () => s.on.vote(poll.id, choice))}>
    <i class="choice__mark"></i><span>${t(`choice.${choice}`)}</span>${
      mine && note ? html`<small>${t(note)}</small>` : nothing
    }</button>`;
}

/** @param {PhoneState} s @param {PollSlice} poll */
function voteView(s, poll) {
  const [title, words] = ballotWords(s, poll);
  return html`<section class="vote">
    <div class="lead"><p class="eyebrow">${t(`round.${poll.round}`)}</p>${motion(poll.motion)}</div>
    <form class="ballot" method="post" action=${s.urls.ballots} role="group"
      aria-label=${t("vote.group")}>${poll.choices.map((choice) => choiceButton(s, poll, choice))}</form>
    <p class="status" role="status"
      data-state=${ballotState(s, poll).kind}>${title ? html`<b>${t(title)}</b> ` : nothing}<span>${words}</span></p>
  </section>`;
}

// Wait

/** @param {PhoneState} s @param {number} poll */
function checkView({ check, on }, poll) {
  const words = {
    asking: t("check.asking"),
    no: t("check.no"),
    error: t(`error.${check?.code}`),
    yes: t("check.yes", { choice: t(`choice.${check?.choice}`), receipt: check?.receipt }),
  };
  return html`<button class="quiet" @click=${() => on.check(poll)}>${t("check.ask")}</button>
    <p class="hint" role="status">${check?.poll === poll ? words[check.state] : nothing}</p>`;
}

/** What became of the vote once it is closed. @param {PhoneState} s @param {PollSlice} poll */
function closedView(s, poll) {
  const { kind, choice, mine } = ballotState(s, poll);
  const words =
    {
      counted: "closed.mine",
      open: "closed.none",
      refused: mine ? "closed.late.change" : "closed.late",
      sending: "closed.pending",
      waiting: "closed.pending",
    }[kind] ?? "";
  const next = poll.state === "revealed" ? "closed.revealed" : `closed.sealed.${poll.round}`;
  const frame = poll.state === "revealed" && s.slices.result?.frame;
  return html`<section class="note">
    <p class="eyebrow">${t(`round.${poll.round}`)}</p>
    <p role="status"><b>${t("closed.title")}</b> ${t(words, { choice: choice ? t(`choice.${choice}`) : "" })}</p>
    ${frame ? html`${barsView(frame)}${pageLink(s, frame)}` : nothing}
    <p class="hint">${frame ? nothing : t(next)}${
      mine ? html` <span class="figure">${t("receipt", { receipt: mine.receipt })}.</span>` : nothing
    }</p>
    ${mine ? html`${checkView(s, poll.id)}` : nothing}</section>`;
}

/** What was seen is not forgotten without a word. @param {PhoneState} s @param {GivenUp} told */
function givenUpView({ urls }, { pair, what, why, has_page }) {
  return html`<section class="note"><p role="status"><b>${t(`given_up.${what}`)}</b></p>
    <p>${t("given_up.why")} <bdi>${why}</bdi></p>
    ${has_page ? html`<p><a href=${urls.results + pair}>${t("result.link")}</a></p>` : nothing}</section>`;
}

/** @param {PhoneState} s @param {Slot} slot */
function clockView({ now, unsure }, slot) {
  const state = phase(slot, now);
  const standing = { idle: "clock.idle", paused: "clock.paused", finished: "clock.finished", running: "" }[
    clockState(slot.clock)
  ];
  const words = standing || { warning: "period.warning", over: "clock.over.words", normal: "", idle: "" }[state];
  return html`<p class="clock" data-phase=${state}><span class="clock__time figure" role="timer"
    aria-live="off">${shownTime(slot, now)}</span>
    ${
      words ? html`<span class="clock__words">${t(words)}</span>` : nothing
    }</p>${unsure ? html`<p class="hint">${t("clock.unsure")}</p>` : nothing}`;
}

/** @param {Slot} slot */
const slotTitle = (slot) => slot.title || t(`slot.${slot.kind}`);

/** @param {PhoneState} s @param {Slot} slot */
function slotView(s, slot) {
  const { next } = s.slices.clock;
  return html`<section class="now">
    <p class="eyebrow">${t("wait.now")}</p>
    ${slot.side ? html`<p>${side(slot.side, t(`side.${slot.side}.long`))}</p>` : nothing}
    <p class="now__who" dir="auto">${slot.speaker ?? slotTitle(slot)}</p>${
      slot.speaker ? html`<p class="hint" dir="auto">${slotTitle(slot)}</p>` : nothing
    }
    ${clockView(s, slot)}
    ${
      next
        ? html`<p class="now__next"><span>${t("wait.next")}</span>
      ${next.side ? side(next.side, next.speaker ?? slotTitle(next)) : html`<b dir="auto">${slotTitle(next)}</b>`}</p>`
        : nothing
    }
  </section>`;
}

/** The next item of the agenda and when it is expected. @param {PhoneState} s */
function comingView({ slices, now }) {
  const { items, current, next: coming } = slices.agenda;
  const after = items.findIndex(({ id }) => id === coming);
  if (after < 0) return items.length && current === null ? html`<p class="hint">${t("wait.ended")}</p>` : nothing;
  const next = items[after];
  const { start } = expectedTimes(items, now)[after];
  return html`<p class="now__next"><span>${t("wait.next")}</span> <b dir="auto">${next.title}</b>
    <span class="figure">${t("wait.at", { time: timeOfDay(start, slices.event) })}</span></p>`;
}

/** The slot in which somebody has the floor. @param {PhoneState} s */
const turnOf = ({ slices: { clock } }) => (clock?.slot && !BALLOT_SLOTS.includes(clock.slot.kind) ? clock.slot : null);

/** @param {PhoneState} s */
function waitView(s) {
  const { debate, poll, event, clock, result } = s.slices;
  const turn = turnOf(s);
  const heading = debate?.motion || debate?.title || event.title;
  return html`<section class="wait">
    <div class="lead"><p class="eyebrow">${
      debate?.motion ? t("motion") : debate ? t(`kind.${debate.kind}`) : t("wait.welcome")
    }</p>${motion(heading)}
      ${debate || !event.subtitle ? nothing : html`<p class="hint" dir="auto">${event.subtitle}</p>`}</div>
    ${part("slot", () => (turn ? slotView(s, turn) : nothing))}
    ${part("closed", () => (poll ? closedView(s, poll) : result?.given_up ? givenUpView(s, result.given_up) : nothing))}
    ${part("coming", () => (clock?.slot ? nothing : comingView(s)))}
    ${poll ? nothing : html`<p class="hint">${t("wait.hint")}</p>`}</section>`;
}

// Result

/** @param {Bar} drawn */
function bar({ shares }) {
  let x = 0;
  const parts = SIDES.filter((name) => shares[name].n).map((name) => {
    const width = shares[name].pct ?? 0;
    x += width;
    return svg`<rect x=${x - width} width=${x > 99.5 ? width : Math.max(0, width - 0.6)} height="14"
      fill="var(--${name})" />`;
  });
  return html`<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
    <p class="bar__words">${SIDES.map((name) => shareView(name, shares[name].pct))}</p>`;
}

/** @param {string} name @param {number | null} pct */
const shareView = (name, pct) =>
  html`<span>${side(name, t(`choice.${name}`))}<br /><span
    class="figure">${pct === null ? "" : percent(pct)}</span></span>`;

/** @param {Bar} drawn @param {"before" | "after"} round */
const roundView = (drawn, round) => html`<div><p class="bar__title"><b>${t(`result.${round}`)}</b>
  <span class="figure">${t(`of.${drawn.of}`, { n: drawn.n })}</span></p>${drawn.n ? bar(drawn) : nothing}</div>`;

/** @param {ResultFrame} frame */
const barsView = ({ shown }) => ROUNDS.map((round) => shown[round] && roundView(shown[round], round));

/** A result of the first vote alone has no page. @param {PhoneState} s @param {ResultFrame} frame */
const pageLink = ({ urls }, { round }) =>
  round === "post" && urls.results ? html`<p><a href=${urls.results}>${t("result.link")}</a></p>` : nothing;

/** The change beside its two shares, because people get the subtraction wrong.
 * @param {string} name @param {import("./types").Change} change */
function changeView(name, { before_pct, after_pct, words, pct, n }) {
  const after = html`<td>${percent(after_pct)}</td>`;
  return html`<tr><th scope="row">${side(name, t(`choice.${name}`))}</th>${
    before_pct === null
      ? after
      : html`<td>${percent(before_pct)}</td>${after}
        <td>${words ? t(`change.${words}`, { x: pct === null ? "" : number(pct, 1), n }) : nothing}</td>`
  }</tr>`;
}

/** @param {string} key */
const heading = (key) => html`<th scope="col">${t(key)}</th>`;

/** @param {ResultFrame} frame */
function changesView({ changes, shown: { before, after } }) {
  return (
    changes &&
    after &&
    html`<table class="shifts figure"><caption class="hint">${t(`basis.${after.of}`, { n: after.n })}</caption>
    <thead class="visually-hidden"><tr><td></td>${before ? heading("result.before") : nothing}
      ${heading("result.after")}${before ? heading("result.gain") : nothing}</tr></thead>
    <tbody>${["for", "against"].map((name) => changeView(name, changes[name]))}</tbody></table>`
  );
}

/** @param {PhoneState} s @param {ResultFrame} frame */
function resultView(s, frame) {
  const { verdict: said, counts, shown, seal } = frame;
  return html`<section class="result">
    <div class="lead"><p class="eyebrow">${t("result.title")}</p>${motion(frame.motion)}</div>
    ${
      said
        ? html`<p class="verdict">${
            said.winner ? side(said.winner, t(`verdict.${said.winner}`)) : t(`verdict.${said.words}`)
          }</p>`
        : nothing
    }
    ${barsView(frame)}
    ${changesView(frame)}
    ${
      counts && shown.before
        ? html`<p class="hint figure">${t("result.both", { n: counts.both })}.
      ${t("result.only", { before: counts.only_before, after: counts.only_after })}.</p>`
        : nothing
    }
    <p class="hint">${t("result.rule", { rule: t(`rule.${seal.rule}`), hash: seal.hash })}</p>
    ${pageLink(s, frame)}
    ${s.slices.ballots?.[frame.poll] ? checkView(s, frame.poll) : nothing}</section>`;
}

// The page

/** @param {PhoneState} s */
function currentView(s) {
  const { poll, result } = s.slices;
  if (s.tab !== "vote")
    return s.more
      ? s.more[s.tab === "ask" ? "askView" : "agendaView"](s)
      : html`<p class="hint" role="status">${t(s.outOfDate ? "tab.offline" : "tab.loading")}</p>`;
  if (poll?.state === "open") return part(`vote-${poll.id}`, () => voteView(s, poll)) ?? nothing;
  const frame = result?.frame;
  const stands = frame && (!poll || poll.pair === frame.pair) && poll?.state !== "closed";
  // Once the screen has left the result for a turn, the debate has gone on.
  return stands && (result.on_screen || !turnOf(s)) ? resultView(s, frame) : waitView(s);
}

/** What runs out, else the code for the neighbour who wants to join. @param {PhoneState} s */
function runningOut({ slices: { event, poll, clock }, now, tab }) {
  if (poll?.state === "open")
    return poll.closes_at === null
      ? ""
      : poll.closes_at > now
        ? t("vote.closes", { time: clockText(poll.closes_at - now) })
        : t("vote.closing");
  return tab !== "vote" && clock?.slot && !BALLOT_SLOTS.includes(clock.slot.kind)
    ? shownTime(clock.slot, now)
    : event.code;
}

/** For those who listen: thresholds only. @param {PhoneState} s */
function spoken({ slices: { poll, clock }, now }) {
  if (poll?.state === "open") {
    const left = poll.closes_at === null ? Infinity : poll.closes_at - now;
    return t(left <= 10_000 ? "spoken.seconds" : left <= 60_000 ? "spoken.minute" : "spoken.open");
  }
  const state = clock?.slot ? phase(clock.slot, now) : "idle";
  return state === "warning" || state === "over" ? t(`spoken.${state}`) : "";
}

/** In full, because a form's answer stands under the form's address. @param {Tab} tab */
const addressOf = (tab) => `/j/${page.code}${tab === "vote" ? "" : `?tab=${tab}`}`;

/** @param {PhoneState} s @param {Tab} tab */
function tabLink(s, tab) {
  const waiting = tab === "vote" && s.tab !== "vote" && s.slices.poll?.state === "open";
  return html`<a href=${addressOf(tab)} aria-current=${s.tab === tab ? "page" : nothing}
    data-waiting=${waiting ? "" : nothing}
    @click=${(/** @type {Event} */ e) => instead(e, () => s.on.go(tab))}>${t(`tab.${tab}`)}</a>`;
}

/** @param {PhoneState} s */
export function phoneView(s) {
  return html`<header class="top"><span dir="auto">${s.slices.event.title}</span>
      <span class="figure">${part("running-out", () => runningOut(s))}</span></header>
    <p class="line" role="status" ?hidden=${!s.outOfDate}>${s.outOfDate ? t(`line.${s.status}`) : nothing}</p>
    <div class="view">${part(`view-${s.tab}`, () => currentView(s))}</div>
    <nav class="tabs" aria-label=${t("tab.label")}>${TABS.map((tab) => tabLink(s, tab))}</nav>
    <p class="visually-hidden" role="status">${part("spoken", () => spoken(s))}</p>`;
}

// This phone

/** Where storage is refused (private browsing), it lasts as long as the page.
 * @param {"localStorage" | "sessionStorage"} kind @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
function usableStorage(kind) {
  try {
    window[kind].setItem("probe", "1");
    return window[kind];
  } catch {
    const kept = new Map();
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => kept.set(name, text),
      removeItem: (name) => kept.delete(name),
    };
  }
}

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {PollSlice | null} poll */
const openPoll = (poll) => (poll?.state === "open" ? poll.id : null);

/** Tells the refresh of this page that it is not needed: the server answers the page's key with nothing to load. */
function cancelRefresh() {
  const refresh = /** @type {HTMLMetaElement | null} */ (document.querySelector("head > meta[http-equiv=refresh]"));
  const [, key] = refresh?.content.match(/unless=([\w-]+)/) ?? [];
  const [, known = ""] = document.cookie.match(/painted=([\w.-]*)/) ?? [];
  const keys = [key, ...known.split(".")].slice(0, REFRESHES_KEPT).join(".");
  if (key) document.cookie = `painted=${keys}; path=/j/${page.code}; max-age=86400; samesite=lax`;
  // Where stopping takes a declared refresh back, none comes: without a network it would leave the browser's own page
  // of errors in the place of this one. The timer runs from the load event on.
  const stop = () => setTimeout(() => window.stop());
  if (document.readyState === "complete") stop();
  else addEventListener("load", stop);
}

class Phone {
  /** @param {HTMLElement} face @param {PollSlice | null} poll as the page came with it */
  constructor(face, poll) {
    this.face = face;
    const wanted = /** @type {Tab} */ (new URLSearchParams(location.search).get("tab") ?? "vote");
    /** @type {Pick<PhoneState, "tab" | "check" | "draft" | "more">} */
    this.own = {
      tab: TABS.includes(wanted) ? wanted : "vote",
      check: null,
      more: null,
      draft: { text: "", to: "", name: "", item: null, state: "", error: "" },
    };
    this.tries = 0;
    this.kit = {
      kept: usableStorage("localStorage"),
      tab: usableStorage("sessionStorage"),
      newKey,
      listen: addEventListener,
    };
    this.open = openPoll(poll);
    this.paint = () => {};
    this.live = connectLive({ page, onChange: () => this.follow() });
    this.outbox = this.makeOutbox();
    this.on = /** @type {PhoneState["on"]} */ (
      /** @type {unknown} */ ({
        go: (/** @type {Tab} */ tab) => this.go(tab),
        check: (/** @type {number} */ poll) => this.check(poll),
        vote: this.outbox.cast.bind(this.outbox),
      })
    );
  }

  makeOutbox() {
    const { live } = this;
    return new Outbox({
      storage: this.kit.kept,
      name: `ballot:${page.code}`,
      newKey,
      changed: () => this.paint(),
      send: (entry) => live.ask("ballot:cast", entry),
      counted: ({ poll }, { choice, receipt }) =>
        live.put("ballots", { ...live.slices.ballots, [poll]: { choice, receipt } }),
    });
  }

  async start() {
    const { outbox } = this;
    const flush = () => void outbox.flush();
    this.live.onUp(flush);
    addEventListener("online", flush);
    addEventListener("storage", (event) => this.hear(event));
    document.addEventListener("visibilitychange", () => document.hidden || flush());
    flush();
    // The server's paint stays until there is something to put in its place.
    const loaded = this.load();
    if (this.own.tab !== "vote") await loaded;
    const own = /** @type {HTMLElement} */ (this.face.cloneNode(false));
    this.paint = startPainting(
      () => this.show(own),
      () => this.untilNextPaint(),
    );
  }

  /** Takes the place of the server's paint once there is one of its own. @param {HTMLElement} own */
  show(own) {
    render(phoneView(this.state()), own);
    if (own.isConnected) return;
    this.face.replaceWith(own);
    cancelRefresh();
  }

  /** @returns {PhoneState} */
  state() {
    const {
      own,
      on,
      live: { slices, status },
      live,
      outbox,
    } = this;
    const pending = outbox.pending && { ...outbox.pending, trouble: outbox.trouble };
    const unsure = status.kind !== "connecting" && live.uncertainty() > UNSURE_MS;
    return {
      ...own,
      on,
      slices,
      pending,
      refusal: outbox.refusal,
      urls: page.urls,
      now: live.now(),
      status: status.kind,
      outOfDate: isOutOfDate(status),
      unsure,
    };
  }

  untilNextPaint() {
    const [{ poll, clock }, now] = [this.live.slices, this.live.now()];
    const left = poll?.state === "open" && poll.closes_at !== null ? poll.closes_at - now : 0;
    const delays = [
      left > 0 ? untilTextChange(left) : null,
      clock?.slot ? nextChange(clock.slot, now) : null,
      AGENDA_MS,
    ];
    return Math.min(...delays.filter((delay) => delay !== null));
  }

  /** A poll that opens calls the phone to its vote. */
  follow() {
    const opened = openPoll(this.live.slices.poll);
    if (opened !== null && opened !== this.open) this.go("vote");
    this.open = opened;
    this.paint();
  }

  /** @param {Tab} tab */
  go(tab) {
    this.own.tab = tab;
    history.replaceState(null, "", addressOf(tab));
    scrollTo(0, 0);
    this.paint();
    this.load();
  }

  async load() {
    // A question that waits for its answer is sent again from whatever part the phone shows.
    const waits = this.kit.kept.getItem(`questions:${page.code}`) !== null;
    if ((this.own.tab === "vote" && !waits) || this.own.more) return;
    // A failed import stays failed under its address.
    const address = `./phone/more.js${this.tries ? `?${this.tries}` : ""}`;
    const more = await import(address).catch(() => null);
    this.tries += 1;
    if (more)
      Object.assign(
        this.on,
        more.actions(this.live, this.own.draft, () => this.paint(), this.face, this.kit),
      );
    else setTimeout(() => this.load(), RELOAD_MS);
    this.own.more = more;
    this.paint();
  }

  /** @param {number} poll */
  async check(poll) {
    this.own.check = { poll, state: "asking" };
    this.paint();
    const answer = await this.live.ask("ballot:check", { poll });
    this.own.check = answer.ok
      ? { poll, state: answer.choice ? "yes" : "no", choice: answer.choice, receipt: answer.receipt }
      : { poll, state: "error", code: answer.error.code };
    this.paint();
  }

  /** Another tab of this device cast a ballot, or was answered. @param {StorageEvent} event */
  async hear({ key, newValue }) {
    if (key !== this.outbox.parts.name) return;
    this.paint();
    const answer = newValue === null ? await this.live.ask("state:get", { slices: ["ballots"] }) : null;
    if (answer?.ok) this.live.put("ballots", answer.slices.ballots.data);
  }
}

const face = page.face === "audience" && document.getElementById("face");
if (face) new Phone(face, /** @type {PollSlice | null} */ (page.snapshot.slices.poll?.data ?? null)).start();
