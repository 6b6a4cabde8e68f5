/** What is used of d3-cloud: the package brings no types. `x` and `y` are of a word's baseline, from the middle. */
export interface Placed {
  text: string;
  size: number;
  x: number;
  y: number;
}
export interface Layout {
  size(size: [number, number]): Layout;
  canvas(canvas: () => HTMLCanvasElement): Layout;
  words(words: { text: string; size: number; weight: number }[]): Layout;
  font(family: string): Layout;
  fontSize(of: (word: Placed) => number): Layout;
  fontWeight(of: (word: { weight: number }) => number): Layout;
  padding(px: number): Layout;
  rotate(degrees: number): Layout;
  random(next: () => number): Layout;
  on(event: "end", done: (placed: Placed[], ends: { x: number; y: number }[] | null) => void): Layout;
  start(): Layout;
}
export function layout(): Layout;
