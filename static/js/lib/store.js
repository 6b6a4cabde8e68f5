// The slices that a face knows.

/** @import { Slices, Versioned } from "../types" */
/** @typedef {{epoch?: string, slices: Record<string, Versioned>}} State */

/** The slices of one role. A slice that is not newer is ignored; another epoch replaces everything. */
export class Store {
  constructor() {
    this.epoch = "";
    this.slices = /** @type {Slices} */ ({});
    /** @type {Record<string, number>} */
    this.revs = {};
    /** What patches brought since the connection began: a whole state may be read before them and come after them.
     * @type {Record<string, number>} */
    this.patched = {};
  }

  /** The next state comes over a new connection, maybe from another server. */
  reconnects() {
    this.patched = {};
  }

  /** True when the state is of another epoch than the one before. A whole state was read after everything that this
   * device was answered, so its slices of equal revs are taken too; unless an answer came while it was on its way, by
   * the other way of plain HTTP. @param {State} state @param {boolean} [whole] @param {boolean} [answered] */
  take({ epoch = this.epoch, slices }, whole = false, answered = false) {
    const foreign = epoch !== this.epoch;
    if (foreign) this.forget(whole);
    this.epoch = epoch;
    for (const [name, { rev, data }] of Object.entries(slices)) {
      const known = this.revs[name] ?? -1;
      if (rev > known || (whole && !answered && rev === known)) Object.assign(this.slices, { [name]: data });
      if (rev > known && !whole) this.patched[name] = rev;
      this.revs[name] = Math.max(rev, known);
    }
    return foreign;
  }

  /**
   * What was known of another epoch says nothing, but for what this very connection has brought.
   * @param {boolean} whole
   */
  forget(whole) {
    this.revs = whole ? { ...this.patched } : {};
    const kept = Object.entries(this.slices).filter(([name]) => name in this.revs);
    if (whole) this.slices = /** @type {Slices} */ (Object.fromEntries(kept));
  }

  /** The slices that the server has newer. @param {Record<string, number>} revs */
  behind(revs) {
    return Object.keys(this.revs).filter((name) => name in revs && revs[name] > this.revs[name]);
  }
}
