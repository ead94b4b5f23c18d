/**
 * Reads from the server. The answers of a night are kept until `forget`, so that going back to it
 * draws at once; the browser asks for the rest by ETag, so an unchanged answer costs no transfer. An
 * error says what failed.
 */
import { readBytes, readJson } from './request.js';

const known = new Map();
const MOST_KNOWN = 400;

/** The answer of a path under `api/`; several who ask at the same time share one request. */
function read(path, what, turn = atOnce) {
  if (!known.has(path)) {
    if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value);
    const answer = turn(() => fetchNow(path, what));
    known.set(path, answer);
    answer.catch(() => known.get(path) === answer && known.delete(path));
  }
  return known.get(path);
}

const atOnce = (act) => act();

const waiting = [];
let going = 0;
const MOST_AT_ONCE = 3;

/** Lets few reads of drawings run together, so that what was clicked never waits behind them. */
async function inTurn(act) {
  if (going >= MOST_AT_ONCE) await new Promise((next) => waiting.push(next));
  going++;
  try {
    return await act();
  } finally {
    going--;
    waiting.shift()?.();
  }
}

const fetchNow = (path, what) => readJson(`api/${path}`, what);

/** Forgets what is known, so that the next read asks again. */
export function forget() {
  known.clear();
}

const part = encodeURIComponent;

/** The region and its nights, asked for anew. */
export const regionNow = () => fetchNow('region', 'what.region');
/** What a GeoServer beside the server shows, if there is one. */
export const served = () => fetchNow('geoserver', 'what.served');
export const mines = (night) => read(`nights/${part(night)}/mines`, 'what.mines');
/** The findings of one mine with their shapes. */
export const findingShapes = (night, mine) => read(`nights/${part(night)}/findings.geojson?mine=${part(mine)}`, 'what.shapes');
export const finding = (night, id) => read(`nights/${part(night)}/findings/${part(id)}`, 'what.finding');
/** A layer of more points than this comes as tiles, a smaller one whole: measured in docs/tiles.md. */
export const TILES_FROM_VERTICES = 20_000;
export const tooLarge = (layers) => layers.reduce((sum, { vertices = 0 }) => sum + vertices, 0) > TILES_FROM_VERTICES;

/** Licences and deductions of all mines: whole, or where they are too large `{layers}` that come as tiles. */
export async function licenceMap(night) {
  const layers = await read(`nights/${part(night)}/layers`, 'what.licences');
  return tooLarge(layers) ? { layers } : licenceShapes(night);
}
export const licenceTile = (night, z, x, y) => readBytes(`api/nights/${part(night)}/licences/${z}/${x}/${y}.mvt`, 'what.licences');
export const layerTile = (night, mine, name, z, x, y) =>
  readBytes(`api/nights/${part(night)}/mines/${part(mine)}/layers/${part(name)}/${z}/${x}/${y}.mvt`, 'what.layers');
export const licenceShapes = (night) => read(`nights/${part(night)}/licences.geojson`, 'what.licences');
/** What could not be judged, of all mines. */
export const gaps = (night) => read(`nights/${part(night)}/judgements?state=cannot-judge`, 'what.judgements');
/** Every judgement of one mine. */
export const judgements = (night, mine) => read(`nights/${part(night)}/judgements?mine=${part(mine)}`, 'what.judgements');
export const licences = (night, mine) =>
  read(`nights/${part(night)}/licences?mine=${part(mine)}`, 'what.account');
export const rejected = (night, page) =>
  read(`nights/${part(night)}/rejected?page=${page}&size=50`, 'what.rejected');
export const layers = (night, mine) =>
  read(`nights/${part(night)}/mines/${part(mine)}/layers`, 'what.layers');
export const sight = (night, mine) => read(`nights/${part(night)}/mines/${part(mine)}/sight`, 'what.sight');
export const layer = (night, mine, name) =>
  read(`nights/${part(night)}/mines/${part(mine)}/layers/${part(name)}.geojson`, 'what.layers', inTurn);
/** The vertical section along `lon,lat;lon,lat;…`, with what lies within so many metres of it. */
export const section = (night, mine, line, width) =>
  read(`nights/${part(night)}/mines/${part(mine)}/section?line=${part(line)}&width=${part(width)}`, 'what.section');
/** The film of a mine's night; the browser keeps it by ETag, nobody else does. */
export const replay = (night, mine) => readBytes(`api/nights/${part(night)}/mines/${part(mine)}/replay`, 'what.replay');
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
