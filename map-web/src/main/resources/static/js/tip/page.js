/** Tip-offs in the order they came, and one of them to work on. Who told is not here. */
import { announce, el, fill } from '../dom.js';
import * as map from '../api.js';
import { flowForm } from '../flow/form.js';
import { nextSteps, stepHistory } from '../flow/steps.js';
import { failedWords } from '../failed.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { words as refusal } from '../review/api.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { bilingual, moment, number, ruleWords, useNight } from '../words.js';
import * as api from './api.js';
import { identityFields, unmasked } from './identity.js';

const SIZE = 100;
const GRAVE = ['decline', 'transfer', 'conclude', 'reward-approve', 'unmask-ask', 'unmask-approve'];
const CHANNELS = ['phone', 'letter', 'visit', 'online', 'transferred', 'other'];
const query = new URLSearchParams(location.search);
const state = { all: query.get('which') === 'all', q: '', tip: query.get('tip') };
let found = null;
let view = null;
let receiving = false;
let identifying = false;
let revealed = null;
let mines = [];

async function read(page = 0) {
  try {
    const answer = await api.list({ page, size: SIZE, ...(state.q ? { q: state.q } : {}), ...(state.all ? { all: 'true' } : {}) });
    found = { total: answer.tips.total, items: page === 0 ? answer.tips.items : [...found.items, ...answer.tips.items], deadlines: answer.deadlines };
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

async function open(id, focus = true) {
  revealed = null;
  identifying = false;
  receiving = false;
  state.tip = id;
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
  if (state.tip) to.set('tip', state.tip);
  to.set('lang', current());
  history.replaceState(null, '', `?${to}`);
}

/** The mines to choose from: those of the latest night. */
async function readMines() {
  try {
    const [latest] = (await map.regionNow()).nights;
    mines = latest ? await map.mines(latest.date) : [];
  } catch {
    mines = [];
  }
  render();
}

let typing = 0;
function render() {
  if (!found) return;
  const page = document.getElementById('page');
  const focused = page.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  const chip = (all) => el('button', { type: 'button', class: 'plain', 'aria-pressed': String(state.all === all), 'data-key': `which-${all}`, on: { click: () => { state.all = all; address(); read(); } } }, t(all ? 'cases.filter.all' : 'cases.filter.open'));
  const search = el('input', {
    type: 'search', value: state.q, maxlength: 100, 'data-key': 'q', placeholder: t('tip.search'), 'aria-label': t('tip.search'),
    on: { input: () => { clearTimeout(typing); typing = setTimeout(() => { state.q = search.value.trim(); read(); }, 250); } },
  });
  fill(page, el('h2', {}, t('place.tips')), el('p', { class: 'dim' }, t('tip.lead')),
    el('div', { class: 'fields', role: 'group', 'aria-label': t('cases.filter') }, [false, true].map(chip), el('label', {}, search),
      is('regulator', 'supervisor') ? el('button', { type: 'button', class: 'plain strong', 'data-key': 'receive', on: { click: () => { receiving = true; view = null; state.tip = null; revealed = null; address(); render(); readMines(); document.querySelector('#tip-channel')?.focus(); } } }, t('tip.receive')) : null),
    el('div', { class: 'beside' }, el('div', {}, list(), owed()),
      el('aside', { id: 'chosen', class: 'case', tabindex: '-1', 'aria-label': t('tip.title') }, receiving ? receipt() : view ? chosen() : el('p', { class: 'dim' }, t('tip.choose')))));
  if (focused) {
    const node = page.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    node?.focus({ preventScroll: true });
    if (node === search) search.setSelectionRange(search.value.length, search.value.length);
  }
}

function list() {
  if (found.items.length === 0) return el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('tip.none'))), el('p', { class: 'dim' }, t('tip.none.how')));
  const rows = table(t('place.tips'), ['number', 'cameOn', 'mine', 'what', 'state', 'due'].map((key) => t(`tip.head.${key}`)), found.items.map((line) => [
    el('span', { class: 'num' }, line.number), el('span', { class: 'num' }, line.cameOn), line.mineName || t('tip.nomine'),
    el('button', { type: 'button', class: 'link', 'data-key': `tip-${line.id}`, 'aria-pressed': String(line.id === state.tip), on: { click: () => open(line.id) } }, line.urgent ? el('strong', {}, `${t('tip.urgent')} `) : null, line.beginning),
    el('span', {}, t(`tip.state.${line.state}`), line.reward === 'none' ? null : el('span', { class: 'dim block' }, t(`tip.reward.${line.reward}`))),
    line.due ? el('span', { class: 'num' }, line.due, line.overdue ? el('strong', { class: 'bad' }, ` ! ${t('case.overdue')}`) : null) : '–',
  ]));
  [...rows.querySelectorAll('tbody tr')].forEach((tr, i) => tr.classList.toggle('chosen', found.items[i].id === state.tip));
  return [el('p', { class: 'dim' }, t('cases.shown', { shown: found.items.length, total: found.total })), el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('place.tips') }, rows),
    found.items.length < found.total ? el('button', { type: 'button', class: 'plain', on: { click: () => read(Math.floor(found.items.length / SIZE)) } }, t('cases.more', { n: Math.min(SIZE, found.total - found.items.length) })) : null];
}

