/** What failed, in words. */
import { el } from './dom.js';
import { has, t } from './texts.js';

/** What failed, what still works, and a way to try again. */
export function failure(error, retry) {
  return el('div', { class: 'failure' }, el('p', {}, failedWords(error)), el('p', {}, t('trouble.works')),
    el('button', { type: 'button', class: 'plain', on: { click: retry } }, t('trouble.retry')));
}

export function failedWords(error) {
  const detail = error.said?.() ? error.said() : error.detail === 'network' ? t('trouble.network') : error.detail === 'JSON' ? t('trouble.file') : error.detail ?? error.message;
  return t('trouble.failed', { what: has(error.what) ? t(error.what) : '', detail });
}
