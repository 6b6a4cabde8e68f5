/**
 * Bells: strokes that are synthesised, and planned from the facts of a clock, so that each sounds at its exact moment
 * on the server's time. Browsers give no sound before somebody has touched the page once.
 */

import { bellsBetween, clockState, elapsed, granted } from "./clock.js";

/**
 * @typedef {import("../types").Slot} Slot
 * @typedef {{id: string, at: number, strokes: number}} Due  a bell and its moment on the server's time
 * @typedef {{play: Due[], stop: string[]}} Plan
 */

/** How far ahead strokes are handed to the sound hardware: further than a background tab's slowest timer. */
const AHEAD_MS = 2500;
/** A bell that comes to light later than this stays silent: late, it would mark the wrong moment. */
const LATE_MS = 400;
/** A bell that has rung rings again only for a moment further ahead than this. */
const AGAIN_MS = 1000;
const STROKE_GAP_S = 0.62;

/**
 * The bells of a running slot that are due soon.
 * @param {Slot | null} slot @param {number} now @returns {Due[]}
 */
export function dueBells(slot, now) {
  if (!slot || clockState(slot.clock) !== "running") return [];
  const used = elapsed(slot.clock, now);
  return bellsBetween(slot, used - LATE_MS, used + AHEAD_MS).map((bell) => ({
    id: `${slot.id} ${bell.anchor} ${bell.at_ms}`,
    at: Math.round(now + momentOf(bell, granted(slot.clock)) - used),
    strokes: bell.strokes,
  }));
}

/** @param {import("../types").Moment} moment @param {number | null} length */
function momentOf({ anchor, at_ms }, length) {
  if (anchor === "start" || length === null) return at_ms;
  return anchor === "before_end" ? length - at_ms : length + at_ms;
}

/**
 * What to play and what to take back, against what was planned or rung already. A bell that has rung rings again only
 * when its moment is well ahead once more (time was added, the clock was reset): not after a pause in the instant of
 * the stroke, and not because the estimate of the server's time moved a little.
 * @param {Slot | null} slot @param {number} now @param {Map<string, Due>} known @returns {Plan}
 */
export function planBells(slot, now, known) {
  const due = dueBells(slot, now);
  const waiting = [...known.values()].filter(({ at }) => at > now);
  const stop = waiting.filter((bell) => !due.some(({ id, at }) => id === bell.id && at === bell.at));
  /** @param {Due} bell */
  const isNew = ({ id, at }) => {
    const old = known.get(id);
    return !old || (at !== old.at && (old.at > now || at - now > AGAIN_MS));
  };
  return { play: due.filter(isNew), stop: stop.map(({ id }) => id) };
}

/**
 * Rings the bells of the slot that `current()` gives.
 * @param {{current: () => Slot | null, now: () => number, changed: () => void}} hooks
 */
export function makeBells({ current, now, changed }) {
  /** @type {AudioContext | null} */
  let audio = null;
  /** @type {Map<string, Due>} */
  const known = new Map();
  /** @type {Map<string, () => void>} */
  const silences = new Map();

  const on = () => audio?.state === "running";

  /** Called by a touch, a click or a key. */
  async function enable() {
    if (on() || typeof AudioContext === "undefined") return;
    audio ??= new AudioContext();
    audio.onstatechange = changed;
    await audio.resume();
    follow();
  }

  /** Plans the coming bells; call it whenever the clock may have changed. Bells that pass unheard count as rung. */
  function follow() {
    const at = now();
    const { play, stop } = planBells(current(), at, known);
    stop.forEach(silence);
    for (const bell of play) {
      known.set(bell.id, bell);
      if (on()) silences.set(bell.id, strike(/** @type {AudioContext} */ (audio), (bell.at - at) / 1000, bell.strokes));
    }
  }

  /** @param {string} id */
  function silence(id) {
    known.delete(id);
    silences.get(id)?.();
    silences.delete(id);
  }

  /** @param {number} strokes */
  function ring(strokes) {
    if (on()) strike(/** @type {AudioContext} */ (audio), 0, strokes);
  }

  setInterval(follow, AHEAD_MS / 4);
  return { enable, follow, ring, on };
}

/** A small hand bell: ratio to the fundamental, loudness, seconds to die away. */
const PARTIALS = [
  [0.5, 0.22, 2.6],
  [1, 0.5, 2.1],
  [1.19, 0.28, 1.6],
  [2, 0.34, 1.2],
  [2.51, 0.14, 0.8],
  [4.07, 0.09, 0.5],
];
const FUNDAMENTAL_HZ = 880;

/**
 * Hands all strokes to the hardware's clock, which keeps time better than any timer.
 * @param {AudioContext} audio @param {number} inSeconds @param {number} strokes @returns {() => void} what silences
 * them
 */
function strike(audio, inSeconds, strokes) {
  const first = audio.currentTime + Math.max(0, inSeconds - (audio.outputLatency || 0));
  const out = new GainNode(audio, { gain: 0.5 });
  out.connect(audio.destination);
  for (let n = 0; n < strokes; n += 1)
    for (const partial of PARTIALS) sound(audio, out, partial, first + n * STROKE_GAP_S);
  return () => out.disconnect();
}

/** @param {AudioContext} audio @param {AudioNode} out @param {number[]} partial @param {number} at */
function sound(audio, out, [ratio, loudness, seconds], at) {
  const tone = new OscillatorNode(audio, { frequency: FUNDAMENTAL_HZ * ratio });
  const envelope = new GainNode(audio, { gain: 0 });
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(loudness, at + 0.004);
  envelope.gain.exponentialRampToValueAtTime(0.0005, at + seconds);
  tone.connect(envelope).connect(out);
  tone.start(at);
  tone.stop(at + seconds);
}

/** @typedef {ReturnType<typeof makeBells>} Bells */
