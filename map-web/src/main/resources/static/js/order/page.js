/** Orders and promises with their deadlines and what the latest night saw of them; one of them to work on. */
import { announce, el, fill } from '../dom.js';
import { exportMenu } from '../exports/menu.js';
import * as map from '../api.js';
import { flowForm } from '../flow/form.js';
import { nextSteps, stepHistory } from '../flow/steps.js';
import { copyButton, table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { draftOf, keepDraft } from '../review/drafts.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { moment, useNight } from '../words.js';
import * as api from './api.js';
import { nightsInside } from './nights.js';
import { DRAFT, drawAddress, watched } from './parts.js';
import { placeChoice } from './places.js';

const SIZE = 100;
/** Where the tick of an order that is not issued yet is kept. */
const HALTS = `${DRAFT}-halts`;
const GRAVE = ['accept', 'lift', 'cancel', 'extend'];
const query = new URLSearchParams(location.search);
const state = { all: query.get('which') === 'all', q: (query.get('q') ?? '').slice(0, 100), order: query.get('order'), finding: query.get('finding') ?? '', mine: query.get('mine') ?? '' };
let found = null;
let view = null;
let issuing = false;
let mines = [];
let latestNight = null;
let kept = null;

async function read(page = 0) {
  try {
    const answer = await api.list({ page, size: SIZE, ...(state.q ? { q: state.q } : {}), ...(state.all ? { all: 'true' } : {}) });
    found = { total: answer.orders.total, items: page === 0 ? answer.orders.items : [...found.items, ...answer.orders.items], acceptors: answer.acceptors };
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

async function open(id, focus = true) {
  issuing = false;
  state.order = id;
  address();
  try {
    view = await api.look(id);
    trouble(null);
  } catch (error) {
    view = null;
    trouble(error);
  }
  render();
  if (focus) document.getElementById('chosen')?.focus();
}

function address() {
  const to = new URLSearchParams();
  if (state.all) to.set('which', 'all');
  if (state.order) to.set('order', state.order);
  to.set('lang', current());
  history.replaceState(null, '', `?${to}`);
}

async function readMines() {
  try {
    const [latest] = (await map.regionNow()).nights;
    latestNight = latest?.date ?? null;
    mines = latest ? await map.mines(latest.date) : [];
  } catch {
    mines = []; // The form says that a mine is missing.
  }
  render();
}

function begin() {
  issuing = true;
  view = null;
  state.order = null;
  address();
  render();
  readMines();
  document.querySelector('#order-mine')?.focus();
}

const mayIssue = () => is('regulator', 'supervisor', 'resident-inspector');

let typing = 0;
function render() {
  if (!found) return;
  const page = document.getElementById('page');
  const focused = page.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  const chip = (all) => el('button', { type: 'button', class: 'plain', 'aria-pressed': String(state.all === all), 'data-key': `which-${all}`, on: { click: () => { state.all = all; address(); read(); } } }, t(all ? 'cases.filter.all' : 'cases.filter.open'));
  const search = el('input', {
    type: 'search', value: state.q, maxlength: 100, 'data-key': 'q', placeholder: t('order.search'), 'aria-label': t('order.search'),
    on: { input: () => { clearTimeout(typing); typing = setTimeout(() => { state.q = search.value.trim(); read(); }, 250); } },
  });
  fill(page, el('h2', {}, t('place.orders')), el('p', { class: 'dim' }, t(is('mine-user') ? 'order.lead.mine' : 'order.lead')),
    el('div', { class: 'fields', role: 'group', 'aria-label': t('cases.filter') }, [false, true].map(chip), el('label', {}, search),
      mayIssue() ? el('button', { type: 'button', class: 'plain strong', 'data-key': 'issue', on: { click: begin } }, t('order.issue')) : null),
    exportMenu('orders', () => [{ list: 'orders', title: t('export.orders'), query: () => (found.total === 0 ? null : { all: String(state.all), q: state.q }) }]),
    el('div', { class: 'beside' }, el('div', {}, list()),
      el('aside', { id: 'chosen', class: 'case', tabindex: '-1', 'aria-label': t('order.title') }, issuing ? issue() : view ? chosen() : el('p', { class: 'dim' }, t('cases.choose')))));
  if (focused) {
    const node = page.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    node?.focus({ preventScroll: true });
    if (node === search) search.setSelectionRange(search.value.length, search.value.length);
  }
}

/** What is defied first, then what is overdue, then the last issued. */
const sorted = (lines) => [...lines].sort((a, b) => Number(b.watched?.state === 'defied') - Number(a.watched?.state === 'defied') || Number(b.overdue) - Number(a.overdue));

function list() {
  if (found.items.length === 0) return el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('order.none'))), is('mine-user') ? null : el('p', { class: 'dim' }, t('order.none.how')));
  const lines = sorted(found.items);
  const rows = table(t('place.orders'), ['number', 'kind', 'mine', 'state', 'due', 'watched'].filter((key) => key !== 'watched' || !is('mine-user')).map((key) => t(`order.head.${key}`)), lines.map((line) => [
    el('button', { type: 'button', class: 'link', 'data-key': `order-${line.id}`, 'aria-pressed': String(line.id === state.order), on: { click: () => open(line.id) } }, line.orderNo),
    el('span', {}, t(`order.kind.${line.kind}`), el('span', { class: 'dim block' }, t(line.whole ? 'order.whole' : 'order.part'))),
    line.mineName, t(`order.state.${line.state}`),
    line.deadline || line.overdue ? el('span', { class: 'num' }, line.deadline ?? '', line.overdue ? el('strong', { class: 'bad' }, ` ! ${t('case.overdue')}`) : null) : '–',
    ...(is('mine-user') ? [] : [watched(line.watched)]),
  ]));
  [...rows.querySelectorAll('tbody tr')].forEach((tr, i) => tr.classList.toggle('chosen', lines[i].id === state.order));
  return [el('p', { class: 'dim' }, t('cases.shown', { shown: found.items.length, total: found.total })), el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('place.orders') }, rows),
    found.items.length < found.total ? el('button', { type: 'button', class: 'plain', on: { click: () => read(Math.floor(found.items.length / SIZE)) } }, t('cases.more', { n: Math.min(SIZE, found.total - found.items.length) })) : null];
}

