// What a face needs and no network: the page, its words, clocks, the schedule, painting.
// One module, re-exported under its parts' names, because a phone's first load is held to six requests.

/** @import { AgendaItem, Answer, ClockFacts, Moment, Page, Slot, Word } from "../types" */
/** @typedef {{poll: number, choice: string, key: string}} Entry */

// The page

/** @returns {Page} */
function readPage() {
  const text = typeof document === "undefined" ? null : document.getElementById("page")?.textContent;
  return JSON.parse(
    text || '{"words":{},"lang":"en","urls":{},"limits":{},"snapshot":{"server_ms":0,"epoch":"","slices":{}}}',
  );
}

export const page = readPage();

// Words

/** @type {Record<string, Word>} */
let words = {};
let locale = "";
/** @type {Intl.PluralRules} */
let plurals;
/** @type {Map<string, Intl.NumberFormat | Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Record<string, Word>} table @param {string} lang */
export function useWords(table, lang) {
  words = table;
  locale = lang === "en" ? "en-GB" : lang;
  plurals = new Intl.PluralRules(locale);
  formats.clear();
}

useWords(page.words, page.lang);

/** @template {Intl.NumberFormat | Intl.DateTimeFormat} F @param {string} name @param {() => F} make @returns {F} */
function format(name, make) {
  if (!formats.has(name)) formats.set(name, make());
  return /** @type {F} */ (formats.get(name));
}

