export { isolate, number, percent, t, timeOfDay, useWords } from "./core.js";
