/** Control points on the map: what is known, what was set, how far each is off, and where the sheet comes to lie. */
import { CircleMarker, LayerGroup, Polygon, SVG } from '../leaflet.js';
import { el } from '../dom.js';
import { bilingual } from '../words.js';

const SNAP_PX = 14;

/** Of points that lie close together a surveyed corner or a shaft is meant before one of many. */
const LESSER_PX = { station: 5, grid: 5 };
const RADIUS = { 'licence-corner': 4, entrance: 4, station: 2.5, grid: 1.5 };

/** Draws into `group`; a click while points are set calls `actions.picked({lon, lat, known})`. */
export function createPlacingLayer(map, group, actions) {
  const renderer = new SVG({ pane: 'placing', padding: 0.3 });
  const known = new LayerGroup().addTo(group);
  const set = new LayerGroup().addTo(group);
  let shown = null;

  map.on('click', ({ latlng, containerPoint }) => {
    if (!shown?.picking) return;
    const near = shown.known
      .map((point) => ({ point, far: map.latLngToContainerPoint([point.lat, point.lon]).distanceTo(containerPoint) + (LESSER_PX[point.kind] ?? 0) }))
      .reduce((best, next) => (next.far < best.far ? next : best), { point: null, far: SNAP_PX });
    actions.picked(near.point ? { lon: near.point.lon, lat: near.point.lat, known: near.point } : { lon: latlng.lng, lat: latlng.lat, known: null });
  });

  const dot = (lat, lon, className, radius) =>
    new CircleMarker([lat, lon], { renderer, radius, className, pane: 'placing', bubblingMouseEvents: true });

  /** Known points stay where they are while points are set: whoever aims at one must not lose it. */
  function drawKnown(all) {
    known.clearLayers();
    for (const point of all) {
      const mark = dot(point.lat, point.lon, `known ${point.kind}`, RADIUS[point.kind] ?? 4);
      known.addLayer(mark.bindTooltip(() => el('span', {}, bilingual(point, 'name')), { className: 'facts', direction: 'top', opacity: 1 }));
      mark.getElement().dataset.known = point.name_en;
    }
  }

  function drawPoints({ outline, points }) {
    set.clearLayers();
    if (outline?.length > 2) {
      set.addLayer(new Polygon(outline.map(([lon, lat]) => [lat, lon]), { renderer, interactive: false, className: 'sheet-outline', fill: false }));
    }
    points.filter((p) => p.place).forEach((p) => {
      set.addLayer(dot(p.place.lat, p.place.lon, `control ${p.suspect ? 'suspect' : ''} ${p.active ? 'active' : ''}`, 7)
        .bindTooltip(() => el('span', {}, p.label), { className: 'facts', direction: 'right', offset: [8, 0], permanent: true, opacity: 1 }));
    });
  }

  return {
    show(next) {
      const before = shown;
      shown = next;
      map.getContainer().classList.toggle('picking', shown?.picking === true);
      if (shown?.known !== before?.known) drawKnown(shown?.known ?? []);
      drawPoints(shown ?? { outline: null, points: [] });
    },
  };
}
