/** Whether places went quiet after somebody learned that they were to be looked at. */
import { el, svg } from '../dom.js';
import { current, t } from '../texts.js';
import { bilingual, number } from '../words.js';
import * as api from './api.js';

const hours = (value) => (value === null ? '–' : number(value, 1));

/** Before with its spread, the bound, and after, on one line of person-hours. */
function bar(item) {
  const most = Math.max(item.before + (item.spread ?? 0), item.after ?? 0, 0.1) * 1.05;
  const x = (value) => (100 * Math.max(0, value)) / most;
  return el('span', { class: 'visits-bar', 'aria-hidden': 'true' }, svg('svg', { viewBox: '0 0 100 14', preserveAspectRatio: 'none' },
    svg('rect', { class: 'spread', x: x(item.before - item.spread), y: 2, width: x(item.before + item.spread) - x(item.before - item.spread), height: 10 }),
    svg('rect', { class: 'before', x: x(item.before) - 0.5, y: 0, width: 1, height: 14 }),
    item.limit === null ? null : svg('rect', { class: 'limit', x: x(item.limit) - 0.25, y: 0, width: 0.5, height: 14 }),
    item.after === null ? null : svg('rect', { class: 'after', x: Math.max(0, x(item.after) - 1), y: 4, width: 2, height: 6 })));
}

const change = (key, pair, digits) => (pair.before === null || pair.after === null ? null
  : el('span', { class: 'fact' }, el('span', { class: 'dim' }, `${t(key)} `), `${number(pair.before, digits)} → ${number(pair.after, digits)}`));

function figures(item) {
  if (item.before === null) return null;
  return [el('p', {}, bar(item), t('activity.figures', { before: hours(item.before), spread: hours(item.spread), n: item.nightsBefore, after: hours(item.after), m: item.nightsAfter }),
    item.limit === null ? null : el('span', { class: 'dim' }, ` ${t('activity.limit', { limit: hours(item.limit) })}`)),
  el('p', { class: 'facts-line' }, item.restShare === null ? null : el('span', { class: 'fact' }, el('span', { class: 'dim' }, `${t('activity.rest')} `), `${number(100 * item.restShare, 0)} %`),
    change('activity.cards', item.cards, 1), change('activity.stations', item.stations, 0), change('activity.advance', item.advanceMetres, 1))];
}

/** One event as a sentence, its figures and what else explains it. */
export function eventView(item) {
  const words = item.state === 'cannot-say' ? t(`activity.why.${item.reason}`, { n: item.nightsBefore, m: item.nightsAfter }) : t(`activity.state.${item.state}.words`);
  return el('article', { class: `visits-event ${item.state}`, 'data-state': item.state },
    el('p', {}, el('strong', { class: 'visits-verdict' }, t(`activity.state.${item.state}`)), ` ${item.mineName} · ${t(`activity.kind.${item.kind}`, { date: item.on })}`,
      item.people > 0 ? el('span', { class: 'dim' }, ` · ${t('activity.people', { n: item.people })}${item.by ? ` (${item.by.join(current() === 'en' ? ', ' : '、')})` : ''}`) : null),
    item.findingId ? el('p', {}, el('a', { href: `./?finding=${encodeURIComponent(item.findingId)}&lang=${current()}` }, bilingual(item, 'title') || item.findingId)) : el('p', { class: 'dim' }, t('activity.whole')),
    el('p', { class: item.state === 'cannot-say' ? 'hatched' : null }, words, item.pending > 0 ? ` ${t('activity.pending', { n: item.pending })}` : ''),
    figures(item),
    item.quietDays.length > 0 ? el('p', { class: 'dim' }, t('activity.holidays', { names: item.quietDays.map((d) => bilingual(d)).join(' · ') })) : null,
    item.missing > 0 ? el('p', { class: 'dim' }, t('activity.missing', { n: item.missing })) : null,
    item.endedBy ? el('p', { class: 'dim' }, t(`activity.ended.${item.endedBy}`)) : null);
}

export const activity = {
  key: 'activity',
  read: () => api.activity(),
  view: (answer, page) => [
    el('p', {}, t('activity.lead')),
    el('p', { class: 'dim' }, t('activity.method', { before: answer.nightsBefore, after: answer.nightsAfter, n: answer.fewestBefore, m: answer.fewestAfter, reach: number(answer.reachMetres, 0), rate: number(100 * answer.falseAlarm, 0) })),
    el('p', {}, el('strong', {}, t('activity.sum', { events: answer.events, judged: answer.judged, days: answer.daysBack, chance: number(answer.expectedByChance, 2) }))),
    answer.pending > 0 ? el('p', { class: 'visits-told', role: 'status' }, t('activity.reckoning', { n: answer.pending }), ' ', el('button', { type: 'button', class: 'plain small', 'data-key': 'again', on: { click: () => page.go({}) } }, t('trouble.retry'))) : null,
    answer.items.length === 0 ? el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('activity.none'))), el('p', { class: 'dim' }, t('activity.none.how'))) : answer.items.map(eventView),
  ],
};
