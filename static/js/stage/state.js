/**
 * What the stage's view is a function of: the screen's state without the screen's own parts, and how a message is read.
 *
 * @typedef {Omit<import("../screen/state.js").ScreenState, "playing" | "ballots"> & {
 *   read?: (message: number) => void,
 *   dismissed?: number | null,
 * }} StageState
 */

export {};
