export { expectedTimes } from "./core.js";
