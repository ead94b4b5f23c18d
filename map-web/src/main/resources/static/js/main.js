/** Puts the page together: reads a night, keeps the state, and lets every part follow it. */
import * as address from './address.js';
import * as api from './api.js';
import { announce, el, fill } from './dom.js';
import { renderStatic, renderTools, tool } from './frame.js';
import { listen } from './keyboard.js';
import { renderList } from './list.js';
import { remember, remembered } from './memory.js';
import { renderOverview } from './overview.js';
import { neighbour, renderPicker, renderTimeline } from './nights.js';
import { whenReleased } from './pressed.js';
import { failedWords } from './failed.js';
import { begin, is, leaveIfNotMine, onWho } from './session.js';
import { createStore } from './store.js';
import { speak, t } from './texts.js';
import { moment, titleOf, useNight, useTimeZone } from './words.js';

const $ = (id) => document.getElementById(id);
const asked = address.parse(location.search);
const store = createStore({ ...asked, lang: asked.lang ?? remembered('lang', 'zh') });
let data = { region: null, mines: [], findings: [], judgements: [], shapes: [], shapesOf: new Set(), licences: null, total: 0, capped: false, loading: true };
let asOf = null;
const failures = new Map();

// ---- the address ---------------------------------------------------------------------------------

const href = (patch) => `?${address.format({ ...store.get(), ...patch })}`;

/** A choice makes a new entry in the history; looking around and filtering do not. */
function choose(patch) {
  const before = store.get();
  if (['finding', 'mine', 'panel', 'night'].some((key) => key in patch && patch[key] !== before[key])) {
    history.pushState(null, '', href(patch));
  }
  store.set(patch);
}

store.on(Object.keys(address.EMPTY), () => history.replaceState(null, '', href({})));
window.addEventListener('popstate', () => {
  const { view, ...rest } = address.parse(location.search);
  store.set({ ...rest, lang: rest.lang ?? store.get().lang, night: rest.night ?? data.region?.latest ?? null });
  if (view) side?.setView(view);
});

// ---- reading -------------------------------------------------------------------------------------

function failed(error) {
  failures.set(error.what ?? 'what.region', error);
  renderTrouble();
}

function renderTrouble() {
  const node = $('trouble');
  node.hidden = failures.size === 0;
  if (node.hidden) return;
  fill(node, [...failures.values()].map((error) => el('span', {}, failedWords(error), ' ')),
    el('span', {}, data.region ? t('trouble.works') : t('trouble.nothing'), ' '),
    failures.has('what.region') && asOf ? el('span', {}, t('trouble.asof', { time: moment(asOf.toISOString()) }), ' ') : null,
    el('button', { type: 'button', class: 'plain small', on: { click: retry } }, t('trouble.retry')));
}

function retry() {
  failures.clear();
  renderTrouble();
  readAnew();
}

function readAnew() {
  api.forget();
  side?.forget();
  start();
}

async function start() {
  try {
    data = { ...data, region: await api.regionNow() };
    asOf = new Date();
  } catch (error) {
    data = { ...data, loading: false };
    failed(error);
    return;
  }
  useTimeZone(data.region.timeZone);
  const { night } = store.get();
  const exists = data.region.nights.some((n) => n.date === night);
  const latest = data.region.latest ?? data.region.nights.at(-1)?.date ?? null;
  if (!exists) store.set({ night: latest });
  renderBar();
  if (latest === null) {
    data = { ...data, loading: false };
    fill($('list'), el('p', { class: 'hint' }, t('night.none')));
    return;
  }
  await loadNight();
}

