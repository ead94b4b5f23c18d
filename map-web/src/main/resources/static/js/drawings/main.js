/** Puts the drawing desk together: one selection that list, map, sheet and drawer follow, and the address carries. */
import { announce, el, fill } from '../dom.js';
import { renderStatic, renderTools } from '../frame.js';
import { listen } from '../keyboard.js';
import { remember, remembered } from '../memory.js';
import { failedWords } from '../failed.js';
import { whenReleased } from '../pressed.js';
import { begin, leaveIfNotMine, onWho } from '../session.js';
import { createStore } from '../store.js';
import { speak, t } from '../texts.js';
import '../texts-more.js';
import { titleOf, useNight, useTimeZone } from '../words.js';
import * as address from './address.js';
import * as api from './api.js';
import { renderDrawer } from './drawer.js';
import { renderList } from './list.js';
import { spoken } from './model.js';
import { createPoints } from './points.js';
import { createReading } from './reading.js';
import { createUpload } from './upload.js';
import { createView } from './view.js';

const $ = (id) => document.getElementById(id);
const asked = address.parse(location.search);
const store = createStore({ ...asked, lang: asked.lang ?? remembered('lang', 'zh') });
let points = null;
let followPoints = () => {};

const reading = createReading(() => {
  const { check, tab, hidden, swipe } = store.get();
  return { check, earlier: tab === 'versions' || swipe !== null, sheet: view.needsSheet(), tracks: !hidden.includes('track') };
}, follow);

// ---- the address ---------------------------------------------------------------------------------

const href = (patch) => `?${address.format({ ...store.get(), ...patch })}`;

/** A choice makes a new entry in the history; looking around and filtering do not. */
function choose(patch) {
  const before = store.get();
  if (['check', 'tab', 'finding', 'change'].some((key) => key in patch && patch[key] !== before[key])) {
    writeAddress();
    history.pushState(null, '', href(patch));
  }
  store.set(patch);
}

let addressTimer = null;
function writeAddress() {
  clearTimeout(addressTimer);
  history.replaceState(null, '', href({}));
}

store.on(Object.keys(address.EMPTY), () => {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(writeAddress, 120);
});
window.addEventListener('pagehide', writeAddress);
window.addEventListener('popstate', () => {
  clearTimeout(addressTimer);
  const { view: to, ...rest } = address.parse(location.search);
  store.set({ ...rest, lang: rest.lang ?? store.get().lang });
  if (to) view.setView(to);
});

// ---- what can be done ----------------------------------------------------------------------------

const actions = {
  href, choose,
  filter: (patch) => store.set(patch),
  clear: () => {
    $('search').value = '';
    store.set({ query: '', mine: '', stages: address.EMPTY.stages });
  },
  close: () => {
    const { check } = store.get();
    if (!check) return;
    choose({ check: null, finding: null, change: null, swipe: null });
    $('checks').querySelector(`[data-key="check-${CSS.escape(check)}"]`)?.focus();
  },
  isOpen: () => store.get().check !== null,
  retry: () => reading.retry(),
  look: (id) => view.visit(findings().filter((f) => f.properties.id === id), true),
  preview: (layer) => view.preview(layer),
  set: (patch) => store.set(patch),
  toggleLayer: (layer) => {
    const { hidden } = store.get();
    store.set({ hidden: hidden.includes(layer) ? hidden.filter((l) => l !== layer) : [...hidden, layer] });
  },
  swipe: () => choose({ swipe: store.get().swipe === null ? 50 : null, tab: 'versions' }),
  onPoints: (listener) => {
    followPoints = listener;
  },
  settle: async (settings) => reading.took(await api.settle(store.get().check, settings)),
  decide: async (decision) => {
    const id = store.get().check;
    await api.decide(id, decision);
    await reading.refresh();
  },
  /** What a refused change is told as. */
  words: (error) => error.said() ?? error.problem?.detail ?? failedWords(error),
};

const view = createView(asked, { data: reading.data, state: store.get, points: () => points, actions });

const upload = createUpload($('upload'), {
  handedIn: (check) => {
    reading.took(check);
    choose({ check: check.id, tab: 'verdict', finding: null, change: null, swipe: null });
    announce(t('upload.done', { file: check.file }));
  },
});

/** Moves through the findings, or the differences when those are shown. */
function step(by) {
  const { tab, finding, change } = store.get();
  if (tab === 'versions') {
    const n = reading.data().changes.length;
    if (n > 0) choose({ change: change === null ? (by > 0 ? 0 : n - 1) : (change + by + n) % n });
    return;
  }
  const ids = [...document.querySelectorAll('#panel [data-finding]')].map((node) => node.dataset.finding);
  if (ids.length > 0) choose({ tab: 'verdict', finding: ids[(ids.indexOf(finding) + by + ids.length + (finding ? 0 : by > 0 ? 0 : 1)) % ids.length] });
}

