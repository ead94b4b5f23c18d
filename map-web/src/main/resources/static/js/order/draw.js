/** The area of an order, drawn on the map: goes back to its form as corner points in the mine's own metres. */
import * as map from '../api.js';
import { metresWords } from '../coordinates.js';
import { areaWords, measured } from '../measure.js';
import { gridOf } from '../mine-grid.js';
import { draftOf, keepDraft } from '../review/drafts.js';
import { sketch } from '../sketch.js';
import { current, t } from '../texts.js';
import { DRAFT } from './parts.js';

const MOST_CORNERS = 200;

const back = () => location.assign(`orders.html?${new URLSearchParams({ new: '', lang: current() })}`);

/** The metres in which the server takes corner points of a mine. */
async function gridOfMine(night, mine) {
  const layers = await map.layers(night, mine);
  if (!layers.some(({ layer }) => layer === 'coordinate-frame')) return null;
  const own = (await map.layer(night, mine, 'coordinate-frame')).features.find((f) => f.properties.own === 'yes');
  return own ? gridOf(own.properties) : null;
}

/** The corners as a paper prints them, with the point's number in front. */
const cornersOf = (points, grid) => points.map(([lon, lat], i) => {
  const { northing, easting } = metresWords(grid.toMetres(lon, lat), 2);
  return `${i + 1}  ${northing}  ${easting}`;
}).join('\n');

/** `say(words)` tells why it cannot be drawn; `ended()` follows when nobody draws any more. */
export async function drawArea(leaflet, night, mine, { say, ended }) {
  const grid = await gridOfMine(night, mine);
  if (!grid) {
    say(t('order.draw.nogrid'));
    ended();
    return;
  }
  sketch(leaflet, {
    hint: 'order.draw.hint', least: 3, most: MOST_CORNERS, ended,
    changed(points, pointer) {
      const all = pointer ? [...points, pointer] : points;
      return all.length < 3 ? null : t('order.draw.running', { n: points.length, area: areaWords(measured(all, grid).area) });
    },
    done(points) {
      const draft = draftOf(DRAFT);
      keepDraft(DRAFT, { kind: 'issue', values: { ...draft?.values, mine, corners: cornersOf(points, grid), place: '', bufferM: '' } });
      back();
    },
    buttons: () => [['order.draw.back', back]],
  });
}
