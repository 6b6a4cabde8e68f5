/**
 * What a screen or a stage cannot do by itself: sound before it was touched, and stay awake where the browser has no
 * lock for that. It says so for a moment when it opens, for whoever sets it up; from then on the desk is told, and the
 * hall is not.
 */

import { keepAwake } from "./awake.js";

const SAID_MS = 15_000;

/** @typedef {"sound" | "sleep"} Notice */

/**
 * @param {{live: import("../types").Live, page: import("../types").Page, sounds: () => boolean, changed: () => void}}
 * parts
 */
export function watchReadiness({ live, page, sounds, changed }) {
  // The desk's miniature is seen by nobody in the hall.
  if (page.preview) return { notices: () => /** @type {Notice[]} */ ([]), untilGone: () => null, news: () => {} };
  let [told, until] = ["", performance.now() + SAID_MS];
  const isAwake = keepAwake(() => news());

  function news() {
    tell();
    changed();
  }

  /** Each report holds for as long as the connection, so a new connection hears it again. */
  async function tell() {
    const report = { sound: sounds(), awake: isAwake() };
    if (told === JSON.stringify(report) || live.status.kind !== "live") return;
    told = JSON.stringify(report);
    const answer = await live.ask("display:report", report);
    if (!answer.ok) told = "";
  }

  live.onUp(() => {
    told = "";
    tell();
  });
  for (const touch of ["pointerdown", "keydown"])
    document.addEventListener(touch, () => {
      until = -Infinity;
      changed();
    });

  return {
    /** What is said on the page itself just now. @returns {Notice[]} */
    notices() {
      /** @type {Notice[]} */
      const all = ["sound", "sleep"];
      const holds = { sound: !sounds(), sleep: isAwake() === false };
      return performance.now() < until ? all.filter((notice) => holds[notice]) : [];
    },
    untilGone: () => (performance.now() < until ? until - performance.now() : null),
    news,
  };
}
