/**
 * One layer of the map drawn from tiles on the same canvas, in the same order and with the same signs as layers that come
 * whole. Tiles are squares of Web Mercator and the map is a plane in metres, so each is laid on it by a mesh and drawn only
 * within its own edges.
 */
import { Bounds, LineUtil, Path, Point, Util } from '../leaflet.js';
import { inkText } from '../layers/ink.js';
import { factsOf, labelOf, LABEL_PX, lengthOf, symbolOf } from '../layers/shapes.js';
import { LINE, POINT, POLYGON } from './decode.js';
import { degreesOf, tilesOf, tileZoom } from './source.js';

const EXTENT = 4096;

/** From here on a tile is so small that its corners say where everything in it is, to a tenth of a pixel. */
const FLAT_ZOOM = 12;
const MOST_MESH = 16;

/** Lets neighbours overlap, or the paper would show between them. */
const OVERLAP_PX = 0.3;
const POINT_PX = 8;

/**
 * `options`: `source`, `layer` (name within the tiles), `definition`, `strength`, `shows(facts)`, `picked(facts)` on a click,
 * `failed(error)`, `loaded()`.
 */
export const InkTiles = Path.extend({
  options: { interactive: true, strength: 1, shows: () => true },
  initialize(options) {
    Util.setOptions(this, options);
    this._tiles = [];
    this._laid = new Map();
    this._labels = [];
    this.bindTooltip(() => (this.found ? factsOf(options.definition, this.found.facts) : ''), { sticky: true, className: 'facts', opacity: 1 });
    if (options.picked) this.on('click', () => this.found && options.picked(this.found.facts));
  },
  onAdd() {
    Path.prototype.onAdd.call(this);
    this._load();
  },
  getEvents() {
    return { moveend: this._load };
  },
  _empty() {
    return this._tiles.length === 0;
  },
  _load() {
    const map = this._map;
    const view = map.getBounds().pad(0.1);
    const { bbox } = this.options.source;
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const cut = bbox ? [Math.max(box[0], bbox[0]), Math.max(box[1], bbox[1]), Math.min(box[2], bbox[2]), Math.min(box[3], bbox[3])] : box;
    const wanted = cut[0] <= cut[2] && cut[1] <= cut[3] ? tilesOf(cut, tileZoom(map.getZoom(), map.getCenter().lat)) : [];
    const asked = wanted.map(({ z, x, y }) => `${z}/${x}/${y}`).join();
    if (asked === this._asked) return;
    this._asked = asked;
    Promise.all(wanted.map((address) => this.options.source.tile(address))).then((tiles) => {
      if (!this._map || this._asked !== asked) return;
      this._tiles = tiles;
      this.redraw();
      this.options.loaded?.();
    }, (error) => {
      if (this._asked === asked) this._asked = null;
      this.options.failed?.(error);
    });
  },
  /** Lays the tiles on the plane of the zoom that is on. */
  _project() {
    this._laid = new Map(this._tiles.map((tile) => [tile.key, layTile(tile, this._map, this.options)]));
    this._labels = labelsOf(this._laid);
    this._update();
  },
  _update() {
    const all = new Bounds();
    for (const { bounds } of this._laid.values()) {
      all.extend(bounds.min);
      all.extend(bounds.max);
    }
    const wide = new Point(POINT_PX, POINT_PX);
    this._pxBounds = this._laid.size > 0 ? new Bounds(all.min.subtract(wide), all.max.add(wide)) : new Bounds([0, 0], [0, 0]);
  },
  _updatePath() {
    const renderer = this._renderer;
    const ctx = renderer._ctx;
    if (!renderer._drawing || !ctx || this._empty()) return;
    for (const laid of this._laid.values()) this._drawTile(ctx, laid);
    for (const { text, x, y } of this._labels) {
      ctx.save();
      ctx.globalAlpha = this.options.strength;
      inkText(ctx, text, x, y, LABEL_PX);
      ctx.restore();
    }
  },
  _drawTile(ctx, laid) {
    const { definition, strength } = this.options;
    ctx.save();
    ctx.clip(laid.edge);
    if (laid.has.area) paint(ctx, laid.areas, (definition.area ?? definition.style)(), strength);
    if (laid.has.line) {
      paint(ctx, laid.lines, { ...definition.style(), fill: false }, strength);
      if (definition.inner) paint(ctx, laid.lines, { ...definition.inner(), fill: false }, strength);
    }
    ctx.globalAlpha = strength;
    ctx.setLineDash([]);
    for (const { facts, kind, paths } of laid.features) {
      if (kind !== POINT) continue;
      const draw = symbolOf(definition, facts);
      for (const path of paths) for (let i = 0; i < path.length; i += 2) draw(ctx, path[i], path[i + 1]);
    }
    ctx.restore();
  },
  /** The feature on top at a point of the map, kept as `found` for who asks what was hit. */
  _containsPoint(p) {
    const before = this.found;
    this.found = this._at(p);
    if (this.found !== before && this.found && this.isTooltipOpen()) this.getTooltip().update();
    return Boolean(this.found);
  },
  _at(p) {
    const reach = (this.options.definition.style().weight ?? 1) / 2 + this._renderer.options.tolerance;
    for (const { bounds, features } of [...this._laid.values()].reverse()) {
      if (!bounds.contains(p)) continue;
      for (let i = features.length - 1; i >= 0; i--) if (hits(features[i], p, reach)) return features[i];
    }
    return null;
  },
});

