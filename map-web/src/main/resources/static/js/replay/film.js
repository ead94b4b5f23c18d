/**
 * A mine's night as it was written (docs/replay-format.md), read into columns: one row a moment, the
 * moments of a card one after the other. Reading is all that costs; drawing only looks things up.
 */
import { toDegrees, toPlane } from '../crs.js';

export const VERSION = 1;

/** Kinds of places, by their numbers in the format. */
export const ROAD = 0;
export const OPEN = 1;
export const NEAR = 2;
export const OFF_ROAD = 3;
export const BEYOND_END = 4;
export const NOWHERE = 5;
/** A bend of the drawn way between two readings; nobody was read there. */
export const ON_THE_WAY = 6;

/** What comes before a moment; from `GAP` on the card was not heard. */
export const HEARD = 0;
export const GAP = 3;

/** What comes after a moment. */
export const LEFT = 1;
export const LOST = 2;
export const FILES_END = 3;

export const kindOf = (state) => state & 7;
export const beforeOf = (state) => (state >> 3) & 7;
export const afterOf = (state) => state >> 6;

/** Whether a straight way may be drawn to and from such a place. */
export const isPoint = (kind) => kind !== NEAR && kind !== NOWHERE;

/** Bytes that are no film, or one of a later version: `detail` is the key of a text. */
export class FilmError extends Error {
  constructor(detail) {
    super(detail);
    this.detail = detail;
  }
}

const BEGINNING = [0x4d, 0x57, 0x52, 0x50];
const utf8 = new TextDecoder('utf-8');

/** A signed number from an unsigned one. */
const unzigzag = (u) => (u < 2 ** 31 ? (u >>> 1) ^ -(u & 1) : u % 2 === 0 ? u / 2 : -(u + 1) / 2);

/** Reads numbers of variable length and never past the end. */
function reader(bytes) {
  let at = 0;
  const byte = () => {
    if (at >= bytes.length) throw new FilmError('replay.damaged');
    return bytes[at++];
  };
  /** Most numbers are one byte or two: those take the short way. */
  const unsigned = () => {
    let b = byte();
    if (b < 0x80) return b;
    let value = b & 0x7f;
    for (let shift = 7; shift < 28; shift += 7) {
      b = byte();
      value |= (b & 0x7f) << shift;
      if (b < 0x80) return value;
    }
    for (let factor = 2 ** 28; factor < 2 ** 56; factor *= 128) {
      b = byte();
      value += (b & 0x7f) * factor;
      if (b < 0x80) return value;
    }
    throw new FilmError('replay.damaged');
  };
  return {
    byte,
    unsigned,
    signed: () => unzigzag(unsigned()),
    /** How many things there are, each of so many bytes at least. */
    count: (least) => {
      const n = unsigned();
      if (n * least > bytes.length - at) throw new FilmError('replay.damaged');
      return n;
    },
    text: () => {
      const length = unsigned();
      if (length > bytes.length - at) throw new FilmError('replay.damaged');
      at += length;
      return utf8.decode(bytes.subarray(at - length, at));
    },
    isAtEnd: () => at === bytes.length,
  };
}

const times = (n, act) => Array.from({ length: n }, act);

