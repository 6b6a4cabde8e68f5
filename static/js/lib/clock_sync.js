// The server's time, estimated from round trips.

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
