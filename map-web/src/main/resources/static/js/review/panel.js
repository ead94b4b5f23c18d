/**
 * A case wherever it is shown: how far it is, what this person may do next, what was done. One panel a finding is kept,
 * so that drawing the page anew takes nothing from who is writing.
 */
import { announce, el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { number } from '../words.js';
import * as api from './api.js';
import { draftOf, keepDraft } from './drafts.js';
import { facts, history, stateLine } from './parts.js';
import { stepForm } from './step-form.js';

/** Steps that carry the case on; the others stand behind them. */
const ONWARD = ['register', 'triage', 'verify', 'measure', 'propose-confirm', 'propose-dismiss', 'confirm', 'dismiss', 'return', 'order', 'report-done', 'recheck', 'close'];
const MOST_KEPT = 20;

const panels = new Map();

/** The way to who somebody is, which a numbered case that goes on is wanted for. */
const asksNames = ({ number: no, state }) => (no && !['closed', 'dismissed'].includes(state) && is('regulator', 'supervisor')
  ? el('p', {}, el('a', { href: `persons.html?case=${encodeURIComponent(no)}&lang=${current()}` }, t('person.of.case'))) : null);

/** The panel of a finding. `only` restricts it to some steps, for the duty desk. */
export function casePanel(finding, only = null) {
  const key = `${finding} ${current()} ${only?.join(' ') ?? ''}`;
  if (!panels.has(key)) {
    if (panels.size >= MOST_KEPT) panels.delete(panels.keys().next().value);
    panels.set(key, create(finding, only));
  }
  const panel = panels.get(key);
  panel.refresh();
  return panel.node;
}

const listeners = [];
/** Hears of every step that was taken on this page. */
export const onStep = (listener) => listeners.push(listener);

const readers = [];
let latest = null;

function tell(finding, view) {
  latest = { finding, view };
  for (const reader of readers) reader(finding, view);
}

/** Hears of every case that this page has read or changed, with the finding it was asked for. */
export const onCase = (listener) => readers.push(listener);

/** What was last heard of a case, for a part of the drawer that comes after it; null for another one. */
export const lastOfCase = (finding) => (latest?.finding === finding ? latest.view : null);

function create(finding, only) {
  const node = el('div', { class: 'case', 'data-case': finding }, skeleton());
  let view = null;
  let changed = null;
  let open = draftOf(finding)?.kind ?? null;
  let reading = false;

  async function refresh() {
    if (reading) return;
    reading = true;
    try {
      const answer = await api.caseOf(finding);
      const same = view && view.line.version === answer.line.version && JSON.stringify(view.next) === JSON.stringify(answer.next);
      view = answer;
      tell(finding, view);
      if (!same) render();
    } catch (error) {
      if (!view) fill(node, el('p', { class: 'hatched' }, error.status === 404 ? t('case.gone') : failedWords(error)));
    } finally {
      reading = false;
    }
  }

  async function send(kind, saying) {
    try {
      took(await api.step(finding, { kind, version: view.line.version, ...saying }), kind);
    } catch (error) {
      if (error.status === 409 && Array.isArray(error.problem?.steps)) {
        changed = error.problem.steps;
        view = await api.caseOf(finding);
        render();
        node.querySelector('.changed')?.focus();
      }
      throw error;
    }
  }

  function took(answer, kind) {
    view = answer;
    changed = null;
    open = null;
    keepDraft(finding, null);
    render();
    announce(t('case.done', { step: t(`case.step.${kind}`) }));
    node.querySelector('.way')?.closest('.case').querySelector('[data-key^="step-"]')?.focus({ preventScroll: true });
    tell(finding, view);
    for (const listener of listeners) listener(view);
  }

  function choose(kind) {
    open = kind;
    if (kind === null) keepDraft(finding, null);
    render();
    if (kind === null) node.querySelector('[data-key^="step-"]')?.focus();
    else node.querySelector('.step-form input, .step-form select, .step-form textarea, .step-form button')?.focus();
  }

  function render() {
    const may = view.next.filter((n) => n.kind !== 'attach' && (!only || only.includes(n.kind)));
    fill(node,
      el('p', { class: 'case-head' }, view.line.number ? el('strong', { class: 'num' }, t('case.number', { number: view.line.number })) : null,
        el('span', { class: `case-state ${view.line.state}` }, t(`case.state.${view.line.state}`))),
      stateLine(view.line.state, view.way),
      facts(view),
      asksNames(view.line),
      view.line.sealed ? el('p', { class: 'hatched' }, t('case.sealed.words')) : null,
      view.demand ? el('p', { class: 'note-text' }, view.demand) : null,
      changed ? el('div', { class: 'changed', tabindex: '-1', role: 'alert' }, el('p', {}, el('strong', {}, t('case.changed'))), history(changed)) : null,
      next(may),
      only ? null : [files(), el('h4', {}, t('case.history')), view.history.length === 0 ? el('p', { class: 'dim' }, t('case.history.none')) : history(view.history)]);
  }

  function next(may) {
    const chosen = may.find((n) => n.kind === open && !n.refusal);
    if (chosen) return stepForm(finding, chosen, (saying) => send(chosen.kind, saying), () => choose(null), only ? `-${finding}` : '');
    if (may.length === 0) return el('p', { class: 'dim' }, t('case.next.none'));
    const onward = may.filter((n) => only || ONWARD.includes(n.kind));
    const more = may.filter((n) => !onward.includes(n));
    return el('div', { class: 'next' }, onward.length > 0 ? el('h4', {}, t('case.next')) : null,
      el('div', { class: 'actions' }, onward.filter((n) => !n.refusal).map(button)),
      onward.filter((n) => n.refusal).map((n) => el('p', { class: 'dim' }, `${t(`case.step.${n.kind}`)}: ${current() === 'en' ? n.refusal.en : n.refusal.zh}`)),
      more.length > 0 ? el('details', {}, el('summary', { 'data-key': 'case-more' }, t('case.more')), el('div', { class: 'actions' }, more.filter((n) => !n.refusal).map(button))) : null);
  }

  const button = (n) => el('button', { type: 'button', class: 'plain', 'data-key': `step-${n.kind}`, on: { click: () => choose(n.kind) } }, t(`case.step.${n.kind}`));

  function files() {
    const may = view.next.some((n) => n.kind === 'attach');
    if (!may && view.files.length === 0) return null;
    const trouble = el('p', { class: 'failure', role: 'alert', hidden: true });
    const input = el('input', { type: 'file', hidden: true, on: { change: () => input.files[0] && attach(input.files[0], trouble, input) } });
    return [el('h4', {}, t('case.files')),
      view.files.length > 0 ? el('ul', { class: 'files' }, view.files.map((f) => el('li', {},
        el('a', { href: api.attachmentAddress(view.findingId, f.id), download: f.name, 'aria-label': t('case.save', { name: f.name }) }, f.name),
        el('span', { class: 'dim' }, ` ${f.kind.toUpperCase()} · ${number(f.bytes / 1024, 0)} kB · ${f.byName}`)))) : null,
      may ? el('p', { class: 'actions' }, el('button', { type: 'button', class: 'plain small', 'data-key': 'attach', on: { click: () => input.click() } }, t('case.attach')), input,
        el('span', { class: 'dim' }, t('case.attach.hint'))) : null, trouble];
  }

  async function attach(file, trouble, input) {
    trouble.hidden = true;
    try {
      view = await api.attach(finding, file);
      render();
      announce(t('case.attached'));
    } catch (error) {
      trouble.hidden = false;
      trouble.textContent = api.words(error, failedWords);
      input.value = '';
    }
  }

  return { node, refresh };
}

const skeleton = () => el('div', { class: 'skeleton', 'aria-hidden': 'true' }, Array.from({ length: 4 }, () => el('div', { class: 'ghost' })));
