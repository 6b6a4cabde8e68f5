/** What a desk knows of people who have no page of their own yet. */

/** @type {import("../types.js").WhispersSlice} */
export const NO_WHISPERS = {
  people: [],
  signals: [],
  sent: [],
  presets: ["minute", "wrap_up", "next_question"].map((key, at) => ({ id: at + 1, key, text: "" })),
  most_presets: 12,
};
