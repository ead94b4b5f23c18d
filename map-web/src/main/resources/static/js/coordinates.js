/** Coordinates in the numbers of the licence and in CGCS2000 degrees: read, copied, and typed to go there. */
import { epsgOf } from './crs.js';
import { el } from './dom.js';
import { gridOf, plainGrid } from './mine-grid.js';
import { copyButton, table } from './parts.js';
import { current, t } from './texts.js';

const FAR_DEGREES = 3;

export const nameOfGrid = (grid) => (current() === 'en' ? grid.nameEn : grid.nameZh);

/** What stands for a grid in a line: `EPSG:2359`. */
const shortName = (grid) => grid.crs || nameOfGrid(grid);

export const metresWords = ({ easting, northing }, digits = 1) => ({ northing: northing.toFixed(digits), easting: easting.toFixed(digits) });

/** Two numbers out of what somebody typed or pasted; null when there are not just two. */
function numbers(text) {
  const clean = text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('－', '-').replace(/[XYxyNSEWnsew北东经纬度=:：°]/g, ' ');
  const parts = clean.split(/[,;\s]+/).filter(Boolean);
  if (parts.length !== 2 || !parts.every((p) => /^-?\d{1,9}(\.\d{1,9})?$/.test(p))) return null;
  return parts.map(Number);
}

/**
 * The place that a typed pair means, in degrees: `[lon, lat]`; null when it cannot be read. Metres are
 * X (north) first, as on a licence; `grid` says in which system, unless the zone's number in front of
 * the easting says another.
 */
export function placeOf(text, grid) {
  const pair = numbers(text);
  if (!pair) return null;
  let [a, b] = pair;
  if (Math.abs(a) <= 180 && Math.abs(b) <= 180) {
    // Nowhere in China is the latitude greater than the longitude.
    return Math.abs(a) >= Math.abs(b) ? [a, b] : [b, a];
  }
  if (a > 9e6 && b < 9e6) [a, b] = [b, a];
  const northing = a;
  let easting = b;
  if (northing < 0 || northing > 6.7e6) return null;
  let own = grid;
  if (easting >= 1e6) {
    const zone = Math.floor(easting / 1e6);
    if (Math.floor(grid.falseEasting / 1e6) !== zone && Math.floor(grid.falseEasting / 1e6) !== 0) {
      if (!epsgOf(zone)) return null;
      own = plainGrid(zone * 3);
    } else if (grid.falseEasting < 1e6) easting -= zone * 1e6;
  } else if (grid.falseEasting >= 1e6) easting += Math.floor(grid.falseEasting / 1e6) * 1e6;
  const { lon, lat } = own.toDegrees(easting, northing);
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}

/** Whether a place is worth going to, with the box of all mines. */
export const isNear = ([lon, lat], [west, south, east, north]) =>
  lon >= west - FAR_DEGREES && lon <= east + FAR_DEGREES && lat >= south - FAR_DEGREES && lat <= north + FAR_DEGREES;

/** A place in every system that there is for it, each ready to be copied. */
export function placeCard([lon, lat], grids) {
  const degrees = `${lon.toFixed(7)}, ${lat.toFixed(7)}`;
  return table(t('coordinate.here'), [t('coordinate.system'), t('table.coordinates')], [
    ...grids.map((grid) => {
      const { northing, easting } = metresWords(grid.toMetres(lon, lat), 2);
      const text = `X=${northing}, Y=${easting}`;
      return [el('span', {}, t(`coordinate.of.${grid.role}`), el('span', { class: 'dim block' }, nameOfGrid(grid)),
        grid.sigma >= 0.5 ? el('span', { class: 'dim block' }, t('coordinate.sigma', { sigma: Math.round(grid.sigma) })) : null),
      [el('span', { class: 'num' }, text), ' ', copyButton(text, shortName(grid))]];
    }),
    [t('coordinate.cgcs'), [el('span', { class: 'num' }, `${lon.toFixed(7)}° E  ${lat.toFixed(7)}° N`), ' ', copyButton(degrees, 'CGCS2000')]],
  ], 'places');
}

/** The line under the pointer. */
export function readoutWords(lon, lat, grid) {
  const { northing, easting } = metresWords(grid.toMetres(lon, lat));
  return `${t('coordinate.readout', { system: shortName(grid), northing, easting })}   ${lon.toFixed(6)}° E ${lat.toFixed(6)}° N`;
}

/** Grids of mines, read when they are first needed: the licence's own first. `read(mine)` answers features. */
export function gridBook(read) {
  const known = new Map();
  const plain = new Map();
  return {
    forget: () => known.clear(),
    /** What is known now of a mine's grids; asks for them when nothing is. */
    of(mine, [lon]) {
      if (mine && !known.has(mine)) {
        known.set(mine, []);
        read(mine).then((features) => known.set(mine, features.map((f) => gridOf(f.properties))
          .sort((a, b) => (a.role === 'licence' ? 0 : 1) - (b.role === 'licence' ? 0 : 1))), () => known.delete(mine));
      }
      const own = mine ? known.get(mine) ?? [] : [];
      if (own.length > 0) return own;
      const zone = Math.round(lon / 3);
      if (!plain.has(zone)) plain.set(zone, plainGrid(lon));
      return [plain.get(zone)];
    },
  };
}