const owed = () => el('p', { class: 'dim' }, t('tip.owed', Object.fromEntries(found.deadlines.map((d) => [d.duty.replace('-', ''), d.days === 0 ? t('tip.sameday') : t('tip.days', { n: d.days })]))));

let kept = null;
/** The receipt is made once while it is open, so that drawing the page anew takes nothing from who is writing. */
function receipt() {
  const key = `${current()} ${mines.length}`;
  if (kept?.key === key) return kept.node;
  const who = kept?.who ?? identityFields();
  const urgent = el('input', { type: 'checkbox', id: 'tip-urgent', 'data-key': 'urgent' });
  const field = (name, type, required, more = {}) => ({ name, type, required, least: 0, most: type === 'words' ? 4000 : 200, choices: [], ...more });
  const mine = el('select', {}, el('option', { value: '' }, t('tip.nomine')), mines.map((m) => el('option', { value: m.code }, m.name)));
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const node = flowForm({
    prefix: 'tip', of: 'tip-new', kind: 'receive', label: t('tip.receive'),
    fields: [field('channel', 'choice', true, { choices: CHANNELS }), field('cameOn', 'date', true, { value: today }), field('mine', 'choice', false, { control: mine }),
      field('place', 'line', false), field('happened', 'line', false), field('words', 'words', true)],
    more: [el('p', {}, urgent, ' ', el('label', { for: 'tip-urgent', class: 'tip-inline' }, t('tip.urgent.ask'))), who.node],
    moreSaid: () => ({ urgent: urgent.checked, ...(Object.keys(who.said()).length > 0 ? { identity: who.said() } : {}) }),
    send: async (saying) => {
      view = await api.receive(saying);
      receiving = false;
      kept = null;
      state.tip = view.line.id;
      address();
      announce(t('tip.received', { number: view.line.number }));
      await read();
    },
    leave: () => { receiving = false; kept = null; render(); },
  });
  kept = { key, node, who };
  return node;
}

async function took(promise) {
  view = await promise;
  announce(t('tip.done'));
  await read();
}

