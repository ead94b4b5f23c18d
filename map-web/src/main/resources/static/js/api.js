/**
 * Reads from the server. What is known is handed out at once and refreshed behind (ETag, so an
 * unchanged answer costs no transfer); an error says what failed.
 */

const known = new Map();
const FRESH_MS = 30_000;
const MOST_KNOWN = 400;

/** A read that failed: `what` is the key of a text that names the part that is missing. */
export class ReadError extends Error {
  constructor(what, detail) {
    super(`${what}: ${detail}`);
    this.what = what;
    this.detail = detail;
  }
}

/**
 * The answer of a path under `api/`. With `refreshed` an older answer is returned at once, and
 * `refreshed` is called when the server has a newer one.
 */
export async function read(path, what, refreshed) {
  const old = known.get(path);
  if (old) {
    if (Date.now() - old.at > FRESH_MS && refreshed) {
      fetchNow(path, what, old).then((entry) => entry !== old && refreshed(entry.data), () => {});
    }
    return old.data;
  }
  return (await fetchNow(path, what)).data;
}

async function fetchNow(path, what, old) {
  let response;
  try {
    response = await fetch(`api/${path}`, { cache: 'no-cache', headers: { Accept: 'application/json' } });
  } catch {
    throw new ReadError(what, 'network');
  }
  if (!response.ok) throw new ReadError(what, `HTTP ${response.status}`);
  const etag = response.headers.get('ETag');
  if (old && etag && etag === old.etag) {
    old.at = Date.now();
    return old;
  }
  let data;
  try {
    data = await response.json();
  } catch {
    throw new ReadError(what, 'JSON');
  }
  const entry = { data, etag, at: Date.now() };
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value);
  known.set(path, entry);
  return entry;
}

/** Forgets what is known, so that the next read asks again. */
export function forget() {
  known.clear();
}

const part = encodeURIComponent;

export const region = (refreshed) => read('region', 'what.region', refreshed);
export const mines = (night, refreshed) => read(`nights/${part(night)}/mines`, 'what.mines', refreshed);
export const findingShapes = (night) => read(`nights/${part(night)}/findings.geojson`, 'what.shapes');
export const finding = (night, id) => read(`nights/${part(night)}/findings/${part(id)}`, 'what.finding');
export const licenceShapes = (night) => read(`nights/${part(night)}/licences.geojson`, 'what.licences');
export const judgements = (night) => read(`nights/${part(night)}/judgements`, 'what.judgements');
export const licences = (night, mine) =>
  read(`nights/${part(night)}/licences?mine=${part(mine)}`, 'what.account');
export const rejected = (night, page) =>
  read(`nights/${part(night)}/rejected?page=${page}&size=50`, 'what.rejected');
export const layers = (night, mine) =>
  read(`nights/${part(night)}/mines/${part(mine)}/layers`, 'what.layers');
export const layer = (night, mine, name) =>
  read(`nights/${part(night)}/mines/${part(mine)}/layers/${part(name)}.geojson`, 'what.layers');
export const reportAddress = (night) => `nights/${part(night)}/report`;

/** All findings of a night, page after page; `progress` gets what is there so far. */
export async function findings(night, progress) {
  const size = 500;
  const items = [];
  for (let page = 0; ; page++) {
    const answer = await read(`nights/${part(night)}/findings?page=${page}&size=${size}`, 'what.findings');
    items.push(...answer.items);
    const done = answer.items.length === 0 || items.length >= answer.total || items.length >= MOST_FINDINGS;
    progress(items.slice(), answer.total, done);
    if (done) return;
  }
}

/** More than this in one night are not listed; the page says so. */
export const MOST_FINDINGS = 5000;
