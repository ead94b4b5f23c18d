/** The side of the server that visits have; nothing is kept, since others plan at the same time. */
import { readJson } from '../request.js';

const part = encodeURIComponent;
const send = (path, what, body) => readJson(`api/${path}`, what,
  { method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const query = (of) => new URLSearchParams(Object.entries(of).filter(([, value]) => value !== '' && value !== null && value !== undefined));

export const coverage = (of = {}) => readJson(`api/visits/coverage?${query(of)}`, 'what.visits');
export const visits = (of = {}) => readJson(`api/visits?${query(of)}`, 'what.visits');
export const visit = (id) => readJson(`api/visits/${part(id)}`, 'what.visits');
export const samples = () => readJson('api/visits/samples', 'what.visits');
export const plan = (body) => send('visits', 'what.visits', body);
export const planYear = (body) => send('visits/years', 'what.visits', body);
export const record = (body) => send('visits/records', 'what.visits', body);
export const step = (id, body) => send(`visits/${part(id)}/steps`, 'what.visits', body);

export const hazards = (of = {}) => readJson(`api/hazards?${query(of)}`, 'what.hazards');
export const hazard = (id) => readJson(`api/hazards/${part(id)}`, 'what.hazards');
export const hazardsNear = (finding) => readJson(`api/hazards/near/${part(finding)}`, 'what.hazards');
export const addHazard = (body) => send('hazards', 'what.hazards', body);
export const stepHazard = (id, body) => send(`hazards/${part(id)}/steps`, 'what.hazards', body);
/** Hands a file of hazards in; answers how many are there now and which lines are not. */
export const importHazards = (file) => readJson('api/hazards/import', 'what.hazards',
  { method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'text/csv' }, body: file });

export const activity = () => readJson('api/activity', 'what.activity');
export const activityOf = (finding) => readJson(`api/activity/${part(finding)}`, 'what.activity');

/** The open findings of a mine in the latest night. */
export async function openFindings(mine) {
  const { nights } = await readJson('api/region', 'what.region');
  if (nights.length === 0) return [];
  return (await readJson(`api/nights/${part(nights[0].date)}/findings?${query({ mine, state: 'open', size: 50 })}`, 'what.findings')).items;
}
