/** Where people were, and the stations that saw them. */
import { ink } from './ink.js';

function station(ctx, x, y) {
  ctx.strokeStyle = ink('reader');
  ctx.fillStyle = ink('paper');
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.rect(x - 3, y - 3, 6, 6);
  ctx.fill();
  ctx.stroke();
}

/** What a station is worth this night: heard (full), silent (empty, crossed), off the drawn roads (crossed by a slash). */
const stationOf = ({ state }) => (ctx, x, y) => {
  station(ctx, x, y);
  if (state === 'heard') {
    ctx.fillStyle = ink('reader');
    ctx.fillRect(x - 1.4, y - 1.4, 2.8, 2.8);
    return;
  }
  if (state !== 'silent' && state !== 'off-network') return;
  ctx.beginPath();
  ctx.moveTo(x - 5, y + 5);
  ctx.lineTo(x + 5, y - 5);
  if (state === 'silent') {
    ctx.moveTo(x - 5, y - 5);
    ctx.lineTo(x + 5, y + 5);
  }
  ctx.stroke();
};

function people(ctx, x, y) {
  ctx.fillStyle = ink('presence');
  ctx.globalAlpha *= 0.6;
  ctx.beginPath();
  ctx.arc(x, y, 2.2, 0, 2 * Math.PI);
  ctx.fill();
}

export const positions = [
  {
    layer: 'heat', group: 'positions', swatch: 'area',
    style: () => ({ color: ink('heat'), weight: 0.6, opacity: 0.7, fill: true, fillColor: ink('heat'), fillOpacity: 0.5 }),
  },
  {
    layer: 'presence', group: 'positions', swatch: 'area', draw: people,
    style: () => ({ color: ink('presence'), weight: 0.6, opacity: 0.7, fill: true, fillColor: ink('presence'), fillOpacity: 0.3 }),
  },
  {
    layer: 'reader', group: 'positions', swatch: 'point', draw: station, drawOf: stationOf,
    states: ['heard', 'silent', 'off-network'],
    style: () => ({ color: ink('reader'), weight: 1, fill: false }),
  },
];
