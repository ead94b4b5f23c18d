/** A night: how much could be judged, what could not and why, which input rows were rejected. */
import * as api from './api.js';
import { el } from './dom.js';
import { failure } from './failed.js';
import { section, table } from './parts.js';
import { CLASSES, SEVERITIES, severityMark } from './symbols.js';
import { judgedOf } from './summary.js';
import { t } from './texts.js';
import { bilingual, ruleWords, weekday } from './words.js';

/** Reads what there is to say; answers what draws it. */
export async function nightView(data, state, actions) {
  const night = data.region?.nights.find((n) => n.date === state.night);
  const rejected = await api.rejected(state.night, 0).then((page) => rejectedView(page, state.night), (error) => failure(error, actions.retry));
  const sum = judgedOf(data.mines);
  return () => [
    el('header', {}, el('h2', {}, `${state.night} ${weekday(state.night)}`),
      el('p', { class: 'dim' }, [data.region?.name, night && `${t('finding.small.ruleset')} ${night.ruleSetVersion}`].filter(Boolean).join(' · ')),
      el('p', {}, el('a', { href: api.reportAddress(state.night) }, t('report')))),
    section(t('mine.findings'), table(t('mine.findings'), [t('table.severity'), t('table.count')], SEVERITIES.map((s) => [
      el('span', {}, severityMark(s, 12), ` ${t(`severity.${s}`)}`), String(data.findings.filter((f) => f.severity === s).length)]), 'measures')),
    section(t('overview.judged'), el('p', {}, t('list.empty.judged', { mines: data.mines.length, ...sum })), el('p', { class: 'dim' }, t('list.empty.caution'))),
    section(t('overview.cannot'), cannot(data.judgements)),
    section(t('overview.rejected'), rejected),
  ];
}

function cannot(judgements) {
  const byRule = new Map();
  for (const j of judgements.filter((x) => x.state === CLASSES.at(-1))) {
    const key = `${j.rule} ${j.reasonCode}`;
    const entry = byRule.get(key) ?? { ...j, mines: new Set() };
    entry.mines.add(j.mineCode);
    byRule.set(key, entry);
  }
  if (byRule.size === 0) return null;
  return table(t('overview.cannot'), [t('table.rule'), t('table.reason'), t('table.count')], [...byRule.values()].map((e) => [
    el('span', {}, severityMark('cannot-judge', 11), ` ${ruleWords(e.rule)}`), bilingual(e, 'reason') || e.reasonCode, t('overview.cannot.mines', { n: e.mines.size })]), 'judgements');
}

function rejectedView(first, night) {
  if (first.total === 0) return el('p', { class: 'dim' }, t('overview.rejected.none'));
  const box = el('div', {});
  const items = [...first.items];
  let page = 0;
  const draw = () => box.replaceChildren(
    el('p', {}, t('overview.rejected.shown', { shown: items.length, total: first.total })),
    table(t('overview.rejected'), [t('table.file'), t('table.line'), t('table.reason')], items.map((r) => [
      r.file, r.line ? String(r.line) : '', [r.column ? el('span', { class: 'dim' }, `${r.column} `) : null, bilingual(r, 'reason') || bilingual(r.reason)]]), 'rejected'),
    items.length < first.total ? el('button', { type: 'button', class: 'plain', on: { click: async (event) => {
      const button = event.target;
      button.disabled = true;
      try {
        const next = await api.rejected(night, page + 1);
        page++;
        items.push(...next.items);
        draw();
      } catch {
        button.disabled = false;
      }
    } } }, t('overview.rejected.more')) : '');
  draw();
  return box;
}
