/** Orders on the server; nothing is kept, since others work on the same. */
import { readJson } from '../request.js';

const part = encodeURIComponent;
const send = (path, body) => readJson(`api/orders${path}`, 'what.orders',
  { method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const list = (query) => readJson(`api/orders?${new URLSearchParams(query)}`, 'what.orders');
export const look = (id) => readJson(`api/orders/${part(id)}`, 'what.orders');
export const nights = (id) => readJson(`api/orders/${part(id)}/nights`, 'what.orders');
export const issue = (body) => send('', body);
export const step = (id, body) => send(`/${part(id)}/steps`, body);
