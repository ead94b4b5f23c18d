/** The desk's map: licence and tracks below, the drawing in thin ink, its differences and findings on top. */
import { Canvas, CircleMarker, DomEvent, GeoJSON, LayerGroup, LatLngBounds, SVG } from '../leaflet.js';
import { el } from '../dom.js';
import { boundsOf } from '../geometry.js';
import { changeLayer, definitions } from '../layers/drawn.js';
import { findingShapes } from '../layers/findings.js';
import { ink, InkDots, InkLabel } from '../layers/ink.js';
import { shapes } from '../layers/shapes.js';
import { planeMap, toBounds } from '../plane-map.js';
import { t } from '../texts.js';
import { bilingual } from '../words.js';
import { createPlacingLayer } from './placing-map.js';
import { createSwipe } from './swipe.js';

const PANES = [['tracks', 390], ['earlier', 395], ['ink', 400], ['preview', 420], ['changes', 430], ['findings', 450], ['placing', 460]];
const READABLE_PX = 100;
const NOTHING = {
  licences: [], names: new Map(), drawn: [], earlier: [], tracks: [], changes: [], findings: [], hidden: [],
  finding: null, change: null, preview: null, swiping: false, swipe: null, placing: null, tab: '',
};

/** How a feature of a drawing is told of in words: its own layer, never that of the map. */
const told = (feature, layer) => {
  const { role, layer: cad, class: kind, state, findings, entities, ...rest } = feature.properties;
  const states = [state ?? []].flat().filter((s) => s !== 'unchanged');
  return { type: 'Feature', geometry: feature.geometry, properties: {
    ...rest, layer, name: rest.text, cad_layer: cad, text: null, ...(states.length > 0 ? { change: states.map((s) => t(`change.${s}`)).join(t('and')) } : {}) } };
};

/** Elsewhere the map is about something else, and a finding is shown only when it was chosen. */
const ABOUT_FINDINGS = new Set(['', 'verdict', 'decision']);

const SYMBOLS = new Set(['shaft', 'seal', 'chamber']);

/** The kind of layer a feature is drawn as: words are words whatever layer they stand on. */
function kindOf({ geometry, properties }) {
  if (properties.neighbour) return 'neighbour';
  if (geometry.type === 'Point' && properties.text && !SYMBOLS.has(properties.class)) return 'annotation';
  return definitions.has(properties.class) ? properties.class : 'unknown';
}

function byClass(features) {
  const classes = new Map();
  for (const feature of features) {
    if (!feature.geometry) continue;
    const name = kindOf(feature);
    if (!classes.has(name)) classes.set(name, []);
    classes.get(name).push(feature);
  }
  return classes;
}

