/** Turns the features of one layer of one mine into something that lies on the map. */
import { GeoJSON, LatLng, LatLngBounds, LayerGroup, Polyline } from '../leaflet.js';
import { el } from '../dom.js';
import { t } from '../texts.js';
import { fact } from '../words.js';
import { InkLabel, InkSymbol } from './ink.js';

const HIDDEN_FACTS = new Set(['layer', 'mine_code', 'name', 'elevations_m', 'edge', 'boundary_zh', 'boundary_en']);

/**
 * A layer group that `renderer` draws; `picked(feature)`, where given, is called on a click. `strength`
 * 0 to 1 lets the layer fade.
 */
export function shapes(definition, collection, renderer, picked, strength = 1) {
  const group = new LayerGroup();
  const inner = [];
  const labels = [];
  const isArea = (feature) => /Polygon/.test(feature?.geometry?.type ?? '');
  const faded = (style) => (strength === 1 ? style : { ...style, opacity: (style.opacity ?? 1) * strength, fillOpacity: (style.fillOpacity ?? 0.2) * strength });
  const styleOf = (feature) => faded((definition.area && isArea(feature) ? definition.area : definition.style)());
  const drawn = new GeoJSON(collection, {
    renderer,
    style: (feature) => ({ ...styleOf(feature), renderer }),
    pointToLayer: (feature, latlng) => new InkSymbol(latlng, {
      renderer, draw: symbolOf(definition, feature.properties ?? {}), opacity: strength,
    }),
    onEachFeature: (feature, layer) => {
      layer.bindTooltip(() => factsOf(definition, feature.properties ?? {}), { sticky: true, className: 'facts', opacity: 1 });
      if (definition.inner && !isArea(feature) && layer instanceof Polyline) {
        inner.push(new Polyline(layer.getLatLngs(), { ...faded(definition.inner()), renderer, interactive: false }));
      }
      if (picked) layer.on('click', () => picked(feature));
      const text = labelOf(definition, feature.properties ?? {});
      if (text) labels.push(label(text, layer, renderer));
    },
  });
  group.addLayer(drawn);
  inner.forEach((line) => group.addLayer(line));
  labels.forEach((line) => group.addLayer(line));
  return group;
}

/** Draws the sign of a point: `(ctx, x, y)`. */
export const symbolOf = (definition, facts) => definition.drawOf?.(facts) ?? definition.draw ?? dot(definition);

function dot(definition) {
  return (ctx, x, y) => {
    ctx.fillStyle = definition.style().color;
    ctx.beginPath();
    ctx.arc(x, y, 3, 0, 2 * Math.PI);
    ctx.fill();
  };
}

const LONGEST_LABEL = 24;
export const LABEL_PX = 11;

/** What stands beside a feature, cut to a length; empty where nothing does. */
export function labelOf(definition, facts) {
  const text = String((typeof definition.label === 'function' ? definition.label(facts) : definition.label && facts[definition.label]) || '');
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
}

/** How long a shape has to be for its label. About: a Chinese character is as wide as it is high, a Latin one half of that. */
export const lengthOf = (text, size = LABEL_PX) => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? size : size * 0.55), 24);

/** A label at the middle of a shape, drawn once the shape is longer than the text. */
function label(text, layer, renderer) {
  const isPoint = typeof layer.getLatLng === 'function';
  const bounds = isPoint ? new LatLngBounds([layer.getLatLng()]) : layer.getBounds();
  const at = isPoint ? layer.getLatLng() : middle(layer) ?? bounds.getCenter();
  return new InkLabel(at, {
    renderer, text, size: LABEL_PX,
    fits: (map) => {
      const a = map.project(bounds.getNorthWest());
      const b = map.project(bounds.getSouthEast());
      if (isPoint) return map.getZoom() >= 17;
      return Math.hypot(b.x - a.x, b.y - a.y) > lengthOf(text);
    },
  });
}

function middle(layer) {
  if (!layer.feature || !/LineString$/.test(layer.feature.geometry.type)) return null;
  const points = layer.getLatLngs().flat(3);
  if (points.length < 2) return null;
  const a = points[Math.floor((points.length - 1) / 2)];
  const b = points[Math.floor((points.length - 1) / 2) + 1];
  return new LatLng((a.lat + b.lat) / 2, (a.lng + b.lng) / 2);
}

/** What is said of a feature when it is pointed at. */
export function factsOf(definition, properties) {
  const lines = Object.entries(properties)
    .filter(([name, value]) => !HIDDEN_FACTS.has(name) && value !== null && value !== '')
    .slice(0, 10)
    .map(([name, value]) => fact(name, value))
    .map(({ label: name, value }) => el('div', {}, el('span', { class: 'dim' }, `${name} `), value));
  return el('div', {}, el('strong', {}, t(`layer.${definition.layer}`)), properties.name ? ` ${properties.name}` : '', lines);
}
