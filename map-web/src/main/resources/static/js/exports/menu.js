/** A list or a layer as a file: what there is, in which format and coordinates, one click a file. */
import { announce, el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { read } from '../request.js';
import { current, t } from '../texts.js';

const FOR_ALL = ['xlsx', 'csv', 'gpkg'];
const FOR_PLACES = ['geojson', 'zip', 'dxf'];
/** Longer addresses are refused by servers on the way. */
const LONGEST_ADDRESS = 7000;

const menus = new Map();

/**
 * A menu that stays open and keeps the focus when what it stands in is drawn anew.
 *
 * @param key tells it from other menus of the page
 * @param choices `() => [{list, title, placed?, several?, query}]`; `query` answers the filters, or null when there is nothing to export
 */
export function exportMenu(key, choices) {
  if (!menus.has(key)) menus.set(key, createMenu(key));
  return menus.get(key)(choices);
}

function createMenu(key) {
  let choices = () => [];
  let spoken = null;
  let titles = '';
  let crs = '4490';
  const summary = el('summary', { class: 'export-open', 'data-key': `export-${key}` });
  const panel = el('div', { class: 'export-panel' });
  const status = el('p', { class: 'export-status', role: 'status' });
  const node = el('details', { class: 'export-menu', 'data-export': key, on: { toggle: () => node.open && draw() } }, summary, panel, status);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !node.open) return;
    event.stopPropagation();
    node.open = false;
    summary.focus();
  });

  function draw() {
    const all = choices();
    titles = titlesOf(all);
    const coordinates = el('select', { 'data-key': `export-${key}-crs`, on: { change: (e) => { crs = e.target.value; } } },
      ['4490', 'grid'].map((value) => el('option', { value, selected: value === crs || null }, t(`export.crs.${value}`))));
    fill(panel, all.map((choice, i) => el('fieldset', {}, el('legend', {}, choice.title),
      el('div', { class: 'export-formats' }, formatsOf(choice).map((format) => el('button', {
        type: 'button', class: 'plain small', 'data-key': `export-${key}-${i}-${format}`, title: t(`export.format.${format}`),
        'aria-label': t('export.as', { list: choice.title, format: t(`export.format.${format}`) }), on: { click: () => save(choices()[i] ?? choice, format) },
      }, t(`export.short.${format}`)))))),
    all.some((choice) => choice.placed) ? [el('label', {}, el('span', {}, t('export.crs')), coordinates), el('p', { class: 'dim' }, t('export.crs.note'))] : null);
  }

  async function save(choice, format) {
    const buttons = panel.querySelectorAll('button');
    for (const button of buttons) button.disabled = true;
    const focused = document.activeElement;
    say(t('export.making'));
    try {
      const query = await choice.query();
      if (query === null) return say(t('export.nothing'));
      const own = choice.placed && FOR_ALL.concat('zip').includes(format) ? { crs } : {};
      const address = `api/exports/${choice.list}.${format}?${search({ ...query, ...own, lang: current() })}`;
      if (address.length > LONGEST_ADDRESS) return say(t('export.many'));
      const answer = await read(address, 'what.export', { headers: { Accept: '*/*' } });
      const bytes = await answer.blob();
      const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? `${choice.list}.${format}`;
      hand(bytes, name);
      return say(t('export.done', { name, size: Math.max(1, Math.round(bytes.size / 1024)) }));
    } catch (error) {
      return say(failedWords(error));
    } finally {
      for (const button of buttons) button.disabled = false;
      if (document.activeElement === document.body) focused?.focus();
    }
  }

  function say(words) {
    status.textContent = words;
    announce(words);
  }

  return (now) => {
    choices = now;
    if (spoken !== current()) {
      spoken = current();
      fill(summary, t('export.open'));
      status.textContent = '';
      if (node.open) draw();
    } else if (node.open && titles !== titlesOf(choices())) draw();
    return node;
  };
}

const titlesOf = (all) => all.map((choice) => choice.title).join('\n');

const formatsOf = ({ placed, several }) => [...FOR_ALL, ...(placed ? FOR_PLACES : [])].filter((format) => !(several && format === 'csv'));

/** A value that is a list is asked for once each. */
function search(query) {
  const to = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== '' && one !== null && one !== undefined) to.append(name, one);
  }
  return to;
}

/** Has the browser save bytes under a name. */
function hand(bytes, name) {
  const href = URL.createObjectURL(bytes);
  const link = el('a', { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
