/**
 * The control points of one check while they are being set: each pairs a place on the sheet with one in
 * the mine's coordinates. After each change the server is asked how well they fit. A lost session
 * loses none of them.
 */
import { remember, remembered } from '../memory.js';

const WAIT_MS = 250;
const MOST = 100;

const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
export const isWhole = (p) => [p.x, p.y, p.easting, p.northing].every(isNumber);

function read(text) {
  try {
    const points = JSON.parse(text ?? 'null');
    return Array.isArray(points) ? points.slice(0, MOST).map(clean) : null;
  } catch {
    return null;
  }
}

const clean = ({ name, x, y, easting, northing }) => {
  const number = (value) => (isNumber(value) ? value : null);
  return { name: String(name ?? '').slice(0, 64), x: number(x), y: number(y), easting: number(easting), northing: number(northing) };
};

/** `register(points)` asks the server; `changed(what)` hears `points`, `active` or `fit`. */
export function createPoints(check, register, changed) {
  const key = `desk.points.${check.id}`;
  const settled = (check.settings?.control_points ?? []).map(clean);
  let points = read(remembered(key, null)) ?? settled;
  let active = Math.max(points.findIndex((p) => !isWhole(p)), 0);
  let fit = { answer: null, error: null, asked: 0 };
  let turn = 0;
  let timer = null;

  const whole = () => points.filter(isWhole);
  const same = () => JSON.stringify(points) === JSON.stringify(settled);

  function freeName() {
    for (let n = 1; ; n++) if (!points.some((p) => p.name === `P${n}`)) return `P${n}`;
  }

  function touched(what = 'points') {
    remember(key, same() ? null : JSON.stringify(points));
    changed(what);
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  }

  async function ask() {
    const mine = ++turn;
    const asked = whole();
    if (asked.length < 2) {
      fit = { answer: null, error: null, asked: asked.length };
      changed('fit');
      return;
    }
    try {
      const answer = await register(asked);
      if (mine === turn) fit = { answer, error: null, asked: asked.length };
    } catch (error) {
      if (mine === turn) fit = { answer: null, error, asked: asked.length };
    }
    if (mine === turn) changed('fit');
  }

  /** The point that a click goes to: the active one while it lacks that half, else a new one. */
  function target(lacks) {
    const now = points[active];
    if (now && (lacks(now) || !isWhole(now))) return active;
    const open = points.findIndex(lacks);
    if (open >= 0) return open;
    points = [...points, { name: freeName(), x: null, y: null, easting: null, northing: null }];
    return points.length - 1;
  }

  function put(i, patch) {
    points = points.map((p, at) => (at === i ? { ...p, ...patch } : p));
  }

  return {
    list: () => points,
    active: () => active,
    fit: () => fit,
    whole,
    /** Whether they differ from those that the check was made with. */
    isChanged: () => !same(),
    /** The residual of a point; points without all four numbers have none. */
    residual(point) {
      const at = whole().indexOf(point);
      const all = fit.answer?.residuals ?? [];
      return at >= 0 && all.length === whole().length ? all[at] : null;
    },
    set(i, patch) {
      put(i, patch);
      touched('values');
    },
    activate(i) {
      if (i === active) return;
      active = i;
      changed('active');
    },
    add() {
      points = [...points, { name: freeName(), x: null, y: null, easting: null, northing: null }];
      active = points.length - 1;
      touched();
    },
    remove(i) {
      points = points.filter((_, at) => at !== i);
      active = Math.max(Math.min(active, points.length - 1), 0);
      touched();
    },
    pickSheet({ x, y }) {
      active = target((p) => !isNumber(p.x) || !isNumber(p.y));
      put(active, { x, y });
      touched();
    },
    pickMap(place) {
      this.take(target((p) => !isNumber(p.easting) || !isNumber(p.northing)), place);
    },
    /** Gives a point its place in the mine; it takes over the name of a known one, unless it was named by hand. */
    take(i, { easting, northing, name }) {
      active = i;
      put(i, { easting, northing, ...(name && /^P\d+$/.test(points[i].name) && !points.some((p) => p.name === name) ? { name } : {}) });
      touched();
    },
    ask,
    /** Forgets the draft once the check runs with it. */
    done: () => remember(key, null),
  };
}
