/** Everything by keyboard: / search, j k, Enter, Esc, m, ?, and what a page adds. */
import { el, fill } from './dom.js';
import { t } from './texts.js';

const FIRST = [['/', 'help.search'], ['j', 'help.next'], ['k', 'help.previous'], ['Enter', 'help.open'], ['Esc', 'help.close'], ['m', 'help.map']];
const LAST = [['?', 'help.this']];

const isTyping = (target) => target.matches?.('input:not([type=checkbox]):not([type=range]):not([type=radio]), textarea, select');

/**
 * `actions`: `close()`; `isOpen()` says whether a drawer is open. `keys` are the page's own: a list of
 * `[sign, key of the help's words, {key: act}]`, which may grow. `unknown(key)` is told of a key that does nothing yet.
 */
export function listen(actions, keys, unknown = () => {}) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const help = document.getElementById('help');
    if (help.open) return;
    if (event.key === 'Escape') {
      if (isTyping(event.target)) event.target.blur();
      else actions.close();
      return;
    }
    if (isTyping(event.target)) return;
    const act = {
      '/': () => document.getElementById('search').focus(),
      j: () => step(1, actions),
      k: () => step(-1, actions),
      m: () => document.getElementById('map').focus(),
      '?': () => showHelp(help, keys),
      ...Object.assign({}, ...keys.map(([, , acts]) => acts)),
    }[event.key];
    if (!act) {
      unknown(event.key);
      return;
    }
    event.preventDefault();
    act();
  });
}

/** Moves along the list; while a drawer is open the selection goes along. */
function step(by, actions) {
  const items = [...document.querySelectorAll('#list .lines a.item')].filter((a) => a.closest('ul'));
  if (items.length === 0) return;
  const from = items.indexOf(document.activeElement?.closest?.('a.item'));
  const at = from >= 0 ? from : items.findIndex((a) => a.classList.contains('chosen'));
  const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  if (actions.isOpen()) next.click();
}

export function showHelp(dialog, keys) {
  fill(dialog, el('h2', {}, t('help.title')),
    el('dl', {}, [...FIRST, ...keys, ...LAST].map(([key, words]) => el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, t(words))))),
    el('p', {}, t('help.lead')), el('p', { class: 'dim' }, t('help.leaflet')),
    el('form', { method: 'dialog' }, el('button', { class: 'plain' }, t('help.done'))));
  dialog.showModal();
}
