/** What a drawing shows of the mines next door: faint, never taken for the mine's own. */
import { ink } from './ink.js';

export const neighbours = [
  {
    layer: 'neighbour', group: 'drawing', swatch: 'line',
    style: () => ({ color: ink('neighbour'), weight: 1, dashArray: '3 3', fill: false }),
  },
];
