/**
 * What the page shows, in one place: list, map, drawer and address all follow it, so that one choice
 * is one selection everywhere.
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = [];
  return {
    get: () => state,
    /** Changes some keys and tells those who listen to any of them. */
    set(patch) {
      const before = state;
      const changed = Object.keys(patch).filter((key) => !same(before[key], patch[key]));
      if (changed.length === 0) return;
      state = Object.freeze({ ...before, ...patch });
      for (const { keys, listener } of listeners) {
        if (keys.some((key) => changed.includes(key))) listener(state, before, changed);
      }
    },
    on(keys, listener) {
      listeners.push({ keys, listener });
    },
  };
}

function same(a, b) {
  if (a === b) return true;
  return JSON.stringify(a) === JSON.stringify(b);
}
