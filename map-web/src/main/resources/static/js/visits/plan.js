/** The visits of a year: planned, made and given up. */
import { el } from '../dom.js';
import { exportMenu } from '../exports/menu.js';
import { table } from '../parts.js';
import { is } from '../session.js';
import { t } from '../texts.js';
import * as api from './api.js';
import { stateOf } from './visit-view.js';

const STATES = ['', 'planned', 'done', 'cancelled'];

export const plan = {
  key: 'plan',
  read: (state) => api.visits({ state: state.which, year: state.year, mine: state.mine, size: 500 }),
  view: (answer, page) => [
    el('p', { class: 'dim' }, t(is('mine-user') ? 'visits.plan.lead.mine' : 'visits.plan.lead')),
    el('div', { class: 'visits-chips', role: 'group', 'aria-label': t('visits.filter') },
      STATES.map((s) => el('button', { type: 'button', class: 'plain', 'data-key': `state-${s}`, 'aria-pressed': String((page.state.which ?? '') === s), on: { click: () => page.go({ which: s }) } }, t(`visits.state.${s || 'any'}`))),
      page.mayWork ? el('button', { type: 'button', class: 'plain', 'data-key': 'year', on: { click: page.planYear } }, t('visits.year')) : null),
    exportMenu('visits', () => [{ list: 'visits', title: t('export.visits'), query: () => (answer.total === 0 ? null : { state: page.state.which ?? '', year: page.state.year ?? '', mine: page.state.mine ?? '' }) }]),
    answer.items.length === 0 ? el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('visits.none'))), el('p', { class: 'dim' }, t(page.mayWork ? 'visits.none.how' : 'visits.none.wait'))) : list(answer, page),
  ],
};

function list(answer, page) {
  const rows = [...answer.items].sort((a, b) => Number(b.late) - Number(a.late));
  return [el('p', { class: 'dim' }, t('visits.shown', { shown: answer.items.length, total: answer.total })),
    el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('visits.plan') },
      table(t('visits.plan'), ['day', 'mine', 'by', 'state', 'acts'].map((k) => t(`visits.head.${k}`)), rows.map((v) => [
        el('span', { class: 'num' }, v.visitedOn ?? v.plannedOn), v.mineName, t(`visits.by.${v.authority}`), stateOf(v),
        el('span', { class: 'visits-acts' }, el('button', { type: 'button', class: 'plain small', 'data-key': `open-${v.id}`, 'aria-label': `${t('visits.act.open')} ${v.mineName} ${v.visitedOn ?? v.plannedOn}`, on: { click: () => page.open(v.id) } }, t('visits.act.open'))),
      ])))];
}
