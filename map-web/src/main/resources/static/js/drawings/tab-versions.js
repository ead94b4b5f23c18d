/** An earlier version beside this one: which, a divider to swipe with, and the differences as a list. */
import { announce, el, svg } from '../dom.js';
import { section } from '../parts.js';
import { t } from '../texts.js';
import { bilingual, moment, number } from '../words.js';
import { changeLayer } from '../layers/drawn.js';
import { capital, isWorking } from './model.js';

const MOST_ROWS = 500;
const SIGNS = { 'change-new': 'M8 2V14M2 8H14', 'change-gone': 'M2 8H14', 'change-other': 'M2 10Q5 3 8 8T14 6' };

export function versionsTab(data, state, actions) {
  const { check, verdict } = data;
  return [
    section(t('versions.against'), against(data, actions), el('div', { class: 'actions' },
      el('button', {
        type: 'button', class: 'plain', 'aria-pressed': String(state.swipe !== null), 'data-key': 'swipe', disabled: !data.hasEarlier && state.swipe === null, on: { click: actions.swipe },
      }, t(state.swipe === null ? 'versions.swipe' : 'versions.swipe.off')),
      el('span', { class: 'dim' }, data.hasEarlier ? t('versions.swipe.how') : t('versions.earlier.none')))),
    section(t('versions.differences'), !verdict ? el('p', { class: 'dim' }, isWorking(check) ? t('verdict.waiting') : t('verdict.none')) : differences(verdict, state, actions)),
  ];
}

function against({ check, desk, checks, verdict }, actions) {
  const fixed = (check.decision !== null && check.decision !== undefined) || isWorking(check);
  const registered = desk?.mines?.find((m) => m.code === check.mine_code)?.registered ?? [];
  const handedIn = checks.filter((c) => c.mine_code === check.mine_code && c.id !== check.id && c.received < check.received && c.state !== 'failed');
  const now = check.settings?.against ?? '';
  const option = (value, words) => el('option', { value, selected: value === now || null }, words);
  const trouble = el('p', { class: 'hatched', role: 'alert', hidden: true });
  const select = el('select', { 'aria-label': t('versions.against'), disabled: fixed, 'data-key': 'against', on: { change: async () => {
    trouble.hidden = true;
    try {
      await actions.settle({ against: select.value || null });
      announce(t('layers.sent'));
    } catch (error) {
      select.value = now;
      trouble.hidden = false;
      trouble.textContent = actions.words(error);
    }
  } } },
  option('', t('versions.latest')),
  [...registered].sort((a, b) => (a.as_of < b.as_of ? 1 : -1)).map((r) => option(r.drawing_id, [r.as_of, r.file.split('/').at(-1), r.seam].filter(Boolean).join(' · '))),
  handedIn.map((c) => option(c.sha256, t('versions.handed', { time: moment(c.received), file: c.file }))));
  if (now && select.value !== now) {
    select.append(el('option', { value: now }, now));
    select.value = now;
  }
  const compared = verdict?.differences;
  return [el('div', { class: 'choices' }, select), trouble,
    compared ? el('p', { class: 'dim' }, t('versions.compared', { file: compared.against.split('/').at(-1), day: compared.as_of })) : null];
}

function differences(verdict, state, actions) {
  const all = verdict.differences;
  if (!all) return el('p', { class: 'dim' }, t('versions.none'));
  const { whole_move: move, height_shift_m: height, changes = [] } = all;
  const whole = [
    move ? el('p', { class: 'whole' }, t('versions.moved', {
      metres: number(Math.hypot(move.east_m, move.north_m), 1), east: number(move.east_m, 1), north: number(move.north_m, 1), rotation: number(move.rotation_deg, 2),
    })) : null,
    typeof height === 'number' ? el('p', { class: 'whole' }, t(height > 0 ? 'versions.raised' : 'versions.lowered', { metres: number(Math.abs(height), 1) })) : null,
  ];
  if (changes.length === 0) return [whole, el('p', { class: 'dim' }, t('versions.same'))];
  const counts = new Map();
  changes.forEach((c) => counts.set(c.state, (counts.get(c.state) ?? 0) + 1));
  return [whole,
    el('p', {}, [...counts].map(([kind, n]) => t('versions.count', { kind: t(`change.${kind}`), n })).join(t('and'))),
    el('ol', { class: 'changes' }, changes.slice(0, MOST_ROWS).map((c, i) => el('li', {},
      el('button', { type: 'button', class: i === state.change ? 'change-line chosen' : 'change-line', 'aria-pressed': String(i === state.change), 'data-key': `change-${i}`, 'data-change': i,
        on: { click: () => actions.choose({ change: i === state.change ? null : i }) } }, sign(c.state), el('span', {}, capital(bilingual(c, 'text'))))))),
    changes.length > MOST_ROWS ? el('p', { class: 'dim' }, t('verdict.more', { shown: MOST_ROWS, n: changes.length })) : null];
}

/** + − ~ as lines of the map, so that the list is read by the same signs. */
function sign(kind) {
  const layer = changeLayer(kind);
  return svg('svg', { class: `change-sign ${layer}`, viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { d: SIGNS[layer] }));
}
