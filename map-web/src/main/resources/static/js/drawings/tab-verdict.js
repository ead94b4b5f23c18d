/** The verdict in words: what the drawing is, what speaks against it, what could not be judged, what was not understood. */
import { el } from '../dom.js';
import { badges, basis, benign, evidence, grounds } from '../finding-parts.js';
import { copyButton, measuresTable, section, table } from '../parts.js';
import { rank, severityMark } from '../symbols.js';
import { has, t } from '../texts.js';
import { bilingual, number, ruleWords, titleOf } from '../words.js';
import * as api from './api.js';
import { capital, isWorking } from './model.js';

const MOST_ROWS = 200;

export function verdictTab(data, state, actions) {
  const { check, verdict } = data;
  if (!verdict) return el('p', { class: 'dim' }, isWorking(check) ? t('verdict.waiting') : t('verdict.none'));
  const refused = verdict.conclusion === 'refused';
  return [
    refused ? el('p', { class: 'hatched' }, capital(bilingual(verdict, 'refusal')), ' ', placingHint(verdict, actions)) : null,
    refused && verdict.rejected?.length > 0 ? section(t('verdict.rejected'), rejected(verdict.rejected, check.file)) : null,
    refused ? null : section(t('mine.findings'), findings(verdict, state, actions)),
    refused ? null : section(t('verdict.unjudged'), unjudged(verdict.judgements ?? [])),
    section(t('verdict.what'), facts(verdict)),
    section(t('verdict.assumed'), verdict.assumptions?.length > 0 ? el('ul', { class: 'benign' }, verdict.assumptions.map((a) => el('li', {}, capital(bilingual(a, 'text'))))) : null),
    section(t('verdict.corners'), corners(verdict.printed_corners ?? [])),
    section(t('verdict.ununderstood'), unread(verdict.not_understood ?? [])),
    !refused && verdict.rejected?.length > 0 ? section(t('verdict.rejected'), rejected(verdict.rejected, check.file)) : null,
    section(t('verdict.notes'), notes(verdict.notes ?? [])),
    el('footer', { class: 'small-print' },
      el('p', {}, t('finding.lead')),
      el('p', {}, el('a', { href: api.pageAddress(check.id), target: '_blank', rel: 'noopener' }, t('verdict.page'))),
      el('dl', {}, [[t('verdict.sha'), [check.sha256, ' ', copyButton(check.sha256, t('verdict.sha'))]], [t('finding.small.ruleset'), verdict.rule_set], [t('verdict.mine'), check.mine_code]]
        .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))))),
  ];
}

/** A sheet that has no place on earth yet can be given one. */
const PLACEABLE = ['paper-millimetres', 'local-frame', 'map-coordinates', 'swapped-axes', 'units-as-degrees', 'degrees'];

function placingHint(verdict, actions) {
  if (!PLACEABLE.includes(verdict.sheet?.kind)) return null;
  return el('button', { type: 'button', class: 'link', 'data-key': 'to-placing', on: { click: () => actions.choose({ tab: 'placing' }) } }, t('verdict.toplacing'));
}

function findings(verdict, state, actions) {
  const all = [...(verdict.findings ?? [])].sort((a, b) => rank(a.properties.severity) - rank(b.properties.severity));
  if (all.length === 0) return el('p', { class: 'dim' }, t('verdict.findings.none'));
  return el('ul', { class: 'findings' }, all.map(({ properties: p, geometry }) => {
    const open = p.id === state.finding;
    return el('li', { class: open ? 'open' : '' },
      el('button', {
        type: 'button', class: 'finding-line', 'aria-expanded': String(open), 'data-key': `finding-${p.id}`, 'data-finding': p.id,
        on: { click: () => actions.choose({ finding: open ? null : p.id }) },
      }, severityMark(p.severity, 14), el('span', {}, el('span', { class: 'unseen' }, `${t(`severity.${p.severity}`)} `), titleOf(p))),
      open ? detail(p, geometry, actions) : el('p', { class: 'dim under' }, `${t(`severity.${p.severity}`)} · ${t(`certainty.${p.certainty}`)} · ${ruleWords(p.rule)}`));
  }));
}

function detail(p, geometry, actions) {
  const part = (name, content) => (content ? [el('h4', {}, name), content] : null);
  return el('div', { class: 'finding-detail' },
    el('p', { class: 'verdict' }, badges(p)),
    part(t('finding.measures'), measuresTable(p.measures)),
    part(t('finding.grounds'), grounds(p)),
    part(t('finding.evidence'), evidence(p)),
    part(t('finding.benign'), benign(p)),
    part(t('finding.basis'), basis(p.basis)),
    geometry ? el('p', {}, el('button', { type: 'button', class: 'plain small', on: { click: () => actions.look(p.id) } }, t('finding.zoom'))) : el('p', { class: 'dim' }, t('finding.place.none')),
    el('p', { class: 'small-print' }, `${p.rule} · ${p.id}`));
}