/** What a tile shows on the plane: paths to be drawn, features to be found. */
function layTile(tile, map, { layer, definition, shows }) {
  const onto = mesh(tile, map);
  const laid = { features: [], lines: new Path2D(), areas: new Path2D(), has: {}, ...edgeOf(onto) };
  for (const { id, kind, facts, paths } of tile.layers.get(layer) ?? []) {
    if (!shows(facts)) continue;
    const own = { id, kind, facts, paths: paths.map((path) => onto.all(path)), text: labelOf(definition, facts) };
    laid.features.push(own);
    if (kind === POINT) continue;
    laid.has[kind === LINE ? 'line' : 'area'] = true;
    for (const path of own.paths) trace(kind === LINE ? laid.lines : laid.areas, path, kind === POLYGON);
  }
  return laid;
}

/** Puts units of a tile onto the plane, bilinear between the nodes of a mesh. */
function mesh({ z, x, y }, map) {
  const n = Math.min(MOST_MESH, 2 ** Math.max(0, FLAT_ZOOM - z));
  const origin = map.getPixelOrigin();
  const nodes = [];
  for (let row = 0; row <= n; row++) {
    for (let column = 0; column <= n; column++) nodes.push(map.project(degreesOf(x + column / n, y + row / n, z)).subtract(origin));
  }
  const one = (px, py, out, at) => {
    const c = Math.max(0, Math.min(n - 1, Math.floor((px / EXTENT) * n)));
    const r = Math.max(0, Math.min(n - 1, Math.floor((py / EXTENT) * n)));
    const u = (px / EXTENT) * n - c;
    const v = (py / EXTENT) * n - r;
    const a = nodes[r * (n + 1) + c];
    const b = nodes[r * (n + 1) + c + 1];
    const d = nodes[(r + 1) * (n + 1) + c];
    const e = nodes[(r + 1) * (n + 1) + c + 1];
    out[at] = (a.x * (1 - u) + b.x * u) * (1 - v) + (d.x * (1 - u) + e.x * u) * v;
    out[at + 1] = (a.y * (1 - u) + b.y * u) * (1 - v) + (d.y * (1 - u) + e.y * u) * v;
  };
  return {
    n,
    all(path) {
      const out = new Float64Array(path.length);
      for (let i = 0; i < path.length; i += 2) one(path[i], path[i + 1], out, i);
      return out;
    },
  };
}

function edgeOf({ n, all }) {
  const ring = [];
  for (let i = 0; i < n; i++) ring.push((i / n) * EXTENT, 0);
  for (let i = 0; i < n; i++) ring.push(EXTENT, (i / n) * EXTENT);
  for (let i = 0; i < n; i++) ring.push((1 - i / n) * EXTENT, EXTENT);
  for (let i = 0; i < n; i++) ring.push(0, (1 - i / n) * EXTENT);
  const onPlane = all(ring);
  const bounds = new Bounds();
  for (let i = 0; i < onPlane.length; i += 2) bounds.extend(new Point(onPlane[i], onPlane[i + 1]));
  const middle = bounds.getCenter();
  const share = 1 + (2 * OVERLAP_PX) / Math.max(1, bounds.getSize().x);
  const edge = new Path2D();
  trace(edge, onPlane.map((value, i) => { const m = i % 2 === 0 ? middle.x : middle.y; return m + (value - m) * share; }), true);
  return { edge, bounds };
}

