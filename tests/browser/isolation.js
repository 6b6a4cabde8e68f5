// Which texts of strangers are not isolated from what stands beside them. Every such text begins and ends with a mark
// that no other text holds, and with letters from right to left.
() => {
  const MARKED = /ب⟪[^⟪⟫]*⟫ي/;
  const WHOLE = /^\s*ب⟪[^⟪⟫]*⟫ي\s*$/;
  const ISOLATED = /\u2068[^\u2068\u2069]*\u2069/g;
  const ROOTS = "[dir=auto], bdi";
  const SPOKEN = ["title", "aria-label", "alt", "placeholder"];

  /** What of a text stands in one paragraph with its neighbours. */
  const open = (text) => text.replace(ISOLATED, "");
  const isSafe = (text) => !MARKED.test(open(text)) || WHOLE.test(text);

  const textsOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest("script, style")) found.push(walker.currentNode);
    return found;
  };
  const own = (root) =>
    textsOf(root)
      .filter((node) => node.parentElement.closest(ROOTS) === root)
      .map((node) => node.data)
      .join("");
  const pathOf = (element) =>
    [element.parentElement, element].map((one) => `${one.localName}.${one.className}`).join(" > ");

  const faults = new Set();
  for (const node of textsOf(document.body)) {
    if (!MARKED.test(node.data)) continue;
    const root = node.parentElement.closest(ROOTS);
    const isOption = node.parentElement.localName === "option" && isSafe(node.parentElement.textContent);
    if (!(root ? isSafe(own(root)) : !MARKED.test(open(node.data)) || isOption))
      faults.add(`${pathOf(node.parentElement)}: ${node.data.trim()}`);
  }
  for (const element of document.querySelectorAll("*"))
    for (const name of SPOKEN)
      if (!isSafe(element.getAttribute(name) ?? ""))
        faults.add(`${pathOf(element)} [${name}]: ${element.getAttribute(name)}`);
  const marked = textsOf(document.body).filter((node) => MARKED.test(node.data)).length;
  return { marked, faults: [...faults] };
};
