/** What somebody has begun to write and not sent: kept for this tab, so that a lost session or a reload loses nothing. */

const key = (of) => `minewatch.case.${of}`;

export function draftOf(of) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key(of)) ?? 'null');
    return draft && typeof draft.kind === 'string' && draft.values && typeof draft.values === 'object' ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; null forgets it. */
export function keepDraft(of, draft) {
  try {
    if (draft === null) sessionStorage.removeItem(key(of));
    else sessionStorage.setItem(key(of), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still sends everything.
  }
}
