/** What the licence allows: magenta dash-dot as on the printed plan; deducted areas are hatched out. */
import { hatch, ink } from './ink.js';

const DASH_DOT = '10 3 2 3';

const known = (value) => typeof value === 'number';
const signed = (value) => `${value > 0 ? '+' : ''}${value}`;

/** The part and its licensed elevations, as they stand on a licence. */
const band = ({ part, bottom_elevation_m: bottom, top_elevation_m: top }) => (known(bottom) || known(top)
  ? `${part ? `${part} · ` : ''}${known(bottom) ? signed(bottom) : '?'} – ${known(top) ? signed(top) : '?'} m` : '');

export const licences = [
  {
    layer: 'licence', group: 'licences', swatch: 'line', label: band,
    style: () => ({ color: ink('licence'), weight: 1.6, dashArray: DASH_DOT, lineCap: 'butt', fill: true, fillColor: ink('licence'), fillOpacity: 0.025 }),
  },
  {
    layer: 'deduction', group: 'licences', swatch: 'area',
    style: () => ({ color: ink('licence'), weight: 1, dashArray: '4 3', lineCap: 'butt', fill: true, fillColor: hatch('lines', ink('licence'), 7), fillOpacity: 0.45 }),
  },
  {
    layer: 'licence-boundary', group: 'drawing', swatch: 'line',
    style: () => ({ color: ink('drawn-boundary'), weight: 1.2, dashArray: '6 2 1.5 2', lineCap: 'butt', fill: false }),
  },
];
