/** The drawer: one check, its head always in sight, its parts as tabs; never a modal. */
import { el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { t } from '../texts.js';
import { bilingual, moment } from '../words.js';
import { TABS } from './address.js';
import { capital, isWorking, markOf, remaining, stateWords } from './model.js';
import { decisionTab } from './tab-decision.js';
import { layersTab } from './tab-layers.js';
import { placingTab } from './tab-placing.js';
import { verdictTab } from './tab-verdict.js';
import { versionsTab } from './tab-versions.js';

/** Each tab, and what it follows besides the check itself. */
const VIEWS = {
  verdict: [verdictTab, (s) => [s.finding]],
  layers: [layersTab, () => []],
  placing: [placingTab, (s, data) => [data.known.length]],
  versions: [versionsTab, (s, data) => [s.change, s.swipe === null, data.hasEarlier]],
  decision: [decisionTab, () => []],
};

const started = new Map();

/**
 * Shows the chosen check, or hides. `data` holds `check` (null while it is read), `verdict` with `verdictOf` (the
 * revision it belongs to), `error`, `desk`; what the tabs do goes through `actions`.
 */
export function renderDrawer(node, data, state, actions) {
  node.hidden = state.check === null;
  if (node.hidden) {
    delete node.dataset.shown;
    fill(node);
    return;
  }
  const { check } = data;
  if (!check) {
    delete node.dataset.shown;
    fill(node, close(actions), el('div', { class: 'scroll' }, data.error ? failure(data.error, actions) : skeleton()));
    return;
  }
  if (node.dataset.check !== check.id || !node.querySelector('.desk-head')) {
    fill(node, close(actions), el('header', { class: 'desk-head' }), el('div', { class: 'tabs', role: 'tablist', 'aria-label': t('tabs') }),
      el('div', { class: 'scroll', id: 'panel', role: 'tabpanel', tabindex: '0', 'aria-labelledby': `tab-${state.tab}` }));
    node.dataset.check = check.id;
    delete node.dataset.shown;
  }
  fill(node.querySelector('.desk-head'), head(data));
  tabs(node.querySelector('.tabs'), state, actions);
  const [view, follows] = VIEWS[state.tab];
  const place = [check.id, state.tab].join(' ');
  const shown = JSON.stringify([place, check.revision, check.state, check.decision, data.verdictOf, state.lang, data.desk?.signed_as, ...follows(state, data)]);
  if (node.dataset.shown === shown) return;
  const panel = node.querySelector('#panel');
  const same = node.dataset.place === place;
  const scroll = same ? panel.scrollTop : 0;
  const focused = same && panel.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  panel.setAttribute('aria-labelledby', `tab-${state.tab}`);
  fill(panel, view(data, state, actions));
  panel.scrollTop = scroll;
  if (focused) panel.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  node.dataset.shown = shown;
  node.dataset.place = place;
}

const close = (actions) => el('button', {
  type: 'button', class: 'icon close', 'data-key': 'close', 'aria-label': t('drawer.close'), title: `${t('drawer.close')} (Esc)`, on: { click: actions.close },
}, '×');

function head({ check, verdict, verdictOf, error }) {
  const conclusion = verdict && capital(bilingual(verdict, 'conclusion'));
  return [
    el('h2', {}, check.file),
    el('p', { class: 'under' }, `${check.mine_name} · ${t('check.received', { time: moment(check.received) })}${check.revision > 1 ? ` · ${t('check.revision', { n: check.revision })}` : ''}`),
    el('p', { class: `conclusion ${check.state}` }, markOf(check, 16), el('strong', {}, (check.state === 'done' && conclusion) || stateWords(check))),
    isWorking(check) ? working(check) : null,
    isWorking(check) && verdict && verdictOf !== check.revision ? el('p', { class: 'dim' }, t('check.before', { n: verdictOf })) : null,
    check.state === 'failed' ? el('p', { class: 'hatched' }, `${errorWords(check.error)} ${t('check.failed.do')}`) : null,
    error ? el('p', { class: 'hatched' }, failedWords(error)) : null,
  ];
}

/** Where it is and how long it still takes, as far as this page has watched it. */
function working(check) {
  const progress = check.progress;
  if (!progress || !(progress.of > 0)) {
    return el('p', { class: 'progress' }, el('progress', { 'aria-label': stateWords(check) }),
      el('span', { class: 'dim' }, check.state === 'queued' ? t('check.queued.long') : t('check.left')));
  }
  const key = `${check.id} ${check.revision}`;
  if (!started.has(key)) started.set(key, { since: performance.now(), done: progress.done });
  const from = started.get(key);
  const words = bilingual(progress, 'step');
  return el('p', { class: 'progress' }, el('progress', { max: progress.of, value: progress.done, 'aria-label': words }),
    el('span', { class: 'dim' }, [words, remaining(from.since, progress.done - from.done, progress.of - from.done), t('check.left')].filter(Boolean).join(' · ')));
}

const errorWords = (error) => (error && typeof error === 'object' ? bilingual(error, 'detail') || bilingual(error) || error.detail : error) ?? '';

function tabs(node, state, actions) {
  const focused = node.contains(document.activeElement);
  fill(node, TABS.map((tab, i) => {
    const on = tab === state.tab;
    return el('button', {
      type: 'button', role: 'tab', id: `tab-${tab}`, class: 'tab', 'aria-selected': String(on), 'aria-controls': 'panel', tabindex: on ? '0' : '-1', title: `${t(`tab.${tab}`)} (${i + 1})`,
      on: {
        click: () => actions.choose({ tab }),
        keydown: (event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          const to = event.key === 'Home' ? TABS[0] : event.key === 'End' ? TABS.at(-1) : by ? TABS[(i + by + TABS.length) % TABS.length] : null;
          if (!to) return;
          event.preventDefault();
          actions.choose({ tab: to });
        },
      },
    }, t(`tab.${tab}`));
  }));
  if (focused) node.querySelector('[aria-selected=true]').focus();
}

const failure = (error, actions) => el('div', { class: 'failure' }, el('p', {}, error.status === 404 ? t('check.gone') : failedWords(error)), el('p', {}, t('trouble.works')),
  el('button', { type: 'button', class: 'plain', on: { click: actions.retry } }, t('trouble.retry')));

const skeleton = () => el('div', { class: 'skeleton', 'aria-hidden': 'true' }, Array.from({ length: 8 }, () => el('div', { class: 'ghost' })));