/** The form is made once while it is open, so that drawing the page anew takes nothing from who is writing. */
function issue() {
  const key = `${current()} ${mines.length}`;
  if (kept?.key === key) return kept.node;
  const field = (name, type, required, more = {}) => ({ name, type, required, least: 0, most: type === 'words' ? 4000 : 200, choices: [], ...more });
  const mine = el('select', {}, el('option', { value: '' }, t('case.choose')), mines.map((m) => el('option', { value: m.code }, m.name)));
  const places = placeChoice(latestNight, draftOf(DRAFT)?.values.place ?? '', trouble);
  const draw = el('button', {
    type: 'button', class: 'plain', 'data-key': 'order-draw', on: {
      click: () => {
        if (!mine.value) {
          announce(t('order.draw.mine'));
          mine.focus();
          return;
        }
        mine.dispatchEvent(new Event('input'));
        location.assign(drawAddress(mine.value));
      },
    },
  }, t('order.draw'));
  const halts = el('input', { type: 'checkbox', id: 'order-halts', 'data-key': 'halts', on: { change: () => keepDraft(HALTS, halts.checked ? { kind: 'issue', values: {} } : null) } });
  halts.checked = draftOf(HALTS) !== null;
  const kinds = is('resident-inspector') ? ['stop', 'withdraw'] : ['stop', 'withdraw', 'rectify', 'promise'];
  const node = flowForm({
    prefix: 'order', of: DRAFT, kind: 'issue', label: t('order.issue'), grave: true,
    fields: [field('mine', 'choice', true, { control: mine, value: state.mine }), field('orderNo', 'line', true), field('kind', 'choice', true, { choices: kinds }), field('from', 'date', false),
      field('deadline', 'date', false), field('demand', 'words', true), field('ceiling', 'number', false), field('place', 'choice', false, { control: places.control }), field('corners', 'words', false, { most: 100_000 }),
      field('finding', 'line', false, { value: state.finding }), field('bufferM', 'number', false),
      field('acceptor', 'choice', true, { choices: ['regulator', 'third-party', 'chain'] }), field('acceptorName', 'line', false)],
    more: [el('p', {}, draw), el('p', {}, halts, ' ', el('label', { for: 'order-halts', class: 'order-inline' }, t('order.halts'))), el('p', { class: 'dim' }, t('order.area.hint')), ...found.acceptors.map((a) => el('p', { class: 'dim' }, t('order.accept.within', { who: t(`order.acceptor.${a.acceptor}`), days: a.days })))],
    moreSaid: () => ({ haltsWork: halts.checked }),
    send: async (saying) => {
      view = await api.issue(saying);
      issuing = false;
      kept = null;
      keepDraft(HALTS, null);
      state.order = view.line.id;
      address();
      announce(t('order.issued', { number: view.line.orderNo }));
      await read();
    },
    leave: () => { issuing = false; kept = null; render(); },
  });
  mine.addEventListener('change', () => places.follow(mine.value));
  places.follow(mine.value);
  kept = { key, node };
  return node;
}

