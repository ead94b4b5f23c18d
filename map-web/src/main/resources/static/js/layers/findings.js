/** Findings: the only strong colour on the map. Severity by colour and shape, certainty by line. */
import { DivIcon, DomEvent, GeoJSON, LatLng, LayerGroup, Marker } from '../leaflet.js';
import { el } from '../dom.js';
import { DASHES, severityMark } from '../symbols.js';
import { t } from '../texts.js';
import { titleOf } from '../words.js';
import { northernmost } from '../geometry.js';

/** The spoken name of a finding on the map. */
export const spoken = (properties) =>
  `${t(`severity.${properties.severity}`)} · ${titleOf(properties)} · ${t(`certainty.${properties.certainty}`)}`;

/** A shape and a mark for each finding, the mark above the shape so as not to hide it; `chosen(id)` is called on click or Enter. */
export function findingShapes(features, renderer, chosenId, withMarks, chosen) {
  const group = new LayerGroup();
  const ordered = [...features].sort((a, b) => (a.properties.id === chosenId) - (b.properties.id === chosenId));
  for (const feature of ordered) {
    if (!feature.geometry) continue;
    const { id } = feature.properties;
    const isChosen = id === chosenId;
    const pick = (event) => {
      DomEvent.stop(event);
      chosen(id);
    };
    if (!/Point$/.test(feature.geometry.type)) {
      for (const halo of [true, false]) {
        const shape = new GeoJSON(feature, { style: { ...style(feature.properties, isChosen, halo), renderer }, interactive: !halo });
        if (!halo) {
          shape.on('click', pick);
          shape.bindTooltip(() => el('span', {}, spoken(feature.properties)), { sticky: true, className: 'facts', opacity: 1 });
        }
        group.addLayer(shape);
      }
    }
    if (withMarks || isChosen) group.addLayer(mark(feature, isChosen, pick));
  }
  return group;
}

/** Findings about a line: filling what it encloses would paint a whole mine. */
const OUTLINES = new Set(['boundary.mismatch']);

function style({ rule, severity, certainty, state }, isChosen, halo) {
  const weight = isChosen ? 4 : 3;
  const dash = DASHES[certainty];
  const names = ['finding', severity, state, isChosen && 'chosen', halo && 'halo', OUTLINES.has(rule) && 'outline'].filter(Boolean).map((n) => `f-${n}`);
  return {
    className: names.join(' '),
    weight: halo ? weight + 4 : weight,
    dashArray: halo || !dash ? null : dash.map((d) => d * weight).join(' '),
    lineCap: certainty === 'watch' ? 'round' : 'butt',
    fill: !halo,
  };
}

function mark(feature, isChosen, pick) {
  const [lon, lat] = northernmost(feature.geometry);
  const { properties } = feature;
  const size = isChosen ? 30 : 24;
  const above = /Point$/.test(feature.geometry.type) ? size / 2 : size + 5;
  const marker = new Marker(new LatLng(lat, lon), {
    icon: new DivIcon({
      className: `finding-mark ${isChosen ? 'chosen' : ''} ${properties.state}`, iconSize: [size, size], iconAnchor: [size / 2, above],
      html: severityMark(properties.severity, isChosen ? 20 : 15),
    }),
    keyboard: true, zIndexOffset: isChosen ? 1000 : 0, riseOnHover: true,
  });
  marker.on('click', pick);
  marker.on('add', () => {
    const icon = marker.getElement();
    icon.dataset.finding = properties.id;
    icon.setAttribute('aria-label', spoken(properties));
    icon.setAttribute('aria-pressed', String(isChosen));
  });
  marker.bindTooltip(() => el('span', {}, spoken(properties)), { className: 'facts', direction: 'top', offset: [0, -above], opacity: 1 });
  return marker;
}
