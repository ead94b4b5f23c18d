/**
 * A mine's own plane from points that the server gives in both systems, so that a click on the map
 * becomes coordinates in the mine's CRS whatever that is. Between two Gauss-Krueger planes the way is
 * affine to some centimetres over a mine; `rms` says how well it fits.
 */
import { toDegrees, toPlane } from '../crs.js';

/** Least squares for `value = a + b e + c n`, about the middle of the points; null when they lie on a line. */
function plane(points, value) {
  let [ee, en, nn, ev, nv] = [0, 0, 0, 0, 0];
  for (const p of points) {
    ee += p.e * p.e;
    en += p.e * p.n;
    nn += p.n * p.n;
    ev += p.e * value(p);
    nv += p.n * value(p);
  }
  const determinant = ee * nn - en * en;
  if (!(determinant > 1e-6 * Math.max(ee, nn) ** 2)) return null;
  return { b: (ev * nn - nv * en) / determinant, c: (nv * ee - ev * en) / determinant };
}

/** `{toMine(lon, lat), toMap(easting, northing), rms}`; null with fewer than three points or all on a line. */
export function mineFrame(known, zone) {
  const points = known.filter((k) => [k.lon, k.lat, k.easting, k.northing].every(Number.isFinite))
    .map((k) => ({ ...toPlane(k.lon, k.lat, zone), mineEasting: k.easting, mineNorthing: k.northing }));
  if (points.length < 3) return null;
  const mean = (of) => points.reduce((sum, p) => sum + of(p), 0) / points.length;
  const middle = { e: mean((p) => p.easting), n: mean((p) => p.northing), me: mean((p) => p.mineEasting), mn: mean((p) => p.mineNorthing) };
  const about = points.map((p) => ({ e: p.easting - middle.e, n: p.northing - middle.n, me: p.mineEasting - middle.me, mn: p.mineNorthing - middle.mn }));
  const east = plane(about, (p) => p.me);
  const north = plane(about, (p) => p.mn);
  if (!east || !north) return null;
  const determinant = east.b * north.c - east.c * north.b;
  if (!(Math.abs(determinant) > 1e-9)) return null;
  const forward = (e, n) => ({ easting: middle.me + east.b * e + east.c * n, northing: middle.mn + north.b * e + north.c * n });
  const rms = Math.sqrt(about.reduce((sum, p) => {
    const q = forward(p.e, p.n);
    return sum + (q.easting - middle.me - p.me) ** 2 + (q.northing - middle.mn - p.mn) ** 2;
  }, 0) / about.length);
  return {
    rms,
    toMine(lon, lat) {
      const p = toPlane(lon, lat, zone);
      return forward(p.easting - middle.e, p.northing - middle.n);
    },
    toMap(easting, northing) {
      const [de, dn] = [easting - middle.me, northing - middle.mn];
      return toDegrees(middle.n + (east.b * dn - north.b * de) / determinant, middle.e + (north.c * de - east.c * dn) / determinant, zone);
    },
  };
}
