/** The section as a drawing: distance to the right, elevation up, the licensed band shaded. */
import { svg } from '../dom.js';
import { t } from '../texts.js';
import { number } from '../words.js';
import { symbolOf } from './symbols.js';
import { fitting, rangeOf, ticks } from './scale.js';
import { height, heightWithError, isOut, layerName, metres, moreOf, nameOf, standingOf } from './words.js';

const LEFT = 58;
const RIGHT = 18;
const TOP = 22;
const AXIS = 34;
const LANE = 15;
const UNKNOWN_LANE = 26;
const LANES = ['goaf', 'pillar', 'reported-face', 'water-body', 'forbidden-area', 'deferred-area', 'fire-area', 'order'];

const known = (value) => typeof value === 'number' && Number.isFinite(value);

/**
 * Draws a section into so many pixels. `exaggeration` 0 lets the drawing choose. Answers the node,
 * the exaggeration that was taken and `distanceAt(x)`, `elevationAt(y)` of a place in the drawing.
 */
export function drawSection(cut, { width, height: space, exaggeration, chosen, lineNames, actions }) {
  const range = rangeOf(cut) ?? { low: 0, high: 20 };
  const anyHeight = rangeOf(cut) !== null;
  const lanes = LANES.filter((layer) => cut.spans.some((s) => s.layer === layer && !known(s.level)));
  const unknown = cut.marks.some((m) => !known(m.elevation)) || cut.traces.some((trace) => trace.spots.some(([, z]) => !known(z)));
  const below = AXIS + (unknown ? UNKNOWN_LANE : 0) + lanes.length * LANE;
  const perMetre = Math.max(width - LEFT - RIGHT, 80) / cut.length_m;
  const stretch = exaggeration || fitting(range, perMetre, Math.max(space - TOP - below, 60));
  const plot = Math.max(40, (range.high - range.low) * perMetre * stretch);
  const full = TOP + plot + below;
  const x = (distance) => LEFT + distance * perMetre;
  const y = (elevation) => TOP + (range.high - elevation) * perMetre * stretch;
  const box = { left: LEFT, right: x(cut.length_m), top: TOP, bottom: TOP + plot };
  const frame = { cut, x, y, box, range, chosen, actions, perMetre, stretch };

  const node = svg('svg', {
    class: 'section-drawing', viewBox: `0 0 ${Math.round(width)} ${Math.round(full)}`, width: Math.round(width), height: Math.round(full),
    role: 'group', 'aria-label': t('section.label', { length: metres(cut.length_m) }),
  },
  patterns(),
  svg('clipPath', { id: 'section-clip' }, svg('rect', { x: box.left, y: box.top, width: box.right - box.left, height: plot })),
  bands(frame), grid(frame, anyHeight), crossings(frame),
  svg('g', { 'clip-path': 'url(#section-clip)' }, waters(frame), cut.traces.map((trace) => road(frame, trace))),
  bandLabels(frame), lineEnds(frame, lineNames),
  unknown ? unknownLane(frame, box.bottom + AXIS) : null,
  lanes.map((layer, i) => lane(frame, layer, box.bottom + AXIS + (unknown ? UNKNOWN_LANE : 0) + i * LANE)),
  svg('g', { class: 's-marks' }, inOrder(cut.marks, chosen).filter((m) => known(m.elevation)).map((m) => point(frame, m, y(m.elevation)))),
  svg('line', { class: 's-cursor', x1: 0, x2: 0, y1: box.top, y2: box.bottom, visibility: 'hidden' }));
  return {
    node, exaggeration: stretch, box,
    distanceAt: (at) => Math.min(cut.length_m, Math.max(0, (at - LEFT) / perMetre)),
    elevationAt: (at) => range.high - (at - TOP) / (perMetre * stretch),
    x,
  };
}

/** People below, findings on top, the chosen one last. */
const PRECEDENCE = ['presence-point', 'reader', 'chamber', 'shaft', 'seal', 'face-head', 'observed-head', 'finding'];
const inOrder = (marks, chosen) => [...marks].sort((a, b) => (a.facts.id === chosen && chosen !== null) - (b.facts.id === chosen && chosen !== null)
  || PRECEDENCE.indexOf(a.layer) - PRECEDENCE.indexOf(b.layer) || isOut(a) - isOut(b));

