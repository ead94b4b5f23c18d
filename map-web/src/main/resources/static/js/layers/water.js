/** The four lines: water blue, stop line black-red, probe line red, alert line orange dashed. */
import { hatch, ink } from './ink.js';

/** 积水标高, as it is written on the plan. */
const level = ({ level_m: metres }) => (typeof metres === 'number' ? `▽ ${metres > 0 ? '+' : ''}${metres} m` : '▽ ?');

export const water = [
  {
    layer: 'water-extent', group: 'water', swatch: 'area',
    style: () => ({ color: ink('water'), weight: 1.2, fill: true, fillColor: hatch('dashes', ink('water'), 8), fillOpacity: 0.75 }),
  },
  {
    layer: 'water-body', group: 'water', swatch: 'line', label: level,
    style: () => ({ color: ink('water'), weight: 2.2, fill: false }),
  },
  { layer: 'stop-line', group: 'water', swatch: 'line', style: () => ({ color: ink('stop'), weight: 1.8, fill: false }) },
  { layer: 'probe-line', group: 'water', swatch: 'line', style: () => ({ color: ink('probe'), weight: 1.3, fill: false }) },
  { layer: 'alert-line', group: 'water', swatch: 'line', style: () => ({ color: ink('alert'), weight: 1.3, dashArray: '7 4', fill: false }) },
];
