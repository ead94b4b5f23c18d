/** What the mine reports: faces, and the head each of them is said to have reached. */
import { ink } from './ink.js';

/** 迎头: an arrow head in a ring. */
function head(ctx, x, y) {
  ctx.fillStyle = ink('paper');
  ctx.strokeStyle = ink('reported');
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(x, y, 5.5, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = ink('reported');
  ctx.beginPath();
  ctx.moveTo(x - 2, y - 3);
  ctx.lineTo(x + 3.4, y);
  ctx.lineTo(x - 2, y + 3);
  ctx.fill();
}

export const reported = [
  {
    layer: 'reported-face', group: 'reported', swatch: 'area', label: 'name',
    style: () => ({ color: ink('reported'), weight: 1.6, fill: true, fillColor: ink('reported'), fillOpacity: 0.1 }),
  },
  {
    layer: 'approval', group: 'reported', swatch: 'area', label: 'approval_no',
    style: () => ({ color: ink('reported'), weight: 1, dashArray: '6 3', fill: false }),
  },
  {
    layer: 'order', group: 'reported', swatch: 'area', label: 'order_no',
    style: () => ({ color: ink('label'), weight: 1.4, dashArray: '2 3', fill: false }),
  },
  {
    layer: 'face-head', group: 'reported', swatch: 'point', draw: head,
    style: () => ({ color: ink('reported'), weight: 3, fill: false }),
  },
];
