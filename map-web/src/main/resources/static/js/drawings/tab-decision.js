/** Accepting or returning: reasons and a note, kept as a draft, signed by a configured name after it was named. */
import { announce, el, fill } from '../dom.js';
import { remember, remembered } from '../memory.js';
import { section } from '../parts.js';
import { current, t } from '../texts.js';
import { bilingual, moment, titleOf } from '../words.js';
import * as api from './api.js';
import { capital, countOf, isWorking } from './model.js';

const LONGEST_NOTE = 4000;

export function decisionTab(data, state, actions) {
  const { check, desk } = data;
  if (check.decision) return decided(check, desk);
  if (isWorking(check)) return el('p', { class: 'dim' }, t('decision.wait'));
  if (check.state === 'failed') return el('p', { class: 'dim' }, t('decision.failed'));
  return [
    !desk?.signed_as ? el('p', { class: 'hatched' }, t('decision.unsigned')) : null,
    form(data, actions),
    el('p', { class: 'dim' }, el('a', { href: api.noteAddress(check.id, current()), target: '_blank', rel: 'noopener' }, t('decision.draft.note'))),
  ];
}

function decided(check, desk) {
  const { kind, reasons = [], note, by, at } = check.decision;
  return [
    el('p', { class: 'lead' }, el('strong', {}, t(`decision.was.${kind}`, { by, at: moment(at) }))),
    section(t('decision.reasons'), reasons.length > 0 ? el('ul', { class: 'benign' }, reasons.map((code) => el('li', {}, reasonWords(desk, code)))) : null),
    section(t('decision.note'), note ? el('p', { class: 'note-text' }, note) : null),
    el('p', {}, el('a', { class: 'plain', href: api.noteAddress(check.id, current()), target: '_blank', rel: 'noopener', 'data-key': 'note' }, t('decision.print'))),
    el('p', { class: 'dim' }, t('decision.final')),
  ];
}

const reasonWords = (desk, code) => capital(bilingual(desk?.return_reasons?.find((r) => r.code === code) ?? code));

function draftOf(check) {
  try {
    const { kind, reasons, note } = JSON.parse(remembered(`desk.note.${check.id}`, '{}'));
    return { kind: ['accepted', 'returned'].includes(kind) ? kind : null, reasons: Array.isArray(reasons) ? reasons : [], note: typeof note === 'string' ? note : '' };
  } catch {
    return { kind: null, reasons: [], note: '' };
  }
}

