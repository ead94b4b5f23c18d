/** Resident groups and their tasks on the server; nothing is kept, since others work on the same. */
import { readJson } from '../request.js';

const part = encodeURIComponent;
const send = (path, body) => readJson(path, 'what.residents',
  { method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const groups = (query) => readJson(`api/residents?${new URLSearchParams(query)}`, 'what.residents');
export const boards = () => readJson('api/residents/boards', 'what.residents');
export const group = (mine) => readJson(`api/residents/${part(mine)}`, 'what.residents');
export const groupStep = (mine, body) => send(`api/residents/${part(mine)}/steps`, body);
export const tasks = (query) => readJson(`api/resident-tasks?${new URLSearchParams(query)}`, 'what.residents');
export const task = (id) => readJson(`api/resident-tasks/${part(id)}`, 'what.residents');
export const give = (body) => send('api/resident-tasks', body);
export const taskStep = (id, body) => send(`api/resident-tasks/${part(id)}/steps`, body);
