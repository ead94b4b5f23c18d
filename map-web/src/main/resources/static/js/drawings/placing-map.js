/** Control points on the map: what is known, what was set, how far each is off, and where the sheet comes to lie. */
import { CircleMarker, Polygon, SVG } from '../leaflet.js';
import { el } from '../dom.js';
import { bilingual } from '../words.js';

const SNAP_PX = 14;

/** Of points that lie close together a surveyed corner or a shaft is meant before one of many. */
const LESSER_PX = { station: 5, grid: 5 };
const RADIUS = { 'licence-corner': 4, entrance: 4, station: 2.5, grid: 1.5 };

/** Draws into `group`; a click while points are set calls `actions.picked({lon, lat, known})`. */
export function createPlacingLayer(map, group, actions) {
  const renderer = new SVG({ pane: 'placing', padding: 0.3 });
  let shown = null;

  map.on('click', ({ latlng, containerPoint }) => {
    if (!shown?.picking) return;
    const near = shown.known
      .map((known) => ({ known, far: map.latLngToContainerPoint([known.lat, known.lon]).distanceTo(containerPoint) + (LESSER_PX[known.kind] ?? 0) }))
      .reduce((best, next) => (next.far < best.far ? next : best), { known: null, far: SNAP_PX });
    actions.picked(near.known ? { lon: near.known.lon, lat: near.known.lat, known: near.known } : { lon: latlng.lng, lat: latlng.lat, known: null });
  });

  const dot = (lat, lon, className, radius) =>
    new CircleMarker([lat, lon], { renderer, radius, className, pane: 'placing', bubblingMouseEvents: true });

  return {
    show(next) {
      shown = next;
      group.clearLayers();
      map.getContainer().classList.toggle('picking', shown?.picking === true);
      if (!shown) return;
      if (shown.outline?.length > 2) {
        group.addLayer(new Polygon(shown.outline.map(([lon, lat]) => [lat, lon]), { renderer, interactive: false, className: 'sheet-outline', fill: false }));
      }
      for (const known of shown.known) {
        const mark = dot(known.lat, known.lon, `known ${known.kind}`, RADIUS[known.kind] ?? 4);
        group.addLayer(mark.bindTooltip(() => el('span', {}, bilingual(known, 'name')), { className: 'facts', direction: 'top', opacity: 1 }));
        mark.getElement().dataset.known = known.name_en;
      }
      shown.points.filter((p) => p.place).forEach((p) => {
        group.addLayer(dot(p.place.lat, p.place.lon, `control ${p.suspect ? 'suspect' : ''} ${p.active ? 'active' : ''}`, 7)
          .bindTooltip(() => el('span', {}, p.label), { className: 'facts', direction: 'right', offset: [8, 0], permanent: true, opacity: 1 }));
      });
    },
  };
}
