/** Where everybody is at a moment of a film, and how well that is known. Nothing is guessed across a silence. */
import { afterOf, beforeOf, GAP, HEARD, isPoint, kindOf, LEFT, LOST, NOWHERE, ON_THE_WAY, OPEN, ROAD, rowAt } from './film.js';

/** What a card is doing: the kinds of places of the format, and then these. */
export const SILENT = 6;
export const ABSENT = 7;

/** Heard, but nobody can say where. */
export const NOWHERE_STATE = NOWHERE;

/** Who is not heard again and was not seen to leave is shown so long, and then no longer. */
export const LOST_SECONDS = 3600;

/** Who was read so lately is where he was read; nobody is read all the time. */
const READ_SECONDS = 60;

/** What can be told of a place by its number here. */
export const STATES = ['road', 'open', 'near', 'off', 'beyond', 'nowhere', 'silent', 'absent'];

/**
 * The state of all cards at a time, in columns that are filled anew by each `at`: `state`, place
 * `x`, `y`, `z`, `row` of the last moment heard, `silent` seconds since then.
 */
export function createMotion(film) {
  const n = film.cards.length;
  const now = {
    seconds: 0, state: new Uint8Array(n).fill(ABSENT), x: new Float32Array(n), y: new Float32Array(n), z: new Float32Array(n),
    row: new Int32Array(n), silent: new Float32Array(n),
  };
  film.cards.forEach((card, c) => {
    now.row[c] = card.from - 1;
  });

  /** Goes on from the row of the last time where that is near, as it is while a film plays. */
  function rowOf(c, seconds) {
    const { from, to } = film.cards[c];
    let row = now.row[c];
    if (row >= from && film.time[row] > seconds) return rowAt(film, from, row, seconds);
    for (let tries = 0; tries < 8; tries++) {
      if (row + 1 >= to || film.time[row + 1] > seconds) return row;
      row++;
    }
    return rowAt(film, row, to, seconds);
  }

  function at(seconds) {
    now.seconds = seconds;
    for (let c = 0; c < n; c++) {
      const row = rowOf(c, seconds);
      now.row[c] = row;
      now.state[c] = place(film, film.cards[c], row, seconds, now, c);
    }
    return now;
  }

  return { at, now };
}

function place(film, card, row, seconds, now, c) {
  if (row < card.from) return ABSENT;
  const { state } = film;
  const since = seconds - film.time[row];
  const after = afterOf(state[row]);
  const next = row + 1 < card.to ? row + 1 : -1;
  now.silent[c] = since;
  now.x[c] = film.x[row];
  now.y[c] = film.y[row];
  now.z[c] = film.z[row];
  if (after === LEFT) return ABSENT;
  const told = kindOf(state[row]);
  const kind = told === ON_THE_WAY ? ROAD : told;
  if (after === LOST) return since <= READ_SECONDS ? kind : since <= LOST_SECONDS ? SILENT : ABSENT;
  if (next < 0) return since <= film.silence ? kind : ABSENT;
  const before = beforeOf(state[next]);
  if (before >= GAP) return since <= READ_SECONDS ? kind : SILENT;
  if (before !== HEARD) return ABSENT;
  if (isPoint(kind) && isPoint(kindOf(state[next]))) {
    const span = film.time[next] - film.time[row];
    const share = span > 0 ? since / span : 0;
    now.x[c] += share * (film.x[next] - film.x[row]);
    now.y[c] += share * (film.y[next] - film.y[row]);
    now.z[c] += share * (film.z[next] - film.z[row]);
  }
  return kind;
}

/** Why a card that is silent is so: the number of what comes before its next moment, 0 when there is none. */
export function causeOf(film, card, row) {
  return row >= card.from && afterOf(film.state[row]) === 0 && row + 1 < card.to ? beforeOf(film.state[row + 1]) : 0;
}

/** How many are underground at a moment, by how well it is known where. */
export function countOf(states) {
  const count = { all: 0, placed: 0, doubtful: 0, silent: 0 };
  for (const state of states) {
    if (state === ABSENT) continue;
    count.all++;
    if (state === ROAD) count.placed++;
    else if (state === SILENT) count.silent++;
    else count.doubtful++;
  }
  return count;
}

/** The counts of `countOf` over a whole film, every `step` seconds. */
export function curveOf(film, step = 300) {
  const motion = createMotion(film);
  const curve = [];
  for (let seconds = 0; seconds <= film.length; seconds += step) curve.push({ seconds, ...countOf(motion.at(seconds).state) });
  return curve;
}

const LONGEST_STEP = 12;

/**
 * Person-hours by square of so many metres, of those whose road is known: `{east, north, hours}`, the
 * corner in metres of the plane. Who stands between two moments is there all the time.
 */
export function heatOf(film, cell = 25) {
  const hours = new Map();
  const add = (x, y, seconds) => {
    const key = Math.floor((film.east + x) / cell) * 1e8 + Math.floor((film.north + y) / cell);
    hours.set(key, (hours.get(key) ?? 0) + seconds / 3600);
  };
  for (const card of film.cards) {
    for (let i = card.from; i + 1 < card.to; i++) {
      const kind = kindOf(film.state[i]);
      if (!isPoint(kind) || kind === OPEN || afterOf(film.state[i]) !== 0 || beforeOf(film.state[i + 1]) !== HEARD) continue;
      const dx = isPoint(kindOf(film.state[i + 1])) ? film.x[i + 1] - film.x[i] : 0;
      const dy = isPoint(kindOf(film.state[i + 1])) ? film.y[i + 1] - film.y[i] : 0;
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / LONGEST_STEP));
      const each = (film.time[i + 1] - film.time[i]) / steps;
      for (let s = 0; s < steps; s++) add(film.x[i] + ((s + 0.5) / steps) * dx, film.y[i] + ((s + 0.5) / steps) * dy, each);
    }
  }
  return [...hours].map(([key, value]) => ({ east: Math.floor(key / 1e8) * cell, north: (key % 1e8) * cell, hours: value }));
}

/** The station nearest to a place and how far it is; null when there is none. */
export function nearestStation(film, x, y) {
  let best = null;
  let least = Infinity;
  for (const station of film.stations) {
    const d = Math.hypot(station.x - x, station.y - y);
    if (d < least) {
      least = d;
      best = station;
    }
  }
  return best && Number.isFinite(least) ? { id: best.id, metres: least } : null;
}

/** The shift that a time belongs to, the one that begins last where two overlap; null for none. */
export function shiftAt(film, seconds) {
  return film.shifts.filter((s) => s.from <= seconds && seconds < s.to).sort((a, b) => b.from - a.from)[0] ?? null;
}

/** Whether somebody has a place on the map. */
export const isShown = (state) => state !== ABSENT && state !== NOWHERE;