/** The box of many features; null when none has a place. */
export function boxOf(features) {
  const boxes = features.map((f) => boundsOf(f.geometry)).filter(Boolean);
  if (boxes.length === 0) return null;
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

/**
 * Builds the map in a zone. `padding()` is what covers its left edge; `actions`: `finding(id)`, `change(index)`, `moved(view)`,
 * `pointed(lon, lat)`, `picked(place)` (a click while control points are set), `swiped(percent)`.
 */
export function createDeskMap(container, zone, padding, actions) {
  const map = planeMap(container, zone, { zoomAnimation: false, markerZoomAnimation: false });
  for (const [name, level] of PANES) map.createPane(name).style.zIndex = level;
  const canvas = (pane) => new Canvas({ pane, padding: 0.2, tolerance: 4 });
  const renderers = { tracks: canvas('tracks'), earlier: canvas('earlier'), ink: canvas('ink'), preview: canvas('preview'),
    changes: new SVG({ pane: 'changes', padding: 0.3 }), findings: new SVG({ pane: 'findings', padding: 0.3 }) };
  const groups = Object.fromEntries(PANES.map(([name]) => [name, new LayerGroup().addTo(map)]));
  const placing = createPlacingLayer(map, groups.placing, actions);
  const swipe = createSwipe(map, document.getElementById('swipe'), actions.swiped);
  let shown = NOTHING;
  let classes = { drawn: new Map(), earlier: new Map() };
  map.setView([0, zone * 3], 6, { animate: false });

  const visible = (name) => !shown.hidden.includes(name);
  const plane = (kinds, renderer, group) => {
    for (const [name, definition] of definitions) {
      if (!visible(name) || !kinds.has(name)) continue;
      group.addLayer(shapes(definition, { type: 'FeatureCollection', features: kinds.get(name).map((f) => told(f, name)) }, renderer));
    }
  };

  const draw = {
    tracks() {
      const licences = new Map([['licence', []], ['deduction', []]]);
      for (const feature of shown.licences) licences.get(feature.properties?.layer === 'deduction' ? 'deduction' : 'licence').push(feature);
      plane(licences, renderers.tracks, groups.tracks);
      for (const feature of licences.get('licence')) {
        const box = boundsOf(feature.geometry);
        const name = box && visible('licence') && shown.names.get(feature.properties.mine_code);
        if (name) groups.tracks.addLayer(new InkLabel([box[3], (box[0] + box[2]) / 2], { renderer: renderers.tracks, text: name, size: 13, tone: 'name', fits: () => true }));
      }
      if (!visible('track')) return;
      for (const { geometry } of shown.tracks) {
        const style = { ...definitions.get('track').style(), renderer: renderers.tracks, interactive: false };
        const places = geometry.type === 'MultiPoint' ? geometry.coordinates : [];
        groups.tracks.addLayer(places.length > 0 ? new InkDots(places.map(([lon, lat]) => [lat, lon]), style) : new GeoJSON(geometry, { style: () => style }));
      }
    },
    earlier() {
      if (shown.swiping) plane(classes.earlier, renderers.earlier, groups.earlier);
    },
    ink() {
      plane(classes.drawn, renderers.ink, groups.ink);
    },
    preview() {
      if (shown.preview === null) return;
      const features = shown.drawn.filter((f) => f.geometry && f.properties.layer === shown.preview);
      groups.preview.addLayer(new GeoJSON({ type: 'FeatureCollection', features }, { renderer: renderers.preview, interactive: false,
        style: () => ({ renderer: renderers.preview, color: ink('preview'), weight: 3, fillColor: ink('preview'), fillOpacity: 0.15 }),
        pointToLayer: (_, latlng) => new CircleMarker(latlng, { radius: 5 }) }));
    },
    changes() {
      shown.changes.forEach((feature, index) => {
        const name = changeLayer(feature.properties.state);
        const chosen = index === shown.change;
        if (!feature.geometry || (!chosen && (!visible(name) || shown.tab !== 'versions'))) return;
        const layer = new GeoJSON(feature, {
          style: { ...definitions.get(name).style(), weight: chosen ? 5 : 3, className: `c-change ${name} ${chosen ? 'c-chosen' : ''}`, renderer: renderers.changes },
          pointToLayer: (_, latlng) => new CircleMarker(latlng, { radius: chosen ? 9 : 6 }),
        });
        layer.on('click', (event) => {
          DomEvent.stop(event);
          actions.change(index);
        });
        layer.bindTooltip(() => el('span', {}, bilingual(feature.properties, 'title')), { sticky: true, className: 'facts', opacity: 1 });
        groups.changes.addLayer(layer);
      });
    },
    findings() {
      const features = visible('finding') && ABOUT_FINDINGS.has(shown.tab) ? shown.findings : shown.findings.filter((f) => f.properties.id === shown.finding);
      groups.findings.addLayer(findingShapes(features, renderers.findings, shown.finding, true, actions.finding));
    },
  };

  const FOLLOWS = {
    tracks: ['tracks', 'licences', 'hidden', 'lang', 'theme'], earlier: ['earlier', 'swiping', 'hidden', 'lang', 'theme'],
    ink: ['drawn', 'hidden', 'lang', 'theme'], preview: ['drawn', 'preview', 'theme'],
    changes: ['changes', 'change', 'tab', 'hidden', 'lang', 'theme'], findings: ['findings', 'finding', 'tab', 'hidden', 'lang'],
  };

  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    actions.moved({ zoom: map.getZoom(), lat, lon: lng });
  });
  map.on('mousemove', ({ latlng }) => actions.pointed(latlng.lng, latlng.lat));
  map.on('mouseout', () => actions.pointed(null));

  function look(bbox, margin = 0.08, closest = 17) {
    map.invalidateSize({ pan: false, animate: false });
    map.fitBounds(toBounds(bbox).pad(margin), { paddingTopLeft: [padding(), 28], paddingBottomRight: [24, 40], maxZoom: closest, animate: false });
  }

  return {
    zone,
    look,
    /** Goes to a box unless it is in sight and large enough to be seen. */
    visit(bbox) {
      map.invalidateSize({ pan: false, animate: false });
      const box = toBounds(bbox);
      const size = map.project(box.getNorthWest()).distanceTo(map.project(box.getSouthEast()));
      const free = new LatLngBounds(map.containerPointToLatLng([padding(), map.getSize().y]), map.containerPointToLatLng([map.getSize().x, 0]));
      if (!free.contains(box) || (size < READABLE_PX && map.getZoom() < 16)) look(bbox, 1.2);
    },
    home: () => actions.home(),
    zoom: (by) => map.setZoom(map.getZoom() + by),
    setView: ({ zoom, lat, lon }) => map.setView([lat, lon], zoom, { animate: false }),
    setStrength: (strength) => ['ink', 'earlier'].forEach((name) => {
      map.getPane(name).style.opacity = String(strength);
    }),
    remove: () => map.remove(),
    /** Takes over what is to be shown and redraws what changed. */
    show(next) {
      const before = shown;
      shown = { ...shown, ...next };
      const changed = (key) => key in next && next[key] !== before[key];
      if (changed('drawn')) classes.drawn = byClass(shown.drawn);
      if (changed('earlier')) classes.earlier = byClass(shown.earlier);
      for (const [part, keys] of Object.entries(FOLLOWS)) {
        if (!keys.some(changed)) continue;
        groups[part].clearLayers();
        draw[part]();
      }
      if (changed('placing')) placing.show(shown.placing);
      swipe.show(shown.swipe, shown.swipeNames);
    },
    /** The layers that are on the map or could be switched on, in drawing order. */
    present() {
      const names = new Set([...classes.drawn.keys(), ...(shown.swiping ? classes.earlier.keys() : [])]);
      shown.licences.forEach((f) => names.add(f.properties?.layer ?? 'licence'));
      if (shown.tab === 'versions') shown.changes.forEach((f) => names.add(changeLayer(f.properties.state)));
      if (shown.drawn.length > 0) names.add('track');
      return { names: [...definitions.keys()].filter((name) => names.has(name)), detailed: 1, tooMany: false };
    },
  };
}
