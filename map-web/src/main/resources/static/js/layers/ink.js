/**
 * Means of drawing that Leaflet's canvas does not have: point symbols, hatches, double lines and
 * labels. Colours are CSS variables, so that the map follows the theme.
 */
import { CircleMarker, Polyline, Util } from '../leaflet.js';

const colours = new Map();
const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => dark.matches && !document.documentElement.classList.contains('printing');
let theme = isDark();

/** The value of a colour such as `goaf` in the theme that is on; asked for at every point drawn. */
export function ink(name) {
  if (theme !== isDark()) {
    theme = isDark();
    colours.clear();
  }
  if (!colours.has(name)) {
    colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--map-${name}`).trim());
  }
  return colours.get(name);
}

/** A point symbol on the canvas, of constant size; `options.draw(ctx, x, y)` draws it. */
export const InkSymbol = CircleMarker.extend({
  options: { radius: 8, stroke: true, fill: true },
  _updatePath() {
    const renderer = this._renderer;
    const ctx = renderer._ctx;
    if (!renderer._drawing || !ctx || this._empty()) return;
    ctx.save();
    ctx.globalAlpha = this.options.opacity ?? 1;
    ctx.setLineDash([]);
    ctx.lineCap = 'butt';
    this.options.draw(ctx, this._point.x, this._point.y);
    ctx.restore();
  },
});

/** Very many small squares as one layer of the canvas, where a symbol each would be too heavy. */
export const InkDots = Polyline.extend({
  options: { noClip: true, smoothFactor: 0, size: 3 },
  _updatePath() {
    const renderer = this._renderer;
    const ctx = renderer._ctx;
    if (!renderer._drawing || !ctx) return;
    const { size, color, opacity } = this.options;
    ctx.save();
    ctx.globalAlpha = opacity ?? 1;
    ctx.fillStyle = color;
    for (const part of this._parts) for (const { x, y } of part) ctx.fillRect(x - size / 2, y - size / 2, size, size);
    ctx.restore();
  },
});

/** Text with a halo of paper about a place of the canvas. */
export function inkText(ctx, text, x, y, size, tone = 'label') {
  ctx.font = `${size}px "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = ink('paper');
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink(tone);
  ctx.fillText(text, x, y);
}

/** Text on the canvas; drawn only where `options.fits(map)`. */
export const InkLabel = InkSymbol.extend({
  options: { radius: 1, interactive: false },
  initialize(latlng, options) {
    Util.setOptions(this, {
      ...options,
      draw: (ctx, x, y) => {
        if (!options.fits(this._map)) return;
        inkText(ctx, options.text, x, y, options.size ?? 12, options.tone);
      },
    });
    CircleMarker.prototype.initialize.call(this, latlng, this.options);
  },
});

const patterns = new Map();

/** A hatch for a fill: `lines` at 45°, `cross`, `dots` or `dashes` (water), in a colour of the theme. */
export function hatch(kind, colour, spacing = 8) {
  const key = `${kind} ${colour} ${spacing}`;
  if (!patterns.has(key)) {
    const tile = document.createElement('canvas');
    tile.width = spacing;
    tile.height = spacing;
    const ctx = tile.getContext('2d');
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = 1;
    STROKES[kind](ctx, spacing);
    patterns.set(key, ctx.createPattern(tile, 'repeat'));
  }
  return patterns.get(key);
}

function diagonal(ctx, s, up) {
  ctx.beginPath();
  for (const shift of [-s, 0, s]) {
    ctx.moveTo(shift - 1, up ? s + 1 : -1);
    ctx.lineTo(shift + s + 1, up ? -1 : s + 1);
  }
  ctx.stroke();
}

const STROKES = {
  lines: (ctx, s) => diagonal(ctx, s, true),
  cross: (ctx, s) => {
    diagonal(ctx, s, true);
    diagonal(ctx, s, false);
  },
  dots: (ctx, s) => {
    ctx.beginPath();
    ctx.arc(s / 2, s / 2, 0.9, 0, 2 * Math.PI);
    ctx.fill();
  },
  dashes: (ctx, s) => {
    ctx.fillRect(0, s / 4, s / 2, 1);
    ctx.fillRect(s / 2, (3 * s) / 4, s / 2, 1);
  },
};
