/** Small facts of GeoJSON geometries in degrees. */

/** Every position of a geometry, in order. */
export function positions(geometry) {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positions);
  const found = [];
  const walk = (node) => (typeof node[0] === 'number' ? found.push(node) : node.forEach(walk));
  if (geometry.coordinates.length > 0) walk(geometry.coordinates);
  return found;
}

/** West, south, east, north; null when there is nothing. */
export function boundsOf(geometry) {
  const all = positions(geometry);
  if (all.length === 0) return null;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of all) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** The first of the positions that lie farthest north. */
export const northernmost = (geometry) => positions(geometry).reduce((best, p) => (p[1] > best[1] ? p : best));

/** A point to stand for a geometry: the one of its own positions nearest the middle of its box. */
export function anchor(geometry) {
  const [west, south, east, north] = boundsOf(geometry);
  const middle = [(west + east) / 2, (south + north) / 2];
  if (/Polygon/.test(geometry.type)) return middle;
  const far = ([lon, lat]) => Math.hypot(lon - middle[0], lat - middle[1]);
  return positions(geometry).reduce((best, p) => (far(p) < far(best) ? p : best));
}
