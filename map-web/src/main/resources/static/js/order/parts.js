/** Pieces of orders that several pages show. */
import { el } from '../dom.js';
import { current, t } from '../texts.js';
import { bilingual, moment } from '../words.js';

/** What the draft of an order that is not issued yet is kept under. */
export const DRAFT = 'order-new';

/** The address of the map on which the area of an order is drawn; its form is a draft meanwhile. */
export const drawAddress = (mine) => `./?${new URLSearchParams({ mine, draw: 'order', lang: current() })}`;

const SIGNS = { defied: '◆', 'cannot-see': '▨', 'unknown-to-night': '▨', quiet: '○', watched: '○' };

/** What the latest night says of an order: by sign and word, never by colour alone. */
export function watched(w) {
  if (!w || w.state === 'not-asked') return el('span', { class: 'dim' }, '–');
  const words = t(`order.watched.${w.state}`, { night: w.night ?? '', time: w.signs[0] ? moment(w.signs[0].lastSeen) : '' });
  return el('span', { class: `order-watched ${w.state}` }, el('span', { 'aria-hidden': 'true' }, `${SIGNS[w.state]} `), words,
    w.reasonZh ? el('span', { class: 'dim block' }, bilingual(w, 'reason')) : null,
    w.signs.map((s) => el('a', { class: 'block', href: `./?finding=${encodeURIComponent(s.findingId)}&lang=${current()}` }, bilingual(s, 'title'))));
}

/** One order in words, for a list beside something else. */
export const orderLine = (line) => el('li', {}, el('a', { class: 'num', href: `orders.html?order=${encodeURIComponent(line.id)}&lang=${current()}` }, line.orderNo),
  ` ${t(`order.kind.${line.kind}`)} · ${t(`order.state.${line.state}`)} `, line.overdue ? el('strong', { class: 'bad' }, `! ${t('case.overdue')} `) : null, watched(line.watched));
