/**
 * F5 is a presenter's remote more often than a wish to load again: a page that runs the evening stays. Ctrl+R loads it.
 */
export function keepFromReloading() {
  addEventListener("keydown", (event) => {
    if (event.key === "F5" && !event.ctrlKey && !event.metaKey) event.preventDefault();
  });
}
