/** Tip-offs on the server; nothing is kept. */
import { readJson } from '../request.js';

const part = encodeURIComponent;
const send = (path, body) => readJson(`api/tips${path}`, 'what.tips',
  { method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const list = (query) => readJson(`api/tips?${new URLSearchParams(query)}`, 'what.tips', { cache: 'no-store' });
export const look = (id) => readJson(`api/tips/${part(id)}`, 'what.tips', { cache: 'no-store' });
export const receive = (body) => send('', body);
export const step = (id, body) => send(`/${part(id)}/steps`, body);
export const identify = (id, body) => send(`/${part(id)}/identity`, body);
export const unmask = (id) => send(`/${part(id)}/unmask`, {});
