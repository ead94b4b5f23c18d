/** The list that drives the desk: what waits for a decision first, then what is being checked, then what is decided. */
import { el, fill } from '../dom.js';
import { t } from '../texts.js';
import { moment } from '../words.js';
import { STAGES } from './address.js';
import { markOf, spoken, stageOf, stateWords } from './model.js';

const CHUNK = 300;

/** The checks that the filters let through, newest first as the server gives them. */
export function filtered(checks, state) {
  const words = state.query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return checks.filter((c) => state.stages.includes(stageOf(c)) && (state.mine === '' || c.mine_code === state.mine)
    && words.every((word) => `${c.mine_code} ${c.mine_name} ${c.file} ${c.sha256}`.toLowerCase().includes(word)));
}

/** `actions`: `choose(patch)`, `filter(patch)`, `clear()`, `href(patch)`. */
export function renderList(node, data, state, actions, limit = CHUNK) {
  const shown = filtered(data.checks, state);
  const focus = document.activeElement?.closest?.('#checks') ? document.activeElement.getAttribute('data-key') : null;
  const scroll = node.querySelector('.lines')?.scrollTop ?? 0;
  const lines = el('div', { class: 'lines' });
  fill(node, filters(data, state, actions, shown), lines);
  if (data.loading && data.checks.length === 0) {
    lines.append(el('div', { class: 'skeleton', 'aria-hidden': 'true' }, Array.from({ length: 8 }, () => el('div', { class: 'ghost' }))));
    return;
  }
  if (shown.length === 0) lines.append(empty(data, actions));
  let left = limit;
  for (const stage of STAGES) {
    const group = shown.filter((c) => stageOf(c) === stage);
    if (group.length === 0 || left <= 0) continue;
    lines.append(el('section', { class: 'group', 'aria-label': t(`stage.${stage}`) },
      el('h2', { class: 'stage' }, t(`stage.${stage}`), el('span', { class: 'num' }, String(group.length))),
      el('ul', {}, group.slice(0, left).map((c) => line(c, state, actions)))));
    left -= group.length;
  }
  if (shown.length > limit) {
    lines.append(el('button', { type: 'button', class: 'more', on: { click: () => renderList(node, data, state, actions, limit + CHUNK) } },
      t('list.more', { n: Math.min(shown.length - limit, CHUNK) })));
  }
  lines.scrollTop = scroll;
  if (focus) node.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
}

function filters(data, state, actions, shown) {
  const chip = (stage) => {
    const on = state.stages.includes(stage);
    return el('button', {
      type: 'button', class: 'chip', 'aria-pressed': String(on), 'data-key': `chip-${stage}`, 'data-stage': stage,
      on: { click: () => actions.filter({ stages: STAGES.filter((s) => (s === stage ? !on : state.stages.includes(s))) }) },
    }, el('span', { class: 'num' }, String(data.checks.filter((c) => stageOf(c) === stage).length)), el('span', { class: 'word' }, t(`stage.${stage}.short`)));
  };
  const mines = [...new Map(data.checks.map((c) => [c.mine_code, c.mine_name]))].sort((a, b) => a[1].localeCompare(b[1], 'zh'));
  if (state.mine && !mines.some(([code]) => code === state.mine)) mines.push([state.mine, state.mine]);
  const narrowed = shown.length < data.checks.length;
  return el('div', { class: 'filters' },
    el('div', { class: 'chips', role: 'group', 'aria-label': t('checks.filter.stage') }, STAGES.map(chip)),
    el('div', { class: 'choices' }, el('select', {
      'aria-label': t('checks.filter.mine'), 'data-key': 'filter-mine', on: { change: (e) => actions.filter({ mine: e.target.value }) },
    }, el('option', { value: '' }, t('checks.filter.mine.all')),
    mines.map(([code, name]) => el('option', { value: code, selected: code === state.mine || null }, name)))),
    el('p', { class: 'sum' }, el('span', {}, data.loading && data.checks.length === 0 ? t('list.loading') : t('filter.shown', { shown: shown.length, total: data.checks.length })),
      narrowed ? el('button', { type: 'button', class: 'link', 'data-key': 'clear', on: { click: actions.clear } }, t('filter.clear')) : null));
}

function line(check, state, actions) {
  const chosen = state.check === check.id;
  const patch = { check: check.id, finding: null, change: null };
  return el('li', {}, el('a', {
    href: actions.href(patch), class: chosen ? 'item check chosen' : 'item check', 'data-key': `check-${check.id}`, 'data-state': check.state,
    'aria-current': chosen ? 'true' : null, 'aria-label': `${spoken(check)} · ${moment(check.received)}`, title: `${spoken(check)} · ${moment(check.received)}`,
    on: {
      click: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        actions.choose(patch);
      },
    },
  },
  el('span', { class: 'sign' }, markOf(check)),
  el('span', { class: 'who' }, check.mine_name),
  el('span', { class: 'file' }, check.file),
  el('span', { class: `state ${check.state}` }, stateWords(check)),
  el('span', { class: 'since' }, moment(check.received))));
}

function empty(data, actions) {
  if (data.checks.length === 0) return el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('checks.empty.none'))), el('p', {}, t('checks.empty.how')));
  return el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('checks.empty.filtered'))),
    el('p', {}, t('checks.empty.there', { n: data.checks.length })),
    el('button', { type: 'button', class: 'plain', on: { click: actions.clear } }, t('filter.clear')));
}
