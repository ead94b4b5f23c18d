/**
 * A mine's or a licence's own metres, as the night wrote them down: Gauss-Krueger of CGCS2000 in the
 * layout of the CRS, then a map that is the identity but for a shift and parts per million.
 */
import { epsgOf, project, unproject, zoneOf } from './crs.js';

const MILLION = 1e6;

/** `{crs, nameZh, nameEn, sigma, toMetres(lon, lat), toDegrees(easting, northing)}`. */
export function gridOf(facts) {
  const shift = (e, n) => {
    const de = e - facts.origin_easting_m;
    const dn = n - facts.origin_northing_m;
    return [facts.shift_easting_m + (facts.ee_ppm * de + facts.en_ppm * dn) / MILLION,
      facts.shift_northing_m + (facts.ne_ppm * de + facts.nn_ppm * dn) / MILLION];
  };
  return {
    crs: facts.crs, nameZh: facts.crs_zh, nameEn: facts.crs_en, sigma: facts.sigma_m ?? 0, role: facts.role, falseEasting: facts.false_easting_m,
    toMetres(lon, lat) {
      const plane = project(lon, lat, facts.meridian_deg, facts.false_easting_m);
      const [de, dn] = shift(plane.easting, plane.northing);
      return { easting: plane.easting + de, northing: plane.northing + dn };
    },
    toDegrees(easting, northing) {
      let [e, n] = [easting, northing];
      for (let i = 0; i < 4; i++) {
        const [de, dn] = shift(e, n);
        e = easting - de;
        n = northing - dn;
      }
      return unproject(n, e, facts.meridian_deg, facts.false_easting_m);
    },
  };
}

/** The grid of a place of which no mine tells: CGCS2000 in its three-degree zone. */
export function plainGrid(lon) {
  const zone = zoneOf(lon);
  const code = epsgOf(zone) ?? '';
  return gridOf({
    crs: code, crs_zh: `2000国家大地坐标系 3度带 ${zone}带 (${code})`, crs_en: `CGCS2000 / 3-degree zone ${zone} (${code})`, sigma_m: 0, role: 'map',
    meridian_deg: zone * 3, false_easting_m: zone * 1e6 + 500_000, origin_easting_m: 0, origin_northing_m: 0,
    shift_easting_m: 0, shift_northing_m: 0, ee_ppm: 0, en_ppm: 0, ne_ppm: 0, nn_ppm: 0,
  });
}
