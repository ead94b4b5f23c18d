/** Which mines are owed a visit: coverage of each line of the table, and the mines, what is overdue first. */
import { el } from '../dom.js';
import { table } from '../parts.js';
import { t } from '../texts.js';
import { bilingual, number } from '../words.js';
import * as api from './api.js';
import { lineName } from './visit-view.js';

export const owed = {
  key: 'owed',
  read: (state) => api.coverage({ size: 200, page: state.page ?? 0 }),
  view: (answer, page) => [
    el('p', { class: 'dim' }, t('visits.owed.lead', { since: answer.since })),
    el('div', { class: 'visits-cover' }, answer.lines.map(cover)),
    rules(answer.lines),
    answer.mines.items.length === 0 ? el('p', {}, t('visits.none.mines')) : mines(answer, page),
  ],
};

const percent = (line) => (line.mines === 0 ? null : (100 * line.covered) / line.mines);

/** How many mines have the visit that is owed now, as words and as a bar. */
function cover(line) {
  const share = percent(line);
  return el('section', { class: 'visits-tile', 'data-line': line.code },
    el('h3', {}, lineName(line)),
    el('p', { class: 'visits-big num' }, share === null ? '–' : `${number(share, 0)} %`, el('span', { class: 'dim' }, ` ${t('visits.cover', { covered: line.covered, mines: line.mines })}`)),
    share === null ? null : el('progress', { max: 100, value: share, 'aria-label': lineName(line) }),
    el('p', { class: line.overdue > 0 ? 'bad' : 'dim' }, line.overdue > 0 ? `! ${t('visits.overdue.mines', { n: line.overdue })}` : t('visits.overdue.none')),
    el('p', { class: 'dim' }, line.from ? t('visits.period', { from: line.from, to: line.to }) : t('visits.by.class')));
}

const rules = (lines) => el('details', {}, el('summary', {}, t('visits.rules')), table(t('visits.rules'),
  [t('visits.authority'), t('visits.every'), t('visits.source'), t('visits.sure')],
  lines.map((l) => [t(`visits.by.${l.owedBy}`), t(`visits.every.${l.every}`), bilingual(l.source), t(`visits.sure.${l.sure}`)])));

function mines(answer, page) {
  const { items, total } = answer.mines;
  return [el('p', { class: 'dim' }, t('visits.shown', { shown: items.length, total })),
    el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('visits.owed') },
      table(t('visits.owed'), ['mine', 'class', 'owed.by', 'next', 'acts'].map((k) => t(`visits.head.${k}`)), items.map((m) => [
        [m.mineName, m.supervisedBy ? el('span', { class: 'dim block' }, m.supervisedBy) : null],
        [el('strong', {}, m.mineClass), el('span', { class: 'dim block' }, t('visits.days', { n: m.classDays }))],
        el('ul', { class: 'visits-owed' }, m.owed.map((o) => el('li', {}, `${t(`visits.by.${o.authority}`)} `,
          el('span', { class: 'dim' }, o.last ? t('visits.last', { date: o.last }) : t('visits.last.none')),
          el('span', { class: 'num' }, ` → ${o.due}`), o.overdueDays > 0 ? el('strong', { class: 'bad' }, ` ! ${t('visits.overdue', { n: o.overdueDays })}`) : null))),
        m.overdueDays > 0 ? el('strong', { class: 'bad' }, `! ${t('visits.overdue', { n: m.overdueDays })}`) : el('span', { class: 'num' }, m.nextDue ?? '–'),
        page.mayWork ? el('span', { class: 'visits-acts' },
          el('button', { type: 'button', class: 'plain small', 'data-key': `plan-${m.mineCode}`, on: { click: () => page.planOne(m) } }, t('visits.act.plan')), ' ',
          el('button', { type: 'button', class: 'plain small', 'data-key': `record-${m.mineCode}`, on: { click: () => page.record(m) } }, t('visits.act.record'))) : '–',
      ])))];
}
