/** The map: paper with a survey grid in metres, the drawings in thin ink, findings on top. */
import { Canvas, LatLngBounds, LayerGroup, SVG } from './leaflet.js';
import * as api from './api.js';
import { zoneOf } from './crs.js';
import { boundsOf } from './geometry.js';
import { catalogue } from './layers/catalogue.js';
import { findingShapes } from './layers/findings.js';
import { InkLabel } from './layers/ink.js';
import { mineSigns } from './layers/mines.js';
import { shapes } from './layers/shapes.js';
import { planeMap, toBounds } from './plane-map.js';
import { InkTiles } from './tiles/ink-tiles.js';
import { createSource } from './tiles/source.js';

const DETAIL_PX = 170;
const READABLE_PX = 60;
const MOST_DRAWINGS = 8;
const DRAW_MS = 150;
const CHINA = [[102, 22], [108, 28]];

/**
 * Builds the map in the zone of the mines, at `start`: `{lat, lon, zoom}`, or `{bbox, covered, margin}`,
 * or the whole region. `legendWidth()` is what the legend covers of its left edge;
 * `actions` are what a click leads to: `finding(id)`, `mine(code)`, `moved(view)`, `pointed(lon, lat)`, `failed(error)`, `detailed(codes)` when
 * these mines are large enough for their drawings, `drawn()`.
 */
