/** Hazards that other inspections found: the list, one of them, entering one or a file of them. */
import { el } from '../dom.js';
import { exportMenu } from '../exports/menu.js';
import { table } from '../parts.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { moment } from '../words.js';
import * as api from './api.js';
import { area, field, form, input, once, select } from './form.js';

const STATES = ['', 'open', 'done', 'closed', 'withdrawn'];
const SOURCES = ['mine', 'resident', 'third-party', 'expert', 'county', 'city', 'province', 'nmsa'];
const mayEnter = () => is('regulator', 'supervisor', 'resident-inspector', 'mine-user');
const sources = () => (is('mine-user') ? ['mine'] : is('resident-inspector') ? ['resident'] : SOURCES);

export const hazards = {
  key: 'hazards',
  read: (state) => api.hazards({ state: state.which, mine: state.mine, size: 500 }),
  view: (answer, page) => [
    el('p', { class: 'dim' }, t('hazards.lead')),
    el('div', { class: 'visits-chips', role: 'group', 'aria-label': t('visits.filter') },
      STATES.map((s) => el('button', { type: 'button', class: 'plain', 'data-key': `state-${s}`, 'aria-pressed': String((page.state.which ?? '') === s), on: { click: () => page.go({ which: s }) } }, t(s ? `hazards.state.${s}` : 'visits.state.any'))),
      mayEnter() ? [el('button', { type: 'button', class: 'plain', 'data-key': 'add', on: { click: async () => page.show(adding(page, await minesToChoose())) } }, t('hazards.add')),
        el('button', { type: 'button', class: 'plain', 'data-key': 'import', on: { click: () => page.show(once(() => importing(page))) } }, t('hazards.import'))] : null),
    exportMenu('hazards', () => [{ list: 'hazards', title: t('export.hazards'), query: () => (answer.total === 0 ? null : { state: page.state.which ?? '', mine: page.state.mine ?? '' }) }]),
    answer.items.length === 0 ? el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('hazards.none'))), el('p', { class: 'dim' }, t('hazards.none.how'))) : list(answer, page),
  ],
};

/** Where a hazard stands, with its deadline. */
const stateOf = (h) => [t(`hazards.state.${h.state}`), h.overdue ? el('strong', { class: 'bad' }, ` ! ${t('hazards.overdue')}`) : null, h.confirmed ? el('span', { class: 'dim block' }, t('hazards.confirmed', { date: moment(h.confirmed) })) : null];

const list = (answer, page) => [el('p', { class: 'dim' }, t('visits.shown', { shown: answer.items.length, total: answer.total })),
  el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('visits.tab.hazards') },
    table(t('visits.tab.hazards'), ['number', 'mine', 'words', 'level', 'deadline', 'state', 'acts'].map((k) => t(`hazards.head.${k}`)), answer.items.map((h) => [
      [el('span', { class: 'num' }, h.number), el('span', { class: 'dim block' }, t(`hazards.source.${h.source}`))], h.mineName,
      [h.words, h.place ? el('span', { class: 'dim block' }, h.place) : null], t(`hazards.level.${h.level}`),
      el('span', { class: 'num' }, h.deadline ?? '–'), stateOf(h),
      el('button', { type: 'button', class: 'plain small', 'data-key': `open-${h.id}`, 'aria-label': `${t('visits.act.open')} ${h.number}`, on: { click: async () => page.show(opened(await api.hazard(h.id), page)) } }, t('visits.act.open')),
    ])))];

