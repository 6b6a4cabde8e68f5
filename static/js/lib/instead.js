/** Does something in the page instead of what the browser would do. @param {Event} event @param {() => void} act */
export function instead(event, act) {
  event.preventDefault();
  act();
}
