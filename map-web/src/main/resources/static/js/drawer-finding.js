/** A finding: the sentence first, then the measures, why we believe it, and what else it could be. */
import * as api from './api.js';
import { documentsOf } from './documents/panel.js';
import { el } from './dom.js';
import { bundlePanel } from './evidence/panel.js';
import { badges, basis, benign, evidence, grounds } from './finding-parts.js';
import { anchor } from './geometry.js';
import { orderAbout } from './order/of-mine.js';
import { packPanel } from './pack/panel.js';
import { casePanel } from './review/panel.js';
import { measuresTable, placeTable, section, table, verticesTable } from './parts.js';
import { momentButtons } from './replay/moments.js';
import { is } from './session.js';
import { certaintyMark, severityMark } from './symbols.js';
import { judgedOf } from './summary.js';
import { current, t } from './texts.js';
import { tipsAbout } from './tip/about.js';
import { hazardsAt, quietAfter } from './visits/beside-map.js';
import { moment, ruleWords, titleOf } from './words.js';

/** Reads what there is to say; answers what draws it. */
export async function findingView(data, state, actions) {
  let answer;
  try {
    answer = await api.finding(state.night, state.finding);
  } catch (error) {
    if (error.detail === 'HTTP 404') return () => el('p', { class: 'hint' }, t('finding.gone'));
    throw error;
  }
  const { properties: p, geometry } = answer.finding;
  const code = p.mine_code ?? state.mine;
  // What stands beside the finding never keeps the finding itself away.
  const [hazards, quiet] = await Promise.all([hazardsAt, quietAfter].map((read) => read(state.finding).catch(() => null)));
  const place = geometry ? anchor(geometry) : null;
  return () => [
    head(p, answer, code, actions),
    momentButtons(p, code, state, actions),
    section(t('case.title'), casePanel(state.finding), documentsOf(state.finding, state.night), orderAbout(state.finding, code), tipsAbout(state.finding)),
    section(t('pack.title'), packPanel(state.finding, state.night), el('p', {},
      el('a', { href: `api/findings/${encodeURIComponent(state.finding)}/sheet?night=${state.night}&language=${current()}`, download: '', class: 'sheet-link', 'data-key': 'sheet' }, t('reports.sheet')))),
    is('regulator', 'supervisor', 'auditor') ? section(t('bundle.title'), bundlePanel(state.finding, state.night)) : null,
    section(t('finding.measures'), measuresTable(p.measures)),
    section(t('finding.grounds'), grounds(p)),
    section(t('finding.evidence'), evidence(p)),
    section(t('finding.benign'), benign(p)),
    section(t('finding.unseen'), unseen(data, code, actions)),
    section(t('finding.basis'), basis(p.basis)),
    section(t('finding.place'), place
      ? [placeTable(place), el('p', { class: 'dim' }, t('finding.place.approximate')), verticesTable(geometry),
        el('p', { class: 'place-acts' },
          el('button', { type: 'button', class: 'plain', on: { click: () => actions.look(state.finding) } }, t('finding.zoom')), ' ',
          el('button', { type: 'button', class: 'plain', 'data-key': 'section', on: { click: () => actions.section(state.finding) } }, t('section.of.finding')))]
      : el('p', {}, t('finding.place.none'))),
    hazards ? section(t('hazards.title'), hazards) : null,
    quiet ? section(t('activity.title'), quiet) : null,
    section(t('finding.history'), history(answer.history ?? [], state, actions)),
    smallPrint(p, state, data),
  ];
}

function head(p, answer, code, actions) {
  return el('header', {},
    el('p', { class: 'verdict' }, badges(p),
      p.state === 'ended' ? el('span', { class: 'badge' }, t('finding.ended')) : null),
    el('h2', {}, titleOf(p)),
    el('p', { class: 'under' },
      el('a', { href: actions.href({ finding: null, mine: code, panel: null }), on: { click: (e) => { e.preventDefault(); actions.choose({ finding: null, mine: code, panel: null }); } } }, answer.mineName ?? code),
      ` · ${ruleWords(p.rule)}`),
    el('p', { class: 'dim' }, t('finding.since', { first: moment(p.first_seen), last: moment(p.last_seen) })));
}

function unseen(data, code, actions) {
  const sum = judgedOf(data.mines.filter((m) => m.code === code));
  if (sum.all === 0) return null;
  if (sum.cannot + sum.partial === 0) return el('p', { class: 'dim' }, t('finding.unseen.none'));
  const patch = { finding: null, mine: code, panel: null };
  return el('p', { class: 'hatched' }, t('finding.unseen.some', sum), ' ',
    el('a', { href: actions.href(patch), on: { click: (e) => { e.preventDefault(); actions.choose(patch); } } }, t('mine.judgements')));
}

function history(nights, state, actions) {
  if (nights.length === 0) return el('p', { class: 'dim' }, t('finding.history.first'));
  const rows = [...nights].sort((a, b) => (a.date < b.date ? 1 : -1));
  return table(t('finding.history'), [t('table.night'), t('table.severity'), t('table.certainty'), t('table.state')], rows.map((n) => [
    n.date === state.night ? n.date : el('a', { href: actions.href({ night: n.date }), on: { click: (e) => { e.preventDefault(); actions.choose({ night: n.date }); } } }, n.date),
    el('span', {}, severityMark(n.severity, 11), ` ${t(`severity.${n.severity}`)}`),
    el('span', {}, certaintyMark(n.certainty, 18), ` ${t(`certainty.${n.certainty}`)}`),
    t(`state.${n.state}`),
  ]), 'history');
}

function smallPrint(p, state, data) {
  const lines = [[t('finding.small.id'), p.id ?? state.finding], [t('finding.small.rule'), (p.grounds ?? []).map((g) => g.rule ?? g).join(', ') || p.rule],
    [t('finding.small.ruleset'), data.region?.nights.find((n) => n.date === state.night)?.ruleSetVersion],
    [t('finding.small.product'), data.region?.productVersion]];
  return el('footer', { class: 'small-print' }, el('p', {}, t('finding.lead')),
    el('dl', {}, lines.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))));
}
