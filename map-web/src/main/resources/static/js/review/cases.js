/** Every case with its deadline, and one of them to work on; for a mine, what it was ordered to do. */
import { el, fill } from '../dom.js';
import { exportMenu } from '../exports/menu.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { bilingual, ruleWords, useNight } from '../words.js';
import * as api from './api.js';
import { casePanel, onStep } from './panel.js';
import { severity } from './parts.js';

const SIZE = 100;
const query = new URLSearchParams(location.search);
const state = { which: ['open', 'all', 'overdue'].includes(query.get('which')) ? query.get('which') : 'open', q: (query.get('q') ?? '').slice(0, 100), finding: query.get('finding') };
let found = null;

/** The filters of the list, which are those of its files. */
const asked = () => ({ ...(state.q ? { q: state.q } : {}), ...(state.which === 'open' ? {} : { [state.which]: 'true' }) });

async function read(page = 0) {
  try {
    const answer = await api.cases({ page, size: SIZE, ...asked() });
    found = { total: answer.total, items: page === 0 ? answer.items : [...found.items, ...answer.items] };
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

function address() {
  const to = new URLSearchParams();
  if (state.which !== 'open') to.set('which', state.which);
  if (state.q) to.set('q', state.q);
  if (state.finding) to.set('finding', state.finding);
  to.set('lang', current());
  history.replaceState(null, '', `?${to}`);
}

/** What is overdue first, then by deadline, then as the server has them. */
const sorted = (lines) => [...lines].sort((a, b) => Number(b.overdue) - Number(a.overdue) || (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999'));

function choose(finding) {
  state.finding = finding;
  address();
  render();
  document.getElementById('chosen')?.focus();
}

let typing = 0;
function render() {
  if (!found) return;
  const page = document.getElementById('page');
  const focused = page.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  const chip = (which) => el('button', {
    type: 'button', class: 'plain', 'aria-pressed': String(state.which === which), 'data-key': `which-${which}`,
    on: { click: () => { state.which = which; address(); read(); } },
  }, t(`cases.filter.${which}`));
  const search = el('input', {
    type: 'search', value: state.q, maxlength: 100, 'data-key': 'q', placeholder: t('cases.search'), 'aria-label': t('cases.search.label'),
    on: { input: () => { clearTimeout(typing); typing = setTimeout(() => { state.q = search.value.trim(); address(); read(); }, 250); } },
  });
  fill(page, el('h2', {}, t('place.cases')), el('p', { class: 'dim' }, t('cases.lead')),
    el('div', { class: 'fields', role: 'group', 'aria-label': t('cases.filter') }, ['open', 'overdue', 'all'].map(chip), el('label', {}, search)),
    exportMenu('cases', () => [{ list: 'cases', title: t('export.cases'), query: () => (found.total === 0 ? null : asked()) }]),
    el('div', { class: 'beside' },
      el('div', {}, found.items.length === 0 ? empty() : list(),
        found.items.length < found.total ? el('button', { type: 'button', class: 'plain', on: { click: () => read(Math.floor(found.items.length / SIZE)) } }, t('cases.more', { n: Math.min(SIZE, found.total - found.items.length) })) : null),
      el('aside', { id: 'chosen', tabindex: '-1', 'aria-label': t('case.title') }, state.finding ? chosen() : el('p', { class: 'dim' }, t('cases.choose')))));
  if (focused) {
    const node = page.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    node?.focus({ preventScroll: true });
    if (node === search) search.setSelectionRange(search.value.length, search.value.length);
  }
}

function empty() {
  return el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('cases.none'))), el('p', { class: 'dim' }, t(is('mine-user') ? 'cases.none.mine' : 'cases.none.how')));
}

const titleOf = (line) => bilingual(line, 'title') || ruleWords(line.rule);

function list() {
  const rows = table(t('place.cases'), ['case.field.number', 'cases.state', 'cases.due', 'cases.mine', 'cases.finding'].map((key) => t(key)), sorted(found.items).map((line) => [
    el('span', { class: 'num' }, line.number ?? '–'),
    el('span', {}, t(`case.state.${line.state}`), line.sealed ? ` · ${t('case.sealed')}` : ''),
    line.deadline ? el('span', { class: 'num' }, line.deadline, line.overdue ? el('strong', { class: 'bad' }, ` ! ${t('case.overdue')}`) : null) : '–',
    line.mineName,
    el('span', {}, severity(line.severity), ' ', el('button', { type: 'button', class: 'link', 'data-key': `case-${line.findingId}`, 'aria-pressed': String(line.findingId === state.finding), on: { click: () => choose(line.findingId) } }, titleOf(line))),
  ]));
  [...rows.querySelectorAll('tbody tr')].forEach((tr, i) => tr.classList.toggle('chosen', sorted(found.items)[i].findingId === state.finding));
  return [el('p', { class: 'dim' }, t('cases.shown', { shown: found.items.length, total: found.total })), el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('place.cases') }, rows)];
}

function chosen() {
  const line = found.items.find((l) => l.findingId === state.finding);
  return [line ? el('h3', {}, titleOf(line)) : null,
    is('mine-user') ? null : el('p', {}, el('a', { href: `./?finding=${encodeURIComponent(state.finding)}&lang=${current()}` }, t('case.open'))),
    casePanel(state.finding)];
}

onStep(() => read());
useNight(new Date().toISOString());
beginPage('cases.html', 'place.cases', () => (found ? render() : read()));