async function loadNight() {
  const { night } = store.get();
  useNight(night);
  data = { ...data, findings: [], judgements: [], shapes: [], shapesOf: new Set(), licences: null, total: 0, capped: false, loading: true };
  renderAll();
  const here = () => store.get().night === night;
  const take = (promise, put) => promise.then((value) => {
    if (!here()) return;
    data = { ...data, ...put(value) };
    follow();
  }, (error) => here() && failed(error));
  await Promise.all([
    take(api.mines(night), (mines) => ({ mines })),
    take(api.findings(night, (findings, total, done) => {
      if (!here()) return;
      const first = data.findings.length === 0;
      data = { ...data, findings, total, capped: done && findings.length < total };
      // What comes between would only move the list under the hand of who is reading it.
      if (first || done) follow();
    }), () => ({})),
    take(api.licenceMap(night), (licences) => ({ licences })),
    take(api.gaps(night), (judgements) => ({ judgements })),
  ]);
  if (!here()) return;
  data = { ...data, loading: false };
  const { mine } = store.get();
  if (mine) needShapes([mine]);
  renderAll();
  side?.markMoments();
  lookAtWhatWasAskedFor();
}

/** Reads the shapes of the findings of mines that are looked at; those of all would be too much. */
function needShapes(codes) {
  const { night } = store.get();
  for (const code of codes) {
    if (data.shapesOf.has(code)) continue;
    data.shapesOf.add(code);
    api.findingShapes(night, code).then(({ features }) => {
      if (store.get().night !== night) return;
      data = { ...data, shapes: [...data.shapes, ...features] };
      follow();
    }, (error) => {
      data.shapesOf.delete(code);
      failed(error);
    });
  }
}

const POLL_MS = 60_000;

/** A page that stays open all night notices a new night, or one that was judged again. */
async function poll() {
  if (document.hidden || !data.region) return;
  try {
    const region = await api.regionNow();
    asOf = new Date();
    if (failures.delete('what.region')) renderTrouble();
    const { night } = store.get();
    const entry = (r) => JSON.stringify(r.nights.find((n) => n.date === night) ?? null);
    const again = entry(region) !== entry(data.region);
    data = { ...data, region };
    renderBar();
    if (again || !night) readAnew();
  } catch (error) {
    failed(error);
  }
}

let queued = false;

/** Answers come in quick succession: draw once for all of a frame. */
function follow() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    renderAll();
  });
}

// ---- the parts -----------------------------------------------------------------------------------

/** What every part of this page adds to the keys; those of the map come with it. */
const keys = [['[  ]', 'help.nights', { '[': () => actions.night(-1), ']': () => actions.night(1) }]];

const actions = {
  href, choose, retry,
  filter: (patch) => store.set(patch),
  clear: () => {
    $('search').value = '';
    store.set({ query: '', rule: '', state: '', severities: address.EMPTY.severities });
  },
  close: () => {
    const { finding, mine, panel } = store.get();
    if (!finding && !mine && !panel) {
      side?.close();
      return;
    }
    const key = finding ? `finding-${finding}` : `mine-${mine}`;
    choose({ finding: null, mine: null, panel: null });
    $('list').querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  },
  isOpen: () => !$('drawer').hidden,
  look: (id) => onMap((map) => map.lookFinding(id)),
  section: (id) => onMap((map) => map.section(id)),
  replay: (wanted) => onMap((map) => map.replay(wanted)),
  lookMine: (mine) => onMap((map) => map.lookMine(mine)),
  night: (step) => {
    const to = data.region && neighbour(data.region, store.get().night, step);
    if (to) choose({ night: to });
  },
};

function renderBar() {
  const { night } = store.get();
  $('region-name').textContent = data.region?.name ?? '';
  if (data.region) {
    renderPicker($('nights'), data.region, night, (date) => choose({ night: date }));
    renderTimeline($('timeline'), data.region, night, (date) => choose({ night: date }));
  }
  const focused = document.activeElement?.getAttribute?.('data-tool');
  renderTools(keys, (lang) => store.set({ lang }),
    night ? tool('night.overview', null, () => choose({ panel: 'night', finding: null, mine: null }), { 'data-tool': 'night' }) : null,
    night && is('regulator', 'supervisor', 'auditor') ? el('a', { class: 'tool', href: api.reportAddress(night), target: '_blank', rel: 'noopener', 'data-tool': 'report' }, t('report')) : null);
  if (focused) $('tools').querySelector(`[data-tool="${focused}"]`)?.focus();
}

