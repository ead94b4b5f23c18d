/**
 * What of a sheet is to be looked at first. Real sheets carry copies and strays far away; fitted whole,
 * nothing of them can be read.
 */
const CELLS = 48;
const MOST_PASSES = 4;

/** The box of the largest group of vertices `[x, y, x, y, …]` that hang together on a coarse grid: `[minx, miny, maxx, maxy]`; null without any. */
export function mainBox(vertices) {
  let chosen = [];
  for (let i = 0; i < vertices.length; i += 2) chosen.push(i);
  if (chosen.length === 0) return null;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = largestGroup(vertices, chosen);
    if (next.length === chosen.length) break;
    chosen = next;
  }
  return boxOf(vertices, chosen);
}

function boxOf(vertices, chosen) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of chosen) {
    box[0] = Math.min(box[0], vertices[i]);
    box[1] = Math.min(box[1], vertices[i + 1]);
    box[2] = Math.max(box[2], vertices[i]);
    box[3] = Math.max(box[3], vertices[i + 1]);
  }
  return box;
}

function largestGroup(vertices, chosen) {
  const [west, south, east, north] = boxOf(vertices, chosen);
  const size = Math.max(east - west, north - south) / CELLS;
  if (!(size > 0)) return chosen;
  const cells = new Map();
  for (const i of chosen) {
    const key = Math.floor((vertices[i] - west) / size) * 1000 + Math.floor((vertices[i + 1] - south) / size);
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(i);
  }
  let best = [];
  while (cells.size > 0) {
    const group = [];
    const open = [cells.keys().next().value];
    while (open.length > 0) {
      const key = open.pop();
      const inside = cells.get(key);
      if (!inside) continue;
      cells.delete(key);
      for (const i of inside) group.push(i);
      // Two cells apart still hang together: lines have vertices only at their ends.
      for (let dx = -2; dx <= 2; dx++) for (let dy = -2; dy <= 2; dy++) open.push(key + dx * 1000 + dy);
    }
    if (group.length > best.length) best = group;
  }
  return best;
}
