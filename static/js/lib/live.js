// The connection to the server: one whole state per role, kept current; the server's time; commands; the way out over
// plain HTTP.
import { TimeEstimate } from "./clock_sync.js";
import { jittered, pause } from "./pause.js";
import { watchSleep } from "./sleep.js";
import { isUp } from "./status.js";
import { Store } from "./store.js";
import { NO_ANSWER, POSTED, openSocket, post } from "./transport.js";

/** @import { Answer, Live, Page, Slices, Status } from "../types" */

const ASK_TIMEOUT_MS = 4000;
const WAKE_PATIENCE_MS = 1500;
const PATIENCE_MS = 6000;
const SYNC_EVERY_MS = 12_000;
const BURST = 7;
const BURST_GAP_MS = 40;
const LOST_GRACE_MS = 5000;
const WAKE_GRACE_MS = 900;
const POLL_AFTER_MS = 6000;
const POLL_EVERY_MS = 4000;
const DOUBT_SPREAD_MS = 3000;
const FINAL = ["not_allowed", "not_found", "wrong_code", "not_signed_in", "link_revoked", "malformed"];

/** @implements {Live} */
class Connection {
  /** @param {{page: Page, onChange: () => void}} options */
  constructor({ page, onChange }) {
    this.page = page;
    this.onChange = onChange;
    this.audience = page.face === "audience";
    this.store = new Store();
    this.store.take(page.snapshot, true);
    this.time = new TimeEstimate(page.snapshot.server_ms, performance.now());
    /** @type {((name: string, cue: any) => void)[]} */
    this.cues = [];
    /** @type {(() => void)[]} */
    this.ups = [];
    /** @type {Status} */
    this.status = { kind: "connecting", since: performance.now(), grace_ms: LOST_GRACE_MS };
    /** When the socket went down, null while it is up. @type {number | null} */
    this.downSince = performance.now();
    this.nextSync = Infinity;
    this.nextPoll = 0;
    this.puts = 0;
    /** `puts` when the socket went down: an answer that came since may be younger than the next snapshot. */
    this.putsAtDrop = 0;
    this.etag = "";
    this.checked = "";
    this.doubted = false;
    this.socket = openSocket(page);
    setTimeout(() => this.onChange(), LOST_GRACE_MS + 1);
    this.listen();
    watchSleep(
      (slept, skipped) => this.wake(slept, skipped),
      () => this.beat(),
    );
  }

  listen() {
    const { socket } = this;
    socket.on("state:snapshot", (state) => this.arrive(state));
    socket.on("state:patch", (patch) => {
      if (this.store.take(patch)) this.fetchSlices(null);
      this.doubt(patch.server_ms);
      this.onChange();
    });
    socket.on("session:ended", () => this.end());
    socket.onAny((name, cue) => {
      if (name.startsWith("cue:")) for (const fn of this.cues) fn(name, cue);
    });
    socket.on("disconnect", (reason) => this.drop(reason));
    socket.on("connect_error", (error) => this.refused(error));
  }

  // What faces use

  get slices() {
    return this.store.slices;
  }

  /** @template {keyof Slices} K @param {K} name */
  state(name) {
    return this.store.slices[name];
  }

  /** @template {keyof Slices} K @param {K} name @param {Slices[K]} data */
  put(name, data) {
    this.puts += 1;
    this.store.slices[name] = data;
    this.onChange();
  }

  now() {
    return this.time.now(performance.now());
  }

  uncertainty() {
    return this.time.uncertainty();
  }

  /**
   * @param {string} command
   * @param {object} [payload]
   * @param {{timeout?: number}} [options]
   * @returns {Promise<Answer>}
   */
  async ask(command, payload = {}, { timeout = ASK_TIMEOUT_MS } = {}) {
    if (this.status.kind === "ended") return NO_ANSWER;
    // A socket that left one command unanswered may be dead: until it answers again, what can go the other way does.
    if (this.audience && POSTED[command] && (this.doubted || !this.socket.connected))
      return post(this.page, command, payload, timeout);
    if (!this.socket.connected) return NO_ANSWER;
    const answer = await this.emit(command, payload, timeout);
    if (answer === NO_ANSWER) this.check(PATIENCE_MS);
    return answer;
  }

  /** @param {(name: string, cue: any) => void} fn */
  onCue(fn) {
    this.cues.push(fn);
  }

  /** @param {() => void} fn */
  onUp(fn) {
    this.ups.push(fn);
  }

  // The socket

  /** @param {string} command @param {object} payload @param {number} timeout @returns {Promise<Answer>} */
  emit(command, payload, timeout) {
    return new Promise((resolve) => {
      this.socket
        .timeout(timeout)
        .emit(command, payload, (/** @type {Error | null} */ error, /** @type {Answer} */ answer) => {
          this.doubted = Boolean(error);
          resolve(error ? NO_ANSWER : answer);
        });
    });
  }

  /** @param {import("../types").Snapshot} state */
  arrive(state) {
    this.downSince = null;
    const answered = this.puts !== this.putsAtDrop;
    if (this.store.take(state, true, answered) && answered) this.fetchSlices(null);
    this.say("live");
    this.onChange();
    for (const fn of this.ups) fn();
    this.time.restart();
    this.check(PATIENCE_MS);
  }

  /** @param {string} reason */
  drop(reason) {
    this.downSince ??= performance.now();
    this.putsAtDrop = this.puts;
    this.nextSync = Infinity;
    this.store.reconnects();
    this.say("lost");
    if (reason === "io server disconnect") setTimeout(() => this.socket.connect(), jittered(2000));
  }

