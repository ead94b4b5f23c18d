/** Resident groups of the mines: members, leader, rotation, reports, the public board; and their tasks. */
import { announce, el, fill } from '../dom.js';
import { nextSteps, stepHistory } from '../flow/steps.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { moment, useNight } from '../words.js';
import * as api from './api.js';
import { boardCard, choosable, peopleChoice, printButton, taskForm } from './parts.js';
import { warnings } from './warnings.js';

const SIZE = 100;
const query = new URLSearchParams(location.search);
const state = { q: (query.get('q') ?? '').slice(0, 100), all: false, mine: query.get('mine'), task: query.get('task') };
let groups = null;
let tasks = null;
let boards = [];
let group = null;
let task = null;
let giving = null;
let members = [];

const reader = () => is('regulator', 'supervisor', 'resident-inspector', 'auditor');

async function read(page = 0) {
  try {
    if (reader()) {
      const [found, given] = await Promise.all([api.groups({ page, size: SIZE, ...(state.q ? { q: state.q } : {}) }), api.tasks({ size: 500, ...(state.all ? { all: 'true' } : {}) })]);
      groups = { total: found.groups.total, items: page === 0 ? found.groups.items : [...groups.items, ...found.groups.items], rules: found.rules };
      tasks = given;
    } else boards = await api.boards();
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

async function open(what, id, focus = true) {
  Object.assign(state, { mine: null, task: null, [what]: id });
  group = null;
  task = null;
  giving = null;
  history.replaceState(null, '', `?${new URLSearchParams({ [what]: id, lang: current() })}`);
  try {
    if (what === 'mine') group = await api.group(id);
    else {
      task = await api.task(id);
      members = choosable(await api.group(task.line.mineCode), 'lead');
    }
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
  if (focus) document.getElementById('chosen')?.focus();
}

let typing = 0;
function render() {
  const page = document.getElementById('page');
  if (!reader()) {
    fill(page, el('h2', {}, t('place.residents')), el('p', { class: 'dim' }, t('resident.lead.mine')),
      boards.length === 0 ? el('p', { class: 'empty' }, t('resident.board.none')) : [printButton(), boards.map(boardCard)]);
    return;
  }
  if (!groups) return;
  const focused = page.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  const search = el('input', {
    type: 'search', value: state.q, maxlength: 100, 'data-key': 'q', placeholder: t('resident.search'), 'aria-label': t('resident.search'),
    on: { input: () => { clearTimeout(typing); typing = setTimeout(() => { state.q = search.value.trim(); read(); }, 250); } },
  });
  const chip = (all) => el('button', { type: 'button', class: 'plain', 'aria-pressed': String(state.all === all), 'data-key': `which-${all}`, on: { click: () => { state.all = all; read(); } } }, t(all ? 'cases.filter.all' : 'cases.filter.open'));
  fill(page, el('h2', {}, t('place.residents')), el('p', { class: 'dim' }, t('resident.lead')),
    el('div', { class: 'fields' }, el('label', {}, search)),
    el('div', { class: 'beside' }, el('div', {}, groupList(),
      el('h3', {}, t('resident.tasks')), el('div', { class: 'fields', role: 'group', 'aria-label': t('cases.filter') }, [false, true].map(chip)), taskList(), rules()),
    el('aside', { id: 'chosen', class: 'case', tabindex: '-1', 'aria-label': t('resident.title') }, giving ?? (group ? chosenGroup() : task ? chosenTask() : el('p', { class: 'dim' }, t('resident.choose'))))));
  if (focused) {
    const node = page.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    node?.focus({ preventScroll: true });
    if (node === search) search.setSelectionRange(search.value.length, search.value.length);
  }
}

const wide = (label, node) => el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': label }, node);
const pick = (what, id, words) => el('button', { type: 'button', class: 'link', 'data-key': `${what}-${id}`, 'aria-pressed': String(state[what] === id), on: { click: () => open(what, id) } }, words);

function groupList() {
  if (groups.items.length === 0) return el('p', { class: 'empty' }, t('resident.none'));
  return [el('p', { class: 'dim' }, t('cases.shown', { shown: groups.items.length, total: groups.total })),
    wide(t('place.residents'), table(t('place.residents'), ['mine', 'state', 'members', 'leader', 'warnings'].map((key) => t(`resident.head.${key}`)), groups.items.map((line) => [
      pick('mine', line.mineCode, line.mineName), t(`resident.state.${line.state}`), el('span', { class: 'num' }, String(line.members)), line.leader || '–', warnings(line.warnings)]))),
    groups.items.length < groups.total ? el('button', { type: 'button', class: 'plain', on: { click: () => read(Math.floor(groups.items.length / SIZE)) } }, t('cases.more', { n: Math.min(SIZE, groups.total - groups.items.length) })) : null];
}

const dueWords = (line) => el('span', { class: 'num' }, line.due, line.overdue ? el('strong', { class: 'bad' }, ` ! ${t('case.overdue')}`) : null);

function taskList() {
  if (tasks.items.length === 0) return el('p', { class: 'empty' }, t('resident.task.none'));
  return [el('p', { class: 'dim' }, t('cases.shown', { shown: tasks.items.length, total: tasks.total })),
    wide(t('resident.tasks'), table(t('resident.tasks'), ['task', 'mine', 'doer', 'due', 'state'].map((key) => t(`resident.head.${key}`)), tasks.items.map((line) => [
      pick('task', line.id, line.words.length > 60 ? `${line.words.slice(0, 60)}…` : line.words), line.mineName,
      el('span', {}, line.member || t('resident.whole'), line.mine ? el('span', { class: 'dim block' }, t('resident.task.mine')) : null), dueWords(line), t(`resident.task.state.${line.state}`)])))];
}

const rules = () => el('details', { class: 'resident-rules' }, el('summary', {}, t('resident.rules')), table(t('resident.rules'), ['rule', 'value', 'source', 'sure'].map((key) => t(`resident.head.${key}`)),
  groups.rules.map((r) => [t(`resident.rule.${r.rule}`), el('span', { class: 'num' }, String(r.value)), r.source, r.sure])));

function chosenGroup() {
  const { line } = group;
  const there = group.members.filter((m) => m.there);
  const gone = group.members.filter((m) => !m.there);
  const member = (m) => el('li', {}, el('strong', {}, m.name), m.leader ? ` · ${t('resident.leader')}` : '', el('span', { class: 'dim num block' }, t(m.to ? 'resident.member.until' : 'resident.member.since', { from: m.from, to: m.to ?? '' })),
    m.there ? el('span', { class: 'dim num block' }, t('resident.member.rotate', { date: m.rotateBy })) : null, m.rotation && m.rotation !== 'may' ? el('strong', { class: 'bad block' }, `! ${t(`resident.warning.rotation-${m.rotation}`)}`) : null,
    m.there && !m.able ? el('strong', { class: 'bad block' }, `! ${t('resident.warning.account-off')}`) : null);
  return [el('h3', {}, `${line.mineName} · ${t(`resident.state.${line.state}`)}`), group.since ? el('p', { class: 'dim num' }, t('resident.since', { date: group.since })) : null,
    warnings(line.warnings),
    line.state === 'standing' && is('regulator', 'supervisor') ? el('p', {}, el('button', { type: 'button', class: 'plain', 'data-key': 'give', on: { click: begin } }, t('resident.give'))) : null,
    there.length > 0 ? [el('h4', {}, t('resident.members')), el('ul', { class: 'found-list' }, there.map(member))] : null,
    gone.length > 0 ? el('details', {}, el('summary', {}, t('resident.members.gone')), el('ul', { class: 'found-list' }, gone.map(member))) : null,
    group.reports.length > 0 ? [el('h4', {}, t('resident.reports')), table(t('resident.reports'), ['quarter', 'due', 'handed'].map((key) => t(`resident.head.${key}`)), group.reports.map((r) => [
      el('span', { class: 'num' }, r.quarter), el('span', { class: 'num' }, r.due), el('span', { class: 'num' }, r.handedIn ?? '–', r.late ? el('strong', { class: 'bad' }, ` ! ${t(r.handedIn ? 'resident.late' : 'case.overdue')}`) : null)]))] : null,
    group.board ? [boardCard(group.board), printButton()] : null,
    nextSteps({
      prefix: 'resident', of: `resident-${line.mineCode}`, next: group.next, grave: ['end'], redraw: render,
      fit: (kind, fields) => fields.map((f) => (f.name === 'member' ? { ...f, type: 'choice', control: peopleChoice(choosable(group, kind), t('case.choose')) } : f)),
      send: async (kind, saying) => { group = await quicker(() => api.groupStep(line.mineCode, { kind, version: line.version, ...saying }), async () => { group = await api.group(line.mineCode); }); announce(t('tip.done')); await read(); },
    }),
    el('h4', {}, t('case.history')), stepHistory('resident', group.history, ['member'])];
}

function begin() {
  giving = taskForm(group, async (body) => {
    const given = await api.give(body);
    giving = null;
    announce(t('resident.given'));
    await open('task', given.line.id);
    await read();
  }, () => { giving = null; render(); });
  render();
  document.getElementById('resident-words')?.focus();
}

const SOURCES = { case: (id) => `./?finding=${encodeURIComponent(id)}`, order: (id) => `orders.html?order=${encodeURIComponent(id)}`, hazard: () => 'visits.html?tab=hazards' };

function chosenTask() {
  const { line } = task;
  return [el('h3', {}, `${t('resident.task')} · ${t(`resident.task.state.${line.state}`)}`), el('p', {}, el('strong', {}, line.mineName)), el('p', { class: 'note-text' }, line.words),
    el('p', {}, t('resident.task.for', { who: line.member || t('resident.whole') }), ' ', dueWords(line)), el('p', { class: 'dim' }, t('resident.task.given', { who: task.givenBy, time: moment(task.givenAt) })),
    task.source === 'none' ? null : el('p', {}, `${t(`resident.source.${task.source}`)} `, el('a', { class: 'num', href: `${SOURCES[task.source](task.sourceId)}&lang=${current()}` }, task.sourceNo)),
    nextSteps({
      prefix: 'resident', of: `resident-task-${line.id}`, next: task.next, grave: ['cancel'], redraw: render,
      fit: (kind, fields) => fields.map((f) => (f.name === 'member' ? { ...f, type: 'choice', control: peopleChoice(members, t('resident.whole')) } : f)),
      send: async (kind, saying) => { task = await quicker(() => api.taskStep(line.id, { kind, version: line.version, ...saying }), async () => { task = await api.task(line.id); }); announce(t('tip.done')); await read(); },
    }),
    el('h4', {}, t('case.history')), stepHistory('resident', task.history, ['member'])];
}

/** Who was slower sees what the others did. */
async function quicker(send, again) {
  try {
    return await send();
  } catch (error) {
    if (error.status === 409) await again();
    throw error;
  }
}

useNight(new Date().toISOString());
beginPage('residents.html', 'place.residents', async () => {
  if (groups || boards.length > 0) {
    giving = null;
    render();
    return;
  }
  await read();
  if (reader() && state.mine) await open('mine', state.mine, false);
  else if (reader() && state.task) await open('task', state.task, false);
});
