// The phone: boots the connection, keeps painting, and keeps what it sends until it is answered.
import { render } from "../vendor/vendor.js";
import { nextChange, untilTextChange } from "./lib/clock.js";
import { connectLive } from "./lib/live.js";
import { Outbox } from "./lib/outbox.js";
import { page } from "./lib/page.js";
import { startPainting } from "./lib/painter.js";
import { breakEnds } from "./lib/schedule.js";
import { isOutOfDate } from "./lib/status.js";
import { cancelRefresh } from "./phone/refresh.js";
import { newKey, usableStorage } from "./phone/storage.js";
import { TABS, addressOf, phoneView } from "./phone/view.js";

/** @import { PhoneState, PollSlice, Tab } from "./types" */

const UNSURE_MS = 250;
const AGENDA_MS = 30_000;
const RELOAD_MS = 2000;

/** @param {PollSlice | null} poll */
const openPoll = (poll) => (poll?.state === "open" ? poll.id : null);

class Phone {
  /** @param {HTMLElement} face @param {PollSlice | null} poll as the page came with it */
  constructor(face, poll) {
    this.face = face;
    const wanted = /** @type {Tab} */ (new URLSearchParams(location.search).get("tab") ?? "vote");
    /** @type {Pick<PhoneState, "tab" | "check" | "picked" | "draft" | "more" | "group">} */
    this.own = {
      tab: TABS.includes(wanted) ? wanted : "vote",
      check: null,
      picked: null,
      more: null,
      group: null,
      draft: { text: "", to: "", name: "", item: null, state: "", error: "" },
    };
    this.tries = 0;
    this.kit = {
      kept: usableStorage("localStorage"),
      tab: usableStorage("sessionStorage"),
      newKey,
      listen: addEventListener,
    };
    this.own.group = Number(this.kit.kept.getItem(`group:${page.code}`)) || null;
    this.open = openPoll(poll);
    this.paint = () => {};
    this.live = connectLive({ page, onChange: () => this.follow() });
    this.outbox = this.makeOutbox();
    this.on = /** @type {PhoneState["on"]} */ (
      /** @type {unknown} */ ({
        go: (/** @type {Tab} */ tab) => this.go(tab),
        check: (/** @type {number} */ poll) => this.check(poll),
        pick: (/** @type {number} */ poll, /** @type {string[]} */ options) => this.pick(poll, options),
        vote: (/** @type {number} */ poll, /** @type {string} */ choice) =>
          this.outbox.cast(poll, choice, this.own.group),
        join: (/** @type {number | null} */ group) => this.join(group),
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
      counted: ({ poll, choice: sent }, { choice, receipt, group }) => {
        // What was picked since then stays.
        if (this.own.picked?.poll === poll && this.own.picked.options.join() === sent) this.own.picked = null;
        live.put("ballots", { ...live.slices.ballots, [poll]: { choice, receipt, group } });
      },
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
    const [{ poll, clock, agenda }, now] = [this.live.slices, this.live.now()];
    const paused = (breakEnds(agenda) ?? now) - now;
    const left = poll?.state === "open" && poll.closes_at !== null ? poll.closes_at - now : 0;
    const delays = [
      left > 0 ? untilTextChange(left) : null,
      clock?.slot ? nextChange(clock.slot, now) : null,
      paused > 0 ? untilTextChange(paused) : null,
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
    // A failed import stays failed under its address. The file lies beside the bundle that this is part of.
    const address = `./more.js${this.tries ? `?${this.tries}` : ""}`;
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

  /** What is ticked of several answers, until it is sent. @param {number} poll @param {string[]} options */
  pick(poll, options) {
    this.own.picked = { poll, options };
    this.paint();
  }

  /** The group of the audience that the voter belongs to. It is told with a ballot and with nothing else.
   * @param {number | null} group */
  join(group) {
    this.own.group = group;
    this.kit.kept.setItem(`group:${page.code}`, String(group ?? ""));
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
