/** How many were in the area of an order, night by night. */
import { el, fill } from '../dom.js';
import { failure } from '../failed.js';
import { table } from '../parts.js';
import { is } from '../session.js';
import { t } from '../texts.js';
import { day, moment, number } from '../words.js';
import * as api from './api.js';

const kept = new Map();

/** A table that fills itself; nothing for those whom it is not for. `view` is an order as it was read. */
export function nightsInside(view) {
  if (!is('regulator', 'supervisor', 'auditor')) return null;
  const { id, version } = view.line;
  const key = `${id} ${version}`;
  const node = el('div', { class: 'order-nights', 'aria-live': 'polite' });
  const show = (nights) => fill(node, nights.length === 0 ? el('p', { class: 'dim' }, t('order.nights.none')) : rows(nights, view.ceiling));
  const read = () => {
    fill(node, el('div', { class: 'ghost' }));
    api.nights(id).then((nights) => {
      kept.clear();
      kept.set(key, nights);
      show(nights);
    }, (error) => fill(node, failure(error, read)));
  };
  if (kept.has(key)) show(kept.get(key));
  else read();
  return [el('h4', {}, t('order.nights')), node];
}

function rows(nights, ceiling) {
  const heads = ['night', 'persons', 'hours', 'times', 'most'].map((key) => t(`order.nights.${key}`));
  return [table(t('order.nights'), heads, nights.map((n) => (n.seen
    ? [day(`${n.night}T12:00:00+08:00`), number(n.persons), number(n.personHours, 1), n.first ? `${moment(n.first)} – ${moment(n.last)}` : '–', most(n, ceiling)]
    : [day(`${n.night}T12:00:00+08:00`), el('span', { class: 'dim' }, t('order.nights.unseen')), '–', '–', '–']))),
  el('p', { class: 'dim' }, t('order.nights.note'))];
}

const most = (n, ceiling) => (ceiling !== null && n.most > ceiling
  ? el('strong', { class: 'bad' }, `! ${number(n.most)} > ${number(ceiling)}`) : number(n.most));
