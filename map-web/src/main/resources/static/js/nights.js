/** Choosing the night: a picker in the top bar, and a bar for each night along the foot of the map. */
import { el, fill } from './dom.js';
import { t } from './texts.js';
import { weekday } from './words.js';

const MOST_BARS = 62;

const sorted = (region) => [...region.nights].sort((a, b) => (a.date < b.date ? -1 : 1));

/** The night before (-1) or after (1) the one shown; null at the ends. */
export function neighbour(region, date, step) {
  const nights = sorted(region);
  return nights[nights.findIndex((n) => n.date === date) + step]?.date ?? null;
}

const spoken = (night) => t('night.option', {
  date: night.date, weekday: weekday(night.date), findings: night.findings, cannot: night.cannotJudge,
});

export function renderPicker(node, region, date, choose) {
  const step = (by, key, sign) => {
    const to = neighbour(region, date, by);
    return el('button', { type: 'button', class: 'icon', 'aria-label': t(key), title: t(key), disabled: to === null || null, on: { click: () => choose(to) } }, sign);
  };
  const select = el('select', { 'aria-label': t('night.picker'), on: { change: (e) => choose(e.target.value) } },
    sorted(region).reverse().map((n) => el('option', { value: n.date, selected: n.date === date || null }, spoken(n))));
  const then = el('a', { class: 'icon', href: `known.html?night=${date}`, 'aria-label': t('place.known'), title: t('place.known'), 'data-key': 'known' }, '◷');
  fill(node, step(-1, 'night.previous', '‹'), select, step(1, 'night.next', '›'), then);
}

/** Height is the number of findings; the hatched foot what could not be judged. */
export function renderTimeline(node, region, date, choose) {
  const nights = sorted(region).slice(-MOST_BARS);
  node.hidden = nights.length < 2;
  const most = Math.max(1, ...nights.map((n) => n.findings + n.cannotJudge));
  fill(node, nights.map((n) => el('button', {
    type: 'button', class: 'night', 'aria-pressed': String(n.date === date), 'aria-label': spoken(n), title: spoken(n),
    on: { click: () => choose(n.date) },
  },
  el('span', { class: 'bar-of', vars: { '--found-share': n.findings / most, '--cannot-share': n.cannotJudge / most } },
    el('span', { class: 'found' }), el('span', { class: 'cannot' })),
  el('span', { class: 'when' }, n.date.slice(5)))));
}
