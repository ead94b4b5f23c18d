/** What the map's drawers tell of visits and of hazards that other inspections found. */
import { el } from '../dom.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { number } from '../words.js';
import { eventView } from './activity.js';
import * as api from './api.js';

const link = (query, words) => el('a', { href: `visits.html?${new URLSearchParams({ ...query, lang: current() })}` }, words);

const hazardLine = (h) => el('li', {}, `${t(`hazards.source.${h.source}`)} `, el('span', { class: 'num' }, h.number), ` ${h.words}`,
  el('span', { class: 'dim' }, ` ${t(`hazards.level.${h.level}`)} · ${t(`hazards.state.${h.state}`)}${h.metres === null ? '' : ` · ${t('hazards.metres', { m: number(h.metres, 0) })}`}`),
  h.overdue ? el('strong', { class: 'bad' }, ` ! ${t('hazards.overdue')}`) : null);

/** When a mine was visited and by when it has to be; hazards that are not put right. */
export async function visitsOfMine(mine) {
  const [coverage, hazards] = await Promise.all([api.coverage({ mine }), api.hazards({ mine, size: 50 })]);
  const owed = coverage.mines.items[0]?.owed ?? [];
  const open = hazards.items.filter((h) => h.state === 'open' || h.state === 'done');
  return [
    el('ul', { class: 'plain-list' }, owed.map((o) => el('li', {}, `${t(`visits.by.${o.authority}`)} `, el('span', { class: 'dim' }, o.last ? t('visits.last', { date: o.last }) : t('visits.last.none')),
      el('span', { class: 'num' }, ` → ${o.due}`), o.overdueDays > 0 ? el('strong', { class: 'bad' }, ` ! ${t('visits.overdue', { n: o.overdueDays })}`) : null))),
    el('p', {}, link({ tab: 'plan', mine }, t('visits.of.mine'))),
    el('p', {}, el('strong', {}, t('hazards.of.mine', { n: open.length })), ' ', link({ tab: 'hazards', mine }, t('hazards.all'))),
    open.length > 0 ? el('ul', { class: 'plain-list' }, open.slice(0, 5).map(hazardLine)) : null,
  ];
}

/** Hazards near a finding; nothing when there are none. */
export async function hazardsAt(finding) {
  if (is('mine-user', 'administrator')) return null;
  const near = await api.hazardsNear(finding);
  return near.length === 0 ? null : [el('p', {}, t('hazards.near', { n: near.length })), el('ul', { class: 'plain-list' }, near.map(hazardLine))];
}

/** Whether the place of a lead went quiet after somebody learned of it; nothing when nobody did. */
export async function quietAfter(finding) {
  if (!is('regulator', 'supervisor', 'auditor')) return null;
  const events = await api.activityOf(finding);
  return events.length === 0 ? null : [el('p', { class: 'dim' }, t('activity.lead')), events.map(eventView)];
}
