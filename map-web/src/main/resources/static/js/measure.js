/** Measuring on the map, in the plane metres of the mine that is measured in. */
import { el, fill } from './dom.js';
import { copyButton } from './parts.js';
import { sketch } from './sketch.js';
import { t } from './texts.js';
import { number } from './words.js';
import { nameOfGrid } from './coordinates.js';

/** Metres along some places, and the area that they enclose, in a grid. */
export function measured(points, grid) {
  const plane = points.map(([lon, lat]) => grid.toMetres(lon, lat));
  const step = (a, b) => Math.hypot(b.easting - a.easting, b.northing - a.northing);
  const length = plane.slice(1).reduce((sum, p, i) => sum + step(plane[i], p), 0);
  const origin = plane[0];
  const doubled = plane.reduce((sum, p, i) => {
    const q = plane[(i + 1) % plane.length];
    return sum + (p.easting - origin.easting) * (q.northing - origin.northing) - (q.easting - origin.easting) * (p.northing - origin.northing);
  }, 0);
  return { length, perimeter: plane.length > 2 ? length + step(plane.at(-1), plane[0]) : length, area: plane.length > 2 ? Math.abs(doubled) / 2 : null };
}

export const areaWords = (area) => (area >= 1e6 ? `${number(area / 1e6, 4)} km²` : `${number(area, area < 100 ? 1 : 0)} m²`);
const lengthWords = (metres) => number(metres, metres < 1000 ? 1 : 0);

/** Starts to measure; `page` offers `map()`, `gridAt(place)` and `card` to show the result in. */
export function measure(page) {
  const map = page.map();
  if (!map) return;
  fill(page.card);
  page.card.hidden = true;
  const grid = (points) => page.gridAt(points[0]);
  sketch(map.leaflet, {
    hint: 'measure.sketch',
    changed(points, pointer) {
      const all = pointer ? [...points, pointer] : points;
      if (points.length === 0) return null;
      const m = measured(all, grid(points));
      return m.area === null ? t('measure.running', { metres: lengthWords(m.length) })
        : t('measure.running.area', { metres: lengthWords(m.length), area: areaWords(m.area) });
    },
    done(points) {
      const own = grid(points);
      const m = measured(points, own);
      const row = (key, words, copied) => el('div', {}, el('dt', {}, t(key)), el('dd', { class: 'num' }, words, ' ', copyButton(copied, t(key))));
      page.show(t('measure.title'), el('dl', {},
        row('measure.distance', `${lengthWords(m.length)} m`, m.length.toFixed(2)),
        m.area === null ? null : [row('measure.perimeter', `${lengthWords(m.perimeter)} m`, m.perimeter.toFixed(2)), row('measure.area', areaWords(m.area), m.area.toFixed(1))]),
      el('p', { class: 'dim' }, t('measure.grid', { crs: nameOfGrid(own) })), points);
    },
  });
}