const opened = (h, page) => () => el('div', { 'data-hazard': h.id }, el('h3', {}, `${h.number} · ${h.mineName}`), el('p', {}, stateOf(h)),
  el('p', { class: 'visits-said' }, h.words),
  table(t('hazards.facts'), [t('table.measure'), t('table.value')], [
    [t('hazards.level'), t(`hazards.level.${h.level}`)], [t('hazards.found'), `${h.foundOn} · ${t(`hazards.source.${h.source}`)} · ${h.foundBy}`],
    [t('hazards.place'), h.place || '–'], ['X, Y', h.point ? el('span', { class: 'num' }, `X=${h.point.northing.toFixed(2)}, Y=${h.point.easting.toFixed(2)}`) : '–'],
    [t('hazards.deadline'), h.deadline ?? '–'], [t('hazards.acceptor'), h.acceptor],
  ], 'measures'),
  el('h4', {}, t('visits.history')), el('ol', { class: 'visits-steps' }, [...h.steps].reverse().map((s) => el('li', {}, el('strong', {}, t(`hazards.step.${s.kind}`)),
    el('span', { class: 'dim' }, ` ${moment(s.at)} · ${s.byName}`), s.kind === 'extend' ? el('span', { class: 'num' }, ` → ${s.said.deadline}`) : null, s.said.words ? el('span', { class: 'visits-said' }, s.said.words) : null))),
  el('p', { class: 'visits-actions' }, h.may.map((kind) => [el('button', { type: 'button', class: 'plain', 'data-key': `step-${kind}`, on: { click: () => page.show(stepping(h, kind, page)) } }, t(`hazards.step.${kind}`)), ' ']),
    el('button', { type: 'button', class: 'plain', on: { click: page.leave } }, t('visits.leave'))));

const stepping = (h, kind, page) => once(() => form(`hazards.step.${kind}`, [
  el('p', { class: 'visits-wide-field' }, el('strong', {}, `${h.number} · ${h.mineName}`)),
  kind === 'extend' ? field('hazards.deadline', input('deadline', { type: 'date', required: true })) : null,
  kind === 'confirm' ? el('p', { class: 'visits-wide-field' }, t('hazards.confirm.binds')) : null,
  field('visits.words', area('words', { required: true, maxlength: 2000 }), true),
], `hazards.step.${kind}`, async (said) => page.wrote(opened(await api.stepHazard(h.id, { kind, version: h.version, ...said }), page)), () => page.show(opened(h, page))));

/** The mines of who is signed in; a mine's own people say its code. */
const minesToChoose = async () => (is('mine-user') ? [] : (await api.coverage({ size: 500 })).mines.items);

const adding = (page, mines) => once(() => form('hazards.add', [
  mines.length > 0 ? field('visits.head.mine', select('mine_code', mines.map((m) => [m.mineCode, m.mineName]))) : field('hazards.mine', input('mine_code', { required: true, maxlength: 200, value: page.state.mine ?? '' })),
  field('hazards.source', select('source', sources().map((s) => [s, t(`hazards.source.${s}`)]))),
  field('hazards.number', input('number', { required: true, maxlength: 100 })),
  field('hazards.level', select('level', ['general', 'major'].map((l) => [l, t(`hazards.level.${l}`)]))),
  field('hazards.found.on', input('found_on', { type: 'date', required: true })), field('hazards.found.by', input('found_by', { required: true, maxlength: 400 })),
  field('hazards.place', input('place', { maxlength: 400 })), field('hazards.north', input('x_north', { inputmode: 'decimal', maxlength: 20 })), field('hazards.east', input('y_east', { inputmode: 'decimal', maxlength: 20 })),
  field('hazards.deadline', input('deadline', { type: 'date' })), field('hazards.acceptor', input('acceptor', { required: true, maxlength: 400 })),
  field('hazards.words', area('words', { required: true, maxlength: 4000 }), true),
], 'hazards.add.go', async (said) => page.wrote(opened(await api.addHazard(said), page)), page.leave));

const COLUMNS = 'mine_code,source,number,found_on,found_by,place,x_north,y_east,words,level,deadline,acceptor';

const importing = (page) => form('hazards.import', [
  el('p', { class: 'dim visits-wide-field' }, t('hazards.import.lead')), el('p', { class: 'visits-wide-field' }, el('code', { class: 'visits-columns' }, COLUMNS)),
  field('hazards.file', input('file', { type: 'file', accept: '.csv,text/csv', required: true }), true),
], 'hazards.import.go', async (said) => {
  const answer = await api.importHazards(await said.file.arrayBuffer());
  page.wrote(() => el('div', { class: 'visits-told', role: 'status' }, el('p', {}, t('hazards.imported', { added: answer.added, rejected: answer.rejected.length })),
    answer.rejected.length === 0 ? null : table(t('hazards.rejected'), [t('hazards.line'), t('hazards.column'), t('hazards.reason')], answer.rejected.map((r) => [String(r.line), r.column || '–', current() === 'en' ? r.en : r.zh])),
    el('p', { class: 'visits-actions' }, el('button', { type: 'button', class: 'plain', on: { click: page.leave } }, t('visits.leave')))));
}, page.leave);
