// Paints a state of /patterns again, with every text of people in it marked and written from right to left.
async ({ face, id }) => {
  const NAMES = [
    "name",
    "title",
    "text",
    "original",
    "motion",
    "speaker",
    "subtitle",
    "venue",
    "label",
    "armed_by",
    "format",
  ];
  const LISTS = ["speakers", "flags"];
  // Words of the interface, of a list, or of this desk alone.
  const OTHERS = ["periods", "bells", "ui", "act", "on", "urls", "refused", "words", "more", "empty_scenes"];

  const mark = (text) => (text ? `ب⟪${text}⟫ي` : text);
  const walk = (value, key) => {
    if (typeof value === "string")
      return NAMES.includes(key) || (key === "to" && !["for", "against"].includes(value)) ? mark(value) : value;
    if (Array.isArray(value))
      return value.map((one) => (typeof one === "string" && LISTS.includes(key) ? mark(one) : walk(one, "")));
    if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, OTHERS.includes(name) ? one : walk(one, name)]),
    );
  };

  const base = document.querySelector("script[type=module]").src;
  const { view, patterns } = await import(new URL(`patterns/${face}.js`, base).href);
  const { render } = await import(new URL("../vendor/vendor.js", base).href);
  const root = document.querySelector("[data-face]");
  root.replaceChildren();
  delete root["_$litPart$"];
  render(view(walk(patterns.find((one) => one.id === id).state, "")), root);
};
