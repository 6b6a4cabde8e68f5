export { html, svg, render, nothing } from "lit-html";
export type { TemplateResult, SVGTemplateResult } from "lit-html";
export { repeat } from "lit-html/directives/repeat.js";
export { live } from "lit-html/directives/live.js";
export { io } from "socket.io-client";
export type { Socket } from "socket.io-client";
