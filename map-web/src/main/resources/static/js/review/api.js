/** The closed loop's side of the server; nothing is kept, since others work on the same cases. */
import { read, readJson } from '../request.js';

const part = encodeURIComponent;
const WRITES = { 'X-Minewatch': 'page' };

const send = (method, path, what, body) => readJson(`api/${path}`, what,
  { method, headers: { ...WRITES, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const caseOf = (finding) => readJson(`api/cases/${part(finding)}`, 'what.case');
export const step = (finding, body) => send('POST', `cases/${part(finding)}/steps`, 'what.case', body);
export const cases = (query) => readJson(`api/cases?${new URLSearchParams(query)}`, 'what.cases');

/** Hands a file in; answers the case with it. */
export const attach = async (finding, file) => (await read(`api/cases/${part(finding)}/attachments?name=${part(file.name)}`, 'what.attachment',
  { method: 'POST', headers: { ...WRITES, 'Content-Type': 'application/octet-stream' }, body: file })).json();

export const attachmentAddress = (finding, id) => `api/cases/${part(finding)}/attachments/${part(id)}`;

export const calls = () => readJson('api/duty/calls', 'what.duty');
export const leads = () => readJson('api/duty/leads', 'what.duty');
export const log = (page) => readJson(`api/duty/log?page=${page}&size=50`, 'what.duty');
export const writeLog = (body) => send('POST', 'duty/log', 'what.duty', body);
export const noteContact = (mine, body) => send('PUT', `duty/contacts/${part(mine)}`, 'what.duty', body);

export const ledger = (page) => readJson(`api/ledger?page=${page}&size=100`, 'what.ledger');
export const hitRate = () => readJson('api/hit-rate', 'what.hitrate');
export const draw = (body) => send('POST', 'hit-rate/samples', 'what.hitrate', body);
export const register = (sample, mine, body) => send('PUT', `hit-rate/samples/${part(sample)}/mines/${part(mine)}`, 'what.hitrate', body);

/** What a refusal is told as. */
export const words = (error, failed) => error.said?.() ?? error.problem?.detail ?? failed(error);
