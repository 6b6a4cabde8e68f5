/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A fifth more or less, so that a hall does not come in one moment. @param {number} ms */
export const jittered = (ms) => ms * (0.8 + 0.4 * Math.random());
