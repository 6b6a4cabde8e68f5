// The kinds of poll: one module each, and one line here.
import { approval } from "./approval.js";
import { choice } from "./choice.js";
import { estimate } from "./estimate.js";
import { ranking } from "./ranking.js";
import { rating } from "./rating.js";
import { text } from "./text.js";
import { words } from "./words.js";

/** @type {Record<string, import("./kind").Kind>} */
export const KINDS = { choice, approval, rating, ranking, estimate, words, text };
