/** What became of each file that was handed in, why, and how taking in stands. */
import { announce, el, fill } from '../dom.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { readJson } from '../request.js';
import { is } from '../session.js';
import { has, t } from '../texts.js';
import { moment, number } from '../words.js';
import { canHandIn, handIn } from './upload.js';

const SIZE = 50;
const POLL_MS = 5_000;
const STATES = ['received', 'accepted', 'partial', 'rejected', 'superseded', 'duplicate'];
const asked = new URLSearchParams(location.search);
let filter = Object.fromEntries(['mine', 'state', 'day'].map((key) => [key, asked.get(key) ?? '']));
let state = null;
let shown = SIZE;
let going = null;
let forms = null;
let spoken = '';
const opened = new Map();

async function read() {
  const query = new URLSearchParams({ ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value)), size: String(shown) });
  try {
    state = await readJson(`api/files?${query}`, 'what.files');
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

async function open(id) {
  if (opened.get(id)) return;
  try {
    opened.set(id, (await readJson(`api/files/${id}`, 'what.files')).reasons);
  } catch (error) {
    trouble(error);
  }
  render();
}

async function again(id) {
  try {
    await readJson(`api/files/${id}/again`, 'what.files', { method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: '{}' });
    announce(t('files.again.done'));
    await read();
  } catch (error) {
    trouble(error);
  }
}

const field = (name, ...input) => el('label', {}, el('span', {}, t(`files.${name}`)), input);

function filterForm() {
  const form = el('form', {
    class: 'fields', on: {
      submit: (event) => {
        event.preventDefault();
        filter = Object.fromEntries(new FormData(form));
        shown = SIZE;
        read();
      },
    },
  }, field('mine', el('input', { name: 'mine', value: filter.mine, maxlength: 40, autocomplete: 'off' })),
  field('state', el('select', { name: 'state' }, el('option', { value: '' }, t('files.state.any')), STATES.map((key) => el('option', { value: key, selected: filter.state === key ? true : null }, t(`files.state.${key}`))))),
  field('day', el('input', { type: 'date', name: 'day', value: filter.day })), el('button', { class: 'plain' }, t('files.find')));
  return form;
}

async function send(form) {
  const { files } = form.elements.file;
  for (const file of files) {
    const mine = form.elements.mine.value.trim() || (/^([0-9A-Za-z]{4,25})_/.exec(file.name)?.[1] ?? '');
    try {
      await handIn(file, mine, (share) => {
        going = t('files.upload.going', { name: file.name, percent: Math.floor(share * 100) });
        render();
      });
      announce(t('files.upload.done', { name: file.name }));
      going = t('files.upload.done', { name: file.name });
      trouble(null);
    } catch (error) {
      going = null;
      trouble(error);
      break;
    }
  }
  read();
}

function uploadForm() {
  if (!is('mine-user', 'geologist', 'administrator')) return null;
  if (!canHandIn()) return el('p', { class: 'hatched' }, t('files.upload.secure'));
  const form = el('form', {
    class: 'fields', on: {
      submit: (event) => {
        event.preventDefault();
        send(form);
      },
    },
  }, field('mine', el('input', { name: 'mine', maxlength: 40, autocomplete: 'off' })), field('upload.file', el('input', { type: 'file', name: 'file', multiple: true, required: true })),
  el('button', { class: 'plain strong', 'data-key': 'hand-in' }, t('files.upload.begin')));
  return el('section', {}, el('h3', {}, t('files.upload')), form, el('p', { class: 'dim' }, t('files.upload.hint')), el('p', { class: 'files-going', role: 'status' }));
}

/** Made once a language, so that nothing is taken from who is filling them in. */
function makeForms() {
  if (forms && spoken === document.documentElement.lang) return forms;
  spoken = document.documentElement.lang;
  forms = { filter: filterForm(), upload: uploadForm() };
  return forms;
}

function watch() {
  const { watch: seen } = state;
  if (!seen) return null;
  return el('section', { class: seen.trouble ? 'files-watch bad' : 'files-watch', 'aria-label': t('files.watch') },
    seen.trouble ? el('p', { class: 'bad', role: 'alert' }, `! ${t('files.watch.trouble', { trouble: seen.trouble })}`) : null,
    el('p', {}, seen.lookedAt ? t('files.watch.at', { time: moment(seen.lookedAt), unfinished: number(seen.unfinished), untouched: number(seen.untouched) }) : t('files.watch.never')),
    seen.notes.length === 0 ? null : el('details', {}, el('summary', {}, t('files.watch.notes', { n: seen.notes.length })), el('ul', {}, seen.notes.map((note) => el('li', {}, note)))));
}

const kind = (file) => (has(`files.kind.${file.kind}`) ? t(`files.kind.${file.kind}`) : file.kind || '–');

function why(file) {
  const words = file.reasonCode && has(`files.reason.${file.reasonCode}`) ? t(`files.reason.${file.reasonCode}`) : '';
  const reasons = opened.get(file.id);
  const line = ({ line: at, column, reason }) => el('li', {}, at === 0 ? t('files.line.whole', { reason }) : t('files.line', { line: at, column, reason }));
  return el('div', { class: 'files-why' }, words, file.reason ? el('span', { class: 'dim block' }, file.reason) : null,
    ['partial', 'rejected'].includes(file.state) ? el('details', { open: reasons ? true : null, on: { toggle: (event) => event.target.open && open(file.id) } },
      el('summary', { 'data-key': `lines-${file.id}` }, t('files.lines')), reasons ? el('ol', {}, reasons.map(line)) : null) : null,
    file.state === 'rejected' && is('administrator') ? el('button', { type: 'button', class: 'plain', 'data-key': `again-${file.id}`, on: { click: () => again(file.id) } }, t('files.again')) : null);
}

function row(file) {
  const bad = file.state === 'rejected';
  return [el('time', { class: 'num', datetime: file.receivedAt }, moment(file.receivedAt)), file.mineCode ? el('span', { class: 'num' }, file.mineCode) : t('files.region'),
    el('div', { class: 'files-name' }, file.name, el('span', { class: 'dim block' }, t('files.hash', { hash: file.sha256.slice(0, 12), bytes: number(file.bytes) })),
      file.source === 'drop' ? null : el('span', { class: 'dim block' }, t(`files.source.${file.source}`, { login: file.byLogin }))),
    kind(file), el('span', { class: 'num' }, file.day ?? '–'), bad ? el('strong', { class: 'bad' }, `! ${t('files.state.rejected')}`) : t(`files.state.${file.state}`),
    el('span', { class: 'num' }, file.kind ? `${number(file.accepted)} / ${number(file.rejected)}` : '–'), why(file)];
}

function render() {
  if (!state) return;
  const focused = document.activeElement?.getAttribute?.('data-key');
  const { items, total } = state.files;
  const { filter: find, upload } = makeForms();
  upload?.querySelector('.files-going')?.replaceChildren(going ?? '');
  fill(document.getElementById('page'), el('h2', {}, t('files.title')), el('p', { class: 'dim' }, t('files.lead')),
    state.enabled ? [watch(), upload] : el('p', { class: 'hatched' }, t('files.off')), find,
    items.length === 0 ? el('p', { class: 'empty' }, t('files.none')) : [el('p', { class: 'dim' }, t('files.shown', { shown: items.length, total: number(total) })),
      el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('files.title') },
        table(t('files.title'), ['received', 'mine', 'name', 'kind', 'day', 'state', 'rows', 'why'].map((key) => t(`files.head.${key}`)), items.map(row)))],
    items.length < total && shown < 500 ? el('button', { type: 'button', class: 'plain', 'data-key': 'more', on: { click: () => { shown = Math.min(500, shown + SIZE); read(); } } }, t('files.more', { n: Math.min(SIZE, total - items.length) })) : null);
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

async function follow() {
  if (!document.hidden && !document.activeElement?.closest?.('form')) await read();
  setTimeout(follow, POLL_MS);
}

let begun = false;
beginPage('files.html', 'files.title', () => {
  if (begun) render();
  else read().then(() => setTimeout(follow, POLL_MS));
  begun = true;
});
