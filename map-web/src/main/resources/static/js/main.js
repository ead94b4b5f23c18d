/** Puts the page together: reads a night, keeps the state, and lets every part follow it. */
import * as address from './address.js';
import * as api from './api.js';
import { announce, el, fill } from './dom.js';
import { renderDrawer } from './drawer.js';
import { lastTools, renderMapButtons, renderStatic, tool } from './frame.js';
import { listen } from './keyboard.js';
import { renderLegend } from './legend.js';
import { filtered, renderList } from './list.js';
import { createMap } from './map.js';
import { createTools } from './map-tools.js';
import { remember, remembered } from './memory.js';
import { renderOverview } from './overview.js';
import { neighbour, renderPicker, renderTimeline } from './nights.js';
import { failedWords } from './parts.js';
import { createReplay, KEYS as REPLAY_KEYS } from './replay/replay.js';
import { createKey } from './replay/bar.js';
import { momentsOf } from './replay/moments.js';
import { begin, is, leaveIfNotMine, onWho } from './session.js';
import { createStore } from './store.js';
import { speak, t } from './texts.js';
import { moment, titleOf, useNight, useTimeZone } from './words.js';

const $ = (id) => document.getElementById(id);
const asked = address.parse(location.search);
const store = createStore({ ...asked, lang: asked.lang ?? remembered('lang', 'zh') });
let data = { region: null, mines: [], findings: [], judgements: [], shapes: [], shapesOf: new Set(), licences: null, total: 0, capped: false, loading: true };
let map = null;
let asOf = null;
const failures = new Map();
const legend = { strengths: strengthsRemembered(), open: null };

function strengthsRemembered() {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(remembered('strengths', '{}'))).filter(([, value]) => value >= 0.1 && value <= 1));
  } catch {
    return {};
  }
}

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
  if (view && map) map.setView(view);
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
  map?.forget();
  replay.forget();
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
    take(api.licenceShapes(night), (licences) => ({ licences })),
    take(api.gaps(night), (judgements) => ({ judgements })),
  ]);
  if (!here()) return;
  data = { ...data, loading: false };
  const { mine } = store.get();
  if (mine) needShapes([mine]);
  renderAll();
  markMoments();
  // Building the map has put a view into the state; only one that was asked for is kept.
  if (!asked.view) lookAtChoice(true);
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

const tools = createTools({
  store, choose, failed, covered: () => covered(), map: () => map, mines: () => data.mines, region: () => data.region,
  box: () => data.mines.filter((m) => m.bbox).reduce((all, { bbox }) => [Math.min(all[0], bbox[0]), Math.min(all[1], bbox[1]),
    Math.max(all[2], bbox[2]), Math.max(all[3], bbox[3])], [Infinity, Infinity, -Infinity, -Infinity]),
});

/** What this page adds to the keys that every page has. */
const KEYS = [['[  ]', 'help.nights', { '[': () => actions.night(-1), ']': () => actions.night(1) }], ...tools.keys, ...REPLAY_KEYS];

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
      tools.close();
      return;
    }
    const key = finding ? `finding-${finding}` : `mine-${mine}`;
    choose({ finding: null, mine: null, panel: null });
    $('list').querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  },
  isOpen: () => !$('drawer').hidden,
  look: (id) => {
    const box = boxOf(id);
    if (box) map?.look(box, covered(), true);
  },
  section: (id) => tools.section.ofFinding(id),
  /** Opens a replay; the map shows the mine, or what is chosen of it. */
  replay: (wanted) => {
    const { finding, mine } = store.get();
    replay.want();
    store.set({ replay: wanted });
    if (finding) actions.look(finding);
    else actions.lookMine(data.mines.find((m) => m.code === mine));
  },
  lookMine: (mine) => map?.look(mine.bbox, covered(), true, MINE_MARGIN),
  night: (step) => {
    const to = data.region && neighbour(data.region, store.get().night, step);
    if (to) choose({ night: to });
  },
};

/** Paper around a mine, as a part of its size. */
const MINE_MARGIN = 0.1;

const covered = () => {
  const drawer = $('drawer');
  return drawer.hidden || window.innerWidth < 900 ? 0 : drawer.getBoundingClientRect().width;
};

function lookAtChoice(always = false) {
  const { finding, mine } = store.get();
  const box = finding ? boxOf(finding) : data.mines.find((m) => m.code === mine)?.bbox;
  if (box) map?.look(box, covered(), always, finding ? undefined : MINE_MARGIN);
}

