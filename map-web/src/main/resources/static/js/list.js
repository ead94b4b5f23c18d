/**
 * The list that drives the screen: a group for each mine, a line for each finding, and what could not
 * be judged among them, as visible as a violation.
 */
import { el, fill } from './dom.js';
import { listChoices } from './exports/choices.js';
import { exportMenu } from './exports/menu.js';
import { certaintyMark, CLASSES, rank, severityMark, sureness } from './symbols.js';
import { countsInWords, judgedOf, unjudged } from './summary.js';
import { t } from './texts.js';
import { bilingual, day, ruleWords, titleOf } from './words.js';

const CHUNK = 300;

/** The lines that the filters let through: findings by mine, then what could not be judged there. */
export function filtered(data, state) {
  const words = state.query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const names = new Map(data.mines.map((m) => [m.code, m]));
  const text = (...parts) => parts.join(' ').toLowerCase();
  const matches = (haystack) => words.every((word) => haystack.includes(word));
  const mineText = (code, name) => text(code, name ?? names.get(code)?.name ?? '', names.get(code)?.county ?? '', ...(names.get(code)?.licenceNos ?? []));
  const findings = data.findings.filter((f) =>
    state.severities.includes(f.severity)
    && (state.rule === '' || f.rule === state.rule || (f.grounds ?? []).includes(state.rule))
    && (state.state === '' || f.state === state.state)
    && (words.length === 0 || matches(text(mineText(f.mineCode, f.mineName), f.titleZh, f.titleEn, f.rule, ruleWords(f.rule), f.id))));
  const gaps = state.severities.includes('cannot-judge') && state.state === ''
    ? unjudged(data.judgements).filter((j) => (state.rule === '' || j.rules.includes(state.rule))
      && (words.length === 0 || matches(text(mineText(j.mineCode), j.reasonZh, j.reasonEn, t('list.cannot'), ...j.rules.map(ruleWords)))))
    : [];
  return { findings, gaps };
}

function grouped(data, { findings, gaps }) {
  const groups = new Map();
  const groupOf = (code, name) => {
    if (!groups.has(code)) {
      const mine = data.mines.find((m) => m.code === code) ?? { code, name: name ?? code, counts: {}, cannotJudge: 0 };
      groups.set(code, { mine, findings: [], gaps: [] });
    }
    return groups.get(code);
  };
  findings.forEach((f) => groupOf(f.mineCode, f.mineName).findings.push(f));
  gaps.forEach((g) => groupOf(g.mineCode).gaps.push(g));
  for (const group of groups.values()) {
    group.findings.sort((a, b) => rank(a.severity) - rank(b.severity) || sureness(a.certainty) - sureness(b.certainty)
      || (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : 0));
  }
  const worst = (g) => (g.findings.length > 0 ? rank(g.findings[0].severity) : CLASSES.length - 1);
  return [...groups.values()].sort((a, b) => worst(a) - worst(b) || b.findings.length - a.findings.length || (a.mine.code < b.mine.code ? -1 : 1));
}

/** `actions`: `finding(id, mine)`, `mine(code)`, `filter(patch)`, `clear()`, `href(patch)`. */
export function renderList(node, data, state, actions, limit = CHUNK) {
  const through = filtered(data, state);
  const groups = grouped(data, through);
  const total = data.findings.length + unjudged(data.judgements).length;
  const shown = through.findings.length + through.gaps.length;
  const focus = document.activeElement?.closest?.('#list') ? document.activeElement.getAttribute('data-key') : null;
  const scroll = node.querySelector('.lines')?.scrollTop ?? 0;
  const lines = el('div', { class: 'lines' });
  fill(node, filters(data, state, actions, shown, total, () => listChoices(state, () => through)), lines);
  if (data.loading && data.findings.length === 0) {
    lines.append(skeleton());
    return;
  }
  if (data.capped) lines.append(el('p', { class: 'hint' }, t('list.capped', { total: data.total, shown: data.findings.length })));
  if (shown === 0) lines.append(empty(data, total, actions));
  let left = limit;
  for (const group of groups) {
    if (left <= 0) break;
    lines.append(groupOf(group, state, actions, left));
    left -= group.findings.length + group.gaps.length;
  }
  const rest = shown - limit;
  if (rest > 0) {
    lines.append(el('button', { type: 'button', class: 'more', on: { click: () => renderList(node, data, state, actions, limit + CHUNK) } },
      t('list.more', { n: Math.min(rest, CHUNK) })));
  }
  lines.scrollTop = scroll;
  if (focus) node.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
}

/** The list is of findings, or of mines as they lie or as they are supervised. */
export function views(state, actions) {
  const button = (by, key) => el('button', { type: 'button', 'aria-pressed': String(state.by === by), 'data-key': `by-${by}`, on: { click: () => actions.filter({ by }) } }, t(key));
  return el('div', { class: 'views', role: 'group', 'aria-label': t('views') },
    button('', 'views.findings'), button('place', 'views.place'), button('authority', 'views.authority'));
}

