/** Every kind of layer, in drawing order: areas below lines, lines below points. */
import { areas } from './areas.js';
import { licences } from './licences.js';
import { neighbours } from './neighbours.js';
import { positions } from './positions.js';
import { reported } from './reported.js';
import { water } from './water.js';
import { workings } from './workings.js';

const ORDER = [
  'licence', 'deduction', 'mineable-area', 'water-extent', 'deferred-area', 'forbidden-area', 'fire-area', 'goaf', 'pillar',
  'neighbour', 'roadway', 'chamber', 'face', 'reported-face', 'fault', 'licence-boundary', 'approval', 'order', 'alert-line', 'probe-line',
  'stop-line', 'presence', 'heat', 'reader', 'seal', 'shaft', 'face-head',
];

const all = [...licences, ...workings, ...areas, ...water, ...neighbours, ...reported, ...positions];

/** A layer is `{layer, group, swatch, style(), draw?, label?, inner?, area?}`. */
export const catalogue = new Map(ORDER.map((name) => [name, all.find(({ layer }) => layer === name)]));

/** Groups in the order of the legend. */
export const groups = ['findings', 'changes', 'licences', 'reported', 'positions', 'drawing', 'water'];