function unjudged(judgements) {
  const gaps = judgements.filter((j) => j.state !== 'judged');
  const sum = { judged: judgements.length - gaps.length, partial: gaps.filter((j) => j.state === 'partial').length };
  const words = el('p', {}, t('mine.judgements.sum', { ...sum, cannot: gaps.length - sum.partial }));
  if (gaps.length === 0) return [words];
  return [words, table(t('verdict.unjudged'), [t('table.rule'), t('table.state'), t('table.reason')], gaps.map((j) => [
    ruleWords(j.rule), el('span', { class: `judged ${j.state}` }, severityMark('cannot-judge', 11), ` ${t(`judgement.${j.state}`)}`), capital(bilingual(j, 'reason') || j.reason_code)]), 'judgements')];
}

function facts(verdict) {
  const { sheet, placement, format, displacement } = verdict;
  const registration = placement?.registration ?? placement?.grid;
  const rows = [
    [t('verdict.kind'), sheet && [has(`sheet.kind.${sheet.kind}`) ? t(`sheet.kind.${sheet.kind}`) : sheet.kind, el('span', { class: 'dim block' }, capital(bilingual(sheet, 'reason')))]],
    [t('verdict.title'), sheet?.title],
    [t('verdict.scale'), sheet?.scale && `1:${sheet.scale}`],
    [t('verdict.format'), [format?.name, format?.encoding].filter(Boolean).join(' ')],
    [t('verdict.day'), verdict.date],
    [t('verdict.seam'), placement?.seam],
    [t('verdict.crs'), placement && (placement.stated_crs || t('verdict.crs.found'))],
    [t('verdict.sigma'), typeof placement?.sigma_m === 'number' && `± ${number(placement.sigma_m, 2)} m`],
    [t('verdict.registration'), registration && [has(`registration.${registration.method}`) ? t(`registration.${registration.method}`) : registration.method, ' · ',
      t('verdict.rms', { n: registration.residuals.length, rms: number(registration.rms_m, 2) })]],
    [t('verdict.elevations'), placement && t(placement.elevations_known ? 'verdict.elevations.some' : 'verdict.elevations.none')],
    [t('verdict.features'), placement && number(placement.features)],
    [t('verdict.displacement'), displacement && [t('verdict.displacement.is', {
      offset: number(displacement.offset_m, 1), east: number(displacement.east_m, 1), north: number(displacement.north_m, 1),
      rotation: number(displacement.rotation_deg, 2), sigma: number(displacement.sigma_m, 1) }),
    displacement.ambiguous ? el('span', { class: 'dim block' }, t('verdict.displacement.ambiguous')) : null]],
  ];
  return table(t('verdict.what'), [t('table.measure'), t('table.value')], rows.filter(([, value]) => value), 'facts-table');
}

function corners(all) {
  if (all.length === 0) return null;
  const agree = all.filter((c) => c.agrees).length;
  const metres = (value) => (typeof value === 'number' ? number(value, 3) : t('unknown'));
  return [el('p', {}, t('verdict.corners.sum', { n: all.length, agree })),
    table(t('verdict.corners'), [t('placing.name'), t('verdict.corners.licence'), t('verdict.corners.drawn'), ''], all.slice(0, MOST_ROWS).map((c) => [
      c.corner, el('span', { class: 'num' }, metres(c.to_licence_m)), el('span', { class: 'num' }, metres(c.to_drawn_m)),
      c.agrees ? '' : el('span', {}, severityMark('warning', 11), ` ${t('verdict.corners.differs')}`)]), 'corners'), more(all)];
}

function unread(all) {
  if (all.length === 0) return null;
  return [table(t('verdict.ununderstood'), [t('table.measure'), t('table.count'), t('verdict.first')], all.slice(0, MOST_ROWS).map((u) => [
    capital(bilingual(u, 'what')), u.count > 0 ? number(u.count) : '', [u.first, u.layer ? el('span', { class: 'dim' }, ` ${u.layer}`) : null]])), more(all)];
}

function rejected(all, file) {
  return [table(t('verdict.rejected'), [t('table.line'), t('table.reason')], all.slice(0, MOST_ROWS).map((r) => [
    r.line > 0 ? String(r.line) : '',
    [r.file === file ? null : el('span', { class: 'dim block' }, r.file), r.column ? el('span', { class: 'dim' }, `${r.column} `) : null, bilingual(r, 'reason') || r.reason],
  ]), 'rejected'), more(all)];
}

function notes(all) {
  if (all.length === 0) return null;
  return el('details', {}, el('summary', {}, t('verdict.notes.all', { n: all.length })), el('ul', { class: 'plain-list' }, all.slice(0, MOST_ROWS).map((n) => el('li', { lang: 'en' }, n))), more(all));
}

const more = (all) => (all.length > MOST_ROWS ? el('p', { class: 'dim' }, t('verdict.more', { shown: MOST_ROWS, n: all.length })) : null);