function chosen() {
  const { line } = view;
  const badge = (tone, words) => el('span', { class: `badge ${tone}` }, words);
  return [el('h3', {}, el('span', { class: 'num' }, line.orderNo), ` ${t(`order.kind.${line.kind}`)} · ${t(`order.state.${line.state}`)}`),
    el('p', { class: 'case-facts' }, [line.overdue ? badge('critical', `! ${t('case.overdue')}`) : null, line.deadline ? badge('', t('case.deadline', { date: line.deadline })) : null,
      view.acceptBy ? badge('', t('order.acceptby', { date: view.acceptBy })) : null, view.ceiling === null ? null : badge('', t('order.ceiling', { n: view.ceiling }))]),
    el('p', {}, el('strong', {}, line.mineName)),
    el('p', { class: 'note-text' }, view.demand),
    line.haltsWork && !['stop', 'withdraw'].includes(line.kind) ? el('p', {}, el('strong', {}, t('order.halts'))) : null,
    el('p', { class: 'dim' }, t('order.since', { from: moment(line.from), who: view.issuedBy }), view.ends ? ` ${t('order.ended', { time: moment(view.ends) })}` : null),
    el('p', {}, t('order.acceptedby', { who: t(`order.acceptor.${view.acceptor}`), name: view.acceptorName }),
      view.mustSign.length > 0 && line.state === 'done' ? el('span', { class: 'block' }, t('order.mustsign', { who: view.mustSign.map((s) => t(`order.signer.${s}`)).join(' → ') })) : null),
    line.watched ? [el('h4', {}, t('order.head.watched')), el('p', {}, watched(line.watched)), line.watched.state === 'unknown-to-night' ? el('p', { class: 'dim' }, t('order.unknown.how')) : null] : null,
    nightsInside(view),
    view.findingId ? el('p', {}, el('a', { href: `./?finding=${encodeURIComponent(view.findingId)}&lang=${current()}` }, t('case.open'))) : null,
    el('h4', {}, t('order.area')), view.corners ? [el('p', { class: 'order-corners num' }, view.corners), el('p', { class: 'dim' }, `${view.crs} `, copyButton(view.corners, 'WKT'))] : el('p', {}, t('order.whole')),
    nextSteps({ prefix: 'order', of: `order-${line.id}`, next: view.next, grave: GRAVE, redraw: render, send: async (kind, saying) => { view = await send(line, kind, saying); announce(t('tip.done')); await read(); } }),
    el('h4', {}, t('case.history')), stepHistory('order', view.history)];
}

/** A step; who was slower sees what the others did. */
async function send(line, kind, saying) {
  try {
    return await api.step(line.id, { kind, version: line.version, ...saying });
  } catch (error) {
    if (error.status === 409) view = await api.look(line.id);
    throw error;
  }
}

useNight(new Date().toISOString());
beginPage('orders.html', 'place.orders', async () => {
  if (found) {
    render();
    return;
  }
  await read();
  if (state.order) await open(state.order, false);
  else if (query.has('new') && mayIssue()) begin();
});