const whenOpen = (act) => () => store.get().check && act();
const KEYS = [
  ['u', 'help.upload', { u: () => upload.choose() }],
  ['1 – 5', 'help.tabs', Object.fromEntries(address.TABS.map((tab, i) => [String(i + 1), whenOpen(() => {
    choose({ tab });
    $(`tab-${tab}`)?.focus();
  })]))],
  ['[  ]', 'help.findings', { '[': whenOpen(() => step(-1)), ']': whenOpen(() => step(1)) }],
  ['t', 'help.tracks', { t: whenOpen(() => actions.toggleLayer('track')) }],
  ['s', 'help.swipe', { s: whenOpen(() => {
    actions.swipe();
    $('swipe').querySelector('[role=slider]')?.focus();
  }) }],
];

// ---- the parts -----------------------------------------------------------------------------------

function renderBar() {
  const { region, desk } = reading.data();
  $('region-name').textContent = region?.name ?? '';
  const focused = document.activeElement?.getAttribute?.('data-tool');
  renderTools(KEYS, (lang) => store.set({ lang }),
    desk?.signed_as ? el('span', { class: 'signed dim' }, t('desk.signed', { by: desk.signed_as })) : null);
  if (focused) $('tools').querySelector(`[data-tool="${focused}"]`)?.focus();
}

function renderTrouble() {
  const { failures } = reading.data();
  const node = $('trouble');
  node.hidden = failures.size === 0;
  if (!node.hidden) {
    fill(node, [...failures.values()].map((error) => el('span', {}, failedWords(error), ' ')), el('span', {}, t('trouble.works'), ' '),
      el('button', { type: 'button', class: 'plain small', on: { click: actions.retry } }, t('trouble.retry')));
  }
}

const findings = () => reading.data().verdict?.findings ?? [];

/** Each run has control points of its own: those it was made with, and what was changed since. */
let pointsOf = null;
function usePoints({ check }) {
  const key = check && JSON.stringify([check.id, check.revision]);
  if (key === pointsOf) return;
  pointsOf = key;
  points = check && createPoints(check, (all) => api.register(check.id, all), (what) => {
    followPoints(what);
    view.renderPoints();
  });
}

function renderAll() {
  const data = reading.data();
  usePoints(data);
  renderBar();
  renderTrouble();
  upload.show(data.desk);
  if (data.desk?.enabled !== false) whenReleased($('checks'), () => renderList($('checks'), data, store.get(), actions));
  whenReleased($('drawer'), () => renderDrawer($('drawer'), { ...data, points }, store.get(), actions));
  view.render();
}

let queued = false;
function follow() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    const { region } = reading.data();
    if (region) useTimeZone(region.timeZone);
    renderAll();
  });
}

// ---- following the state -------------------------------------------------------------------------

store.on(['check'], ({ check }) => {
  view.leave(check);
  reading.open(check);
  const listed = reading.data().checks.find((c) => c.id === check);
  if (listed) announce(t('state.said', { title: spoken(listed) }));
});
store.on(['check', 'tab', 'swipe', 'hidden'], () => reading.need());
store.on(['lang'], ({ lang }) => {
  say(lang);
  remember('lang', lang);
  view.repaint();
});
store.on(['check', 'tab', 'finding', 'change', 'swipe', 'hidden', 'stages', 'mine', 'query', 'lang'], renderAll);
store.on(['finding'], ({ finding }) => {
  const chosen = findings().filter((f) => f.properties.id === finding);
  view.visit(chosen);
  if (chosen.length > 0) announce(t('state.said', { title: titleOf(chosen[0].properties) }));
});
store.on(['change'], ({ change }) => change !== null && view.visit(reading.data().changes.slice(change, change + 1)));
store.on(['query'], ({ query }) => {
  if (document.activeElement !== $('search')) $('search').value = query;
});
function say(lang) {
  speak(lang);
  document.title = `${t('place.drawings')} · ${t('brand')}`;
  renderStatic();
}

let typing = 0;
$('search').addEventListener('input', (event) => {
  clearTimeout(typing);
  typing = setTimeout(() => store.set({ query: event.target.value }), 120);
});
$('search-form').addEventListener('submit', (event) => {
  event.preventDefault();
  $('checks').querySelector('ul a.item')?.focus();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => view.repaint(event.matches));
listen(actions, KEYS);

useNight(new Date().toISOString());
say(store.get().lang);
$('search').value = store.get().query;
renderAll();
onWho(() => {
  renderStatic();
  renderAll();
});
begin().then(() => leaveIfNotMine('drawings.html') || reading.start());
