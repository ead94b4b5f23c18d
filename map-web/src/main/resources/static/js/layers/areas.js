/** Areas that a drawing marks as dangerous or closed: fire, forbidden, deferred; and what is open to mining. */
import { hatch, ink } from './ink.js';

export const areas = [
  {
    layer: 'mineable-area', group: 'water', swatch: 'area',
    style: () => ({ color: ink('reader'), weight: 1, dashArray: '8 4', fill: false }),
  },
  {
    layer: 'fire-area', group: 'drawing', swatch: 'area',
    style: () => ({ color: ink('fire'), weight: 1.1, fill: true, fillColor: hatch('cross', ink('fire'), 8), fillOpacity: 0.4 }),
  },
  {
    layer: 'forbidden-area', group: 'water', swatch: 'area',
    style: () => ({ color: ink('stop'), weight: 1.2, fill: true, fillColor: hatch('cross', ink('stop'), 11), fillOpacity: 0.28 }),
  },
  {
    layer: 'deferred-area', group: 'water', swatch: 'area',
    style: () => ({ color: ink('alert'), weight: 1.1, dashArray: '5 3', fill: true, fillColor: hatch('lines', ink('alert'), 11), fillOpacity: 0.3 }),
  },
];
