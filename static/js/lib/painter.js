export { startPainting } from "./core.js";
