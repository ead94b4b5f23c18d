/** Who is where now, as a table: the same facts as the canvas, for those who cannot see or hit a point on it. */
import { el, fill } from '../dom.js';
import { t } from '../texts.js';
import { number } from '../words.js';
import { afterOf, lastRead, LOST } from './film.js';
import { ABSENT, causeOf, nearestStation, NOWHERE_STATE, SILENT, STATES } from './motion.js';
import { clockOf } from './address.js';

const CAUSES = ['', '', '', 'no-coverage', 'station-out', 'card-silent', 'at-seal', 'unexplained'];

/** What a card is doing, in words. */
export function stateWords(film, now, c) {
  const state = now.state[c];
  const row = now.row[c];
  if (state === ABSENT) return t('replay.state.absent');
  if (state !== SILENT) {
    const miss = film.miss[row];
    const words = t(`replay.state.${STATES[state]}`);
    return Number.isFinite(miss) ? t('replay.state.miss', { state: words, metres: number(miss, 0) }) : words;
  }
  const cause = causeOf(film, film.cards[c], row);
  const why = afterOf(film.state[row]) === LOST ? t('replay.cause.lost') : cause ? t(`replay.cause.${CAUSES[cause]}`) : '';
  return t('replay.state.silent', { minutes: Math.floor(now.silent[c] / 60), why });
}

/** Where a card is, by the station nearest to it. */
export function placeWords(film, now, c) {
  if (now.state[c] === ABSENT || now.state[c] === NOWHERE_STATE) return '–';
  const station = nearestStation(film, now.x[c], now.y[c]);
  return station ? t('replay.station', { id: station.id, metres: number(station.metres, 0) }) : '–';
}

/** `pick(c)` is called when a card is chosen. */
export function createPeopleTable(film, pick) {
  const body = el('tbody', {});
  const sum = el('p', { class: 'dim' });
  const node = el('div', { class: 'replay-table', role: 'region', tabindex: '0', 'aria-label': t('replay.people') }, sum,
    el('table', {}, el('caption', { class: 'unseen' }, t('replay.people')),
      el('thead', {}, el('tr', {}, ['card', 'job', 'state', 'place', 'elevation', 'heard'].map((name) => el('th', { scope: 'col' }, t(`replay.column.${name}`))))),
      body));
  let rows = new Map();

  function row(c) {
    const card = film.cards[c];
    const button = el('button', { type: 'button', class: 'link', on: { click: () => pick(c) } }, card.id);
    const cells = Array.from({ length: 4 }, () => el('td', {}));
    return {
      node: el('tr', {}, el('th', { scope: 'row' }, button), el('td', {}, [card.job, card.leader ? t('replay.leader') : ''].filter(Boolean).join(' · ')), cells),
      button, cells,
    };
  }

  function show(now, followed) {
    const present = [];
    for (let c = 0; c < now.state.length; c++) if (now.state[c] !== ABSENT) present.push(c);
    sum.textContent = t('replay.people.sum', { n: present.length, time: clockOf(now.seconds) });
    const same = present.length === rows.size && present.every((c) => rows.has(c));
    if (!same) {
      const focused = [...rows].find(([, r]) => r.button === document.activeElement)?.[0];
      rows = new Map(present.map((c) => [c, rows.get(c) ?? row(c)]));
      fill(body, [...rows.values()].map((r) => r.node));
      if (focused !== undefined) rows.get(focused)?.button.focus({ preventScroll: true });
    }
    for (const [c, { node: line, button, cells }] of rows) {
      const z = now.z[c];
      const words = [
        stateWords(film, now, c), placeWords(film, now, c), Number.isFinite(z) ? `${number(z, 0)} m` : '–', clockOf(film.time[lastRead(film, film.cards[c], now.row[c])]),
      ];
      words.forEach((text, i) => {
        if (cells[i].textContent !== text) cells[i].textContent = text;
      });
      line.classList.toggle('followed', c === followed);
      button.setAttribute('aria-pressed', String(c === followed));
    }
  }

  return { node, show };
}