/** The film that an `ArrayBuffer` holds. */
export function decode(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 5 || BEGINNING.some((b, i) => bytes[i] !== b)) throw new FilmError('replay.damaged');
  const read = reader(bytes.subarray(4));
  if (read.unsigned() !== VERSION) throw new FilmError('replay.newer');
  const film = {
    start: read.unsigned(), length: read.unsigned(), tick: read.unsigned() / 1000, silence: read.unsigned(),
    zone: read.unsigned(), east: read.signed(), north: read.signed(),
  };
  const step = read.unsigned() / 1000;
  if (!(film.tick > 0 && step > 0 && film.length > 0)) throw new FilmError('replay.damaged');
  const words = times(read.count(1), read.text);
  const word = (i) => {
    if (i >= words.length) throw new FilmError('replay.damaged');
    return words[i];
  };
  film.shifts = times(read.count(5), () => ({
    name: word(read.unsigned()), date: word(read.unsigned()), from: read.signed(), length: read.unsigned(), heads: read.unsigned() - 1,
  })).map((shift) => ({ ...shift, to: shift.from + shift.length, heads: shift.heads < 0 ? null : shift.heads }));
  let east = 0;
  let north = 0;
  film.stations = times(read.count(4), () => {
    const id = word(read.unsigned());
    const flags = read.unsigned();
    east += read.signed();
    north += read.signed();
    return { id, tellsDistance: (flags & 1) === 0, onRoad: (flags & 2) === 0, x: east * step, y: north * step };
  });
  const cards = read.count(5);
  const points = read.count(1);
  Object.assign(film, {
    cards: [], time: new Float64Array(points), x: new Float32Array(points), y: new Float32Array(points),
    z: new Float32Array(points), miss: new Float32Array(points), state: new Uint8Array(points),
  });
  let row = 0;
  for (let c = 0; c < cards; c++) {
    const id = word(read.unsigned());
    const job = read.unsigned();
    const team = read.unsigned();
    const leader = read.unsigned() === 1;
    const count = read.unsigned();
    if (row + count > points) throw new FilmError('replay.damaged');
    film.cards.push({ id, job: job ? word(job - 1) : '', team: team ? word(team - 1) : '', leader, from: row, to: row + count });
    row = readMoments(read, film, row, row + count, step);
  }
  if (row !== points || !read.isAtEnd()) throw new FilmError('replay.damaged');
  return film;
}

function readMoments(read, film, from, to, step) {
  const { time, x, y, z, miss, state } = film;
  let ticks = 0;
  let kind = NOWHERE;
  let east = 0;
  let north = 0;
  let up = 0;
  let known = false;
  for (let i = from; i < to; i++) {
    const head = read.unsigned();
    const flags = head & 3;
    ticks += (head - flags) / 4;
    let now = kind;
    if (flags & 1) {
      now = read.byte();
      kind = now & 7;
    }
    time[i] = ticks * film.tick;
    state[i] = now;
    miss[i] = NaN;
    if (kind === NOWHERE) {
      x[i] = y[i] = z[i] = NaN;
      continue;
    }
    east += read.signed();
    north += read.signed();
    if (flags & 2) {
      const u = read.unsigned();
      known = u > 0;
      if (known) up += unzigzag(u - 1);
    }
    x[i] = east * step;
    y[i] = north * step;
    z[i] = known ? up * step : NaN;
    if (kind === OFF_ROAD || kind === BEYOND_END) {
      const u = read.unsigned();
      if (u > 0) miss[i] = (u - 1) * step;
    }
  }
  return to;
}

/** Lays a film on the plane of another zone; does nothing when it is that of the film already. */
export function layOn(film, zone) {
  if (film.zone === zone) return film;
  const { east, north } = film;
  const origin = toDegrees(north, east, film.zone);
  const middle = toPlane(origin.lon, origin.lat, zone);
  const moved = { east: Math.round(middle.easting), north: Math.round(middle.northing) };
  const move = (x, y) => {
    const { lon, lat } = toDegrees(north + y, east + x, film.zone);
    const plane = toPlane(lon, lat, zone);
    return [plane.easting - moved.east, plane.northing - moved.north];
  };
  for (let i = 0; i < film.x.length; i++) [film.x[i], film.y[i]] = move(film.x[i], film.y[i]);
  for (const station of film.stations) [station.x, station.y] = move(station.x, station.y);
  return Object.assign(film, moved, { zone });
}

/** The last row at or before one at which the card was really read. */
export function lastRead(film, card, row) {
  let read = row;
  while (read > card.from && kindOf(film.state[read]) === ON_THE_WAY) read--;
  return read;
}

/** The row of a card's last moment at or before a time; `from - 1` when there is none. */
export function rowAt(film, from, to, seconds) {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (film.time[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
