// Which writes are sent again, and when.

/** What a write is sent again after, with the same key. */
export const RETRIED = ["no_answer", "internal", "rate_limited"];

/** How long to wait before the next of so many tries, in milliseconds. @param {number} tries */
export const retryDelay = (tries) => Math.min(15_000, 1000 * 2 ** tries) * (0.75 + Math.random() / 2);
