/** The orders of a mine in its drawer. */
import { el, fill } from '../dom.js';
import { failedWords, section } from '../parts.js';
import { is } from '../session.js';
import { t } from '../texts.js';
import * as api from './api.js';
import { orderLine } from './parts.js';

export function ordersOfMine(mine) {
  if (!is('regulator', 'supervisor', 'resident-inspector', 'auditor')) return null;
  const node = el('div', {});
  api.list({ mine }).then(({ orders }) => fill(node, section(t('place.orders'),
    orders.items.length === 0 ? el('p', { class: 'dim' }, t('order.none.mine')) : el('ul', { class: 'found-list' }, orders.items.map(orderLine)))))
    .catch((error) => fill(node, section(t('place.orders'), el('p', { class: 'hatched' }, failedWords(error)))));
  return node;
}
