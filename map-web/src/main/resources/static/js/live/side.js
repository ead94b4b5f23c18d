/** This moment beside the map, told by the server as files come: people underground, and what is to be looked at. Unverified. */
import { announce, el, fill } from '../dom.js';
import { readJson } from '../request.js';
import { has, t } from '../texts.js';
import { moment, number } from '../words.js';

const AGAIN_MS = 30_000;
let now = null;
let mines = () => [];
let pick = () => {};
let stream = null;

const mineName = (code) => mines().find((mine) => mine.code === code)?.name ?? code;
const age = (seconds) => (seconds < 120 ? t('live.seconds', { n: number(seconds, 0) }) : seconds < 7200 ? t('live.minutes', { n: number(seconds / 60, 0) }) : t('live.hours', { n: number(seconds / 3600, 0) }));

const alarmWords = (alarm) => t(`live.alarm.${alarm.kind}`, {
  people: number(alarm.people, 0), limit: number(alarm.limit ?? 0, 0), metres: number(alarm.metres ?? 0, 0), stations: alarm.stations.slice(0, 3).join(t('and')),
});

/** People by zone where the region tells one, else by station. */
function places(mine) {
  const sums = new Map();
  for (const group of mine.groups) {
    const place = group.zone || group.station || t('live.nowhere');
    const kind = group.kind && has(`live.zone.${group.kind}`) ? t(`live.zone.${group.kind}`) : '';
    const before = sums.get(place) ?? { kind, people: 0 };
    sums.set(place, { kind: before.kind || kind, people: before.people + group.people });
  }
  return [...sums].sort(([, a], [, b]) => b.people - a.people);
}

const mineView = (mine) => el('li', {},
  el('button', { type: 'button', class: 'link', 'data-key': `live-${mine.mineCode}`, on: { click: () => pick(mine.mineCode) } }, mineName(mine.mineCode)),
  el('span', { class: 'num' }, ` ${t(mine.whole ? 'live.people' : 'live.people.least', { n: number(mine.underground, 0) })}`),
  el('span', { class: 'dim' }, ` ${t('live.age', { time: moment(mine.headerAt), age: age(mine.ageSeconds) })}`),
  mine.alarms.length === 0 ? null : el('ul', { class: 'live-alarms' }, mine.alarms.map((alarm) => el('li', {}, el('strong', { class: 'bad' }, `! ${alarmWords(alarm)}`)))),
  mine.groups.length === 0 ? null : el('details', {}, el('summary', { 'data-key': `live-where-${mine.mineCode}` }, t('live.where')),
    el('ul', {}, places(mine).slice(0, 40).map(([place, { kind, people }]) => el('li', {}, `${place} `, el('span', { class: 'dim' }, kind), el('span', { class: 'num' }, ` ${number(people, 0)}`))))));

function render() {
  const node = document.getElementById('live');
  if (!now || now.mines.length === 0) {
    node.hidden = true;
    return;
  }
  const focused = document.activeElement?.getAttribute?.('data-key');
  const shown = new Set([...node.querySelectorAll('details[open] > summary')].map((summary) => summary.getAttribute('data-key')));
  const people = now.mines.reduce((sum, mine) => sum + mine.underground, 0);
  const summary = el('summary', { 'data-key': 'live' }, el('span', {}, t('live.badge', { n: number(people, 0) })),
    now.alarms > 0 ? el('strong', { class: 'bad', id: 'live-alarms' }, ` ! ${t('live.badge.alarms', { n: number(now.alarms, 0) })}`) : null);
  const box = el('details', { open: shown.has('live') ? true : null }, summary,
    el('div', { class: 'live-list' }, el('p', { class: 'dim' }, t('live.lead')), el('ul', {}, now.mines.map(mineView))));
  fill(node, box);
  for (const inner of node.querySelectorAll('details details')) inner.open = shown.has(inner.firstElementChild.getAttribute('data-key'));
  node.hidden = false;
  if (focused) node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function take(next) {
  const before = new Set((now?.mines ?? []).flatMap((mine) => mine.alarms.map((alarm) => `${mine.mineCode} ${alarm.kind}`)));
  const first = now === null;
  now = next;
  render();
  if (first) return;
  const fresh = next.mines.flatMap((mine) => mine.alarms.filter((alarm) => !before.has(`${mine.mineCode} ${alarm.kind}`)).map((alarm) => `${mineName(mine.mineCode)} ${alarmWords(alarm)}`));
  if (fresh.length > 0) announce(fresh.slice(0, 3).join(t('and')));
}

function listen() {
  stream?.close();
  stream = new EventSource('api/live/events?seconds=600');
  stream.addEventListener('now', (event) => take(JSON.parse(event.data)));
  stream.addEventListener('error', () => {
    // A stream that only ended is opened again by the browser itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN_MS);
  });
}

/** Begins, where the server takes in files; `known` gives the mines of the night, `choose` opens one. */
export async function begin(known, choose) {
  mines = known;
  pick = choose;
  let state;
  try {
    state = await readJson('api/live', 'what.live');
  } catch {
    return; // The map works without it.
  }
  if (!state.enabled) return;
  take(state);
  new MutationObserver(render).observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  listen();
}
