/**
 * The drawing desk's side of the server. What belongs to the result of one revision never changes and
 * is kept; the rest is asked for each time.
 */
import { ReadError, readJson } from '../request.js';
import { again } from '../session.js';

const part = encodeURIComponent;
const WRITES = { 'X-Minewatch': 'page' };
const MOST_KNOWN = 40;
const known = new Map();

/** Keeps the answer under a key that names the result it belongs to. */
function once(key, ask) {
  if (!known.has(key)) {
    if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value);
    const answer = ask();
    known.set(key, answer);
    answer.catch(() => known.get(key) === answer && known.delete(key));
  }
  return known.get(key);
}

/** A part of a check that may not be there: null on 404. */
const ifThere = (promise) => promise.catch((error) => {
  if (error.status === 404) return null;
  throw error;
});

const of = (check, name, what) => once(`${name} ${check.id} ${check.verdict_revision}`,
  () => ifThere(readJson(`api/drawing-checks/${part(check.id)}/${name}`, what)));

export const desk = () => readJson('api/drawing-desk', 'what.desk');
export const checks = async () => (await readJson('api/drawing-checks', 'what.checks')).checks;
export const check = (id) => readJson(`api/drawing-checks/${part(id)}`, 'what.check');
export const drawing = (of_) => of(of_, 'drawing.geojson', 'what.drawing');
export const earlier = (of_) => of(of_, 'earlier.geojson', 'what.earlier');
export const sheet = (of_) => of(of_, 'sheet.json', 'what.sheet');
export const tracks = (of_) => of(of_, 'tracks.geojson', 'what.tracks');
export const knownPoints = async (of_) => (await of(of_, 'known-points', 'what.known'))?.points ?? [];
export const pageAddress = (id) => `api/drawing-checks/${part(id)}/page.html`;
export const noteAddress = (id, lang) => `api/drawing-checks/${part(id)}/note.html?lang=${part(lang)}`;

const send = (method, path, what, body) => readJson(`api/drawing-checks/${path}`, what,
  { method, headers: { ...WRITES, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** How well points fit; keeps nothing. */
export const register = (id, points) => send('POST', `${part(id)}/registration`, 'what.registration', { points });
/** Changes settings; the check runs again. */
export const settle = (id, settings) => send('PUT', `${part(id)}/settings`, 'what.settings', settings);
/** Accepts or returns, for good. */
export const decide = (id, decision) => send('POST', `${part(id)}/decision`, 'what.decision', decision);

/**
 * Hands in a file for a mine; answers the check. `sent(bytes)` hears how much has gone. The promise
 * has `cancel()`.
 */
export function upload(mine, file, sent) {
  const request = new XMLHttpRequest();
  let signedInAnew = false;
  const answer = new Promise((resolve, reject) => {
    const what = 'what.upload';
    const send = () => {
      request.open('POST', `api/drawing-checks?mine=${part(mine)}&file=${part(file.name)}`);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('Accept', 'application/json');
      for (const [name, value] of Object.entries(WRITES)) request.setRequestHeader(name, value);
      request.responseType = 'json';
      request.send(file);
    };
    request.upload.addEventListener('progress', (event) => sent(event.loaded));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300 && request.response?.id) resolve(request.response);
      else if (request.status === 401 && !signedInAnew) {
        signedInAnew = true;
        again().then(send, reject);
      } else reject(new ReadError(what, request.status < 300 ? 'JSON' : `HTTP ${request.status}`, request.status, request.response));
    });
    request.addEventListener('error', () => reject(new ReadError(what, 'network')));
    request.addEventListener('abort', () => reject(new ReadError(what, 'cancelled')));
    send();
  });
  answer.cancel = () => request.abort();
  return answer;
}
