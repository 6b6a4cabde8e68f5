/**
 * Where the words of a cloud stand. A word that stood somewhere begins its search there, and a new one at a place of
 * its own near the middle: so a cloud grows, and does not jump.
 */
import { layout } from "../../vendor/cloud.js";
import { refit } from "./fit.js";

/** @typedef {{item: HTMLElement, text: string, length: number, weight: number}} Word */
/** @typedef {{width: number, height: number, least: number, family: string}} Room */

/** The smallest type that a hall reads, as a part of the height: `--least` of screen.css. */
const LEAST = 0.0248;
/** The first size that is tried for the most frequent word, as a part of the room's height, and how fast it falls. */
const LARGEST = 0.36;
const FALL = 0.86;
/** How wide a letter is, as a part of its size; and how much of the room words can take and still find a place. */
const LETTER = 0.58;
const FULLEST = 0.62;
const MOST_TRIES = 6;
/** What of its size a word has that next to nobody gave. */
const RARE = 0.34;
/** The library counts in words of 32 bits. */
const GRAIN = 32;
/** Around each word, as a part of the room's height. */
const PADDING = 0.018;

/**
 * What each list was laid out for, and where its words stand since, as parts of the room, from the middle. In another
 * room, or when a font has come, they begin anew: two screens that show the same words show the same cloud.
 * @typedef {Map<string, {x: number, y: number}>} Stood
 * @type {WeakMap<HTMLElement, {asked: string, sizes: string, stood: Stood}>}
 */
const known = new WeakMap();
/** @type {HTMLCanvasElement | undefined} */
let canvas;

/** Lays out every cloud anew whose words or room have changed. @param {ParentNode} root */
export function layClouds(root) {
  /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-cloud]")).forEach(lay);
}

/** @param {HTMLElement} list */
function lay(list) {
  const words = wordsOf(list);
  const around = /** @type {HTMLElement} */ (list.parentElement);
  const { fonts, defaultView } = list.ownerDocument;
  const loaded = [...fonts].filter(({ status }) => status === "loaded").length;
  const sizes = `${around.clientWidth} ${around.clientHeight} ${loaded}`;
  const asked = JSON.stringify([sizes, words.map(({ text, length }) => [text, length])]);
  const last = known.get(list);
  if (!words.length || last?.asked === asked) return;
  const stood = last?.sizes === sizes ? last.stood : new Map();
  known.set(list, { asked, sizes, stood });
  const wasFlowing = list.dataset.cloud === "flow";
  flow(list, false);
  const room = {
    width: list.clientWidth,
    height: list.clientHeight,
    least: LEAST * (defaultView?.innerHeight ?? 0),
    family: getComputedStyle(list).fontFamily,
  };
  const placed = place(words, room, stood);
  if (placed) stand(words, placed, room, stood);
  else flow(list, true);
  if (!placed !== wasFlowing) refit(list);
}

/** Side by side: so too many long words still stand there whole. @param {HTMLElement} list @param {boolean} flows */
function flow(list, flows) {
  list.dataset.cloud = flows ? "flow" : "laid";
  list.closest("[data-fit]")?.toggleAttribute("data-flow", flows);
}

/** @param {HTMLElement} list @returns {Word[]} the most frequent first, as they come */
function wordsOf(list) {
  return [.../** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)].map((item) => ({
    item,
    text: item.firstElementChild?.textContent ?? "",
    length: Number(item.dataset.length),
    weight: "leads" in item.dataset ? 650 : 450,
  }));
}

/** The largest sizes at which all of them find a place, or null. @param {Word[]} words @param {Room} room
 * @param {Stood} stood */
function place(words, room, stood) {
  if (room.width < GRAIN || room.height < GRAIN) return null;
  let most = LARGEST * room.height;
  // A search that finds no place takes long, so what cannot succeed is not tried.
  while (most > room.least && filled(sizesAt(words, most, room), room) > FULLEST) most *= FALL;
  for (let tries = 0; tries < MOST_TRIES && most > room.least; tries += 1, most *= FALL) {
    const placed = tryAt(sizesAt(words, most, room), room, stood);
    if (placed.length === words.length) return new Map(placed.map((word) => [word.text, word]));
  }
  return null;
}

/** @param {Word[]} words @param {number} most the size of the most frequent one @param {Room} room */
function sizesAt(words, most, { least }) {
  return words.map(({ text, length, weight }) => ({
    text,
    weight,
    size: Math.max(least, most * (RARE + ((1 - RARE) * length) / 100)),
  }));
}

/** How much of the room words take, about. @param {{text: string, size: number}[]} words @param {Room} room */
function filled(words, { width, height }) {
  const taken = words.reduce((sum, { text, size }) => sum + LETTER * size * text.length * size, 0);
  return taken / (width * height);
}

/** @param {{text: string, size: number, weight: number}[]} words @param {Room} room @param {Stood} stood */
function tryAt(words, room, stood) {
  canvas ??= document.createElement("canvas");
  const shared = canvas;
  /** @type {import("../../vendor/cloud.js").Placed[]} */
  let found = [];
  layout()
    .size([Math.floor(room.width / GRAIN) * GRAIN, Math.floor(room.height)])
    .canvas(() => shared)
    .words(words)
    .font(room.family)
    .fontSize(({ size }) => size)
    .fontWeight(({ weight }) => weight)
    .padding(Math.round(PADDING * room.height))
    .rotate(0)
    .random(beginnings(words, stood))
    .on("end", (placed, ends) => (found = centred(placed, ends, room)))
    .start(); // at once: without an interval it does not yield
  return found;
}

/**
 * @param {import("../../vendor/cloud.js").Placed[]} placed
 * @param {{x: number, y: number}[] | null} ends the corners of what they take of the room, which begins at nothing
 * @param {Room} room
 */
function centred(placed, ends, { width, height }) {
  if (!ends) return placed;
  const [first, last] = ends;
  const [right, down] = [(width - first.x - last.x) / 2, (height - first.y - last.y) / 2];
  return placed.map((word) => ({ ...word, x: word.x + right, y: word.y + down }));
}

/**
 * The library asks for three numbers a word, the largest word first: where to begin, across and down, and which way
 * round to go from there.
 * @param {{text: string}[]} words @param {Stood} stood
 */
function beginnings(words, stood) {
  let asked = 0;
  return () => {
    const { text } = words[Math.floor(asked / 3) % words.length];
    const which = asked++ % 3;
    const [across, down, way] = chances(text);
    if (which === 2) return way;
    const last = stood.get(text);
    const start = which ? (last?.y ?? (down - 0.5) / 10) : (last?.x ?? (across - 0.5) / 10);
    return 2 * (start + 0.5) - 0.5; // as the library reads it: 0 to 1 is the middle half of the room
  };
}

/** Three numbers from 0 to 1 that a word always has (FNV-1a). @param {string} text */
function chances(text) {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return [hash >>> 22, (hash >>> 12) & 1023, (hash >>> 2) & 1023].map((bits) => bits / 1024);
}

/** @param {Word[]} words @param {Map<string, import("../../vendor/cloud.js").Placed>} placed @param {Room} room
 * @param {Stood} stood */
function stand(words, placed, { width, height }, stood) {
  stood.clear();
  for (const { item, text } of words) {
    const { x, y, size } = /** @type {import("../../vendor/cloud.js").Placed} */ (placed.get(text));
    stood.set(text, { x: x / width, y: y / height });
    for (const [name, px] of Object.entries({ x, y, size })) item.style.setProperty(`--${name}`, `${px}px`);
  }
}