function renderBar() {
  const { night } = store.get();
  $('region-name').textContent = data.region?.name ?? '';
  if (data.region) {
    renderPicker($('nights'), data.region, night, (date) => choose({ night: date }));
    renderTimeline($('timeline'), data.region, night, (date) => choose({ night: date }));
  }
  const focused = document.activeElement?.getAttribute?.('data-tool');
  fill($('tools'),
    night ? tool('night.overview', null, () => choose({ panel: 'night', finding: null, mine: null }), { 'data-tool': 'night' }) : null,
    night && is('regulator', 'supervisor', 'auditor') ? el('a', { class: 'tool', href: api.reportAddress(night), target: '_blank', rel: 'noopener', 'data-tool': 'report' }, t('report')) : null,
    lastTools(KEYS, (lang) => store.set({ lang })));
  if (focused) $('tools').querySelector(`[data-tool="${focused}"]`)?.focus();
}

const replay = createReplay($('replay'), $('replay-people'), {
  store, covered, map: () => map, changed: renderLegendNow, moments: () => chosenMoments,
});
let chosenMoments = [];

/** The axis of a replay marks the moments of the finding that is open. */
async function markMoments() {
  const { night, finding } = store.get();
  const found = finding ? await api.finding(night, finding).then((answer) => momentsOf(answer.finding.properties, night), () => []) : [];
  if (store.get().finding !== finding || store.get().night !== night) return;
  chosenMoments = found.map(({ seconds }) => seconds);
  replay.redraw();
}

function renderMap() {
  if (!map) {
    if (data.mines.length === 0 && data.loading) return;
    legend.open ??= $('map').clientWidth > 1100;
    const first = data.mines.find((m) => m.code === store.get().mine)?.bbox;
    const start = asked.view ?? (first ? { bbox: first, covered: covered(), margin: MINE_MARGIN } : null);
    map = createMap($('map'), data.mines, start, legendWidth, {
      finding: (id) => choose({ finding: id, mine: mineOf(id), panel: null }),
      mine: (code) => choose({ mine: code, finding: null, panel: null }),
      moved: (view) => store.set({ view }),
      pointed: (lon, lat) => map && tools.readout(lon, lat),
      failed,
      detailed: needShapes,
      drawn: renderLegendNow,
    });
    map.setStrengths(legend.strengths);
    renderMapButtons(map);
    // After this pass: a section asks for layers and findings of the night that is shown.
    queueMicrotask(tools.begin);
    replay.follow();
  }
  const state = store.get();
  const through = new Set(filtered(data, state).findings.map((f) => f.id));
  map.show({
    night: state.night, mines: data.mines, licences: data.licences, hidden: state.hidden, finding: state.finding, mine: state.mine,
    lang: state.lang, features: data.shapes.filter((f) => through.has(f.properties.id) || f.properties.id === state.finding),
  });
  renderLegendNow();
}

/** How much of the map's left edge the legend covers. */
const legendWidth = () => (legend.open ? 176 : 0) + 64;

const boxOf = (id) => data.findings.find((f) => f.id === id)?.bbox ?? map?.boxOf(id);

const mineOf = (id) => data.findings.find((f) => f.id === id)?.mineCode
  ?? data.shapes.find((f) => f.properties.id === id)?.properties.mineCode ?? null;

function renderLegendNow() {
  if (!map) return;
  const present = map.present();
  const { hidden } = store.get();
  const known = replay.isOpen() ? { ...present, names: [...present.names, 'heat'] } : present;
  renderLegend($('legend'), { present: known, hidden: replay.heat() ? hidden : [...hidden, 'heat'], zone: map.zone, keys: replay.isOpen() ? { positions: createKey } : {}, ...legend }, {
    toggle: (layer) => {
      if (layer === 'heat') {
        replay.toggleHeat();
        return;
      }
      store.set({ hidden: hidden.includes(layer) ? hidden.filter((l) => l !== layer) : [...hidden, layer] });
    },
    strengthOf: (group, strength) => {
      legend.strengths = { ...legend.strengths, [group]: strength };
      remember('strengths', JSON.stringify(legend.strengths));
      map.setStrengths(legend.strengths);
    },
    opened: (open) => {
      legend.open = open;
    },
  });
}

const renderListNow = () => (store.get().by ? renderOverview : renderList)($('list'), data, store.get(), actions);
const renderDrawerNow = () => renderDrawer($('drawer'), data, store.get(), actions);

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
  if (state.finding !== before.finding || (state.mine !== before.mine && !state.finding)) lookAtChoice();
  const item = data.findings.find((f) => f.id === state.finding);
  if (item) announce(t('state.said', { title: titleOf(item) }));
});
store.on(['replay', 'night', 'lang'], () => replay.follow());
store.on(['finding', 'night'], markMoments);
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
  if (map) renderMapButtons(map);
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
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
  map?.show({ theme: event.matches });
  replay.redraw();
});
listen(actions, KEYS);

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