export function createMap(container, mines, start, legendWidth, actions) {
  const boxes = mines.filter((mine) => mine.bbox).map((mine) => toBounds(mine.bbox));
  const whole = boxes.reduce((all, box) => all.extend(box), new LatLngBounds([]));
  if (!whole.isValid()) CHINA.forEach(([lon, lat]) => whole.extend([lat, lon]));
  const zone = zoneOf(whole.getCenter().lng);
  const map = planeMap(container, zone, { markerZoomAnimation: true, maxBoundsViscosity: 0.8, maxBounds: whole.pad(2) });
  map.createPane('ink').style.zIndex = 400;
  map.createPane('findings').style.zIndex = 450;
  const inkRenderer = new Canvas({ pane: 'ink', padding: 0.2, tolerance: 4 });
  const findingRenderer = new SVG({ pane: 'findings', padding: 0.3 });
  const inkLayers = new LayerGroup().addTo(map);
  const findingLayers = new LayerGroup().addTo(map);
  const signLayers = new LayerGroup().addTo(map);

  let shown = { night: null, mines: [], licences: null, features: [], hidden: [], finding: null, mine: null };
  let detailed = [];
  let tooMany = false;
  let drawings = new Map();
  let licenceTiles = null;
  let drawing = null;
  let strengths = {};
  let fading = null;

  function home() {
    map.fitBounds(whole, { paddingTopLeft: [legendWidth(), 48], paddingBottomRight: [48, 48], animate: false });
  }

  /** What of the map a drawer of so many pixels leaves free. */
  function free(covered) {
    const size = map.getSize();
    return new LatLngBounds(
      map.containerPointToLatLng([legendWidth(), size.y]), map.containerPointToLatLng([Math.max(size.x - covered, 1), 0]));
  }

  const readable = (box) => map.getZoom() >= 14
    || map.project(box.getNorthWest()).distanceTo(map.project(box.getSouthEast())) > READABLE_PX;

  /** Moves only when the box is not in sight or too small to be read. */
  function look(bbox, covered, always = false, margin = 0.6) {
    const box = toBounds(bbox);
    if (!always && readable(box) && free(covered).contains(box)) return;
    map.fitBounds(box.pad(margin), {
      paddingTopLeft: [legendWidth(), 24], paddingBottomRight: [covered + 24, 48], maxZoom: 15.5, animate: false,
    });
  }

  function mineWidth(mine) {
    const box = toBounds(mine.bbox);
    return map.project(box.getNorthWest()).distanceTo(map.project(box.getSouthEast()));
  }

  /** Which mines are large enough on the screen for their drawings. */
  function chooseDetailed() {
    const view = map.getBounds();
    const middle = map.getCenter();
    const near = shown.mines
      .filter((mine) => mine.bbox && mineWidth(mine) > DETAIL_PX && view.intersects(toBounds(mine.bbox)))
      .map((mine) => ({ mine, far: toBounds(mine.bbox).getCenter().distanceTo(middle) }))
      .sort((x, y) => x.far - y.far)
      .map(({ mine }) => mine);
    tooMany = near.length > MOST_DRAWINGS;
    return near.slice(0, MOST_DRAWINGS);
  }

  function loadDrawings() {
    for (const { code, bbox } of detailed) if (!drawings.has(code)) loadDrawing(shown.night, code, bbox);
    actions.detailed(detailed.map(({ code }) => code));
  }

  /** A layer of a drawing is `{features}`, or where it is very large the `source` of its tiles. */
  async function loadDrawing(night, code, bbox) {
    const entry = { layers: new Map() };
    drawings.set(code, entry);
    try {
      const listed = await api.layers(night, code);
      const known = listed.filter(({ layer }) => catalogue.has(layer) && !/^(licence|deduction)$/.test(layer));
      known.filter((layer) => api.tooLarge([layer])).forEach(({ layer: name }) => {
        entry.layers.set(name, { source: createSource((z, x, y) => api.layerTile(night, code, name, z, x, y), bbox) });
        drawInkSoon();
      });
      await Promise.all(known.filter(({ layer }) => !entry.layers.has(layer)).map(({ layer: name }) => api.layer(night, code, name).then((features) => {
        entry.layers.set(name, features);
        if (night === shown.night) drawInkSoon();
      }, actions.failed)));
    } catch (error) {
      drawings.delete(code);
      actions.failed(error);
    }
  }

  /** Layers come in one by one: draw what is there a few times a second. */
  function drawInkSoon() {
    drawing ??= setTimeout(() => {
      drawing = null;
      drawInk();
    }, DRAW_MS);
  }

  function drawInk(told = true) {
    inkLayers.clearLayers();
    const visible = (name) => !shown.hidden.includes(name);
    const shows = (facts) => !facts?.drawing_id || visible(`drawing:${facts.drawing_id}`);
    const add = (name, { source, features = [] }, picked) => {
      const definition = catalogue.get(name);
      const strength = strengths[definition.group] ?? 1;
      if (!visible(name)) return;
      if (source) {
        inkLayers.addLayer(new InkTiles({ renderer: inkRenderer, source, layer: name, definition, strength, shows, picked, failed: actions.failed, loaded: actions.drawn }));
      } else if (features.length > 0) {
        const shownNow = features.filter((f) => shows(f.properties));
        inkLayers.addLayer(shapes(definition, { type: 'FeatureCollection', features: shownNow }, inkRenderer, picked && ((f) => picked(f.properties)), strength));
      }
    };
    const licencesOf = (name) => (licenceTiles ? { source: licenceTiles }
      : { features: (shown.licences?.features ?? []).filter((f) => (f.properties?.layer ?? 'licence') === name) });
    add('licence', licencesOf('licence'), (facts) => actions.mine(facts.mine_code));
    add('deduction', licencesOf('deduction'));
    for (const name of catalogue.keys()) {
      for (const { code } of detailed) add(name, drawings.get(code)?.layers.get(name) ?? {});
    }
    for (const mine of detailed) {
      const [west, , east, north] = mine.bbox;
      inkLayers.addLayer(new InkLabel([north, (west + east) / 2], { renderer: inkRenderer, text: mine.name, size: 13, tone: 'name', fits: () => true }));
    }
    if (told) actions.drawn();
  }

  /** The plans whose layers are on the map, by mine, seam and date. */
  function drawingsShown() {
    const found = new Map();
    for (const { code, name } of detailed) {
      for (const { source, features } of drawings.get(code)?.layers.values() ?? []) {
        for (const p of source?.facts() ?? features.map(({ properties }) => properties)) {
          if (p?.drawing_id && !found.has(p.drawing_id)) found.set(p.drawing_id, { id: p.drawing_id, seam: p.seam ?? '', asOf: p.as_of ?? '', mine: name });
        }
      }
    }
    return [...found.values()].sort((a, b) => (`${a.mine} ${a.seam} ${a.asOf}` < `${b.mine} ${b.seam} ${b.asOf}` ? -1 : 1));
  }

  function drawFindings() {
    findingLayers.clearLayers();
    const large = new Set(detailed.map(({ code }) => code));
    const features = shown.hidden.includes('finding')
      ? shown.features.filter((f) => f.properties.id === shown.finding) : shown.features;
    const near = features.filter((f) => large.has(f.properties.mineCode) || f.properties.id === shown.finding);
    findingLayers.addLayer(findingShapes(near, findingRenderer, shown.finding, true, actions.finding));
  }

  function drawSigns() {
    signLayers.clearLayers();
    const large = new Set(detailed.map(({ code }) => code));
    signLayers.addLayer(mineSigns(shown.mines.filter(({ code }) => !large.has(code)), shown.mine, actions.mine));
  }

  function followView() {
    const before = detailed.map(({ code }) => code).join();
    detailed = chooseDetailed();
    loadDrawings();
    if (detailed.map(({ code }) => code).join() !== before) {
      drawInk();
      drawFindings();
      drawSigns();
    }
  }

  map.on('moveend', () => {
    if (!map._loaded) return;
    const { lat, lng } = map.getCenter();
    actions.moved({ zoom: map.getZoom(), lat, lon: lng });
    followView();
  });
  map.on('mousemove', ({ latlng }) => actions.pointed(latlng.lng, latlng.lat));
  map.on('mouseout', () => actions.pointed(null));
  if (start?.bbox) look(start.bbox, start.covered, true, start.margin);
  else if (start) map.setView([start.lat, start.lon], start.zoom, { animate: false });
  else home();

  return {
    zone,
    /** For what moves on the map by itself. */
    leaflet: map,
    home,
    look,
    /** Reads every drawing anew when it is next shown. */
    forget: () => {
      drawings = new Map();
    },
    zoom: (by) => map.setZoom(map.getZoom() + by),
    setView: ({ zoom, lat, lon }) => map.setView([lat, lon], zoom, { animate: false }),
    view: () => ({ zoom: map.getZoom(), lat: map.getCenter().lat, lon: map.getCenter().lng }),
    /** How strongly the layers of each group are drawn, 0 to 1. */
    setStrengths(next) {
      strengths = next;
      // The legend is not told: it would be drawn anew under the hand that moves its slider.
      fading ??= setTimeout(() => {
        fading = null;
        drawInk(false);
      }, DRAW_MS / 2);
    },
    /** The box of a finding's shape on the map, when it has one. */
    boxOf: (id) => boundsOf(shown.features.find((f) => f.properties.id === id)?.geometry),
    /** Takes over what is to be shown and redraws what changed. */
    show(next) {
      const changed = (...keys) => keys.some((key) => key in next && next[key] !== shown[key]);
      const anew = changed('night');
      const inkChanged = changed('licences', 'hidden', 'lang', 'theme');
      const signsChanged = changed('mines', 'mine', 'lang', 'theme');
      const large = detailed;
      if (changed('licences', 'night')) {
        const { night, licences } = { ...shown, ...next };
        licenceTiles = licences?.layers ? createSource((z, x, y) => api.licenceTile(night, z, x, y)) : null;
      }
      shown = { ...shown, ...next };
      if (anew) {
        drawings = new Map();
        detailed = [];
      }
      detailed = chooseDetailed();
      loadDrawings();
      if (anew || inkChanged) drawInk();
      drawFindings();
      // Hundreds of signs take long, and mostly nothing about them is new.
      if (anew || signsChanged || large.map((m) => m.code).join() !== detailed.map((m) => m.code).join()) drawSigns();
    },
    /** Layers on the map now, and whether some drawings were left out. */
    present() {
      const names = new Set(shown.licences?.layers?.map(({ layer }) => layer) ?? (shown.licences?.features ?? []).map((f) => f.properties?.layer ?? 'licence'));
      for (const { code } of detailed) {
        drawings.get(code)?.layers.forEach(({ source, features }, name) => (source || features.length > 0) && names.add(name));
      }
      return { names: [...catalogue.keys()].filter((name) => names.has(name)), detailed: detailed.length, tooMany, most: MOST_DRAWINGS, drawings: drawingsShown() };
    },
  };
}
