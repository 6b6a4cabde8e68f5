// What of a screen does not fit, one sentence for each fault. Measured by layout, where a pixel is rounding.
({ margin, smallest, unread, shortenable }) => {
  const [width, height] = [innerWidth, innerHeight];
  const [left, right] = [margin * width - 1, (1 - margin) * width + 1];
  const [top, bottom] = [margin * height - 1, (1 - margin) * height + 1];
  const found = new Set();

  function isRead({ parentElement: owner, textContent }) {
    return (
      textContent.trim() &&
      !owner.closest("script, style, .visually-hidden") &&
      owner.checkVisibility({ opacityProperty: true })
    );
  }

  function look(node) {
    const owner = node.parentElement;
    const text = `"${node.textContent.trim().slice(0, 40)}"`;
    const size = parseFloat(getComputedStyle(owner).fontSize);
    if (size < smallest * height - 0.5 && !owner.closest(unread))
      found.add(`too small: ${text} ${size.toFixed(1)} px of ${height}`);
    lookAtPlace(node, owner, text, size);
    if (!owner.closest("svg")) lookAtHolders(owner, text);
  }

  function lookAtPlace(node, owner, text, size) {
    const range = document.createRange();
    range.selectNodeContents(node);
    // A line that ends in an ellipsis is as wide as its box.
    const box = (owner.closest(shortenable) ?? range).getBoundingClientRect();
    if (!box.width) return;
    // A line is taller than its letters, and the letters are what must stay inside.
    const slack = Math.max(0, (box.height / range.getClientRects().length - size) / 2);
    if (box.left < left || box.right > right)
      found.add(`outside the sides: ${text} ${Math.round(box.left)} to ${Math.round(box.right)}`);
    if (box.top + slack < top || box.bottom - slack > bottom)
      found.add(`outside above or below: ${text} ${Math.round(box.top)} to ${Math.round(box.bottom)}`);
  }

  function lookAtHolders(owner, text) {
    for (let holder = owner; holder !== document.body; holder = holder.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(holder);
      if (display === "inline") continue;
      if (overflowY !== "visible" && holder.scrollHeight > holder.clientHeight + 2 && !owner.closest(shortenable))
        found.add(`cut off: ${text} in .${holder.className}`);
      if (overflowX !== "visible" && holder.scrollWidth > holder.clientWidth + 2 && !owner.closest(shortenable))
        found.add(`cut off at the side: ${text} in .${holder.className}`);
    }
  }

  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > width || scrollHeight > height) found.add(`scrolls: ${scrollWidth} x ${scrollHeight}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) if (isRead(node)) look(node);
  return [...found];
};
