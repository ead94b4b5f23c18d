/**
 * What of a sheet is to be looked at first. Real sheets carry copies and strays far away; fitted whole,
 * nothing of them can be read.
 */
const CELLS = 12;
const COLUMN = 1000;
const MOST_PASSES = 4;

/**
 * The box of the largest group of paths (`[[x, y], …]`, a point is a path of one) that hang together on a coarse grid:
 * `[minx, miny, maxx, maxy]`; null without any.
 */
export function mainBox(paths) {
  let chosen = paths.filter((path) => path.length > 0);
  if (chosen.length === 0) return null;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = largestGroup(chosen);
    if (next.length === chosen.length) break;
    chosen = next;
  }
  return boxOf(chosen);
}

function boxOf(paths) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of paths) {
    for (const [x, y] of path) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

function largestGroup(paths) {
  const [west, south, east, north] = boxOf(paths);
  const size = Math.max(east - west, north - south) / CELLS;
  if (!(size > 0)) return paths;
  const cellOf = (x, y) => Math.floor((x - west) / size) * COLUMN + Math.floor((y - south) / size);
  const parents = new Map();
  const root = (cell) => {
    let at = cell;
    while (parents.get(at) !== at) at = parents.get(at);
    return at;
  };
  const join = (a, b) => parents.set(root(a), root(b));
  const add = (cell) => {
    if (!parents.has(cell)) parents.set(cell, cell);
    return cell;
  };
  for (const path of paths) {
    let before = add(cellOf(...path[0]));
    for (let i = 1; i < path.length; i++) {
      const [[ax, ay], [bx, by]] = [path[i - 1], path[i]];
      // A line goes through the cells between its vertices too.
      const steps = Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / size) || 1;
      for (let s = 1; s <= steps; s++) {
        const cell = add(cellOf(ax + ((bx - ax) * s) / steps, ay + ((by - ay) * s) / steps));
        if (cell !== before) join(before, cell);
        before = cell;
      }
    }
  }
  for (const cell of [...parents.keys()]) {
    for (const next of [cell + 1, cell + COLUMN, cell + COLUMN + 1, cell + COLUMN - 1]) if (parents.has(next)) join(cell, next);
  }
  const weights = new Map();
  const rootOf = (path) => root(cellOf(...path[0]));
  for (const path of paths) weights.set(rootOf(path), (weights.get(rootOf(path)) ?? 0) + path.length);
  const [best] = [...weights].reduce((a, b) => (b[1] > a[1] ? b : a));
  return paths.filter((path) => rootOf(path) === best);
}