function form(data, actions) {
  const { check, desk, verdict } = data;
  const draft = draftOf(check);
  const signed = desk?.signed_as ?? null;
  const saved = el('span', { class: 'dim', role: 'status' });
  const confirm = el('div', { class: 'confirm', role: 'group', 'aria-label': t('decision.confirm'), hidden: true });
  const trouble = el('p', { class: 'hatched', role: 'alert', hidden: true });
  const go = el('button', { type: 'submit', class: 'plain strong', 'data-key': 'decide', disabled: signed === null }, t('decision.go'));

  function keep() {
    remember(`desk.note.${check.id}`, JSON.stringify(draft));
    saved.textContent = t('decision.kept');
    confirm.hidden = true;
    reasons.hidden = draft.kind !== 'returned';
  }

  const kind = (value, disabled) => el('label', { class: 'radio' }, el('input', {
    type: 'radio', name: 'kind', value, disabled, checked: draft.kind === value && !disabled, 'data-key': `kind-${value}`,
    on: { change: () => { draft.kind = value; keep(); } },
  }), el('span', {}, t(`decision.${value}`)));
  const refused = check.state === 'refused';
  if (refused && draft.kind === 'accepted') draft.kind = null;
  const reasons = el('fieldset', { class: 'reasons-list', hidden: draft.kind !== 'returned' }, el('legend', {}, t('decision.reasons')),
    (desk?.return_reasons ?? []).map((r) => el('label', { class: 'radio' }, el('input', { type: 'checkbox', value: r.code, checked: draft.reasons.includes(r.code), 'data-key': `reason-${r.code}`,
      on: { change: (event) => { draft.reasons = event.target.checked ? [...draft.reasons, r.code] : draft.reasons.filter((c) => c !== r.code); keep(); } } }), el('span', {}, capital(bilingual(r))))));
  const note = el('textarea', {
    id: 'note', rows: 7, maxlength: LONGEST_NOTE, 'data-key': 'note-text', placeholder: t('decision.note.placeholder'),
    on: { input: () => { draft.note = note.value; keep(); } },
  });
  note.value = draft.note;

  function takeFindings() {
    const lines = (verdict.findings ?? []).map(({ properties }, i) => `${i + 1}. ${titleOf(properties)}`);
    if (lines.length === 0 && verdict.conclusion === 'refused') lines.push(capital(bilingual(verdict, 'refusal')));
    note.value = [note.value.trimEnd(), ...lines].filter(Boolean).join('\n').slice(0, LONGEST_NOTE);
    draft.note = note.value;
    keep();
    note.focus();
  }

  function lacking() {
    if (!draft.kind) return t('decision.lacks.kind');
    if (draft.kind === 'returned' && draft.reasons.length === 0) return t('decision.lacks.reason');
    if (draft.kind === 'returned' && draft.note.trim() === '') return t('decision.lacks.note');
    return null;
  }

  /** Names what will be done, by whom, to which file, before it is done. */
  function ask() {
    trouble.hidden = true;
    const lack = lacking();
    if (lack) {
      trouble.hidden = false;
      trouble.textContent = lack;
      return;
    }
    const yes = el('button', { type: 'button', class: 'plain strong', 'data-key': 'confirm', on: { click: () => send(yes) } }, t(`decision.sign.${draft.kind}`, { by: signed }));
    fill(confirm, el('p', {}, t(`decision.ask.${draft.kind}`, { by: signed, file: check.file, mine: check.mine_name })),
      draft.kind === 'accepted' && countOf(check) > 0 ? el('p', {}, t('decision.ask.findings', { n: countOf(check) })) : null,
      el('p', { class: 'dim' }, t('decision.ask.final')),
      el('div', { class: 'actions' }, yes, el('button', { type: 'button', class: 'plain', on: { click: () => { confirm.hidden = true; go.focus(); } } }, t('decision.back'))));
    confirm.hidden = false;
    yes.focus();
  }

  async function send(button) {
    button.disabled = true;
    try {
      await actions.decide({ kind: draft.kind, reasons: draft.kind === 'returned' ? draft.reasons : [], note: draft.note.trim(), revision: check.revision });
      remember(`desk.note.${check.id}`, null);
      announce(t('decision.done'));
      openNote(check.id);
    } catch (error) {
      confirm.hidden = true;
      trouble.hidden = false;
      trouble.textContent = actions.words(error);
    }
  }

  return el('form', { class: 'decision', on: { submit: (event) => { event.preventDefault(); ask(); } } },
    el('fieldset', { class: 'kinds' }, el('legend', {}, t('tab.decision')), kind('accepted', refused), kind('returned', false), refused ? el('p', { class: 'dim' }, t('decision.refused')) : null),
    reasons,
    el('label', { class: 'note-label', for: 'note' }, t('decision.note')), note,
    el('div', { class: 'actions' }, verdict ? el('button', { type: 'button', class: 'plain small', 'data-key': 'take', on: { click: takeFindings } }, t('decision.take')) : null, saved),
    el('p', { class: 'dim' }, signed ? t('decision.by', { by: signed }) : null),
    el('div', { class: 'actions' }, go), trouble, confirm);
}

/** In a tab of its own; where the browser refuses, the link stands in the drawer. */
function openNote(id) {
  const link = el('a', { href: api.noteAddress(id, current()), target: '_blank', rel: 'noopener' });
  link.click();
}