/** @param {number} n @param {number} [digits] */
export function number(n, digits = 0) {
  return format(
    `number${digits}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ).format(n);
}

/** `x` in percent: 29.7 reads "29.7%". @param {number} x @param {number} [digits] */
export function percent(x, digits = 1) {
  const options = {
    style: /** @type {const} */ ("percent"),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return format(`percent${digits}`, () => new Intl.NumberFormat(locale, options)).format(x / 100);
}

/** What the wall clock of the event's place shows. By the server's offsets: a browser may lack the zone, or know older
 * rules of it. An instant that they do not reach is shown in UTC, and says so.
 * @param {number} ms @param {Pick<import("../types").EventSlice, "offsets">} event */
export function timeOfDay(ms, { offsets }) {
  const ahead = [...offsets].reverse().find(({ since }) => since <= ms)?.ahead_ms ?? null;
  const options = { hour: /** @type {const} */ ("2-digit"), minute: /** @type {const} */ ("2-digit"), timeZone: "UTC" };
  const text = format("time", () => new Intl.DateTimeFormat(locale, options)).format(ms + (ahead ?? 0));
  return ahead === null ? `${text} UTC` : text;
}

// Letters from right to left, and what orders a text: figures and names beside them would change places.
const TURNS =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A text of people among other words, in an isolate of its own where it needs one (UAX #9: FSI and PDI). Where it has
 * an element of its own, that says `dir="auto"`. @param {string} text */
export function isolate(text) {
  const rtl = typeof document !== "undefined" && document.documentElement.dir === "rtl";
  return rtl || TURNS.test(text) ? `\u2068${text}\u2069` : text;
}

/** @param {string} key @param {Record<string, string | number | null | undefined>} [values] @returns {string} */
export function t(key, values = {}) {
  const entry = words[key];
  if (entry === undefined) return key;
  const text = typeof entry === "string" ? entry : (entry[plurals.select(Number(values.n))] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : value == null ? whole : isolate(value);
  });
}

// Clocks: debate/domain/clock.py and slots.py derive the same; tests/vectors/clock.json holds both to it

/** @param {ClockFacts} clock @returns {import("../types").ClockState} */
export function clockState(clock) {
  if (clock.finished_at !== null) return "finished";
  if (clock.started_at !== null) return "running";
  return clock.banked_ms ? "paused" : "idle";
}

/** @param {ClockFacts} clock */
export function granted(clock) {
  return clock.duration_ms === null ? null : Math.max(0, clock.duration_ms + clock.adjusted_ms);
}

/** @param {ClockFacts} clock @param {number} now */
export function elapsed(clock, now) {
  return clock.banked_ms + (clock.started_at === null ? 0 : Math.max(0, now - clock.started_at));
}

/** Below zero in overtime, null for an open end. @param {ClockFacts} clock @param {number} now */
export function remaining(clock, now) {
  const length = granted(clock);
  return length === null ? null : length - elapsed(clock, now);
}

/** @param {Moment} moment @param {number | null} length */
function elapsedAt(moment, length) {
  if (moment.anchor === "start") return moment.at_ms;
  if (length === null) return null;
  return moment.anchor === "before_end" ? length - moment.at_ms : length + moment.at_ms;
}

/** The periods that hold, each once: two may meet when time is taken.
 * @param {Pick<Slot, "clock" | "periods">} slot @param {number} now @returns {string[]} */
export function periods(slot, now) {
  const used = elapsed(slot.clock, now);
  const length = granted(slot.clock);
  const holding = slot.periods.filter(({ start, end }) => {
    const from = elapsedAt(start, length);
    const until = end && elapsedAt(end, length);
    return from !== null && from <= used && (until === null || used < until);
  });
  return [...new Set(holding.map(({ name }) => name))];
}

/** @param {Pick<Slot, "clock" | "periods">} slot @param {number} now @returns {import("../types").Phase} */
export function phase(slot, now) {
  if (clockState(slot.clock) === "idle") return "idle";
  const left = remaining(slot.clock, now);
  if (left !== null && left <= 0) return "over";
  return periods(slot, now).includes("warning") ? "warning" : "normal";
}

/** The bells with `afterMs` < moment <= `untilMs` of elapsed time, in the order they ring.
 * @param {Pick<Slot, "clock" | "bells">} slot @param {number} afterMs @param {number} untilMs */
export function bellsBetween(slot, afterMs, untilMs) {
  const length = granted(slot.clock);
  return slot.bells
    .map((bell) => ({ bell, at: elapsedAt(bell, length) }))
    .filter(({ at }) => at !== null && afterMs < at && at <= untilMs)
    .sort((a, b) => Number(a.at) - Number(b.at))
    .map(({ bell }) => bell);
}

/**
 * The next bell and its moment of elapsed time, or null.
 * @param {Pick<Slot, "clock" | "bells">} slot
 * @param {number} now
 */
export function nextBell(slot, now) {
  if (clockState(slot.clock) === "finished") return null;
  const [bell] = bellsBetween(slot, elapsed(slot.clock, now), Infinity);
  return bell ? { bell, at_ms: Number(elapsedAt(bell, granted(slot.clock))) } : null;
}

/** @param {number} seconds */
function minutes(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, String(seconds % 60).padStart(2, "0")];
  return h ? `${h}:${String(m).padStart(2, "0")}:${s}` : `${m}:${s}`;
}

/** A countdown shows the second that is still running; overtime counts whole seconds up. @param {number} ms */
export function clockText(ms) {
  return ms < 0 ? `+${minutes(Math.floor(-ms / 1000))}` : minutes(Math.ceil(ms / 1000));
}

/**
 * What a slot's clock shows: the time left, or the time used where the end is open.
 * @param {Pick<Slot, "clock">} slot
 * @param {number} now
 */
export function shownTime(slot, now) {
  const left = remaining(slot.clock, now);
  return left === null ? minutes(Math.floor(elapsed(slot.clock, now) / 1000)) : clockText(left);
}

/** Milliseconds until `clockText` changes for a countdown that stands at `ms`. @param {number} ms */
export function untilTextChange(ms) {
  if (ms > 0) return ms - (Math.ceil(ms / 1000) - 1) * 1000;
  if (ms === 0) return 1;
  return (Math.floor(-ms / 1000) + 1) * 1000 + ms;
}

/**
 * Milliseconds until the shown text changes; null for a clock that stands.
 * @param {Pick<Slot, "clock">} slot
 * @param {number} now
 */
export function nextChange(slot, now) {
  if (clockState(slot.clock) !== "running") return null;
  const left = remaining(slot.clock, now);
  return left === null ? 1000 - (elapsed(slot.clock, now) % 1000) : untilTextChange(left);
}

// The server's time

const SLEW_LIMIT_MS = 250;
const SLEW_RATE = 0.1;
const SAMPLES_KEPT = 8;
const UNSURE_MS = 1000;
const STEP_MS = 100;
const DOUBT_MS = 2000;

/**
 * The server's time from round trips: the smallest one wins; small corrections are slewed, so that no clock jumps on a
 * screen.
 */
export class TimeEstimate {
  /** @param {number} serverMs a first guess, from the page @param {number} at monotonic */
  constructor(serverMs, at) {
    this.offset = { from: 0, to: serverMs - at, since: at };
    this.guess = UNSURE_MS;
    /** @type {{trip: number, offset: number}[]} */
    this.samples = [];
    this.slewing = false;
  }

  /** Forget the samples: what they said may no longer hold. */
  restart() {
    this.guess = UNSURE_MS;
    this.samples = [];
    this.slewing = false;
  }

  /** The monotonic clock stood still for `ms` while the device slept. @param {number} ms */
  skip(ms) {
    this.offset.to += ms;
  }

  /** @param {number} sentAt @param {number} receivedAt @param {number} serverMs */
  add(sentAt, receivedAt, serverMs) {
    const sample = { trip: receivedAt - sentAt, offset: serverMs - (sentAt + receivedAt) / 2 };
    // What two round trips cannot explain is the server's clock that was set: the samples before it hold no longer.
    const stepped = this.samples.some(
      ({ trip, offset }) => Math.abs(offset - sample.offset) > (trip + sample.trip) / 2 + STEP_MS,
    );
    if (stepped) this.samples = [];
    this.samples.push(sample);
    this.samples = this.samples.slice(-SAMPLES_KEPT);
    const best = this.samples.reduce((a, b) => (b.trip < a.trip ? b : a));
    this.correct(best.offset, receivedAt);
  }

  /** Does a push say that the server's clock was set? It may have been long on its way, so it is no sample itself.
   * @param {number} serverMs @param {number} at monotonic */
  doubts(serverMs, at) {
    return Math.abs(serverMs - this.now(at)) > DOUBT_MS;
  }

  /** From here on corrections are slewed. */
  settle() {
    this.slewing = true;
  }

  /** @param {number} offset @param {number} at */
  correct(offset, at) {
    const shown = this.shownOffset(at);
    const jump = !this.slewing || Math.abs(offset - shown) >= SLEW_LIMIT_MS;
    this.offset = { from: jump ? 0 : shown - offset, to: offset, since: at };
  }

  /** @param {number} at */
  shownOffset(at) {
    const { from, to, since } = this.offset;
    const left = Math.max(0, Math.abs(from) - Math.max(0, at - since) * SLEW_RATE);
    return to + Math.sign(from) * left;
  }

  /** @param {number} at monotonic */
  now(at) {
    return at + this.shownOffset(at);
  }

  /** Half the best round trip; before the first one, the guess's. */
  uncertainty() {
    return this.samples.length ? Math.min(...this.samples.map(({ trip }) => trip)) / 2 : this.guess;
  }
}

// The schedule

const HALF_DAY_MS = 12 * 3_600_000;

/** A plan that is half a day off is the plan of another day: a rehearsal, or the demonstration. @param {number} late */
const sameDay = (late) => (Math.abs(late) < HALF_DAY_MS ? late : 0);

/** @param {AgendaItem} item @param {number} earliest @param {number} now */
function expected(item, earliest, now) {
  const { planned_start, planned_end, actual_start, actual_end } = item;
  const start = actual_start ?? planned_start + sameDay(Math.max(0, earliest - planned_start, now - planned_start));
  const end = actual_end ?? Math.max(start + planned_end - planned_start, actual_start === null ? 0 : now);
  return { start, end, late_ms: sameDay(start - planned_start) };
}

/** When each item really started or will: an overrun moves every later item, nothing starts before its planned time.
 * @param {AgendaItem[]} items @param {number} now */
export function expectedTimes(items, now) {
  const begun = items.map(({ state }) => state !== "planned").lastIndexOf(true);
  let earliest = -Infinity;
  return items.map((item, at) => {
    const skipped = item.state === "planned" && at < begun;
    if (skipped) return { start: item.planned_start, end: item.planned_end, late_ms: 0 };
    const times = expected(item, earliest, now);
    earliest = times.end;
    return times;
  });
}

const AFTER_FAILURE_MS = 1000;
const AFTER_LOAD_MS = 200;
/** What a write is sent again after, with the same key. */
export const RETRIED = ["no_answer", "internal", "rate_limited"];

/** How long to wait before the next of so many tries, in milliseconds. @param {number} tries */
export const retryDelay = (tries) => Math.min(15_000, 1000 * 2 ** tries) * (0.75 + Math.random() / 2);

/** Keeps one ballot until it is answered. What is stored is the truth, so that two tabs of one device do not fight. */
export class Outbox {
  /**
   * @param {{storage: Pick<Storage, "getItem" | "setItem" | "removeItem">, name: string, newKey: () => string, changed:
   * () => void, send: (entry: Entry) => Promise<Answer>, counted: (entry: Entry, answer: any) => void}} parts
   */
  constructor(parts) {
    this.parts = parts;
    this.sending = false;
    /** Why the last try failed, while it is tried again. @type {string | null} */
    this.trouble = null;
    /** @type {{poll: number, code: string} | null} */
    this.refusal = null;
    this.tries = 0;
  }

  /** @returns {Entry | null} */
  get pending() {
    try {
      return JSON.parse(this.parts.storage.getItem(this.parts.name) ?? "null");
    } catch {
      this.parts.storage.removeItem(this.parts.name); // half-written, or not ours: no ballot can be read from it
      return null;
    }
  }

  /** @param {number} poll @param {string} choice */
  cast(poll, choice) {
    [this.refusal, this.trouble, this.tries] = [null, null, 0];
    this.parts.storage.setItem(this.parts.name, JSON.stringify({ poll, choice, key: this.parts.newKey() }));
    return this.flush();
  }

  async flush() {
    clearTimeout(this.timer);
    const entry = this.pending;
    if (!entry || this.sending) return;
    this.sending = true;
    this.parts.changed();
    const answer = await this.parts.send(entry);
    this.sending = false;
    this.settle(entry, answer);
    this.parts.changed();
  }

  /** @param {Entry} entry @param {Answer} answer */
  settle(entry, answer) {
    const code = answer.ok ? null : answer.error.code;
    if (code && RETRIED.includes(code)) return this.retry(code);
    [this.trouble, this.tries] = [null, 0];
    if (answer.ok) this.parts.counted(entry, answer);
    if (this.pending?.key !== entry.key) return void this.flush();
    this.parts.storage.removeItem(this.parts.name);
    this.refusal = code ? { poll: entry.poll, code } : null;
  }

  /** @param {string} code */
  retry(code) {
    [this.trouble, this.tries] = [code, this.tries + 1];
    this.timer = setTimeout(() => this.flush(), retryDelay(this.tries));
  }
}

// Painting, and what fails

/** What each part of the face showed last. @type {Map<string, unknown>} */
const lasting = new Map();
/** Is a paint under way that stands whatever fails in it? Elsewhere an exception is nobody's to hold back. */
let painting = false;
let failures = 0;
let offered = false;

/** One part of a face. If it throws, what it showed last stays, and the other parts are painted as ever.
 * @template T @param {string} name @param {() => T} make @returns {T | undefined} */
export function part(name, make) {
  if (!painting) return make();
  const made = attempt(make, name);
  if (made !== undefined) lasting.set(name, made);
  return /** @type {T | undefined} */ (lasting.get(name));
}

/** @template T @param {() => T} make @param {string} name @returns {T | undefined} */
function attempt(make, name) {
  try {
    return make();
  } catch (error) {
    failures += 1;
    console.error(error);
    report(error, name);
  }
}

/**
 * The module that tells of a failure: most phones never need it. It waits until the page has loaded, because a phone
 * then stops whatever is still on its way, to take its refresh back.
 */
const loadFault = () =>
  new Promise((done) => {
    const soon = () => setTimeout(() => done(null), AFTER_LOAD_MS);
    if (document.readyState === "complete") soon();
    else addEventListener("load", soon);
  }).then(() => import("./fault.js"));

/** @param {any} error @param {string} name */
export function report(error, name) {
  loadFault().then(
    (fault) => fault.report(error, name),
    () => {},
  );
}

function showOffer() {
  if (offered === failures > 0) return;
  offered = failures > 0;
  loadFault().then(
    (fault) => fault.offer(offered),
    () => {},
  );
}

/**
 * Paints at once, after every call of the function it returns, and `nextDelay()` ms after each paint (null: not by
 * itself). A paint that fails leaves the last one standing.
 * @param {() => void} render
 * @param {() => number | null} [nextDelay]
 */
export function startPainting(render, nextDelay = () => null) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asked = false;
  const paint = () => {
    asked = false;
    clearTimeout(timer);
    [painting, failures] = [true, 0];
    attempt(render, "face");
    const delay = attempt(nextDelay, "delay") ?? (failures ? AFTER_FAILURE_MS : null);
    painting = false;
    showOffer();
    // A few milliseconds past the boundary: a timer may fire early by a fraction, and would then paint the old text.
    if (delay !== null && Number.isFinite(delay)) timer = setTimeout(changed, Math.max(0, delay) + 4);
  };
  function changed() {
    if (!asked) requestAnimationFrame(paint);
    asked = true;
  }
  paint();
  return changed;
}

if (typeof document !== "undefined") {
  addEventListener("error", ({ error }) => error && report(error, "script"));
  addEventListener("unhandledrejection", ({ reason }) => report(reason, "promise"));
}
