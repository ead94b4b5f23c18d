/** Orders in the drawers: those of a mine, and the way to one about a finding. */
import { el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { section } from '../parts.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
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

/** The form of an order with the finding filled in, for who may issue one. */
export const orderAbout = (finding, mine) => (is('regulator', 'supervisor', 'resident-inspector')
  ? el('p', {}, el('a', { 'data-key': 'order-about', href: `orders.html?${new URLSearchParams({ new: '', finding, mine, lang: current() })}` }, t('order.about'))) : null);
