/** Forms of the visits' page: fields with their words, and a refusal that stands under the form. */
import { announce, el } from '../dom.js';
import { failedWords } from '../failed.js';
import { current, t } from '../texts.js';

/** A field under its words; `key` is that of the words, `name` that of the value. */
export const field = (key, control, wide = false) => el('label', { class: wide ? 'visits-wide-field' : null }, el('span', {}, t(key)), control);
export const input = (name, props = {}) => el('input', { name, autocomplete: 'off', ...props });
export const area = (name, props = {}) => el('textarea', { name, rows: 3, ...props });
export const select = (name, options, props = {}) => el('select', { name, ...props }, options.map(([value, words]) => el('option', { value }, words)));
export const tick = (key, name) => el('label', { class: 'visits-tick' }, el('input', { type: 'checkbox', name }), ' ', t(key));

/** The lines that were written, without empty ones. */
export const lines = (text) => String(text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);

/** A number as people write it; null for nothing, NaN for what is none. */
export const numberOf = (text) => (String(text ?? '').trim() === '' ? null : Number(String(text).trim().replace(',', '.')));

/**
 * A form.
 *
 * @param act gets the values and answers a promise; what it throws stands under the fields
 * @param leave closes it; without it there is no such button
 */
export function form(title, fields, go, act, leave = null) {
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const button = el('button', { class: 'plain visits-go' }, t(go));
  const node = el('form', {
    class: 'visits-form', 'aria-label': t(title), on: {
      submit: async (event) => {
        event.preventDefault();
        failed.hidden = true;
        button.disabled = true;
        try {
          await act(Object.fromEntries(new FormData(node)), node);
          announce(t('visits.saved'));
        } catch (error) {
          failed.hidden = false;
          failed.textContent = error.said?.() ?? error.problem?.detail ?? failedWords(error);
          node.elements[error.problem?.field]?.focus?.();
        } finally {
          button.disabled = false;
        }
      },
    },
  }, el('h3', {}, t(title)), el('div', { class: 'fields' }, fields), failed,
  el('p', { class: 'visits-actions' }, button, leave ? [' ', el('button', { type: 'button', class: 'plain', on: { click: leave } }, t('visits.leave'))] : null));
  return node;
}

/** Makes something once a language, so that drawing the page anew takes nothing from who is writing. */
export function once(make) {
  let node = null;
  let language = null;
  return () => {
    if (!node || language !== current()) [node, language] = [make(), current()];
    return node;
  };
}
