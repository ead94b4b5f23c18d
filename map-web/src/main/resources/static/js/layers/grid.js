/** Paper: a survey grid in the map's own metres, with its coordinates along the edges. */
import { Layer } from '../leaflet.js';
import { ink } from './ink.js';

const CLOSEST_PX = 96;

/** A step of 1, 2 or 5 times a power of ten metres that is at least so many pixels wide. */
function stepFor(metresPerPixel) {
  const wanted = metresPerPixel * CLOSEST_PX;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5, 10].map((m) => m * power).find((step) => step >= wanted);
}

const grouped = (metres) => String(Math.round(metres)).replace(/(\d)(?=(\d{3})+$)/g, '$1\u2009');

export const Grid = Layer.extend({
  onAdd(map) {
    this._canvas = document.createElement('canvas');
    this._canvas.className = 'survey-grid';
    this._canvas.setAttribute('aria-hidden', 'true');
    map.getContainer().prepend(this._canvas);
    this.redraw();
  },
  onRemove() {
    this._canvas.remove();
  },
  getEvents() {
    return { move: this.redraw, zoomend: this.redraw, resize: this.redraw, viewreset: this.redraw, zoomanim: this._hide };
  },
  _hide() {
    this._canvas.classList.add('moving');
  },
  redraw() {
    const map = this._map;
    if (!map) return;
    const canvas = this._canvas;
    const size = map.getSize();
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== size.x * ratio || canvas.height !== size.y * ratio) {
      canvas.width = size.x * ratio;
      canvas.height = size.y * ratio;
    }
    const ctx = canvas.getContext('2d');
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, size.x, size.y);
    canvas.classList.remove('moving');
    const crs = map.options.crs;
    const plane = (point) => crs.projection.project(map.containerPointToLatLng(point));
    const topLeft = plane([0, 0]);
    const bottomRight = plane([size.x, size.y]);
    const perPixel = (bottomRight.x - topLeft.x) / size.x;
    if (!(perPixel > 0)) return;
    const step = stepFor(perPixel);
    const x = (easting) => Math.round((easting - topLeft.x) / perPixel) + 0.5;
    const y = (northing) => Math.round((topLeft.y - northing) / perPixel) + 0.5;
    const eastings = lines(topLeft.x, bottomRight.x, step);
    const northings = lines(bottomRight.y, topLeft.y, step);

    ctx.strokeStyle = ink('grid');
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (const e of eastings) {
      ctx.moveTo(x(e), 0);
      ctx.lineTo(x(e), size.y);
    }
    for (const n of northings) {
      ctx.moveTo(0, y(n));
      ctx.lineTo(size.x, y(n));
    }
    ctx.stroke();

    ctx.strokeStyle = ink('grid-cross');
    ctx.beginPath();
    for (const e of eastings) {
      for (const n of northings) {
        ctx.moveTo(x(e) - 4, y(n));
        ctx.lineTo(x(e) + 4, y(n));
        ctx.moveTo(x(e), y(n) - 4);
        ctx.lineTo(x(e), y(n) + 4);
      }
    }
    ctx.stroke();

    ctx.fillStyle = ink('grid-label');
    ctx.font = '10px "Noto Sans", "Segoe UI", sans-serif';
    ctx.textBaseline = 'top';
    for (const e of eastings) if (x(e) < size.x - 70) ctx.fillText(grouped(e), x(e) + 3, 3);
    ctx.textAlign = 'left';
    for (const n of northings) {
      if (y(n) < 60 || y(n) > size.y - 20) continue;
      ctx.save();
      ctx.translate(size.x - 13, y(n) - 3);
      ctx.rotate(-Math.PI / 2);
      ctx.fillText(grouped(n), 0, 0);
      ctx.restore();
    }
  },
});

function lines(from, to, step) {
  const found = [];
  for (let at = Math.ceil(from / step) * step; at <= to && found.length < 100; at += step) found.push(at);
  return found;
}
