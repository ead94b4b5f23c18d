/** Parts of the frame that the map of nights and the drawing desk share. */
import { el, fillBefore } from './dom.js';
import { showHelp } from './keyboard.js';
import { whenReleased } from './pressed.js';
import { accountMenu, renderPlaces } from './session.js';
import { current, t } from './texts.js';

/** Puts the words into the parts that stand in the page itself. */
export function renderStatic() {
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', t(node.dataset.label));
  renderPlaces();
  for (const node of document.querySelectorAll('[data-placeholder]')) node.setAttribute('placeholder', t(node.dataset.placeholder));
}

/** A button of the top bar. */
export const tool = (key, sign, act, more = {}) =>
  el('button', { type: 'button', class: 'tool', on: { click: act }, ...more }, sign ?? t(key));

/** The top bar: tools of a page, then help, the other language and the account. */
export function renderTools(keys, speakOther, ...own) {
  const bar = document.getElementById('tools');
  whenReleased(bar, () => fillBefore(bar, accountMenu(), own,
    tool('help', '?', () => showHelp(document.getElementById('help'), keys), { 'aria-label': t('help'), title: t('help'), 'data-tool': 'help' }),
    tool('language.other', null, () => speakOther(current() === 'en' ? 'zh' : 'en'),
      { lang: current() === 'en' ? 'zh-CN' : 'en', 'aria-label': t('language.switch'), 'data-tool': 'language' })));
}