/** `choices` are what may be had of the list as a file. */
export function filters(data, state, actions, shown, total, choices) {
  const counts = Object.fromEntries(CLASSES.map((c) => [c, 0]));
  data.findings.forEach((f) => counts[f.severity]++);
  counts['cannot-judge'] = unjudged(data.judgements).length;
  const chip = (c) => {
    const on = state.severities.includes(c);
    return el('button', {
      type: 'button', class: `chip ${c}`, 'aria-pressed': String(on), 'data-key': `chip-${c}`, 'data-severity': c,
      on: { click: () => actions.filter({ severities: CLASSES.filter((k) => (k === c ? !on : state.severities.includes(k))) }) },
    }, severityMark(c, 12), el('span', { class: 'num' }, String(counts[c])), el('span', { class: 'word' }, t(`severity.${c}`)));
  };
  const rules = [...new Set([...data.findings.flatMap((f) => [f.rule, ...(f.grounds ?? [])]), state.rule].filter(Boolean))].sort();
  const choice = (name, value, all, options) => el('select', {
    'aria-label': t(`filter.${name}`), 'data-key': `filter-${name}`, on: { change: (e) => actions.filter({ [name]: e.target.value }) },
  }, el('option', { value: '' }, t(all)), options.map(([v, words]) => el('option', { value: v, selected: v === value || null }, words)));
  const narrowed = shown < total;
  return el('div', { class: 'filters' }, views(state, actions),
    el('div', { class: 'chips', role: 'group', 'aria-label': t('filter.severity') }, CLASSES.map(chip)),
    el('div', { class: 'choices' },
      choice('rule', state.rule, 'filter.rule.all', rules.map((r) => [r, ruleWords(r)])),
      choice('state', state.state, 'filter.state.all', ['open', 'ended'].map((s) => [s, t(`state.${s}`)]))),
    el('p', { class: 'sum' }, el('span', {}, data.loading ? t('list.loading') : t('filter.shown', { shown, total })),
      narrowed && !data.loading ? el('button', { type: 'button', class: 'link', 'data-key': 'clear', on: { click: actions.clear } }, t('filter.clear')) : null),
    state.night ? exportMenu('list', choices) : null);
}

function groupOf({ mine, findings, gaps }, state, actions, left) {
  const chosen = state.mine === mine.code && !state.finding;
  const head = el('h2', { class: chosen ? 'mine chosen' : 'mine' },
    link({ finding: null, mine: mine.code, panel: null }, actions, `mine-${mine.code}`, chosen, t('list.mine.counts', { mine: mine.name, counts: countsInWords(mine) }),
      el('span', { class: 'name' }, mine.name), mine.county ? el('span', { class: 'dim county' }, mine.county) : null,
      el('span', { class: 'counts' }, CLASSES.filter((c) => (c === 'cannot-judge' ? mine.cannotJudge : mine.counts?.[c]) > 0)
        .map((c) => el('span', {}, severityMark(c, 10), String(c === 'cannot-judge' ? mine.cannotJudge : mine.counts[c]))))));
  const items = [
    ...findings.map((f) => line(f, state, actions)),
    ...gaps.map((g) => gap(g, state, actions)),
  ].slice(0, left);
  return el('section', { class: 'group', 'aria-label': mine.name }, head, el('ul', {}, items));
}

/** An item is a link: it can be opened beside, copied, and followed by keyboard as any other. */
export function link(patch, actions, key, chosen, spoken, ...children) {
  return el('a', {
    href: actions.href(patch), class: chosen ? 'item chosen' : 'item', 'data-key': key, 'aria-current': chosen ? 'true' : null,
    'aria-label': spoken, title: spoken,
    on: {
      click: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        actions.choose(patch);
      },
    },
  }, children);
}

function line(f, state, actions) {
  const ended = f.state === 'ended';
  const since = t('list.since', { date: day(f.firstSeen) });
  const spoken = [t(`severity.${f.severity}`), titleOf(f), ruleWords(f.rule), since, t(`certainty.${f.certainty}`), ended ? t('state.ended') : null]
    .filter(Boolean).join(' · ');
  return el('li', {}, link({ finding: f.id, mine: f.mineCode, panel: null }, actions, `finding-${f.id}`, state.finding === f.id, spoken,
    el('span', { class: 'sev' }, severityMark(f.severity, 13), el('span', {}, t(`severity.${f.severity}`))),
    el('span', { class: ended ? 'what ended' : 'what' }, ruleWords(f.rule)),
    el('span', { class: 'since' }, ended ? t('state.ended') : t('list.since.short', { date: day(f.firstSeen) })),
    el('span', { class: 'sure' }, certaintyMark(f.certainty, 18), t(`certainty.${f.certainty}.short`))));
}

function gap(g, state, actions) {
  const reason = bilingual(g, 'reason') || g.reasonCode;
  const spoken = [t('list.cannot'), reason, g.rules.map(ruleWords).join(', ')].join(' · ');
  return el('li', {}, link({ finding: null, mine: g.mineCode, panel: null }, actions, `gap-${g.mineCode}-${g.reasonCode}-${g.rules[0]}`, false, spoken,
    el('span', { class: 'sev' }, severityMark('cannot-judge', 13), el('span', {}, t('severity.cannot-judge'))),
    el('span', { class: 'what gap' }, el('span', {}, g.rules.length > 1 ? t('list.cannot.count', { n: g.rules.length }) : ruleWords(g.rules[0])),
      el('span', { class: 'reason' }, reason))));
}

function empty(data, total, actions) {
  const sum = judgedOf(data.mines);
  return el('div', { class: 'empty' },
    el('p', {}, el('strong', {}, t(total > 0 ? 'list.empty.filtered' : 'list.empty.none'))),
    el('p', {}, t('list.empty.judged', { mines: data.mines.length, ...sum })),
    el('p', {}, t('list.empty.caution')),
    total > 0 ? el('button', { type: 'button', class: 'plain', on: { click: actions.clear } }, t('filter.clear')) : null);
}

export function skeleton() {
  return el('div', { class: 'skeleton', 'aria-hidden': 'true' }, Array.from({ length: 12 }, () => el('div', { class: 'ghost' })));
}
