/** What is told of a finding wherever it is shown: how grave, how sure, why, what else, by which clause. */
import { el } from './dom.js';
import { evidenceLine } from './parts.js';
import { certaintyMark, severityMark } from './symbols.js';
import { t } from './texts.js';
import { bilingual, measure, number, ruleWords } from './words.js';

/** Severity, certainty and confidence, each a sign and a word. */
export const badges = (p) => [
  el('span', { class: `badge ${p.severity}` }, severityMark(p.severity, 14), t(`severity.${p.severity}`)),
  el('span', { class: 'badge' }, certaintyMark(p.certainty, 22), t(`certainty.${p.certainty}`)),
  typeof p.confidence === 'number' ? el('span', { class: 'dim' }, t('finding.confidence', { percent: number(p.confidence * 100, 0) })) : null,
];

/** The other rules that the same thing touches, each with its measures; null when there are none. */
export function grounds(p) {
  const others = (p.grounds ?? []).filter((g) => (g.rule ?? g) !== p.rule);
  if (others.length === 0) return null;
  return el('ul', { class: 'grounds' }, others.map((g) => el('li', {},
    severityMark(g.severity, 12), ` ${ruleWords(g.rule ?? g)} · ${t(`severity.${g.severity}`)} · `, certaintyMark(g.certainty, 18), ` ${t(`certainty.${g.certainty}`)}`,
    el('span', { class: 'facts-line' }, Object.entries(g.measures ?? {}).map(([name, value]) => {
      const m = measure(name, value);
      return el('span', { class: 'fact' }, el('span', { class: 'dim' }, `${m.label} `), `${m.value} ${m.unit}`);
    })))));
}

/** Why it is believed. What the situation hangs on is for the ledger, not for people. */
export function evidence(p) {
  const told = (p.evidence ?? []).filter((e) => e.kind !== 'situation');
  return told.length > 0 ? el('ul', { class: 'evidence' }, told.map(evidenceLine)) : el('p', { class: 'dim' }, t('finding.evidence.none'));
}

/** What else it could be. */
export const benign = (p) => (p.benign?.length > 0
  ? el('ul', { class: 'benign' }, p.benign.map((b) => el('li', {}, bilingual(b)))) : el('p', { class: 'dim' }, t('finding.benign.none')));

/** The clauses it touches. */
export function basis(value) {
  const all = value === null || value === undefined || value === '' ? [] : [value].flat();
  if (all.length === 0) return el('p', { class: 'dim' }, t('finding.basis.none'));
  return el('ul', { class: 'basis' }, all.map((b) => {
    const name = bilingual(b, 'name') || bilingual(b);
    const clause = typeof b === 'object' && b.clause && !name.includes(b.clause) ? ` ${b.clause}` : '';
    return el('li', {}, `${name}${clause}`);
  }));
}
