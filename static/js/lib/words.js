export { number, percent, t, timeOfDay, useWords } from "./core.js";
