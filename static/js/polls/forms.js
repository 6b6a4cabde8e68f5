// How a poll of each kind is worded at the desk: one line each, in the order of kinds.js.
import { approvalForm } from "./approval.js";
import { choiceForm } from "./choice.js";
import { estimateForm } from "./estimate.js";
import { rankingForm } from "./ranking.js";
import { ratingForm } from "./rating.js";
import { textForm } from "./text.js";
import { wordsForm } from "./words.js";

/** @type {Record<string, import("./kind").Form>} */
export const FORMS = {
  choice: choiceForm,
  approval: approvalForm,
  rating: ratingForm,
  ranking: rankingForm,
  estimate: estimateForm,
  words: wordsForm,
  text: textForm,
};
