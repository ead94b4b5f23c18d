/** The duty desk: calls that wait with their clocks, sealed leads, and the log of the watch. */
import { announce, el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { beginPage, trouble } from '../plain-page.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { bilingual, moment, ruleWords, useNight } from '../words.js';
import * as api from './api.js';
import { draftOf, keepDraft } from './drafts.js';
import { casePanel, onStep } from './panel.js';
import { severity } from './parts.js';

const DUTY = ['acknowledge', 'call', 'stand-down'];
const REFRESH_MS = 30_000;
const LOG = 'duty-log';

let data = null;
const opened = new Set();
let noting = null;
/** Server's clock less this machine's. */
let ahead = 0;

async function read() {
  try {
    const [calls, leads, log] = await Promise.all([api.calls(), api.leads(), api.log(0)]);
    ahead = new Date(calls.now) - Date.now();
    // What was being written before a reload stands open again.
    if (!data) for (const { line } of calls.calls.items) if (DUTY.includes(draftOf(line.findingId)?.kind)) opened.add(line.findingId);
    data = { calls: calls.calls, minutes: calls.escalateMinutes, now: calls.now, leads, log };
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

/** Reads again unless somebody is writing; the clocks go on meanwhile. */
function keepFresh() {
  const writing = document.activeElement?.matches?.('#page input, #page textarea, #page select');
  if (!writing && document.visibilityState === 'visible') read();
}

const may = () => is('regulator', 'supervisor');

function render() {
  const page = document.getElementById('page');
  if (!data) return;
  const scroll = page.scrollTop;
  const focused = page.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  fill(page, el('div', { class: 'duty' },
    el('header', { class: 'desk-title' }, el('h2', {}, t('duty.title')), el('span', { class: 'dim num', id: 'read-at' }, t('duty.read', { time: moment(data.now) })),
      el('button', { type: 'button', class: 'plain small', 'data-key': 'refresh', on: { click: read } }, t('duty.refresh'))),
    el('section', { id: 'calls', 'aria-label': t('duty.calls') }, el('h3', {}, `${t('duty.calls')} `, el('span', { class: 'num' }, String(data.calls.total))),
      el('p', { class: 'dim' }, t('duty.calls.lead', { n: data.minutes })),
      data.calls.items.length === 0 ? el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('duty.calls.none'))), el('p', { class: 'dim' }, t('duty.calls.none.caution')))
        : data.calls.items.map(call)),
    el('div', {}, leads(), watch())));
  page.scrollTop = scroll;
  if (focused) page.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

const titleOf = (line) => bilingual(line, 'title') || ruleWords(line.rule);
const href = (line) => `./?finding=${encodeURIComponent(line.findingId)}&lang=${current()}`;

/** Minutes that an unanswered call has waited by now. */
const waited = (c) => (c.acknowledged ? c.waitedMinutes : Math.max(c.waitedMinutes, Math.floor((Date.now() + ahead - new Date(c.raisedAt)) / 60_000)));

function call(c) {
  const { line } = c;
  const isOpen = opened.has(line.findingId);
  const toggle = el('button', {
    type: 'button', class: 'plain', 'aria-expanded': String(isOpen), 'data-key': `work-${line.findingId}`,
    on: { click: () => { if (isOpen) opened.delete(line.findingId); else opened.add(line.findingId); render(); } },
  }, t('duty.work'));
  return el('article', { class: c.acknowledged ? 'call answered' : 'call', 'data-call': line.findingId },
    el('h4', {}, severity(line.severity), ` ${titleOf(line)}`),
    el('p', { class: 'under' }, el('span', {}, line.mineName), el('span', {}, c.reason === 'critical' || c.reason === 'triaged' ? t(`duty.reason.${c.reason}`) : ruleWords(c.reason)),
      line.number ? el('span', { class: 'num' }, line.number) : null, c.lastSeen ? el('span', {}, t('duty.evidence', { time: moment(c.lastSeen) })) : null,
      el('a', { href: href(line) }, t('duty.link'))),
    clockLine(c),
    c.spoken ? el('p', {}, t('duty.spoken', { time: moment(c.spoken.at), who: c.spoken.said.spokenWith, words: c.spoken.said.words })) : null,
    dispatcher(c),
    may() ? el('p', { class: 'actions' }, toggle) : null,
    may() && isOpen ? casePanel(line.findingId, DUTY) : null);
}

function clockLine(c) {
  const minutes = waited(c);
  const steps = Math.floor(minutes / data.minutes);
  if (c.acknowledged) return el('p', { class: 'dim' }, t('duty.answered', { who: c.acknowledged.byName, time: moment(c.acknowledged.at), n: minutes }));
  return el('p', { class: steps > 0 ? 'clock late' : 'clock', 'data-clock': c.line.findingId }, t('duty.waited', { n: minutes }), steps > 0 ? ` · ! ${t('duty.escalate', { n: steps })}` : null);
}

/** Only the words of the clocks change between two readings. */
function tick() {
  for (const c of data?.calls.items ?? []) {
    document.querySelector(`[data-clock="${CSS.escape(c.line.findingId)}"]`)?.replaceWith(clockLine(c));
  }
}

function dispatcher(c) {
  const { mineCode } = c.line;
  const number = c.contact ? [el('span', { class: 'num' }, c.contact.phone), el('span', { class: 'dim' }, c.contact.who)] : el('span', { class: 'hatched' }, t('duty.dispatcher.none'));
  const key = `${c.line.findingId} ${mineCode}`;
  if (noting !== key) {
    return el('p', { class: 'dispatcher' }, el('span', { class: 'dim' }, t('duty.dispatcher')), number,
      may() ? el('button', { type: 'button', class: 'link', 'data-key': `phone-${c.line.findingId}`, on: { click: () => { noting = key; render(); document.querySelector('.dispatcher input')?.focus(); } } }, t('duty.dispatcher.note')) : null);
  }
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const phone = el('input', { class: 'text', maxlength: 60, required: true, autocomplete: 'off', inputmode: 'tel', value: c.contact?.phone });
  const who = el('input', { class: 'text', maxlength: 200, autocomplete: 'off', value: c.contact?.who });
  return el('div', { class: 'dispatcher' }, el('form', {
    on: {
      submit: async (event) => {
        event.preventDefault();
        try {
          await api.noteContact(mineCode, { phone: phone.value, who: who.value });
          noting = null;
          read();
        } catch (error) {
          failed.hidden = false;
          failed.textContent = api.words(error, failedWords);
        }
      },
    },
  }, el('label', {}, el('span', {}, t('duty.dispatcher.phone')), phone), el('label', {}, el('span', {}, t('duty.dispatcher.who')), who),
  el('button', { class: 'plain' }, t('duty.save')), el('button', { type: 'button', class: 'plain', on: { click: () => { noting = null; render(); } } }, t('case.cancel'))), failed);
}

function leads() {
  return el('section', { id: 'leads', 'aria-label': t('duty.leads') }, el('h3', {}, `${t('duty.leads')} `, el('span', { class: 'num' }, String(data.leads.total))),
    el('p', { class: 'dim' }, t('duty.leads.lead')),
    data.leads.items.length === 0 ? el('p', {}, t('duty.leads.none')) : data.leads.items.map((line) => el('div', { class: 'lead', 'data-lead': line.findingId },
      el('p', {}, severity(line.severity), ' ', el('a', { href: href(line) }, titleOf(line))),
      el('p', { class: 'dim' }, `${line.number} · ${line.mineName} · ${t(`case.state.${line.state}`)}`))));
}

function watch() {
  const { log } = data;
  const held = log.watch;
  return el('section', { id: 'log', 'aria-label': t('duty.log') }, el('h3', {}, t('duty.log')),
    el('p', { class: 'watch', role: 'status' }, held === null ? t('duty.watch.none')
      : t(held.kind === 'take-over' ? 'duty.watch.held' : 'duty.watch.waits', { who: held.byName, time: moment(held.at) })),
    may() ? logForm() : null,
    log.entries.length === 0 ? el('p', { class: 'dim' }, t('duty.log.none')) : el('ol', { class: 'steps log' }, log.entries.map((entry) => el('li', {},
      el('p', { class: 'step-head' }, el('strong', {}, t(`duty.kind.${entry.kind}`)), el('span', { class: 'dim num' }, moment(entry.at))),
      el('p', { class: 'words' }, entry.words),
      el('p', { class: 'dim' }, `${entry.byName} · ${t('duty.log.waiting', { n: entry.waiting.calls, open: entry.waiting.unanswered.length })}`)))));
}

function logForm() {
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const draft = draftOf(LOG);
  const words = el('textarea', { rows: 3, maxlength: 4000, id: 'log-words', 'data-key': 'log-words', on: { input: () => keepDraft(LOG, { kind: 'note', values: { words: words.value } }) } });
  words.value = draft?.values.words ?? '';
  const write = (kind) => async () => {
    try {
      data.log = await api.writeLog({ kind, words: words.value });
      keepDraft(LOG, null);
      announce(t('duty.written'));
      render();
    } catch (error) {
      failed.hidden = false;
      failed.textContent = api.words(error, failedWords);
      words.focus();
    }
  };
  return el('form', { class: 'log-form', on: { submit: (event) => { event.preventDefault(); write('note')(); } } },
    el('label', { for: 'log-words' }, el('span', {}, t('duty.words'))), words, failed,
    el('p', { class: 'actions' }, el('button', { class: 'plain', 'data-key': 'log-note' }, t('duty.write')),
      ['hand-over', 'take-over'].map((kind) => el('button', { type: 'button', class: 'plain', 'data-key': `log-${kind}`, on: { click: write(kind) } }, t(`duty.kind.${kind}`)))));
}

onStep(() => read());
useNight(new Date().toISOString());
beginPage('duty.html', 'duty.title', () => (data ? render() : read()));
setInterval(tick, 10_000);
setInterval(keepFresh, REFRESH_MS);
