export { page } from "./core.js";
