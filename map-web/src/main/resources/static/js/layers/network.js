/** The roads as a network, with what was reported beyond the drawing: a fine line within the drawn roads. */
import { ink } from './ink.js';

export const network = [
  {
    layer: 'network', group: 'positions', swatch: 'line',
    style: () => ({ color: ink('reader'), weight: 0.9, dashArray: '1 3', fill: false }),
  },
  {
    layer: 'earlier-drawing', group: 'drawing', swatch: 'line',
    style: () => ({ color: ink('altered'), weight: 1, dashArray: '5 3', fill: false }),
  },
];
