/** One visit: where it stands, what was seen, and every step that was taken on it. */
import { el } from '../dom.js';
import { current, has, t } from '../texts.js';
import { moment, number } from '../words.js';

/** Planned, made or given up; a lock where the mine must not learn of it. */
export const stateOf = (v) => el('span', { class: `visits-state ${v.state}` }, t(`visits.state.${v.state}`),
  v.late ? el('strong', { class: 'bad' }, ` ! ${t('visits.late')}`) : null,
  v.secret ? el('span', { class: 'visits-secret' }, t('visits.secret')) : v.announced ? el('span', { class: 'dim' }, ` ${t('visits.told', { date: moment(v.announced) })}`) : null);

const list = (key, values) => (values?.length > 0 ? [el('h4', {}, t(key)), el('ul', {}, values.map((v) => el('li', {}, v)))] : null);

function looked(findings) {
  if (!findings?.length) return null;
  return [el('h4', {}, t('visits.findings')), el('ul', {}, findings.map((f) => el('li', {},
    el('a', { href: `./?finding=${encodeURIComponent(f.finding)}&lang=${current()}` }, f.finding), ` ${t(`visits.result.${f.result}`)}`,
    typeof f.measuredM === 'number' ? el('span', { class: 'num' }, ` ${number(f.measuredM, 1)} m${typeof f.sigmaM === 'number' ? ` ± ${number(f.sigmaM, 1)}` : ''} ${f.how ?? ''}`) : null,
    f.words ? el('span', { class: 'dim' }, ` ${f.words}`) : null)))];
}

function recorded({ said }) {
  return [list('visits.inspectors', said.inspectors), list('visits.places', said.places), looked(said.findings), list('visits.documents', said.documents),
    said.outcome ? el('p', {}, `${t('visits.outcome')}: ${t(`sample.result.${said.outcome}`)}`) : null,
    said.words ? el('p', { class: 'visits-said' }, said.words) : null];
}

export function visitView(v) {
  const record = v.steps.find((s) => s.kind === 'record');
  const others = v.steps.filter((s) => s.byName);
  return [el('h3', {}, v.mineName), el('p', {}, v.number ? el('strong', { class: 'num' }, `${v.number} `) : null, stateOf(v)),
    el('p', { class: 'dim' }, [t(`visits.by.${v.authority}`), v.plannedOn && t('visits.planned.for', { date: v.plannedOn }), v.visitedOn && t('visits.made.on', { date: v.visitedOn })].filter(Boolean).join(' · ')),
    v.secret ? el('p', { class: 'hatched' }, t('visits.secret.words')) : null,
    record ? recorded(record) : null,
    others.length > 0 ? [el('h4', {}, t('visits.history')), el('ol', { class: 'visits-steps' }, [...others].reverse().map((s) => el('li', {},
      el('strong', {}, t(`visits.step.${s.kind}`)), el('span', { class: 'dim' }, ` ${moment(s.at)} · ${s.byName}`),
      s.said.plannedOn ? el('span', { class: 'num' }, ` ${s.said.from ? `${s.said.from} → ` : ''}${s.said.plannedOn}`) : null,
      s.kind !== 'record' && s.said.words ? el('span', { class: 'visits-said' }, s.said.words) : null)))] : null];
}

/** What a line of the table of frequencies is called; one of an own table has its own name. */
export const lineName = (line) => (has(`visits.line.${line.code}`) ? t(`visits.line.${line.code}`) : current() === 'en' ? line.name.en : line.name.zh);
