export { part, report, startPainting } from "./core.js";
