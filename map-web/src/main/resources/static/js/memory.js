/** What this browser remembers for its user: language, strength of the drawing, drafts. */

export function remembered(name, otherwise) {
  try {
    return localStorage.getItem(`minewatch.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a text; null forgets it. */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`minewatch.${name}`);
    else localStorage.setItem(`minewatch.${name}`, value);
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
