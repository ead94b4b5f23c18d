/** The frame of a page without a map: who is signed in, its tools, its language, one place for trouble. */
import { el, fill } from './dom.js';
import { renderStatic, renderTools } from './frame.js';
import { remember, remembered } from './memory.js';
import { failedWords } from './failed.js';
import { ReadError } from './request.js';
import { begin, leaveIfNotMine, onWho } from './session.js';
import { speak, t } from './texts.js';
import './texts-more.js';

/**
 * Begins a page once somebody is signed in whose page it is.
 *
 * @param href the page's own, such as `audit.html`
 * @param title key of its title
 * @param render draws it; called again when the language changes
 */
export async function beginPage(href, title, render) {
  const say = (lang) => {
    speak(lang);
    document.title = `${t(title)} · ${t('brand')}`;
    renderStatic();
    renderTools([], (other) => {
      remember('lang', other);
      say(other);
      render();
    });
  };
  say(new URLSearchParams(location.search).get('lang') ?? remembered('lang', 'zh'));
  onWho(() => say(document.documentElement.lang === 'en' ? 'en' : 'zh'));
  await begin();
  if (!leaveIfNotMine(href)) render();
}

/** Says what failed; nothing when all is well again. */
export function trouble(error) {
  const node = document.getElementById('trouble');
  node.hidden = error === null;
  fill(node, error === null ? [] : el('span', {}, error instanceof ReadError ? failedWords(error) : String(error)));
}
