// A ballot on its way.
import { RETRIED, retryDelay } from "./retry.js";

/** @import { Answer } from "../types" */
/** @typedef {{poll: number, choice: string, key: string, group?: number | null}} Entry */

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

  /** @param {number} poll @param {string} choice @param {number | null} [group] */
  cast(poll, choice, group) {
    [this.refusal, this.trouble, this.tries] = [null, null, 0];
    this.parts.storage.setItem(this.parts.name, JSON.stringify({ poll, choice, key: this.parts.newKey(), group }));
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
