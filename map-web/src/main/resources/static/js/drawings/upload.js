/** Handing a drawing in: choose a mine, then choose a file or drop it anywhere on the page. */
import { announce, el, fill } from '../dom.js';
import { remember, remembered } from '../memory.js';
import { has, t } from '../texts.js';
import { bilingual, number } from '../words.js';
import * as api from './api.js';
import { remaining } from './model.js';

const READ = ['.dxf', '.geojson', '.json', '.kml', '.kmz', '.gpkg', '.zip'];

/** `actions`: `handedIn(check)`. Answers `{show(desk, mine), choose()}`. */
export function createUpload(node, actions) {
  let desk = null;
  let mine = remembered('desk.mine', '');
  let going = [];
  const select = el('select', { id: 'upload-mine', on: { change: (e) => choseMine(e.target.value) } });
  const picker = el('input', { type: 'file', id: 'upload-file', class: 'unseen', tabindex: '-1', multiple: true, accept: READ.join(','),
    on: { change: () => { handIn([...picker.files]); picker.value = ''; } } });
  const button = el('button', { type: 'button', class: 'plain', id: 'upload-choose', on: { click: pick } });
  const label = el('label', { for: 'upload-mine', class: 'unseen' });
  const hint = el('p', { class: 'dim drop-hint' });
  const list = el('ul', { class: 'uploads' });

  function choseMine(code) {
    mine = code;
    remember('desk.mine', code);
    select.classList.remove('missing');
  }

  /** Without a mine a file means nothing: ask for it first. */
  function hasMine() {
    if (mine) return true;
    select.classList.add('missing');
    select.focus();
    announce(t('upload.mine.first'));
    hint.textContent = t('upload.mine.first');
    return false;
  }

  function pick() {
    if (hasMine()) picker.click();
  }

  function refusal(file) {
    const name = file.name.toLowerCase();
    if (!READ.some((ending) => name.endsWith(ending))) return t(name.endsWith('.dwg') ? 'upload.dwg' : 'upload.kind', { kinds: READ.join(' ') });
    if (file.size === 0) return t('upload.zero');
    if (file.size > desk.max_upload_bytes) return t('upload.large', { is: size(file.size), most: size(desk.max_upload_bytes) });
    return null;
  }

  function handIn(files) {
    if (!desk?.enabled || files.length === 0 || !hasMine()) return;
    for (const file of files) {
      const entry = { file, mine, since: performance.now(), sent: 0, error: refusal(file), answer: null };
      going = [entry, ...going];
      if (!entry.error) send(entry);
      else announce(entry.error);
    }
    draw();
  }

  async function send(entry) {
    entry.error = null;
    entry.since = performance.now();
    entry.answer = api.upload(entry.mine, entry.file, (bytes) => {
      entry.sent = bytes;
      draw();
    });
    try {
      const check = await entry.answer;
      going = going.filter((other) => other !== entry);
      actions.handedIn(check);
    } catch (error) {
      entry.answer = null;
      if (error.detail === 'cancelled') going = going.filter((other) => other !== entry);
      else entry.error = failedWords(error);
      if (entry.error) announce(entry.error);
    }
    draw();
  }

  function draw() {
    fill(list, going.map((entry) => {
      const drop = () => {
        going = going.filter((other) => other !== entry);
        draw();
      };
      if (entry.error) {
        return el('li', { class: 'upload-failed' }, el('strong', {}, entry.file.name), el('p', {}, entry.error),
          refusal(entry.file) ? null : el('button', { type: 'button', class: 'plain small', on: { click: () => { send(entry); draw(); } } }, t('trouble.retry')),
          el('button', { type: 'button', class: 'plain small', on: { click: drop } }, t('upload.dismiss')));
      }
      const share = entry.file.size > 0 ? entry.sent / entry.file.size : 0;
      return el('li', {}, el('span', {}, entry.file.name), el('progress', { max: 1, value: share, 'aria-label': entry.file.name }),
        el('span', { class: 'dim' }, share >= 1 ? t('upload.taken') : `${number(share * 100, 0)}% ${remaining(entry.since, entry.sent, entry.file.size)}`),
        el('button', { type: 'button', class: 'link', on: { click: () => entry.answer?.cancel() } }, t('upload.cancel')));
    }));
  }

  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  let depth = 0;
  const over = (by) => {
    depth = Math.max(depth + by, 0);
    document.body.classList.toggle('dropping', depth > 0 && desk?.enabled === true);
  };
  document.addEventListener('dragenter', (event) => carriesFiles(event) && over(1));
  document.addEventListener('dragleave', (event) => carriesFiles(event) && over(-1));
  document.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    over(-depth);
    handIn([...event.dataTransfer.files]);
  });

  return {
    /** Takes over what the server says it takes. */
    show(next) {
      desk = next;
      if (!desk) return;
      if (!desk.enabled) {
        fill(node, el('div', { class: 'hatched desk-off' }, el('p', {}, el('strong', {}, t('desk.off'))), el('p', {}, bilingual(desk.reason)), el('p', { class: 'dim' }, t('desk.off.how'))));
        return;
      }
      if (!desk.mines.some((m) => m.code === mine)) mine = desk.mines.length === 1 ? desk.mines[0].code : '';
      label.textContent = t('upload.mine');
      button.textContent = t('upload.choose');
      picker.setAttribute('aria-label', t('upload.file'));
      hint.textContent = t('upload.hint', { most: size(desk.max_upload_bytes) });
      fill(select, el('option', { value: '' }, t('upload.mine')), desk.mines.map((m) => el('option', { value: m.code, selected: m.code === mine || null }, m.name)));
      if (!select.isConnected) fill(node, el('div', { class: 'upload-row' }, label, select, button, picker), hint, list);
      draw();
    },
    /** Goes where a drawing is handed in: to the mine while none is chosen, else to the button. */
    choose: () => (mine ? button : select).focus(),
  };
}

function failedWords(error) {
  if (error.detail === 'network') return t('upload.failed.network');
  const why = error.said() ?? error.problem?.detail ?? error.detail;
  return `${t('upload.failed', { why })} ${has(`upload.do.${error.status}`) ? t(`upload.do.${error.status}`) : ''}`.trim();
}

/** Bytes as file managers say them. */
const size = (bytes) => (bytes >= 2 ** 20 ? `${number(Math.round((bytes / 2 ** 20) * 10) / 10)} MB` : `${number(Math.max(Math.round(bytes / 102.4) / 10, 0.1))} kB`);
