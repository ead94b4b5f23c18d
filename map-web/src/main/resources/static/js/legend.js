/** The legend is the layer control: just what is on the map, each with its sign and a switch. */
import { el, fill } from './dom.js';
import { catalogue, groups } from './layers/catalogue.js';
import { CERTAINTIES, certaintyMark, SEVERITIES, severityMark } from './symbols.js';
import { t } from './texts.js';

/**
 * `definitions` are the layers there can be, `keys` more to explain below a group; `actions`: `toggle(layer)`,
 * `strength(0..1)`, or with `strengths` by group `strengthOf(group, 0..1)`. Drawings are switched by seam and revision.
 */
export function renderLegend(node, { present, hidden, strength, strengths = null, open, zone, keys = {}, definitions = catalogue }, actions) {
  const details = el('details', { open: open || null, on: { toggle: (e) => actions.opened(e.target.open) } },
    // The event of the toggle comes later, and by then it may have been drawn anew, closed as it was.
    el('summary', { on: { click: () => actions.opened(!details.open) } }, t('legend.title')));
  if (actions.exports) details.append(actions.exports());
  const rows = present.names.map((name) => definitions.get(name));
  for (const group of groups) {
    const lines = group === 'findings' ? [toggle('finding', hidden, actions, swatchFinding())]
      : rows.filter((row) => row.group === group).map((row) => [toggle(row.layer, hidden, actions, swatch(row)), statesOf(row)]);
    if (lines.length === 0) continue;
    details.append(el('fieldset', {}, el('legend', {}, t(`group.${group}`),
      strengths && group !== 'findings' ? fader(group, strengths[group] ?? 1, actions) : null), lines,
    group === 'findings' ? keyOfFindings() : null, group === 'drawing' ? drawingLines(present.drawings ?? [], hidden, actions) : null, keys[group]?.()));
  }
  if (!strengths) details.append(el('label', { class: 'strength' }, el('span', {}, t('legend.opacity')),
    el('input', { type: 'range', min: 20, max: 100, value: Math.round(strength * 100), on: { input: (e) => actions.strength(e.target.value / 100) } })));
  if (actions.served) details.append(actions.served() ?? '');
  if (present.detailed === 0) details.append(el('p', { class: 'dim' }, t('legend.nearer')));
  if (present.tooMany) details.append(el('p', { class: 'dim' }, t('legend.toomany', { n: present.most })));
  details.append(el('p', { class: 'dim' }, t('map.grid', { zone })));
  const focused = document.activeElement?.closest?.('#legend') ? document.activeElement.getAttribute('data-layer') : null;
  fill(node, details);
  if (focused) node.querySelector(`[data-layer="${CSS.escape(focused)}"]`)?.focus();
}

function toggle(layer, hidden, actions, sign) {
  const on = !hidden.includes(layer);
  return el('label', { class: on ? 'row' : 'row off' },
    el('input', { type: 'checkbox', checked: on || null, 'data-layer': layer, on: { change: () => actions.toggle(layer) } }),
    sign, el('span', {}, t(`layer.${layer}`)));
}

const fader = (group, strength, actions) => el('input', {
  type: 'range', class: 'fader', min: 10, max: 100, step: 5, value: Math.round(strength * 100), 'data-layer': `fade-${group}`,
  'aria-label': t('legend.fade', { group: t(`group.${group}`) }), title: t('legend.fade', { group: t(`group.${group}`) }),
  on: { input: (e) => actions.strengthOf(group, e.target.value / 100) },
});

const MOST_DRAWINGS = 12;

/** A switch for each plan that is shown, by seam and date of its revision. */
function drawingLines(drawings, hidden, actions) {
  if (drawings.length < 2 || drawings.length > MOST_DRAWINGS) return null;
  return el('div', { class: 'drawings-of' }, drawings.map(({ id, seam, asOf, mine }) => {
    const name = `drawing:${id}`;
    const on = !hidden.includes(name);
    return el('label', { class: on ? 'row' : 'row off', title: `${mine} ${id}` },
      el('input', { type: 'checkbox', checked: on || null, 'data-layer': name, on: { change: () => actions.toggle(name) } }),
      el('span', {}, [seam || mine, asOf].filter(Boolean).join(' · ')));
  }));
}

/** The signs of a layer that draws its features by what they are. */
function statesOf(row) {
  if (!row.states) return null;
  return el('ul', { class: 'states' }, row.states.map((state) => el('li', {}, swatch({ ...row, draw: row.drawOf({ state }) }), t(`word.${state}`))));
}

function keyOfFindings() {
  return el('ul', { class: 'key' },
    SEVERITIES.map((s) => el('li', {}, severityMark(s, 12), t(`severity.${s}`))),
    CERTAINTIES.map((c) => el('li', {}, certaintyMark(c, 18), t(`certainty.${c}`))));
}

const swatchFinding = () => el('span', { class: 'swatch finding-swatch' }, severityMark('critical', 12));

/** A small picture of a layer, drawn with the very style of the map. */
function swatch(row) {
  const canvas = el('canvas', { class: 'swatch', 'aria-hidden': 'true' });
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [26, 14];
  canvas.width = w * ratio;
  canvas.height = h * ratio;
  const ctx = canvas.getContext('2d');
  ctx.scale(ratio, ratio);
  if (row.swatch === 'point') {
    row.draw(ctx, w / 2, h / 2);
    return canvas;
  }
  const stroke = (style) => {
    ctx.globalAlpha = style.opacity ?? 1;
    ctx.strokeStyle = style.color;
    ctx.lineWidth = style.weight;
    ctx.setLineDash((style.dashArray ?? '').split(' ').filter(Boolean).map(Number));
    ctx.stroke();
  };
  const style = row.style();
  ctx.beginPath();
  if (row.swatch === 'area') ctx.rect(1.5, 1.5, w - 3, h - 3);
  else {
    ctx.moveTo(0, h / 2);
    ctx.lineTo(w, h / 2);
  }
  if (style.fill && row.swatch === 'area') {
    ctx.globalAlpha = style.fillOpacity;
    ctx.fillStyle = style.fillColor;
    ctx.fill();
  }
  stroke(style);
  if (row.inner) stroke(row.inner());
  return canvas;
}
