/** What only a drawing that is being checked shows: layers nobody has recognised, its texts, its changes, the tracks under it. */
import { catalogue } from './catalogue.js';
import { ink } from './ink.js';

function speck(ctx, x, y) {
  ctx.fillStyle = ink('neighbour');
  ctx.fillRect(x - 0.5, y - 0.5, 1, 1);
}

const only = [
  { layer: 'track', group: 'positions', swatch: 'line', style: () => ({ color: ink('presence'), weight: 1.6, opacity: 0.45, fill: false }) },
  { layer: 'ignore', group: 'drawing', swatch: 'line', draw: speck, style: () => ({ color: ink('neighbour'), weight: 0.6, opacity: 0.5, fill: false }) },
  { layer: 'unknown', group: 'drawing', swatch: 'line', style: () => ({ color: ink('unknown'), weight: 1, dashArray: '2 3', fill: false }) },
  { layer: 'annotation', group: 'drawing', swatch: 'line', label: 'name', draw: () => {}, style: () => ({ color: ink('neighbour'), weight: 0.7, fill: false }) },
  { layer: 'change-new', group: 'changes', swatch: 'line', style: () => ({ color: ink('new'), weight: 3, fill: false }) },
  { layer: 'change-gone', group: 'changes', swatch: 'line', style: () => ({ color: ink('gone'), weight: 3, dashArray: '7 4', fill: false }) },
  { layer: 'change-other', group: 'changes', swatch: 'line', style: () => ({ color: ink('altered'), weight: 3, dashArray: '1.5 3', fill: false }) },
];

const areas = ['licence', 'deduction', 'mineable-area', 'water-extent', 'deferred-area', 'forbidden-area', 'fire-area', 'goaf', 'pillar'];

/** Every kind of layer of the desk's map, in drawing order. */
export const definitions = new Map([
  only[0], only[1], ...areas.map((name) => catalogue.get(name)), only[2],
  ...[...catalogue.values()].filter(({ layer }) => !areas.includes(layer)), ...only.slice(3),
].map((definition) => [definition.layer, definition]));

/** The kind of layer that a difference is drawn as: what is there now, what was, what is otherwise. */
export const changeLayer = (state) =>
  (['new', 'grown'].includes(state) ? 'change-new' : ['gone', 'shrunk'].includes(state) ? 'change-gone' : 'change-other');
