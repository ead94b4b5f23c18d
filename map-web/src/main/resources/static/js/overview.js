/**
 * The jurisdiction: every mine, also those without a finding, under its county and town or under who
 * supervises it. What could not be judged weighs on the eye like what was found.
 */
import { el, fill } from './dom.js';
import { mineChoices } from './exports/choices.js';
import { filtered, filters, link, skeleton } from './list.js';
import { provinceOf } from './provinces.js';
import { countsInWords, judgedOf, worstOf } from './summary.js';
import { CLASSES, rank, severityMark } from './symbols.js';
import { t } from './texts.js';
import { number } from './words.js';

/** Where a mine stands: names from the widest to the nearest. */
const ways = {
  place: (mine) => [provinceOf(mine.code), mine.county || t('overview.nowhere'), mine.township].filter(Boolean),
  authority: (mine) => [mine.supervisedBy || t('overview.nobody')],
};

const weight = (mine) => {
  const worst = worstOf(mine);
  return worst === null ? CLASSES.length : rank(worst);
};
const countOf = (mine, c) => (c === 'cannot-judge' ? mine.cannotJudge : mine.counts[c]);
const byWeight = (a, b) => weight(a) - weight(b)
  || CLASSES.map((c) => countOf(b, c) - countOf(a, c)).find((d) => d !== 0) || (a.code < b.code ? -1 : 1);

/** The mines that the filters let through. */
function through(data, state) {
  const narrowed = CLASSES.some((c) => !state.severities.includes(c)) || state.rule !== '' || state.state !== '';
  const words = state.query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const { findings, gaps } = filtered(data, state);
  const touched = new Set([...findings, ...gaps].map((x) => x.mineCode));
  return data.mines.filter((mine) => {
    const own = [mine.name, mine.code, mine.county, mine.township, mine.supervisedBy, ...mine.licenceNos].join(' ').toLowerCase();
    return narrowed ? touched.has(mine.code) : words.every((w) => own.includes(w)) || touched.has(mine.code);
  });
}

/** A tree of groups: name to `{groups, mines}`. */
function tree(mines, way) {
  const root = { groups: new Map(), mines: [] };
  for (const mine of mines) {
    let at = root;
    for (const name of way(mine)) {
      if (!at.groups.has(name)) at.groups.set(name, { groups: new Map(), mines: [] });
      at = at.groups.get(name);
    }
    at.mines.push(mine);
  }
  return root;
}

const all = (group) => [...group.mines, ...[...group.groups.values()].flatMap(all)];

/** `actions` as of the list of findings. */
export function renderOverview(node, data, state, actions) {
  const mines = through(data, state);
  const focus = document.activeElement?.closest?.('#list') ? document.activeElement.getAttribute('data-key') : null;
  const scroll = node.querySelector('.lines')?.scrollTop ?? 0;
  const folded = new Set([...node.querySelectorAll('details.place:not([open])')].map((d) => d.dataset.path));
  const lines = el('div', { class: 'lines overview' });
  fill(node, filters(data, state, actions, mines.length, data.mines.length, () => mineChoices(state, mines, data.mines.length)), lines);
  if (data.loading && data.mines.length === 0) {
    lines.append(skeleton());
    return;
  }
  lines.append(total(data, mines));
  if (mines.length === 0) {
    lines.append(el('div', { class: 'empty' }, el('p', {}, el('strong', {}, t('list.empty.filtered'))),
      el('button', { type: 'button', class: 'plain', on: { click: actions.clear } }, t('filter.clear'))));
  }
  lines.append(...inside(tree(mines, ways[state.by]), '', state, actions, folded));
  lines.scrollTop = scroll;
  if (focus) node.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
}

function total(data, mines) {
  const sum = judgedOf(mines);
  return el('div', { class: 'total' }, el('p', {}, t('overview.total', { mines: mines.length, clear: mines.filter((m) => worstOf(m) === null).length })),
    el('p', { class: 'dim' }, t('overview.seen', { share: sum.all === 0 ? '–' : number(100 * sum.judged / sum.all, 0), ...sum })));
}

function inside(group, path, state, actions, folded) {
  const groups = [...group.groups].sort(([, a], [, b]) => byWeight(worst(a), worst(b)));
  return [
    ...groups.map(([name, inner]) => {
      const here = `${path}/${name}`;
      const mines = all(inner);
      return el('details', { class: 'place', open: !folded.has(here), 'data-path': here },
        el('summary', {}, el('span', { class: 'name' }, name), el('span', { class: 'dim' }, t('overview.mines', { n: mines.length })), counts(sumOf(mines))),
        inside(inner, here, state, actions, folded));
    }),
    group.mines.length > 0 ? el('ul', {}, [...group.mines].sort(byWeight).map((mine) => el('li', {}, line(mine, state, actions)))) : '',
  ];
}

const worst = (group) => all(group).sort(byWeight)[0];

const sumOf = (mines) => ({
  counts: Object.fromEntries(CLASSES.map((c) => [c, mines.reduce((n, m) => n + (countOf(m, c) ?? 0), 0)])),
  cannotJudge: mines.reduce((n, m) => n + m.cannotJudge, 0),
});

const counts = (of) => el('span', { class: 'counts' }, CLASSES.filter((c) => countOf(of, c) > 0)
  .map((c) => el('span', {}, severityMark(c, 10), String(countOf(of, c)), el('span', { class: 'unseen' }, ` ${t(`severity.${c}`)}`))));

function line(mine, state, actions) {
  const worst_ = worstOf(mine);
  const sum = judgedOf([mine]);
  const chosen = state.mine === mine.code && !state.finding;
  return link({ finding: null, mine: mine.code, panel: null }, actions, `mine-${mine.code}`, chosen,
    t('list.mine.counts', { mine: mine.name, counts: countsInWords(mine) }),
    el('span', { class: 'sign' }, worst_ === null ? el('span', { class: 'clear', 'aria-hidden': 'true' }, '–') : severityMark(worst_, 13)),
    el('span', { class: 'what' }, mine.name),
    counts(mine),
    el('span', { class: 'share', title: t('overview.share', sum), vars: { '--judged-share': sum.all === 0 ? 0 : sum.judged / sum.all } }));
}