function patterns() {
  const hatch = (id, kind, step, path) => svg('pattern', { id, width: step, height: step, patternUnits: 'userSpaceOnUse' }, svg('path', { class: kind, d: path }));
  return svg('defs', {},
    hatch('s-deducted', 's-hatch-licence', 7, 'M-1 8 8 -1M-1 1 1 -1M6 8 8 6'),
    hatch('s-goaf', 's-hatch-goaf', 6, 'M-1 7 7 -1'),
    hatch('s-pillar', 's-hatch-pillar', 5, 'M2 2h1'),
    hatch('s-water', 's-hatch-water', 8, 'M0 2h4M4 6h4'),
    hatch('s-closed', 's-hatch-closed', 7, 'M0 0 7 7M7 0 0 7'));
}

/** Where the line runs through licensed ground; what a licence states no elevation for has no edge. */
function bands({ cut, x, y, box, range }) {
  return svg('g', { class: 's-bands' }, cut.licensed.map((part) => {
    const top = known(part.top) ? Math.max(box.top, y(part.top)) : box.top;
    const bottom = known(part.bottom) ? Math.min(box.bottom, y(part.bottom)) : box.bottom;
    const [left, right] = [x(part.from), x(part.to)];
    if (bottom <= top) return null;
    const edge = (value, at) => (known(value) && value >= range.low && value <= range.high
      ? svg('line', { class: 's-limit', x1: left, x2: right, y1: at, y2: at }) : null);
    return svg('g', {},
      svg('rect', { class: part.deducted ? 's-deducted' : 's-band', x: left, y: top, width: Math.max(right - left, 0.5), height: bottom - top }),
      edge(part.top, top), edge(part.bottom, bottom),
      [left, right].filter((at) => at > box.left + 1 && at < box.right - 1).map((at) => svg('line', { class: 's-side', x1: at, x2: at, y1: top, y2: bottom })));
  }));
}

/** The words of a band stand over everything but the points: they are what the eye looks for first. */
function bandLabels({ cut, x, y, box, range }) {
  return cut.licensed.map((part) => {
    const [left, right] = [Math.max(x(part.from), box.left) + 5, x(part.to)];
    if (right - left < 64) return null;
    const words = (key, value, at, dy) => svg('text', { class: 's-band-label', x: left, y: at + dy }, t(key, { height: height(value) }));
    if (part.deducted) return svg('text', { class: 's-band-label', x: left, y: (box.top + box.bottom) / 2 }, t('section.deducted'));
    const lines = [];
    if (!known(part.top) && !known(part.bottom)) lines.push(svg('text', { class: 's-band-label', x: left, y: box.top + 14 }, t('section.nolimits')));
    if (known(part.top)) {
      lines.push(part.top > range.high ? words('section.top.off', part.top, box.top, 13)
        : part.top < range.low ? words('section.top.under', part.top, box.bottom, -18) : words('section.top', part.top, y(part.top), 13));
    }
    if (known(part.bottom)) {
      lines.push(part.bottom < range.low ? words('section.bottom.off', part.bottom, box.bottom, -5)
        : part.bottom > range.high ? words('section.bottom.over', part.bottom, box.top, 28) : words('section.bottom', part.bottom, y(part.bottom), -4));
    }
    return lines;
  });
}

function grid({ cut, x, y, box, range, perMetre, stretch }, anyHeight) {
  const up = ticks(range.low, range.high, perMetre * stretch, 34);
  const across = ticks(0, cut.length_m, perMetre, 76);
  return svg('g', { class: 's-grid', 'aria-hidden': 'true' },
    anyHeight ? up.at.map((z) => [
      svg('line', { x1: box.left, x2: box.right, y1: y(z), y2: y(z) }),
      svg('text', { x: box.left - 7, y: y(z) + 4, 'text-anchor': 'end' }, number(z, up.step < 1 ? 1 : 0)),
    ]) : null,
    across.at.map((d) => [
      svg('line', { class: 'tick', x1: x(d), x2: x(d), y1: box.bottom, y2: box.bottom + 5 }),
      svg('text', { x: x(d), y: box.bottom + 17, 'text-anchor': 'middle' }, number(d, 0)),
    ]),
    svg('rect', { class: 'frame', x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top }),
    svg('text', { class: 'axis', x: 4, y: box.top - 8 }, t('section.axis.elevation')),
    svg('text', { class: 'axis', x: box.right, y: box.bottom + 31, 'text-anchor': 'end' }, t('section.axis.distance')));
}

