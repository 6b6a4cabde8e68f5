// What a phone keeps, and the keys by which it is known to try again.

/** Where storage is refused (private browsing), it lasts as long as the page.
 * @param {"localStorage" | "sessionStorage"} kind @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
export function usableStorage(kind) {
  try {
    window[kind].setItem("probe", "1");
    return window[kind];
  } catch {
    const kept = new Map();
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => kept.set(name, text),
      removeItem: (name) => kept.delete(name),
    };
  }
}

export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
