/** Signs that say severity by shape and certainty by line, the same in list, map, drawer and legend. */
import { svg } from './dom.js';

export const SEVERITIES = ['critical', 'major', 'warning', 'notice'];
export const CERTAINTIES = ['certain-on-data', 'probable', 'watch'];
export const CLASSES = [...SEVERITIES, 'cannot-judge'];

/** Dash of an outline, in multiples of its width. */
export const DASHES = { 'certain-on-data': null, probable: [3, 2], watch: [0.1, 2] };

export const rank = (severity) => {
  const at = CLASSES.indexOf(severity);
  return at < 0 ? CLASSES.length : at;
};

export const sureness = (certainty) => {
  const at = CERTAINTIES.indexOf(certainty);
  return at < 0 ? CERTAINTIES.length : at;
};

const SHAPES = {
  critical: () => svg('path', { d: 'M8 .8 15.2 8 8 15.2 .8 8Z' }),
  major: () => svg('path', { d: 'M8 1.6 15.2 14.4H.8Z' }),
  warning: () => svg('circle', { cx: 8, cy: 8, r: 6 }),
  notice: () => svg('circle', { cx: 8, cy: 8, r: 5, class: 'hollow' }),
  'cannot-judge': () => [
    svg('rect', { x: 2, y: 2, width: 12, height: 12, class: 'hollow thin' }),
    svg('path', { d: 'M2 7 7 2M2 12 12 2M4.5 14 14 4.5M9.5 14 14 9.5', class: 'hollow thin' }),
  ],
};

/** ◆ ▲ ● ○, and a hatched square for what cannot be judged; the word has to stand beside it. */
export function severityMark(severity, size = 14) {
  const shape = SHAPES[severity] ?? SHAPES.notice;
  return svg('svg', {
    class: `mark ${CLASSES.includes(severity) ? severity : 'notice'}`, viewBox: '0 0 16 16', width: size, height: size,
    'aria-hidden': 'true', focusable: 'false',
  }, shape());
}

/** A short line: solid, dashed or dotted. */
export function certaintyMark(certainty, width = 20) {
  const dash = DASHES[certainty];
  return svg('svg', {
    class: 'mark line', viewBox: `0 0 ${width} 8`, width, height: 8, 'aria-hidden': 'true', focusable: 'false',
  }, svg('line', {
    x1: 1.5, x2: width - 1.5, y1: 4, y2: 4, 'stroke-width': 2.2, 'stroke-linecap': certainty === 'watch' ? 'round' : 'butt',
    'stroke-dasharray': dash ? dash.map((d) => d * 2.2).join(' ') : null,
  }));
}