function lineEnds({ box }, [from, to]) {
  return svg('g', { class: 's-ends', 'aria-hidden': 'true' },
    svg('text', { x: box.left, y: box.top - 7, 'text-anchor': 'middle' }, from), svg('text', { x: box.right, y: box.top - 7, 'text-anchor': 'middle' }, to));
}

function crossings({ cut, x, box }) {
  let last = -Infinity;
  return svg('g', { class: 's-crossings' }, [...cut.crossings].sort((a, b) => a.distance - b.distance).map((c) => {
    const at = x(c.distance);
    const room = at - last > 44 && at > box.left + 30 && at < box.right - 34;
    if (room) last = at;
    return svg('g', { class: `s-crossing ${c.layer}` }, svg('title', {}, `${layerName(c.layer)} · ${metres(c.distance)}`),
      svg('line', { x1: at, x2: at, y1: box.top, y2: box.bottom }),
      room ? svg('text', { x: at, y: box.top - 7, 'text-anchor': 'middle' }, layerName(c.layer)) : null);
  }));
}

function waters({ cut, x, y, box }) {
  return cut.spans.filter((s) => s.layer === 'water-body' && known(s.level)).map((s) => {
    const at = y(s.level);
    const [left, right] = [x(s.from), Math.max(x(s.to), x(s.from) + 2)];
    return svg('g', { class: 's-water' }, svg('title', {}, `${nameOf(s)} · ${t('section.level', { height: height(s.level) })}`),
      svg('rect', { x: left, y: at, width: right - left, height: Math.min(14, Math.max(0, box.bottom - at)) }),
      svg('line', { x1: left, x2: right, y1: at, y2: at }),
      svg('path', { d: `M${left + 8} ${at}l-5 -8h10Z` }),
      right - left > 110 ? svg('text', { x: left + 18, y: at - 4 }, t('section.level', { height: height(s.level) })) : null);
  });
}

function road(frame, trace) {
  const runs = [];
  let run = [];
  for (const [d, z] of trace.spots) {
    if (known(z)) run.push(`${frame.x(d).toFixed(1)} ${frame.y(z).toFixed(1)}`);
    else {
      if (run.length > 1) runs.push(run);
      run = [];
    }
  }
  if (run.length > 1) runs.push(run);
  if (runs.length === 0) return null;
  const d = runs.map((points) => `M${points.join('L')}`).join('');
  const end = trace.spots.at(-1)[1] ?? trace.spots[0][1];
  return svg('g', { class: `s-trace ${trace.layer} ${trace.standing} ${isOut(trace) ? 'out' : ''} ${trace.facts.kind ?? ''}`, ...focusable(frame, trace, placeOf(trace)) },
    svg('title', {}, [nameOf(trace), moreOf(trace), standingOf(trace), heightWithError(end, null)].filter(Boolean).join(' · ')),
    isOut(trace) ? svg('path', { class: 'halo', d }) : null, svg('path', { d }), isOut(trace) ? crosses(frame, trace) : null);
}

/** A road beyond a limit is marked by crossbars too, so that it is told apart without its colour. */
function crosses({ x, y }, { spots }) {
  const marks = [];
  for (let i = 1; i < spots.length; i++) {
    const [[d0, z0], [d1, z1]] = [spots[i - 1], spots[i]];
    if (!known(z0) || !known(z1)) continue;
    const [dx, dy] = [x(d1) - x(d0), y(z1) - y(z0)];
    const length = Math.hypot(dx, dy);
    for (let at = 7; at < length && marks.length < 200; at += 14) {
      const [px, py] = [x(d0) + (dx * at) / length, y(z0) + (dy * at) / length];
      marks.push(`M${(px - (dy / length) * 4).toFixed(1)} ${(py + (dx / length) * 4).toFixed(1)}L${(px + (dy / length) * 4).toFixed(1)} ${(py - (dx / length) * 4).toFixed(1)}`);
    }
  }
  return svg('path', { class: 'bars', d: marks.join('') });
}

