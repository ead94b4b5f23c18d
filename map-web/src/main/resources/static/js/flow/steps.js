/** What may be done next and what was done, for whatever goes in steps. */
import { el } from '../dom.js';
import { draftOf, keepDraft } from '../review/drafts.js';
import { roleWords } from '../review/parts.js';
import { current, has, t } from '../texts.js';
import { moment } from '../words.js';
import { choiceName, fieldName, flowForm } from './form.js';

const open = new Map();

/** The form of the chosen step, or the steps to choose from. `redraw` draws the panel anew; `fit` changes the fields of a step. */
export function nextSteps({ prefix, of, next, grave, send, redraw, fit = (kind, fields) => fields }) {
  if (!open.has(of)) open.set(of, draftOf(of)?.kind ?? null);
  const choose = (kind) => {
    open.set(of, kind);
    if (kind === null) keepDraft(of, null);
    redraw();
    document.querySelector(kind === null ? '[data-key^="step-"]' : '.step-form input, .step-form select, .step-form textarea, .step-form button')?.focus();
  };
  const chosen = next.find((n) => n.kind === open.get(of) && !n.refusal);
  const name = (kind) => t(`${prefix}.step.${kind}`);
  if (chosen) {
    return flowForm({
      prefix, of, kind: chosen.kind, fields: fit(chosen.kind, chosen.fields), label: name(chosen.kind), grave: grave.includes(chosen.kind),
      send: async (saying) => { await send(chosen.kind, saying); open.set(of, null); redraw(); }, leave: () => choose(null),
    });
  }
  if (next.length === 0) return el('p', { class: 'dim' }, t('case.next.none'));
  return el('div', { class: 'next' }, el('h4', {}, t('case.next')),
    el('div', { class: 'actions' }, next.filter((n) => !n.refusal).map((n) => el('button', { type: 'button', class: 'plain', 'data-key': `step-${n.kind}`, on: { click: () => choose(n.kind) } }, name(n.kind)))),
    next.filter((n) => n.refusal).map((n) => el('p', { class: 'dim' }, `${name(n.kind)}: ${current() === 'en' ? n.refusal.en : n.refusal.zh}`)));
}

/** One value that was said, in words. */
function said(prefix, name, value) {
  const choice = `${prefix}.${name}.${value}`;
  const text = has(choice) || has(`case.${name}.${value}`) ? choiceName(prefix, name, value) : String(value);
  return name === 'words' ? el('span', { class: 'said words' }, text) : el('span', { class: 'said' }, el('span', { class: 'dim' }, `${fieldName(prefix, name)} `), text);
}

/** Steps that were taken, the newest first; `hidden` names are told elsewhere. */
export function stepHistory(prefix, steps, hidden = []) {
  return el('ol', { class: 'steps' }, [...steps].reverse().map((s) => el('li', { 'data-step': s.kind },
    el('p', { class: 'step-head' }, el('strong', {}, t(`${prefix}.step.${s.kind}`)), el('span', { class: 'dim num' }, moment(s.at))),
    el('p', { class: 'dim' }, t('case.by', { who: s.byName, role: roleWords(s.role) })),
    el('div', {}, Object.entries(s.said).filter(([name, value]) => !hidden.includes(name) && value !== '').map(([name, value]) => said(prefix, name, value))))));
}