let renderDrawer = null;
let side = null;
let coming = null;

/** The style sheets and modules that the list can do without; a promise of the styles. */
function restOfThePage() {
  const rest = $('rest');
  const styles = [...rest?.content.querySelectorAll('[rel=stylesheet]') ?? []];
  const styled = styles.map((link) => new Promise((done) => {
    link.onload = done;
    link.onerror = done;
  }));
  rest?.replaceWith(rest.content);
  return Promise.all(styled);
}

/** Once the list is there, fetches the drawer and the map, which take longer than all else on the page. */
function beside() {
  coming ??= new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
    .then(restOfThePage)
    .then(() => import('./drawer.js'))
    .then((drawer) => {
      ({ renderDrawer } = drawer);
      renderStatic();
      renderDrawerNow();
      return import('./map-side.js');
    })
    .then(({ createMapSide }) => {
      side = createMapSide({ store, choose, failed, needShapes, data: () => data, view: asked.view });
      keys.push(...side.keys);
      side.render();
      side.markMoments();
      if (!data.loading) lookAtWhatWasAskedFor();
      import('./live/side.js').then(({ begin: beginLive }) => beginLive(() => data.mines, (mine) => choose({ mine, finding: null, panel: null })));
    })
    .catch((error) => {
      coming = null;
      failed(Object.assign(error, { what: 'what.map' }));
    });
  return coming;
}

const onMap = (act) => beside().then(() => side && act(side));

/** Building the map has put a view into the state; only one that was asked for is kept. */
function lookAtWhatWasAskedFor() {
  if (!asked.view) side?.lookAtChoice(true);
}

function renderMap() {
  if (side) side.render();
  else if (data.findings.length > 0 || !data.loading) beside();
}

const renderListNow = () => whenReleased($('list'), () => (store.get().by ? renderOverview : renderList)($('list'), data, store.get(), actions));
const renderDrawerNow = () => renderDrawer?.($('drawer'), data, store.get(), actions);

function renderAll() {
  renderListNow();
  renderMap();
  renderDrawerNow();
  renderBar();
}

// ---- following the state -------------------------------------------------------------------------

store.on(['night'], () => data.region && loadNight());
store.on(['finding', 'mine', 'panel'], (state, before) => {
  if (state.mine) needShapes([state.mine]);
  renderListNow();
  renderDrawerNow();
  renderMap();
  const chosen = $('list').querySelector('.item.chosen');
  chosen?.scrollIntoView({ block: 'nearest' });
  if (state.finding !== before.finding || (state.mine !== before.mine && !state.finding)) side?.lookAtChoice();
  const item = data.findings.find((f) => f.id === state.finding);
  if (item) announce(t('state.said', { title: titleOf(item) }));
});
store.on(['severities', 'rule', 'state', 'query', 'hidden', 'by'], ({ query }) => {
  if (document.activeElement !== $('search')) $('search').value = query;
  renderListNow();
  renderMap();
});
store.on(['lang'], ({ lang }) => {
  speak(lang);
  remember('lang', lang);
  renderStatic();
  renderTrouble();
  renderAll();
});

let typing = 0;
$('search').addEventListener('input', (event) => {
  clearTimeout(typing);
  typing = setTimeout(() => store.set({ query: event.target.value }), 120);
});
$('search-form').addEventListener('submit', (event) => {
  event.preventDefault();
  $('list').querySelector('ul a.item')?.focus();
});
listen(actions, keys, (key) => {
  // A key of the map, pressed while the map is on its way, is not lost.
  if (coming && !side) onMap((map) => map.keys.find(([, , acts]) => acts[key])?.[2][key]());
});

setInterval(poll, POLL_MS);
speak(store.get().lang);
renderStatic();
$('search').value = store.get().query;
renderListNow();
renderBar();
onWho(() => {
  renderStatic();
  renderBar();
});
begin().then(() => leaveIfNotMine('./') || start());
