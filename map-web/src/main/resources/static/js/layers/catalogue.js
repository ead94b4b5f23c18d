/** Every kind of layer, in drawing order: areas below lines, lines below points. */
import { areas } from './areas.js';
import { licences } from './licences.js';
import { neighbours } from './neighbours.js';
import { network } from './network.js';
import { observed } from './observed.js';
import { positions } from './positions.js';
import { reported } from './reported.js';
import { water } from './water.js';
import { workings } from './workings.js';

const ORDER = [
  'licence', 'deduction', 'mineable-area', 'water-extent', 'deferred-area', 'forbidden-area', 'fire-area', 'goaf', 'pillar',
  'water-body', 'neighbour', 'earlier-drawing', 'roadway', 'chamber', 'face', 'reported-face', 'fault', 'licence-boundary', 'approval', 'order', 'alert-line', 'probe-line',
  'stop-line', 'network', 'presence', 'heat', 'observed-way', 'reader', 'seal', 'shaft', 'face-head', 'observed-head',
];

const all = [...licences, ...workings, ...areas, ...water, ...neighbours, ...network, ...reported, ...observed, ...positions];

/**
 * A layer is `{layer, group, swatch, style(), draw?, drawOf?, label?, inner?, area?}`; `label` is a fact or a
 * function of all facts, `drawOf` gives the symbol of one feature.
 */
export const catalogue = new Map(ORDER.map((name) => [name, all.find(({ layer }) => layer === name)]));

/** Groups in the order of the legend. */
export const groups = ['findings', 'changes', 'licences', 'reported', 'positions', 'drawing', 'water'];
