/** Forms about one visit: plan it, move it, give it up, tell the mine, write down what was seen. */
import { el } from '../dom.js';
import { t } from '../texts.js';
import { titleOf } from '../words.js';
import * as api from './api.js';
import { area, field, form, input, lines, numberOf, select, tick } from './form.js';

export const AUTHORITIES = ['county', 'city', 'province', 'nmsa', 'expert'];
const RESULTS = ['seen', 'not-seen', 'unclear', 'not-reached'];

const authorities = (props) => select('authority', AUTHORITIES.map((a) => [a, t(`visits.by.${a}`)]), props);
const dayField = (key, value = '') => field(key, input('on', { type: 'date', required: true, min: '2000-01-01', max: '2200-12-31', value }));

/** Plans one visit of a mine. */
export const planForm = (mine, done, leave) => form('visits.plan.one', [
  el('p', { class: 'visits-wide-field' }, el('strong', {}, mine.mineName)),
  dayField('visits.on'), field('visits.authority', authorities()), tick('visits.announced.now', 'announced'),
  field('visits.words', input('words', { maxlength: 1000 }), true),
], 'visits.plan.go', async (said) => done(await api.plan({ mine: mine.mineCode, on: said.on, authority: said.authority, announced: said.announced === 'on', words: said.words })), leave);

/** Makes a year's plan of what is owed. */
export const yearForm = (today, done, leave) => form('visits.year', [
  el('p', { class: 'dim visits-wide-field' }, t('visits.year.lead')),
  field('visits.year.of', select('year', [0, 1].map((n) => [String(Number(today.slice(0, 4)) + n), String(Number(today.slice(0, 4)) + n)]))),
  field('visits.authority', authorities()), tick('visits.announced.now', 'announced'),
], 'visits.year.go', async (said) => done(await api.planYear({ year: Number(said.year), authority: said.authority, announced: said.announced === 'on' })), leave);

/** Moves a visit, gives it up or tells the mine. */
export const stepForm = (visit, kind, done, leave) => form(`visits.step.${kind}`, [
  el('p', { class: 'visits-wide-field' }, el('strong', {}, visit.mineName), ` · ${visit.plannedOn}`),
  kind === 'shift' ? dayField('visits.on', visit.plannedOn) : null,
  kind === 'announce' ? el('p', { class: 'visits-wide-field' }, t('visits.announce.binds')) : null,
  field(kind === 'announce' ? 'visits.words' : 'visits.reason', input('words', { maxlength: 1000, required: kind !== 'announce' }), true),
], `visits.step.${kind}`, async (said) => done(await api.step(visit.id, { kind, version: visit.version, ...said })), leave);

/** What was seen of one finding; more is asked for once it was looked at. */
function looked(f) {
  const more = el('div', { class: 'fields', hidden: true },
    field('visits.measured', input(`measured ${f.id}`, { inputmode: 'decimal', maxlength: 20 })),
    field('visits.sigma', input(`sigma ${f.id}`, { inputmode: 'decimal', maxlength: 20 })),
    field('visits.how', input(`how ${f.id}`, { maxlength: 200 })),
    field('visits.words', input(`words ${f.id}`, { maxlength: 1000 })));
  return el('div', { class: 'visits-finding' }, el('p', {}, titleOf(f)), el('div', { class: 'fields' },
    field('visits.result', select(`result ${f.id}`, [['', t('visits.result.none')], ...RESULTS.map((r) => [r, t(`visits.result.${r}`)])],
      { on: { change: (event) => { more.hidden = event.target.value === ''; } } }))), more);
}

/** Writes down a visit; `of` is a planned visit or a mine. */
export function recordForm(of, today, findings, samples, done, leave) {
  const drawn = samples.filter((s) => s.mineCode === of.mineCode);
  return form('visits.record', [
    el('p', { class: 'visits-wide-field' }, el('strong', {}, of.mineName)),
    dayField('visits.visited', today),
    of.id ? null : field('visits.authority', authorities()),
    field('visits.inspectors', area('inspectors', { required: true, maxlength: 4000 })),
    field('visits.places', area('places', { maxlength: 8000 })),
    field('visits.documents', area('documents', { maxlength: 8000 })),
    field('visits.seen', area('words', { required: true, maxlength: 4000 }), true),
    drawn.length > 0 ? field('visits.sample', select('sample', [['', t('visits.sample.none')], ...drawn.map((s) => [s.sampleId, s.seed])])) : null,
    drawn.length > 0 ? field('visits.outcome', select('outcome', ['clean', 'violation'].map((o) => [o, t(`sample.result.${o}`)]))) : null,
    findings.length === 0 ? null : el('fieldset', { class: 'visits-wide-field visits-looked' }, el('legend', {}, t('visits.findings')),
      findings.map(looked)),
  ], 'visits.record.go', async (said) => {
    const body = {
      on: said.on, authority: said.authority, words: said.words, sample: said.sample, outcome: said.outcome,
      inspectors: lines(said.inspectors), places: lines(said.places), documents: lines(said.documents),
      findings: findings.filter((f) => said[`result ${f.id}`]).map((f) => ({
        finding: f.id, result: said[`result ${f.id}`], measuredM: numberOf(said[`measured ${f.id}`]), sigmaM: numberOf(said[`sigma ${f.id}`]),
        how: said[`how ${f.id}`], words: said[`words ${f.id}`],
      })),
    };
    for (const f of body.findings) if (Number.isNaN(f.measuredM) || Number.isNaN(f.sigmaM)) throw new Error(t('visits.number.wrong'));
    done(of.id ? await api.step(of.id, { kind: 'record', version: of.version, ...body }) : await api.record({ mine: of.mineCode, ...body }));
  }, leave);
}
