// Questions that were sent and not answered yet: this phone's storage keeps them, also through a reload, and they are
// sent again with the same key until they are answered. What is stored is the truth, so that two tabs do not fight.
import { RETRIED, retryDelay } from "../lib/retry.js";

/**
 * @typedef {import("../types").Answer} Answer
 * @typedef {{key: string, text: string, to: string | null, person?: number, name: string | null, item: number |
 *   null}} Entry
 */

export class QuestionBox {
  /**
   * @param {{storage: Pick<Storage, "getItem" | "setItem" | "removeItem">, name: string, send: (entry: Entry) =>
   * Promise<Answer>, waits: () => void, settled: (entry: Entry, answer: Answer) => void}} parts
   */
  constructor(parts) {
    this.parts = parts;
    this.sending = false;
    this.tries = 0;
  }

  /** @returns {Entry[]} */
  get entries() {
    try {
      return JSON.parse(this.parts.storage.getItem(this.parts.name) ?? "[]");
    } catch {
      return [];
    }
  }

  /** @param {Entry[]} entries */
  keep(entries) {
    if (entries.length) this.parts.storage.setItem(this.parts.name, JSON.stringify(entries));
    else this.parts.storage.removeItem(this.parts.name);
  }

  /** @param {Entry} entry */
  put(entry) {
    this.keep([...this.entries, entry]);
    return this.flush();
  }

  async flush() {
    clearTimeout(this.timer);
    const [entry] = this.entries;
    if (!entry || this.sending) return;
    this.sending = true;
    const answer = await this.parts.send(entry);
    this.sending = false;
    if (!answer.ok && RETRIED.includes(answer.error.code)) return this.retry();
    this.tries = 0;
    this.keep(this.entries.filter(({ key }) => key !== entry.key));
    this.parts.settled(entry, answer);
    await this.flush();
  }

  retry() {
    this.tries += 1;
    this.timer = setTimeout(() => this.flush(), retryDelay(this.tries));
    this.parts.waits();
  }
}
