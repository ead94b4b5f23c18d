/** A mine: what was found, what could be judged and seen and what not, its licences, what the map shows of it. */
import * as api from './api.js';
import { el } from './dom.js';
import { ordersOfMine } from './order/of-mine.js';
import { failure } from './failed.js';
import { section, table } from './parts.js';
import { mayReplay } from './replay/moments.js';
import { residentsOfMine } from './resident/of-mine.js';
import { certaintyMark, severityMark } from './symbols.js';
import { balanceView, sightView } from './sight.js';
import { judged } from './summary.js';
import { has, t } from './texts.js';
import { visitsOfMine } from './visits/beside-map.js';
import { bilingual, number, ruleWords, titleOf } from './words.js';

/** Reads what there is to say; answers what draws it. */
export async function mineView(data, state, actions) {
  const mine = data.mines.find((m) => m.code === state.mine);
  if (!mine) return () => el('p', { class: 'hint' }, data.loading ? t('list.loading') : t('mine.unknown'));
  const [licences, layers, sight, judged_, visits] = await Promise.allSettled(
    [...['licences', 'layers', 'sight', 'judgements'].map((what) => api[what](state.night, mine.code)), visitsOfMine(mine.code)]);
  const part = (result, view) => (result.status === 'fulfilled' ? view(result.value) : failure(result.reason, actions.retry));
  return () => [
    el('header', {}, el('h2', {}, mine.name),
      el('p', { class: 'dim' }, [mine.county, mine.township, t('mine.code', { code: mine.code }), mine.supervisedBy && t('mine.supervised', { by: mine.supervisedBy }), mine.bbox ? null : t('mine.noplace')].filter(Boolean).join(' · ')),
      mine.bbox ? el('button', { type: 'button', class: 'plain', on: { click: () => actions.lookMine(mine) } }, t('mine.show')) : null, ' ',
      mayReplay() && el('button', { type: 'button', class: 'plain', 'data-key': 'replay', on: { click: () => actions.replay(mine.code) } }, t('replay.night'))),
    section(t('mine.findings'), findings(data.findings.filter((f) => f.mineCode === mine.code), actions)),
    ordersOfMine(mine.code),
    section(t('mine.sight'), part(sight, sightView)),
    sight.status === 'fulfilled' ? section(t('mine.balance'), balanceView(sight.value)) : null,
    residentsOfMine(mine.code),
    section(t('place.visits'), part(visits, (shown) => shown)),
    section(t('mine.judgements'), part(judged_, judgements)),
    section(t('mine.licences'), part(licences, accounts)),
    section(t('mine.layers'), part(layers, layerTable)),
  ];
}

function findings(items, actions) {
  if (items.length === 0) return el('p', { class: 'dim' }, t('mine.findings.none'));
  return el('ul', { class: 'found-list' }, items.map((f) => {
    const patch = { finding: f.id, mine: f.mineCode, panel: null };
    return el('li', {}, severityMark(f.severity, 12), el('a', {
      href: actions.href(patch), on: { click: (e) => { e.preventDefault(); actions.choose(patch); } },
    }, titleOf(f)), el('span', { class: 'dim' }, ` ${t(`severity.${f.severity}`)} · `, certaintyMark(f.certainty, 16), ` ${t(`certainty.${f.certainty}`)}`));
  }));
}

/** What a rule would need, such as `tracks` or `drawings: pillar`, in words. */
const need = (name) => name.split(': ').map((word) => {
  const key = ['input', 'layer', 'word', 'fact'].map((kind) => `${kind}.${word}`).find(has);
  return key ? t(key) : word;
}).join(t('needs.of'));

function judgements(all) {
  const sum = judged(all);
  const gaps = all.filter((j) => j.state !== 'judged');
  const done = all.filter((j) => j.state === 'judged');
  return [
    el('p', {}, t('mine.judgements.sum', sum)),
    gaps.length > 0 ? table(t('mine.judgements'), [t('table.rule'), t('table.state'), t('table.reason')], gaps.map((j) => [
      ruleWords(j.rule),
      el('span', { class: `judged ${j.state}` }, severityMark('cannot-judge', 11), ` ${t(`judgement.${j.state}`)}`),
      [el('span', {}, bilingual(j, 'reason') || j.reasonCode),
        j.needs?.length > 0 ? el('span', { class: 'dim block' }, t('mine.needs', { what: [j.needs].flat().map(need).join(t('and')) })) : null],
    ]), 'judgements') : null,
    done.length > 0 ? el('details', {}, el('summary', {}, `${t('mine.judgements.judged')} · ${done.length}`),
      el('ul', { class: 'plain-list' }, done.map((j) => el('li', {}, ruleWords(j.rule))))) : null,
  ];
}

function accounts(all) {
  if (all.length === 0) return el('p', { class: 'dim' }, t('mine.licences.none'));
  const area = (value) => (typeof value === 'number' && Number.isFinite(value) ? `${number(value, 4)} km²` : t('unknown'));
  return all.map((a) => el('div', { class: 'licence-account' },
    el('p', {}, el('strong', { class: 'num' }, a.licenceNo), ' ',
      el('span', { class: `status ${a.status}` }, has(`licence.status.${a.status}`) ? t(`licence.status.${a.status}`) : a.status)),
    table(a.licenceNo, [t('table.measure'), t('table.value')], [
      [t('licence.printed'), area(a.printedAreaKm2)], [t('licence.plane'), area(a.planeAreaKm2)], [t('licence.ellipsoid'), area(a.ellipsoidAreaKm2)],
      [t('licence.crs'), a.crs ?? t('unknown')], ['', t('licence.shape', { parts: a.parts ?? 0, corners: a.corners ?? 0 })],
    ], 'measures'),
    a.notes ? el('p', { class: 'dim' }, `${t('licence.notes')} ${bilingual(a.notes)}`) : null));
}

function layerTable(all) {
  if (all.length === 0) return el('p', { class: 'dim' }, t('mine.layers.none'));
  return table(t('mine.layers'), [t('table.layer'), t('table.count')],
    all.map(({ layer, count }) => [has(`layer.${layer}`) ? t(`layer.${layer}`) : layer, number(count)]), 'measures');
}
