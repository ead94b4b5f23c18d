/** The small form of one step, made from what the server asks for. What is written is kept as a draft. */
import { el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { who } from '../session.js';
import { t } from '../texts.js';
import * as api from './api.js';
import { draftOf, keepDraft } from './drafts.js';

/** What binds others or cannot be taken back is named once more before it is done. */
const GRAVE = ['release', 'confirm', 'dismiss', 'order', 'close', 'transfer', 'list', 'unlist', 'stand-down', 'reopen'];

/**
 * @param of finding of the case
 * @param next the step, as the server offers it
 * @param send gets what was said; answers a promise
 * @param leave closes the form
 * @param suffix tells its ids from those of another form on the page
 */
export function stepForm(of, next, send, leave, suffix = '') {
  const { kind } = next;
  const kept = draftOf(of);
  const values = kept?.kind === kind ? kept.values : {};
  const label = t(`case.step.${kind}`);
  const saved = el('span', { class: 'dim', role: 'status' });
  const trouble = el('p', { class: 'failure', role: 'alert', hidden: true });
  const confirm = el('div', { class: 'confirm', role: 'group', hidden: true });
  const inputs = new Map();
  const keep = () => {
    for (const [name, input] of inputs) values[name] = input.value;
    keepDraft(of, { kind, values });
    saved.textContent = t('case.draft');
    confirm.hidden = true;
  };

  const fields = next.fields.map((field) => {
    const id = `case-${field.name}${suffix}`;
    const input = control(field, { id, 'data-key': `field-${field.name}`, 'aria-required': String(field.required), on: { input: keep } });
    input.value = values[field.name] ?? '';
    inputs.set(field.name, input);
    return el('div', { class: `field ${field.type}` },
      el('label', { for: id }, t(`case.field.${field.name}`), field.required ? null : el('span', { class: 'dim' }, t('case.optional'))), input);
  });
  const go = el('button', { type: 'submit', class: 'plain strong', 'data-key': 'step-go' }, t('case.go', { step: label }));

  function wrong(name, words) {
    trouble.hidden = false;
    trouble.textContent = words;
    const input = inputs.get(name);
    if (!input) return;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  }

  /** What is said, or null when something is missing. */
  function read() {
    trouble.hidden = true;
    const saying = {};
    for (const field of next.fields) {
      const input = inputs.get(field.name);
      input.removeAttribute('aria-invalid');
      const text = input.value.trim();
      if (text === '') {
        if (!field.required) continue;
        wrong(field.name, t('case.required', { field: t(`case.field.${field.name}`) }));
        return null;
      }
      if (field.type !== 'number') saying[field.name] = text;
      else if (Number.isFinite(Number(text.replace(',', '.')))) saying[field.name] = Number(text.replace(',', '.'));
      else {
        wrong(field.name, t('case.number.wrong', { field: t(`case.field.${field.name}`) }));
        return null;
      }
    }
    return saying;
  }

  function submit() {
    const saying = read();
    if (!saying) return;
    if (!GRAVE.includes(kind)) {
      act(saying, go);
      return;
    }
    const yes = el('button', { type: 'button', class: 'plain strong', 'data-key': 'step-yes', on: { click: () => act(saying, yes) } }, t('case.ask.yes', { step: label }));
    fill(confirm, el('p', {}, t('case.ask', { who: who()?.name ?? '', step: label })),
      el('div', { class: 'actions' }, yes, el('button', { type: 'button', class: 'plain', on: { click: () => { confirm.hidden = true; go.focus(); } } }, t('case.back'))));
    confirm.hidden = false;
    yes.focus();
  }

  async function act(saying, button) {
    button.disabled = true;
    try {
      await send(saying);
      keepDraft(of, null);
    } catch (error) {
      confirm.hidden = true;
      wrong(error.problem?.field, api.words(error, failedWords));
    } finally {
      button.disabled = false;
    }
  }

  return el('form', { class: 'step-form', novalidate: true, 'aria-label': label, on: { submit: (event) => { event.preventDefault(); submit(); } } },
    el('h4', {}, label), fields, trouble, confirm,
    el('div', { class: 'actions' }, go, el('button', { type: 'button', class: 'plain', 'data-key': 'step-leave', on: { click: leave } }, t('case.cancel')), saved));
}

function control(field, props) {
  switch (field.type) {
    case 'words': return el('textarea', { rows: 3, maxlength: field.most, ...props });
    case 'number': return el('input', { class: 'text', inputmode: 'decimal', autocomplete: 'off', maxlength: 20, ...props });
    case 'date': return el('input', { class: 'text', type: 'date', min: '2000-01-01', max: '2200-12-31', ...props });
    case 'choice': return el('select', props, el('option', { value: '' }, t('case.choose')), field.choices.map((c) => el('option', { value: c }, t(`case.${field.name}.${c}`))));
    default: return el('input', { class: 'text', maxlength: field.most, autocomplete: 'off', ...props });
  }
}
