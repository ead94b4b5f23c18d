/** The audit log: who did what, and whether anybody changed what is written there. */
import { el, fill } from '../dom.js';
import { exportMenu } from '../exports/menu.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { readJson } from '../request.js';
import { t } from '../texts.js';

const SIZE = 100;
let filter = Object.fromEntries(['login', 'action', 'subject'].map((k) => [k, new URLSearchParams(location.search).get(k) ?? '']));
let entries = { total: 0, items: [] };
let checked = null;

async function read(page) {
  const query = new URLSearchParams({ ...Object.fromEntries(Object.entries(filter).filter(([, v]) => v)), page: String(page), size: String(SIZE) });
  try {
    const answer = await readJson(`api/audit?${query}`, 'what.audit');
    entries = { total: answer.total, items: page === 0 ? answer.items : [...entries.items, ...answer.items] };
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

const moment = (text) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(text));

function render() {
  const input = (key) => el('label', {}, el('span', {}, t(`audit.${key}`)), el('input', { name: key, value: filter[key], maxlength: 400, autocomplete: 'off' }));
  const form = el('form', {
    class: 'fields', on: {
      submit: (event) => {
        event.preventDefault();
        filter = Object.fromEntries(new FormData(form));
        read(0);
      },
    },
  }, input('login'), input('action'), input('subject'), el('button', { class: 'plain' }, t('audit.find')),
  el('button', { type: 'button', class: 'plain', on: { click: check } }, t('audit.check')));
  fill(document.getElementById('page'), el('h2', {}, t('audit.title')), el('p', { class: 'dim' }, t('audit.lead')), form,
    exportMenu('audit', () => [{ list: 'audit', title: t('export.audit'), query: () => filter }]),
    el('p', { id: 'chain', role: 'status', class: checked?.firstBroken ? 'bad' : 'good' }, checked === null ? '' : checked.firstBroken ? t('audit.check.bad', { seq: checked.firstBroken }) : t('audit.check.good', { n: checked.entries })),
    entries.items.length === 0 ? el('p', { class: 'dim' }, t('audit.none')) : [
      el('p', { class: 'dim' }, t('audit.shown', { shown: entries.items.length, total: entries.total })),
      el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('audit.title') },
        table(t('audit.title'), ['seq', 'at', 'login', 'action', 'subject', 'detail', 'address'].map((k) => t(`audit.${k}`)),
          entries.items.map((e) => [String(e.seq), el('time', { class: 'num', datetime: e.at }, moment(e.at)), e.login, e.action, e.subject,
            el('code', { class: 'dim' }, JSON.stringify(e.detail) === '{}' ? '' : JSON.stringify(e.detail)), e.address]))),
      entries.items.length < entries.total ? el('button', { type: 'button', class: 'plain', on: { click: () => read(entries.items.length / SIZE) } },
        t('audit.more', { n: Math.min(SIZE, entries.total - entries.items.length) })) : null]);
}

async function check() {
  try {
    checked = await readJson('api/audit/check', 'what.audit');
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

beginPage('audit.html', 'audit.title', () => (entries.items.length === 0 ? read(0) : render()));
