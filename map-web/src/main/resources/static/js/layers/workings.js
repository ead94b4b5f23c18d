/** The drawing's workings, in the line conventions of the mining plan. */
import { hatch, ink } from './ink.js';

const thin = (name, more = {}) => ({ color: ink(name), weight: 1, fill: false, ...more });

/** 井筒: a circle, one half filled. */
function shaft(ctx, x, y) {
  ctx.strokeStyle = ctx.fillStyle = ink('ink');
  ctx.lineWidth = 1.3;
  ctx.beginPath();
  ctx.arc(x, y, 5.5, 0, 2 * Math.PI);
  ctx.fillStyle = ink('paper');
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = ink('ink');
  ctx.beginPath();
  ctx.arc(x, y, 5.5, -Math.PI / 2, Math.PI / 2);
  ctx.fill();
}

/** 密闭: two bars across the road. */
function seal(ctx, x, y) {
  ctx.fillStyle = ink('paper');
  ctx.fillRect(x - 4, y - 6, 8, 12);
  ctx.strokeStyle = ink('seal');
  ctx.lineWidth = 1.8;
  ctx.beginPath();
  for (const dx of [-2, 2]) {
    ctx.moveTo(x + dx, y - 6);
    ctx.lineTo(x + dx, y + 6);
  }
  ctx.stroke();
}

function chamber(ctx, x, y) {
  ctx.strokeStyle = ink('ink');
  ctx.fillStyle = ink('road');
  ctx.lineWidth = 1.1;
  ctx.beginPath();
  ctx.rect(x - 4, y - 3, 8, 6);
  ctx.fill();
  ctx.stroke();
}

export const workings = [
  {
    layer: 'goaf', group: 'drawing', swatch: 'area',
    style: () => ({ color: ink('goaf'), weight: 0.9, fill: true, fillColor: hatch('lines', ink('goaf'), 8), fillOpacity: 0.5 }),
  },
  {
    layer: 'pillar', group: 'drawing', swatch: 'area',
    style: () => ({ color: ink('pillar'), weight: 1, dashArray: '8 3', fill: true, fillColor: hatch('dots', ink('pillar'), 7), fillOpacity: 0.55 }),
  },
  {
    layer: 'roadway', group: 'drawing', swatch: 'double', label: 'name', casing: true,
    style: () => ({ color: ink('ink'), weight: 3.6, lineCap: 'butt', lineJoin: 'round', fill: false }),
    inner: () => ({ color: ink('road'), weight: 1.8, lineCap: 'butt', lineJoin: 'round', fill: false }),
    area: () => ({ color: ink('ink'), weight: 0.9, fill: true, fillColor: ink('road'), fillOpacity: 1 }),
  },
  {
    layer: 'face', group: 'drawing', swatch: 'area', label: 'name',
    style: () => ({ color: ink('ink'), weight: 1.4, fill: true, fillColor: ink('face'), fillOpacity: 0.35 }),
  },
  { layer: 'fault', group: 'drawing', swatch: 'line', style: () => thin('fault', { weight: 1.3, dashArray: '12 3 2 3 2 3' }) },
  { layer: 'chamber', group: 'drawing', swatch: 'point', style: () => thin('ink', { fill: true, fillColor: ink('road'), fillOpacity: 1 }), draw: chamber },
  { layer: 'shaft', group: 'drawing', swatch: 'point', style: () => thin('ink', { weight: 1.3 }), draw: shaft, label: 'name' },
  { layer: 'seal', group: 'drawing', swatch: 'point', style: () => thin('seal', { weight: 3 }), draw: seal },
];