function trace(path2d, path, closed) {
  path2d.moveTo(path[0], path[1]);
  for (let i = 2; i < path.length; i += 2) path2d.lineTo(path[i], path[i + 1]);
  if (closed) path2d.closePath();
}

function paint(ctx, path2d, style, strength) {
  if (style.fill) {
    ctx.globalAlpha = (style.fillOpacity ?? 0.2) * strength;
    ctx.fillStyle = style.fillColor ?? style.color;
    ctx.fill(path2d, 'nonzero');
  }
  ctx.globalAlpha = (style.opacity ?? 1) * strength;
  ctx.setLineDash((style.dashArray ?? '').split(' ').filter(Boolean).map(Number));
  ctx.lineWidth = style.weight;
  ctx.strokeStyle = style.color;
  ctx.lineCap = style.lineCap ?? 'round';
  ctx.lineJoin = style.lineJoin ?? 'round';
  ctx.stroke(path2d);
}

/** One label a feature, where it is longer than the text: in the middle of an area, on the longest part of a line. */
function labelsOf(laid) {
  const found = new Map();
  for (const { features } of laid.values()) {
    for (const { id, text, kind, paths } of features) {
      if (!text || kind === POINT) continue;
      for (const path of paths) {
        const box = boxOf(path);
        const known = found.get(id);
        if (!known) found.set(id, { text, kind, path, box });
        else if (kind === POLYGON) known.box = [...box.slice(0, 2).map((v, k) => Math.min(v, known.box[k])), ...box.slice(2).map((v, k) => Math.max(v, known.box[k + 2]))];
        else if (diagonal(box) > diagonal(known.box)) Object.assign(known, { path, box });
      }
    }
  }
  return [...found.values()].filter(({ text, box }) => diagonal(box) > lengthOf(text)).map(({ text, kind, path, box }) => ({ text, ...middle(path, kind, box) }));
}

const diagonal = (box) => Math.hypot(box[2] - box[0], box[3] - box[1]);

function boxOf(path) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < path.length; i += 2) {
    box[0] = Math.min(box[0], path[i]);
    box[1] = Math.min(box[1], path[i + 1]);
    box[2] = Math.max(box[2], path[i]);
    box[3] = Math.max(box[3], path[i + 1]);
  }
  return box;
}

function middle(path, kind, box) {
  if (kind === POLYGON) return { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 };
  const at = 2 * Math.floor((path.length / 2 - 1) / 2);
  return { x: (path[at] + path[at + 2]) / 2, y: (path[at + 1] + path[at + 3]) / 2 };
}

function hits({ kind, paths }, p, reach) {
  if (kind === POINT) return paths.some((path) => near(path, p, POINT_PX, false));
  return paths.some((path) => near(path, p, reach, kind === POLYGON)) || (kind === POLYGON && within(paths, p));
}

function near(path, p, reach, closed) {
  if (path.length === 2) return Math.hypot(path[0] - p.x, path[1] - p.y) <= reach;
  const from = new Point(0, 0);
  const to = new Point(0, 0);
  for (let i = closed ? 0 : 2; i < path.length; i += 2) {
    const before = i === 0 ? path.length - 2 : i - 2;
    from.x = path[before];
    from.y = path[before + 1];
    to.x = path[i];
    to.y = path[i + 1];
    if (Math.min(from.x, to.x) - reach > p.x || Math.max(from.x, to.x) + reach < p.x
      || Math.min(from.y, to.y) - reach > p.y || Math.max(from.y, to.y) + reach < p.y) continue;
    if (LineUtil.pointToSegmentDistance(p, from, to) <= reach) return true;
  }
  return false;
}

function within(rings, p) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if ((ring[i + 1] > p.y) !== (ring[j + 1] > p.y) && p.x < ((ring[j] - ring[i]) * (p.y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]) inside = !inside;
    }
  }
  return inside;
}
