/** Symbols of the points of a section: those of the map, and severity by shape. What is out is told by shape too. */
import { svg } from '../dom.js';

const SEVERITY = {
  critical: 'M0 -8 8 0 0 8 -8 0Z',
  major: 'M0 -7.5 8 6.5H-8Z',
  warning: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z',
  notice: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0Z',
};

/** What was seen out of the licensed space is a cross in a ring instead of a dot. */
const OUT = 'M-3.6 -3.6 3.6 3.6M3.6 -3.6 -3.6 3.6';

const people = (hours) => Math.min(4.2, 1.6 + 0.7 * Math.sqrt(Math.max(0, hours ?? 0)));

/** The symbol about its own middle. */
export function symbolOf({ layer, facts }, out, chosen) {
  if (layer === 'finding') {
    return [chosen ? svg('circle', { class: 'ring', r: 13 }) : null, svg('circle', { class: 'ground', r: chosen ? 11 : 9.5 }),
      svg('path', { class: facts.severity === 'notice' ? 'hollow' : 'solid', d: SEVERITY[facts.severity] ?? SEVERITY.notice, transform: chosen ? null : 'scale(.82)' })];
  }
  const sign = {
    'presence-point': () => svg('circle', { class: 'dot', r: people(facts.person_hours) }),
    'face-head': () => [svg('circle', { class: 'reported', r: 5.2 }), svg('path', { class: 'reported-arrow', d: 'M-2 -3 3.4 0 -2 3Z' })],
    'observed-head': () => [svg('circle', { class: 'observed', r: 5.2 }), svg('path', { class: 'observed-arrow', d: 'M-2 -3 3.4 0 -2 3Z' })],
    reader: () => svg('rect', { class: 'station', x: -3, y: -3, width: 6, height: 6 }),
    seal: () => svg('path', { class: 'seal', d: 'M-2 -6V6M2 -6V6' }),
    shaft: () => [svg('circle', { class: 'shaft', r: 5 }), svg('path', { class: 'shaft-half', d: 'M0 -5a5 5 0 0 1 0 10Z' })],
    chamber: () => svg('rect', { class: 'station', x: -4, y: -3, width: 8, height: 6 }),
  }[layer];
  const drawn = sign ? sign() : svg('circle', { class: 'dot', r: 2.5 });
  return out ? [svg('circle', { class: 'out-ring', r: 7.5 }), drawn, svg('path', { class: 'out-cross', d: OUT })] : drawn;
}
