/** Where crews were seen at work at the faces that are reported, and how far beyond the report that is. */
import { ink } from './ink.js';

/** As the reported head, filled: 迎头 as it is, not as it is said to be. */
function head(ctx, x, y) {
  ctx.fillStyle = ink('presence');
  ctx.strokeStyle = ink('paper');
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.arc(x, y, 5.5, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = ink('paper');
  ctx.beginPath();
  ctx.moveTo(x - 2, y - 3);
  ctx.lineTo(x + 3.4, y);
  ctx.lineTo(x - 2, y + 3);
  ctx.fill();
}

export const observed = [
  {
    layer: 'observed-way', group: 'positions', swatch: 'line',
    style: () => ({ color: ink('presence'), weight: 3, dashArray: '6 3', fill: false }),
  },
  {
    layer: 'observed-head', group: 'positions', swatch: 'point', draw: head,
    style: () => ({ color: ink('presence'), weight: 3, fill: false }),
  },
];