/** The place on the line that a trace is shown by on the map. */
const placeOf = ({ spots }) => ({ distance: (spots[0][0] + spots.at(-1)[0]) / 2 });

function focusable({ actions }, thing, place) {
  const on = () => actions.point(place, thing);
  return { on: { pointerenter: on, pointerleave: () => actions.point(null) } };
}

function point(frame, mark, at) {
  const { x, chosen, actions } = frame;
  const px = x(mark.distance);
  const isChosen = mark.layer === 'finding' && mark.facts.id === chosen;
  const reach = known(mark.sigma) ? mark.sigma * frame.perMetre * frame.stretch : 0;
  const aside = known(mark.facts.sigma_m) && mark.layer !== 'finding' ? mark.facts.sigma_m * frame.perMetre : 0;
  const words = [nameOf(mark), moreOf(mark), heightWithError(mark.elevation, mark.sigma), standingOf(mark), metres(mark.distance)].filter(Boolean).join(' · ');
  const chooses = mark.layer === 'finding';
  const node = svg('g', {
    class: `s-mark ${mark.layer} ${isOut(mark) ? 'out' : ''} ${isChosen ? 'chosen' : ''} ${chooses ? mark.facts.severity ?? 'notice' : ''}`,
    tabindex: chooses || mark.layer === 'observed-head' || mark.layer === 'face-head' ? 0 : null,
    role: chooses ? 'button' : 'img', 'aria-label': words,
  },
  svg('title', {}, words),
  chooses && mark.to - mark.from > 1 ? svg('path', { class: 'extent', d: `M${x(mark.from)} ${at - 4}v8M${x(mark.from)} ${at}H${x(mark.to)}M${x(mark.to)} ${at - 4}v8` }) : null,
  reach > 0.5 ? svg('path', { class: 'error', d: `M${px} ${at - reach}V${at + reach}M${px - 3} ${at - reach}h6M${px - 3} ${at + reach}h6` }) : null,
  aside > 1 ? svg('path', { class: 'error', d: `M${px - aside} ${at}H${px + aside}` }) : null,
  svg('g', { transform: `translate(${px.toFixed(1)} ${at.toFixed(1)})` }, symbolOf(mark, isOut(mark), isChosen)));
  const show = () => actions.point({ distance: mark.distance, at: mark.at }, mark);
  for (const event of ['pointerenter', 'focus']) node.addEventListener(event, show);
  for (const event of ['pointerleave', 'blur']) node.addEventListener(event, () => actions.point(null));
  if (chooses) {
    node.addEventListener('click', () => actions.finding(mark.facts.id));
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      actions.finding(mark.facts.id);
    });
  }
  return node;
}

/** Below the axis: what lies somewhere along the line at an elevation that nobody knows. */
function unknownLane(frame, top) {
  const { cut, x, box, chosen } = frame;
  const middle = top + UNKNOWN_LANE / 2 - 1;
  return svg('g', { class: 's-unknown' },
    svg('rect', { x: box.left, y: top, width: box.right - box.left, height: UNKNOWN_LANE - 3 }),
    svg('text', { x: box.left - 7, y: middle + 4, 'text-anchor': 'end' }, t('section.lane.unknown')),
    cut.traces.flatMap((trace) => trace.spots.slice(1).map(([d, z], i) => (known(z) || known(trace.spots[i][1]) ? null
      : svg('line', { class: 'road', x1: x(trace.spots[i][0]), x2: x(d), y1: middle, y2: middle })))),
    inOrder(cut.marks, chosen).filter((m) => !known(m.elevation)).map((m) => point(frame, m, middle)));
}

function lane({ cut, x, box }, layer, top) {
  return svg('g', { class: `s-lane ${layer}` },
    svg('text', { x: box.left - 7, y: top + 10, 'text-anchor': 'end' }, layerName(layer)),
    cut.spans.filter((s) => s.layer === layer && !known(s.level)).map((s) => svg('rect', {
      x: x(s.from), y: top + 1, width: Math.max(x(s.to) - x(s.from), 1.5), height: LANE - 4,
    }, svg('title', {}, [nameOf(s), `${metres(s.from)}–${metres(s.to)}`, layer === 'water-body' ? t('section.level.unknown') : ''].filter(Boolean).join(' · ')))));
}