  /** The server said no; while the network fails, the socket tries again by itself. @param {any} error */
  refused(error) {
    if (this.socket.active) return;
    const code = error.data?.code ?? error.message;
    if (!this.audience && FINAL.includes(code)) this.end();
    else setTimeout(() => this.socket.connect(), jittered(8000));
  }

  reconnect() {
    if (this.status.kind === "ended") return;
    this.socket.disconnect();
    this.socket.connect();
  }

  end() {
    this.say("ended", 0);
    this.socket.disconnect();
  }

  /** @param {Status["kind"]} kind @param {number} [grace_ms] */
  say(kind, grace_ms = LOST_GRACE_MS) {
    const { status } = this;
    if (status.kind === "ended" || status.kind === kind) return;
    // While it is down, trying again in another way is no reason to wait longer before saying so.
    const stillDown = !isUp(status.kind) && !isUp(kind);
    const [since, grace] = stillDown
      ? [status.since, Math.min(status.grace_ms, grace_ms)]
      : [performance.now(), grace_ms];
    this.status = { kind, since, grace_ms: grace };
    setTimeout(() => this.onChange(), since + grace - performance.now() + 1);
    this.onChange();
  }

  // Time and revs

  async sample(patience = ASK_TIMEOUT_MS) {
    const sentAt = performance.now();
    const answer = await this.emit("time:sync", { t0: sentAt }, patience);
    if (answer.ok) this.time.add(sentAt, performance.now(), answer.server_ms);
    return answer;
  }

  /** Ask for the server's time soon, and not all phones at once, where a push says that it was set.
   * @param {number} [serverMs] */
  doubt(serverMs) {
    const at = performance.now();
    if (serverMs === undefined || !this.time.doubts(serverMs, at)) return;
    this.nextSync = Math.min(this.nextSync, at + (this.audience ? Math.random() * DOUBT_SPREAD_MS : 0));
  }

  /** One sample, and the slices that a lost push left behind. */
  async sync(patience = ASK_TIMEOUT_MS) {
    this.nextSync = performance.now() + jittered(SYNC_EVERY_MS);
    const answer = await this.sample(patience);
    if (!answer.ok) return false;
    const names = this.store.behind(answer.revs ?? {});
    if (names.length) await this.fetchSlices(names);
    return true;
  }

  /** @param {string[] | null} names */
  async fetchSlices(names) {
    const answer = await this.emit("state:get", { slices: names }, ASK_TIMEOUT_MS);
    if (answer.ok) this.store.take(/** @type {any} */ (answer), true);
    this.onChange();
  }

  /** @param {number} patience */
  async measure(patience) {
    if (!(await this.sync(patience))) return false;
    this.say("live");
    for (let n = 1; n < BURST; n += 1) {
      await pause(BURST_GAP_MS);
      await this.sample();
    }
    this.time.settle();
    this.onChange();
    return true;
  }

  /**
   * Is the socket still alive? If not, a new one; never a new one for a socket that was replaced meanwhile. A slow
   * server is given time: a hall that reconnects because it is slow makes it slower.
   * @param {number} patience
   */
  async check(patience) {
    const { id } = this.socket;
    if (!id || this.checked === id) return;
    this.checked = id;
    const alive = await this.measure(patience);
    if (!alive && this.socket.id === id) this.reconnect();
    if (this.checked === id) this.checked = "";
  }

  // Waking, and the way out over HTTP

  beat() {
    const at = performance.now();
    if (this.socket.connected && at >= this.nextSync)
      this.sync().then((heard) => {
        if (!heard) this.check(PATIENCE_MS);
      });
    const pollDue = this.downSince !== null && at - this.downSince >= POLL_AFTER_MS && at >= this.nextPoll;
    if (this.audience && pollDue && !document.hidden) this.poll();
  }

  /** @param {boolean} slept @param {number} skipped */
  wake(slept, skipped) {
    this.time.skip(skipped);
    if (this.status.kind === "ended" || document.hidden) return;
    if (slept) this.say("connecting", WAKE_GRACE_MS);
    if (slept) this.time.restart();
    if (this.socket.connected) this.check(slept ? WAKE_PATIENCE_MS : PATIENCE_MS);
    else this.reconnect();
    // After a sleep a socket that looks open may be dead; the state by HTTP is there sooner than its timeout.
    if (this.audience && slept) this.poll();
  }

  async poll() {
    this.nextPoll = performance.now() + jittered(POLL_EVERY_MS);
    try {
      await this.fetchState(performance.now(), this.puts);
      if (this.status.kind !== "live") this.say("polling");
    } catch {
      if (this.downSince !== null) this.say("lost");
    }
  }

  /** @param {number} sentAt @param {number} puts */
  async fetchState(sentAt, puts) {
    const response = await fetch(this.page.urls.state, {
      cache: "no-store",
      headers: this.etag ? { "If-None-Match": this.etag } : {},
    });
    const receivedAt = performance.now();
    if (response.status === 304) return;
    if (!response.ok) throw new Error(String(response.status));
    const state = await response.json();
    // A state that was read before an answer that came meanwhile would take that answer back.
    if (puts !== this.puts) return;
    this.etag = response.headers.get("ETag") ?? "";
    if (this.downSince !== null) this.time.add(sentAt, receivedAt, state.server_ms);
    this.store.take(state, true);
    this.onChange();
  }
}

/** @param {{page: Page, onChange: () => void}} options @returns {Live} */
export const connectLive = (options) => new Connection(options);
