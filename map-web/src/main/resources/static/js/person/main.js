/** Who a card holder is: asked for, allowed by somebody else, read for a while; nothing of it is kept by the page. */
import { announce, el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { readJson } from '../request.js';
import { cases, words as refusal } from '../review/api.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { bilingual, moment, useNight } from '../words.js';

const ENDED = ['closed', 'dismissed'];
const MOST_CASES = 500;
const LONGEST_REASON = 500;
const asked = new URLSearchParams(location.search);
const part = encodeURIComponent;
const send = (method, path, body, type = 'application/json') => readJson(`api/${path}`, 'what.persons',
  { method, headers: { 'X-Minewatch': 'page', 'Content-Type': type }, body });
let asks = null;
let open = [];
let revealed = null;
let handed = null;
let form = null;

const inspects = () => is('regulator', 'supervisor');

async function read() {
  try {
    if (!is('mine-user')) asks = await readJson('api/person-asks', 'what.persons');
    if (inspects()) open = (await cases({ page: 0, size: MOST_CASES })).items.filter((line) => line.number && !ENDED.includes(line.state));
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

async function act(work, words) {
  try {
    await work();
    announce(t(words));
    await read();
  } catch (error) {
    trouble(error);
  }
}

/** A form whose refusal stands in it. */
function formOf(id, heading, fields, button, submit) {
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const go = el('button', { class: 'primary' }, t(button));
  const node = el('form', {
    id, on: {
      submit: async (event) => {
        event.preventDefault();
        failed.hidden = true;
        go.disabled = true;
        try {
          await submit(new FormData(node), node);
        } catch (error) {
          failed.hidden = false;
          failed.textContent = refusal(error, failedWords);
        } finally {
          go.disabled = false;
        }
      },
    },
  }, el('h3', {}, t(heading)), fields, failed, el('div', { class: 'buttons' }, go));
  return node;
}

const field = (name, control) => el('label', {}, el('span', {}, t(`person.field.${name}`)), control);

function askForm() {
  if (open.length === 0) return el('p', { class: 'empty' }, t('person.case.none'));
  const wanted = asked.get('case');
  return formOf('ask-form', 'person.ask', el('div', { class: 'fields' },
    field('case', el('select', { name: 'case', required: true }, el('option', { value: '' }, t('person.case.choose')),
      open.map((line) => el('option', { value: line.number, selected: line.number === wanted }, `${line.number} ${line.mineName} ${bilingual(line, 'title')}`)))),
    field('person', el('input', { name: 'person', required: true, maxlength: 64, autocomplete: 'off', value: asked.get('person') ?? '' })),
    field('words', el('input', { name: 'words', required: true, maxlength: LONGEST_REASON, autocomplete: 'off' }))),
  'person.ask.do', async (data, node) => {
    const line = open.find((l) => l.number === data.get('case'));
    await send('POST', 'person-asks', JSON.stringify({ mine: line.mineCode, person: data.get('person'), caseNumber: line.number, words: data.get('words') }));
    node.reset();
    announce(t('person.asked'));
    await read();
  });
}

function listForm() {
  return [formOf('list-form', 'person.list', [el('p', { class: 'dim' }, t('person.list.lead')), el('div', { class: 'fields' },
    field('mine', el('input', { name: 'mine', required: true, maxlength: 40, autocomplete: 'off' })),
    field('file', el('input', { type: 'file', name: 'file', accept: '.csv,text/csv', required: true })))],
  'person.list.do', async (data) => {
    const mine = data.get('mine').trim();
    handed = null;
    const taken = await send('PUT', `persons/${part(mine)}`, data.get('file'), 'text/csv');
    const { names } = await readJson(`api/persons/${part(mine)}`, 'what.persons');
    handed = { ...taken, held: names };
    announce(t('person.list.kept', handed));
    render();
  }), handed ? el('div', { class: 'told', role: 'status' }, el('p', {}, t('person.list.kept', handed)),
    handed.rejected.length > 0 ? el('p', {}, t('person.list.rejected', { lines: handed.rejected.join(t('and')) })) : null) : null];
}

const button = (key, words, click) => el('button', { type: 'button', class: 'plain small', 'data-key': key, on: { click } }, t(words));

function stateOf(ask) {
  const state = ask.answer === '' ? t('person.state.waits') : t(`person.state.${ask.answer}`, { by: ask.answeredBy });
  return [el('span', { class: 'block' }, state),
    ask.mayRead ? el('span', { class: 'dim block' }, t('person.until', { time: moment(ask.until), n: ask.looksLeft }))
      : ask.until ? el('span', { class: 'dim block' }, [ask.looksLeft > 0 && new Date(ask.until) > Date.now() ? null : `${t('person.over')} · `, t('person.looks', { n: ask.looks })]) : null,
    ask.mayAnswer ? [button(`approve-${ask.id}`, 'person.approve', () => confirm(t('person.confirm', { by: ask.askedBy, person: ask.personId })) && act(() => send('POST', `person-asks/${ask.id}/approve`, '{}'), 'person.answered')), ' ',
      button(`refuse-${ask.id}`, 'person.refuse', () => act(() => send('POST', `person-asks/${ask.id}/refuse`, '{}'), 'person.answered'))] : null,
    ask.mayRead ? button(`read-${ask.id}`, 'person.read', () => unmask(ask)) : null];
}

async function unmask(ask) {
  try {
    const name = await send('POST', `person-asks/${ask.id}/read`, '{}');
    revealed = el('section', { class: 'person-name', tabindex: '-1', 'aria-label': t('person.title') },
      el('p', {}, el('strong', {}, t('person.unmasked', { person: ask.personId }))),
      table(t('person.title'), [t('table.measure'), t('table.value')], Object.entries(name).filter(([, value]) => value).map(([key, value]) => [t(`person.name.${key}`), value])),
      el('p', {}, button('hide', 'person.hide', () => { revealed = null; render(); })));
    await read();
    revealed.focus();
  } catch (error) {
    trouble(error);
  }
}

function listed() {
  if (asks.length === 0) return el('p', { class: 'empty' }, t('person.asks.none'));
  return el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('person.asks') },
    table(t('person.asks'), ['person', 'case', 'words', 'by', 'state'].map((key) => t(`person.head.${key}`)), asks.map((ask) => [
      [el('span', { class: 'num' }, ask.personId), el('span', { class: 'dim block num' }, ask.mineCode)],
      el('a', { class: 'num', href: `./?finding=${part(ask.findingId)}&lang=${current()}` }, ask.caseNumber),
      el('span', { class: 'person-why' }, ask.words),
      [ask.askedBy, el('time', { class: 'dim block num', datetime: ask.askedAt }, moment(ask.askedAt))],
      stateOf(ask)])));
}

/** Made once while what it offers is the same, so that drawing the page anew takes nothing from who fills it in. */
function kept(make, key) {
  if (form?.key !== key) form = { key, node: make() };
  return form.node;
}

function render() {
  const page = document.getElementById('page');
  const focused = page.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  fill(page, el('h2', {}, t('person.title')), el('p', { class: 'dim' }, t('person.lead')),
    is('mine-user') ? listForm() : null,
    inspects() ? kept(askForm, `${current()} ${open.map((line) => line.number)}`) : null,
    revealed, asks ? [el('h3', {}, t('person.asks')), listed()] : null);
  if (focused) page.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

useNight(new Date().toISOString());
beginPage('persons.html', 'person.title', () => (asks === null && !is('mine-user') ? read() : render()));
