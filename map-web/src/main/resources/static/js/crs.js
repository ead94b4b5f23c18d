/**
 * CGCS2000 3-degree Gauss-Krueger, so that the map is laid out as the printed mining plan is and
 * coordinates can be copied in metres. Krueger series to the fourth order in n (Karney 2011, eq. 35
 * and 36): better than a millimetre within six degrees of the central meridian.
 */

const A = 6378137;
const F = 1 / 298.257222101;
const E = Math.sqrt(F * (2 - F));
const N = F / (2 - F);
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const ALPHA = [
  N / 2 - (2 * N ** 2) / 3 + (5 * N ** 3) / 16 + (41 * N ** 4) / 180,
  (13 * N ** 2) / 48 - (3 * N ** 3) / 5 + (557 * N ** 4) / 1440,
  (61 * N ** 3) / 240 - (103 * N ** 4) / 140,
  (49561 * N ** 4) / 161280,
];
const BETA = [
  N / 2 - (2 * N ** 2) / 3 + (37 * N ** 3) / 96 - N ** 4 / 360,
  N ** 2 / 48 + N ** 3 / 15 - (437 * N ** 4) / 1440,
  (17 * N ** 3) / 480 - (37 * N ** 4) / 840,
  (4397 * N ** 4) / 161280,
];
const RADIAN = Math.PI / 180;
const FALSE_EASTING = 500_000;

/** The number of the 3-degree zone of a longitude in degrees. */
export const zoneOf = (lon) => Math.round(lon / 3);

/** EPSG code of the zone with its prefix (4513 is zone 25); null outside China's zones 25 to 45. */
export const epsgOf = (zone) => (zone >= 25 && zone <= 45 ? `EPSG:${4488 + zone}` : null);

/** Degrees to metres: `northing`, and `easting` with the zone's prefix. */
export const toPlane = (lon, lat, zone = zoneOf(lon)) => ({ ...project(lon, lat, zone * 3, zone * 1e6 + FALSE_EASTING), zone });

/** Metres, easting with the zone's prefix, to degrees. */
export const toDegrees = (northing, easting, zone) => unproject(northing, easting, zone * 3, zone * 1e6 + FALSE_EASTING);

/** Degrees to the metres of any meridian and false easting. */
export function project(lon, lat, meridian, falseEasting) {
  const tau = Math.tan(lat * RADIAN);
  const lambda = (lon - meridian) * RADIAN;
  const sigma = Math.sinh(E * Math.atanh((E * tau) / Math.hypot(1, tau)));
  const conformal = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
  let north = xi;
  let east = eta;
  ALPHA.forEach((a, i) => {
    const m = 2 * (i + 1);
    north += a * Math.sin(m * xi) * Math.cosh(m * eta);
    east += a * Math.cos(m * xi) * Math.sinh(m * eta);
  });
  return { northing: RADIUS * north, easting: falseEasting + RADIUS * east };
}

/** The way back. */
export function unproject(northing, easting, meridian, falseEasting) {
  const xi = northing / RADIUS;
  const eta = (easting - falseEasting) / RADIUS;
  let x = xi;
  let e = eta;
  BETA.forEach((b, i) => {
    const m = 2 * (i + 1);
    x -= b * Math.sin(m * xi) * Math.cosh(m * eta);
    e -= b * Math.cos(m * xi) * Math.sinh(m * eta);
  });
  const conformal = Math.sin(x) / Math.hypot(Math.sinh(e), Math.cos(x));
  let tau = conformal;
  for (let i = 0; i < 6; i++) {
    const sigma = Math.sinh(E * Math.atanh((E * tau) / Math.hypot(1, tau)));
    const guess = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
    tau += ((conformal - guess) / Math.hypot(1, guess))
      * ((1 + (1 - E * E) * tau * tau) / ((1 - E * E) * Math.hypot(1, tau)));
  }
  return { lon: meridian + Math.atan2(Math.sinh(e), Math.cos(x)) / RADIAN, lat: Math.atan(tau) / RADIAN };
}