function chosen() {
  const { line } = view;
  return [el('h3', {}, el('span', { class: 'num' }, line.number), ` ${t(`tip.state.${line.state}`)}`),
    el('p', { class: 'case-facts' }, [line.urgent ? badge('critical', t('tip.urgent')) : null, line.overdue ? badge('critical', `! ${t('case.overdue')}`) : null,
      line.due ? badge('', t('case.deadline', { date: line.due })) : null, badge('', t(view.named ? 'tip.named' : 'tip.anonymous')),
      view.result ? badge('', t(`tip.result.${view.result}`)) : null,
      line.reward === 'none' ? null : badge('', `${t(`tip.reward.${line.reward}`)} ${view.amount ? t('tip.yuan', { n: number(view.amount, 0) }) : ''}`)]),
    el('p', { class: 'note-text' }, view.words),
    el('p', { class: 'dim' }, [line.mineName || t('tip.nomine'), view.place, view.happened, t(`tip.channel.${line.channel}`), t('tip.receivedby', { who: view.receivedBy, time: moment(view.receivedAt) })].filter(Boolean).join(' · ')),
    links(), looks(),
    nextSteps({ prefix: 'tip', of: `tip-${line.id}`, next: view.next, grave: GRAVE, redraw: render, send: (kind, saying) => took(send(line, kind, saying)) }),
    el('h4', {}, t('case.history')), stepHistory('tip', view.history, ['named'])];
}

const badge = (tone, words) => el('span', { class: `badge ${tone}` }, words);

/** A step; who was slower sees what the others did. */
async function send(line, kind, saying) {
  try {
    return await api.step(line.id, { kind, version: line.version, ...saying });
  } catch (error) {
    if (error.status === 409) view = await api.look(line.id);
    throw error;
  }
}

function links() {
  if (view.findings.length === 0) return null;
  return [el('h4', {}, t('tip.findings')), el('ul', {}, view.findings.map((f) => el('li', {},
    el('a', { href: `./?finding=${encodeURIComponent(f.findingId)}&lang=${current()}` }, bilingual(f, 'title') || ruleWords(f.rule)),
    el('span', { class: 'dim num' }, ` ${f.caseNumber ?? t('tip.nocase')}`))))];
}

/** Who told: that it is kept, who wishes to see it, and the way to see it for whoever may. */
function looks() {
  const { look } = view;
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const act = (key, label, run) => el('button', { type: 'button', class: 'plain', 'data-key': key, on: { click: () => run().catch((error) => { failed.hidden = false; failed.textContent = refusal(error, failedWords); }) } }, label);
  return el('section', { class: 'tip-who' }, el('h4', {}, t('tip.identity')),
    el('p', { class: 'dim' }, t(view.named ? 'tip.identity.kept' : 'tip.identity.none')),
    look ? el('p', {}, t(look.answer === null ? 'tip.look.waits' : look.answer ? 'tip.look.yes' : 'tip.look.no', { who: look.byName, number: look.caseNumber, by: look.answeredBy ?? '' })) : null,
    view.mayRead && !revealed ? el('p', { class: 'actions' }, act('unmask', t('tip.unmask'), async () => {
      const answer = await api.unmask(view.line.id);
      view = await api.look(view.line.id);
      revealed = unmasked(answer);
      render();
      revealed.focus();
    })) : null,
    revealed ? [revealed, el('button', { type: 'button', class: 'plain small', 'data-key': 'mask', on: { click: () => { revealed = null; render(); } } }, t('tip.mask'))] : null,
    view.mayIdentify ? identify(act) : null, failed);
}

let later = null;
function identify(act) {
  if (!identifying) return el('p', { class: 'actions' }, el('button', { type: 'button', class: 'plain small', 'data-key': 'identify', on: { click: () => { identifying = true; later = identityFields(); render(); document.querySelector('#tip-identity-name')?.focus(); } } }, t('tip.step.identify')));
  return el('div', {}, later.node, el('p', { class: 'actions' }, act('identify-go', t('tip.step.identify'), async () => {
    const answer = api.identify(view.line.id, { identity: later.said() });
    await answer;
    identifying = false;
    await took(answer);
  }), el('button', { type: 'button', class: 'plain', on: { click: () => { identifying = false; render(); } } }, t('case.cancel'))));
}

useNight(new Date().toISOString());
beginPage('tips.html', 'place.tips', async () => {
  if (found) render();
  else {
    await read();
    if (state.tip) await open(state.tip, false);
  }
});
