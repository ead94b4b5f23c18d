/** The section in words and numbers: for those who do not see it, and for who wants the figures. */
import { el } from '../dom.js';
import { table } from '../parts.js';
import { severityMark } from '../symbols.js';
import { t } from '../texts.js';
import { asideOf, height, heightWithError, isOut, layerName, metres, moreOf, nameOf, standingOf } from './words.js';

const MOST_ROWS = 200;
const known = (value) => typeof value === 'number' && Number.isFinite(value);

/** Findings first, then what is out, then the rest along the line. */
const order = (a, b) => (b.layer === 'finding') - (a.layer === 'finding') || isOut(b) - isOut(a) || a.distance - b.distance;

/** With null for `actions` there is nothing to press in it: it is read aloud only, and no focus may go where nobody sees it. */
export function sectionTable(cut, actions) {
  const name = (m) => [m.layer === 'finding' ? [severityMark(m.facts.severity, 11), ' '] : null, nameOf(m), moreOf(m) ? ` · ${moreOf(m)}` : ''];
  const marks = [...cut.marks].sort(order);
  return el('div', { class: 'section-tables' },
    table(t('section.table.band'), [t('section.table.part'), t('section.from'), t('section.to'), t('section.table.bottom'), t('section.table.top')],
      cut.licensed.map((l) => [`${l.facts.licence_no ?? ''} ${t('fact.part')} ${l.facts.part ?? ''}${l.deducted ? ` · ${t('section.deducted')}` : ''}`,
        metres(l.from), metres(l.to), height(l.bottom), height(l.top)])),
    table(t('section.table.points'), [t('section.table.what'), t('section.table.distance'), t('section.table.elevation'), t('section.table.standing'), t('section.table.aside')],
      marks.slice(0, MOST_ROWS).map((m) => [
        actions ? el('button', {
          type: 'button', class: 'link',
          on: { click: () => actions.show(m), focus: () => actions.point({ distance: m.distance, at: m.at }, m), blur: () => actions.point(null) },
        }, name(m)) : el('span', {}, name(m)),
        metres(m.distance), `${heightWithError(m.elevation, m.sigma)}${m.from_road ? ` (${t('section.fromroad')})` : ''}`, standingOf(m), asideOf(m.aside)])),
    marks.length > MOST_ROWS ? el('p', { class: 'dim' }, t('section.table.more', { shown: MOST_ROWS, n: marks.length })) : null,
    table(t('section.table.roads'), [t('section.table.what'), t('section.from'), t('section.to'), t('section.table.elevation'), t('section.table.standing')],
      [...cut.traces].sort((a, b) => isOut(b) - isOut(a)).slice(0, MOST_ROWS).map((r) => {
        const zs = r.spots.map(([, z]) => z).filter(known);
        return [nameOf(r), metres(r.spots[0][0]), metres(r.spots.at(-1)[0]),
          zs.length > 0 ? `${height(zs[0])} → ${height(zs.at(-1))}` : t('section.unknown'), standingOf(r)];
      })),
    cut.spans.length + cut.crossings.length > 0 ? table(t('section.table.areas'), [t('section.table.what'), t('section.from'), t('section.to'), t('section.table.elevation')], [
      ...cut.spans.map((s) => [nameOf(s), metres(s.from), metres(s.to), s.layer === 'water-body' ? t('section.level', { height: height(s.level) }) : t('section.unknown')]),
      ...cut.crossings.map((c) => [layerName(c.layer), metres(c.distance), metres(c.distance), '–']),
    ]) : null);
}
