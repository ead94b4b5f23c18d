/** A small form made from the fields that the server asks for. What is written is kept as a draft; a refusal stands at its field. */
import { el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { words as refusal } from '../review/api.js';
import { draftOf, keepDraft } from '../review/drafts.js';
import { who } from '../session.js';
import { has, t } from '../texts.js';

/** The name of a field: the part's own word, or the one that cases have. */
export const fieldName = (prefix, name) => t(has(`${prefix}.field.${name}`) ? `${prefix}.field.${name}` : `case.field.${name}`);
export const choiceName = (prefix, name, value) => t(has(`${prefix}.${name}.${value}`) ? `${prefix}.${name}.${value}` : `case.${name}.${value}`);

/**
 * @param prefix of the texts, such as `tip`
 * @param of what the draft is kept under
 * @param kind the step
 * @param fields as the server offers them; one with `control` brings its own input
 * @param label of the form and its button
 * @param grave named once more before it is done
 * @param send gets what was said
 * @param leave closes the form
 * @param more nodes after the fields, and `moreSaid` what they say
 */
export function flowForm({ prefix, of, kind, fields, label, grave = false, send, leave, more = [], moreSaid = () => ({}) }) {
  const kept = draftOf(of);
  const values = kept?.kind === kind ? kept.values : {};
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
  const nodes = fields.map((field) => {
    const id = `${prefix}-${field.name}`;
    const input = field.control ?? control(prefix, field);
    for (const [name, value] of Object.entries({ id, 'data-key': `field-${field.name}`, 'aria-required': String(field.required) })) input.setAttribute(name, value);
    input.addEventListener('input', keep);
    input.value = values[field.name] ?? field.value ?? '';
    inputs.set(field.name, input);
    return el('div', { class: `field ${field.type}` }, el('label', { for: id }, fieldName(prefix, field.name), field.required ? null : el('span', { class: 'dim' }, t('case.optional'))), input);
  });

  function wrong(name, text) {
    trouble.hidden = false;
    trouble.textContent = text;
    const input = inputs.get(name);
    input?.setAttribute('aria-invalid', 'true');
    input?.focus();
  }

  function read() {
    const saying = {};
    trouble.hidden = true;
    for (const field of fields) {
      inputs.get(field.name).removeAttribute('aria-invalid');
      const text = inputs.get(field.name).value.trim();
      if (text === '' && field.required) {
        wrong(field.name, t('case.required', { field: fieldName(prefix, field.name) }));
        return null;
      }
      if (text === '') continue;
      if (field.type !== 'number') saying[field.name] = text;
      else if (Number.isFinite(Number(text.replace(',', '.')))) saying[field.name] = Number(text.replace(',', '.'));
      else {
        wrong(field.name, t('case.number.wrong', { field: fieldName(prefix, field.name) }));
        return null;
      }
    }
    return { ...saying, ...moreSaid() };
  }

  const go = el('button', { type: 'submit', class: 'plain strong', 'data-key': 'step-go' }, label);

  async function act(saying, button) {
    button.disabled = true;
    try {
      await send(saying);
      keepDraft(of, null);
    } catch (error) {
      confirm.hidden = true;
      wrong(error.problem?.field, refusal(error, failedWords));
    } finally {
      button.disabled = false;
    }
  }

  function submit() {
    const saying = read();
    if (!saying) return;
    if (!grave) {
      act(saying, go);
      return;
    }
    const yes = el('button', { type: 'button', class: 'plain strong', 'data-key': 'step-yes', on: { click: () => act(saying, yes) } }, t('case.ask.yes', { step: label }));
    fill(confirm, el('p', {}, t('case.ask', { who: who()?.name ?? '', step: label })),
      el('div', { class: 'actions' }, yes, el('button', { type: 'button', class: 'plain', on: { click: () => { confirm.hidden = true; go.focus(); } } }, t('case.back'))));
    confirm.hidden = false;
    yes.focus();
  }

  return el('form', { class: 'step-form', novalidate: true, 'aria-label': label, on: { submit: (event) => { event.preventDefault(); submit(); } } },
    el('h4', {}, label), nodes, more, trouble, confirm,
    el('div', { class: 'actions' }, go, el('button', { type: 'button', class: 'plain', 'data-key': 'step-leave', on: { click: leave } }, t('case.cancel')), saved));
}

function control(prefix, field) {
  switch (field.type) {
    case 'words': return el('textarea', { rows: 3, maxlength: field.most });
    case 'number': return el('input', { class: 'text', inputmode: 'decimal', autocomplete: 'off', maxlength: 20 });
    case 'date': return el('input', { class: 'text', type: 'date', min: '2000-01-01', max: '2200-12-31' });
    case 'choice': return el('select', {}, el('option', { value: '' }, t('case.choose')), field.choices.map((c) => el('option', { value: c }, choiceName(prefix, field.name, c))));
    default: return el('input', { class: 'text', maxlength: field.most, autocomplete: 'off' });
  }
}
