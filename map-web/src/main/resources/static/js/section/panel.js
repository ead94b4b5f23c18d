/**
 * The vertical section under the map: asks for the cut along the line of the address, draws it, and
 * couples it with the map. Where nobody drew a line, a finding about elevations brings its own.
 */
import * as api from '../api.js';
import { announce, el, fill } from '../dom.js';
import { failure } from '../failed.js';
import { sketch } from '../sketch.js';
import { t } from '../texts.js';
import { drawSection } from './drawing.js';
import { lineOnMap } from './line.js';
import { alongRoad, throughFinding } from './road.js';
import { EXAGGERATIONS, placeAt } from './scale.js';
import { sectionTable } from './table.js';
import { height, metres, nameOf } from './words.js';
import { number } from '../words.js';

const SWATHS = [10, 30, 50, 100];
const ENDS = ['A', 'A\u2032'];
const HEAD_PX = 34;
const TABLE_SHARE = 0.45;

/** Rules that say something about how high a thing lies. */
const OF_ELEVATION = new Set(['boundary.elevation', 'drawing.elevation']);

const boxOf = (line) => [0, 1].map((k) => Math.min(...line.map((p) => p[k]))).concat([0, 1].map((k) => Math.max(...line.map((p) => p[k]))));
const parse = (text) => text.split(';').map((pair) => pair.split(',').map(Number));
const format = (line) => line.map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';');

/** `page` offers `node`, `store`, `map()`, `mineAt(place)`, `choose(patch)`, `failed(error)`, `look(bbox)`, `say(words)`. */
export function createSection(page) {
  const { node, store } = page;
  let shown = null;
  let drawing = null;
  let onMap = null;
  let turn = 0;
  let chosenBySelf = null;
  let tableOpen = false;
  /** Findings whose section was closed; it does not come back by itself. */
  const dismissed = new Set();

  // ---- choosing a line ---------------------------------------------------------------------------

  function open(line, mine, by = null) {
    chosenBySelf = by;
    if (!line) return;
    store.set({ section: format(line), sectionMine: mine });
    // Once the panel has taken its room from the map.
    setTimeout(() => page.look(boxOf(line)), 80);
  }

  function close() {
    const { section, finding } = store.get();
    if (!section) return false;
    if (chosenBySelf) dismissed.add(chosenBySelf);
    if (finding) dismissed.add(finding);
    const had = node.contains(document.activeElement);
    chosenBySelf = null;
    store.set({ section: null, sectionMine: null });
    if (had) document.getElementById('map').focus();
    return true;
  }

  async function roadsOf(night, mine) {
    const layers = await api.layers(night, mine);
    if (!layers.some(({ layer }) => layer === 'network')) return [];
    return (await api.layer(night, mine, 'network')).features;
  }

  /** By hand: a line, or one place whose road is followed. */
  function draw() {
    const map = page.map();
    if (!map) return;
    sketch(map.leaflet, {
      hint: 'section.sketch', done: (line) => {
        const mine = page.mineAt(line[0]);
        if (mine) open(line, mine);
        else page.say(t('section.nomine'));
      },
      buttons: () => [['section.along', alongByHand]],
    });
  }

  function alongByHand() {
    const map = page.map();
    sketch(map.leaflet, {
      hint: 'section.sketch.along', least: 1, most: 1, done: async ([place]) => {
        const mine = page.mineAt(place);
        if (!mine) {
          page.say(t('section.nomine'));
          return;
        }
        try {
          const line = alongRoad(await roadsOf(store.get().night, mine), place, map.zone);
          if (line) open(line, mine);
          else page.say(t('section.noroad'));
        } catch (error) {
          page.failed(error);
        }
      },
    });
  }

  /** The line of a finding along its road; `asked` when somebody wants it. */
  async function ofFinding(id, asked) {
    const { night } = store.get();
    try {
      const { finding } = await api.finding(night, id);
      const { properties: p, geometry } = finding;
      const rules = [p.rule, ...(p.grounds ?? []).map((g) => g.rule)];
      if (!geometry || (!asked && !rules.some((rule) => OF_ELEVATION.has(rule)))) return false;
      const mine = p.mine_code;
      const line = throughFinding(await roadsOf(night, mine), geometry, page.map().zone);
      if (!line || store.get().finding !== id || store.get().night !== night) return false;
      open(line, mine, id);
      if (asked) node.querySelector('.section-drawing')?.closest('.section-body')?.focus();
      return true;
    } catch (error) {
      if (error.status !== 404) page.failed(error);
      return false;
    }
  }

  async function follow(state, before) {
    if (state.finding === before.finding && state.night === before.night) return;
    const own = chosenBySelf;
    const opened = state.finding && !dismissed.has(state.finding) && page.map() && (!state.section || own) ? await ofFinding(state.finding, false) : false;
    // A section that came with another finding goes with it; closing the finding alone leaves it to be looked at.
    if (!opened && own && store.get().finding && own !== store.get().finding && chosenBySelf === own) {
      chosenBySelf = null;
      store.set({ section: null, sectionMine: null });
    }
  }

  // ---- showing it --------------------------------------------------------------------------------

  async function load() {
    const { night, section, sectionMine, swath } = store.get();
    const mine = ++turn;
    if (!section || !night) {
      node.hidden = true;
      shown = null;
      fill(node);
      onMap?.remove();
      onMap = null;
      return;
    }
    node.hidden = false;
    const line = parse(section);
    const code = sectionMine ?? page.mineAt(line[0]);
    if (!shown) fill(node, head(null), el('div', { class: 'section-body' }, el('div', { class: 'ghost' })));
    showLine(line, swath);
    try {
      const cut = code ? await api.section(night, code, section, swath) : null;
      if (mine !== turn) return;
      shown = cut;
      render();
      if (cut) announce(t('section.said', { length: metres(cut.length_m) }));
    } catch (error) {
      if (mine !== turn) return;
      shown = null;
      fill(node, head(null), el('div', { class: 'section-body' }, failure(error, load)));
    }
  }

  function showLine(line, swath) {
    const map = page.map();
    if (!map) return;
    onMap ??= lineOnMap(map.leaflet, ENDS, (place) => drawing && cursor(place));
    onMap.show(line, swath);
  }

  const option = (value, label, chosen) => el('option', { value, selected: value === chosen || null }, label);

  function head(cut) {
    const { swath, stretch } = store.get();
    const number0 = (event) => Number(event.target.value);
    return el('header', { class: 'section-head' },
      el('h2', {}, `${t('section.title')} ${ENDS.join('–')}`),
      cut ? el('span', { class: 'dim num' }, metres(cut.length_m)) : null,
      cut && drawing ? el('span', { class: 'badge num' }, t('section.exaggerated', { times: number(drawing.exaggeration) })) : null,
      el('label', {}, el('span', { class: 'dim' }, t('section.exaggeration')),
        el('select', { 'data-key': 'stretch', on: { change: (e) => store.set({ stretch: number0(e) }) } },
          EXAGGERATIONS.map((x) => option(x, x === 0 ? t('section.auto') : `${x}×`, stretch)))),
      el('label', {}, el('span', { class: 'dim' }, t('section.width')),
        el('select', { 'data-key': 'swath', on: { change: (e) => store.set({ swath: number0(e) }) } },
          [...new Set([...SWATHS, swath])].sort((a, b) => a - b).map((w) => option(w, `±${w} m`, swath)))),
      el('span', { class: 'section-acts' },
        el('button', { type: 'button', class: 'plain small', 'data-key': 'turn', on: { click: turnRound } }, t('section.turn')),
        el('button', { type: 'button', class: 'plain small', 'data-key': 'anew', on: { click: draw } }, t('section.anew')),
        el('button', { type: 'button', class: 'plain small', 'data-key': 'table', 'aria-expanded': String(tableOpen), on: { click: toggleTable } }, t('section.table')),
        el('button', { type: 'button', class: 'icon', 'data-key': 'close', 'aria-label': t('section.close'), title: `${t('section.close')} (Esc)`, on: { click: close } }, '×')));
  }

  function turnRound() {
    store.set({ section: format(parse(store.get().section).reverse()) });
  }

  function toggleTable() {
    tableOpen = !tableOpen;
    render();
  }

  function render() {
    if (node.hidden) return;
    const cut = shown;
    if (!cut) return;
    const focused = node.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
    const { stretch, finding } = store.get();
    const width = node.clientWidth;
    const headHeight = node.querySelector('.section-head')?.offsetHeight || HEAD_PX;
    const space = Math.max(130, node.clientHeight * (tableOpen ? 1 - TABLE_SHARE : 1) - headHeight - 4);
    drawing = drawSection(cut, { width, height: space, exaggeration: stretch, chosen: finding, lineNames: ENDS, actions });
    const readout = el('p', { class: 'section-readout num', 'aria-hidden': 'true' });
    const body = el('div', { class: 'section-body', tabindex: 0, role: 'group', 'aria-label': t('section.title') }, drawing.node);
    body.addEventListener('pointermove', (event) => pointer(event, readout));
    body.addEventListener('pointerleave', () => {
      actions.point(null);
      readout.textContent = '';
    });
    body.addEventListener('keydown', walk);
    fill(node, head(cut), readout, body,
      cut.left_out > 0 ? el('p', { class: 'dim section-note' }, t('section.leftout', { n: cut.left_out })) : null,
      el('div', { class: tableOpen ? 'section-table' : 'section-table unseen' }, sectionTable(cut, tableOpen ? actions : null)));
    if (focused) node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  function pointer(event, readout) {
    const box = drawing.node.getBoundingClientRect();
    const at = event.clientX - box.left;
    const distance = drawing.distanceAt(at);
    setCursor(drawing.x(distance));
    readout.textContent = t('section.readout', { distance: metres(distance), elevation: height(drawing.elevationAt(event.clientY - box.top)) });
    if (!event.target.closest?.('.s-mark')) onMap?.point(placeAt(shown.line, distance));
  }

  /** Left and right walk along the line, and the marker on the map goes along. */
  let walked = 0;
  function walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target !== event.currentTarget) return;
    event.preventDefault();
    walked = Math.min(shown.length_m, Math.max(0, walked + (step * shown.length_m) / 50));
    cursor(walked);
    onMap?.point(placeAt(shown.line, walked));
    announce(metres(walked));
  }

  /** Shows a distance along the line in the drawing; null for none. */
  function cursor(distance) {
    setCursor(distance === null ? null : drawing.x(distance));
  }

  function setCursor(at) {
    const line = drawing.node.querySelector('.s-cursor');
    if (!line) return;
    line.setAttribute('visibility', at === null ? 'hidden' : 'visible');
    if (at === null) return;
    line.setAttribute('x1', at);
    line.setAttribute('x2', at);
  }

  const actions = {
    point(place, thing) {
      if (!onMap || !shown) return;
      if (!place) {
        onMap.point(null);
        setCursor(null);
        return;
      }
      onMap.point(place.at ?? placeAt(shown.line, place.distance), thing && nameOf(thing));
      cursor(place.distance);
    },
    finding: (id) => page.choose({ finding: id, mine: store.get().sectionMine ?? store.get().mine, panel: null }),
    show(mark) {
      if (mark.layer === 'finding') actions.finding(mark.facts.id);
      const [lon, lat] = mark.at;
      page.look([lon - 0.0012, lat - 0.0012, lon + 0.0012, lat + 0.0012]);
      onMap?.point(mark.at, nameOf(mark));
    },
  };

  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  let size = '';
  new ResizeObserver(() => {
    const now = `${node.clientWidth} ${node.clientHeight}`;
    if (now === size) return;
    size = now;
    requestAnimationFrame(render);
  }).observe(node);
  store.on(['section', 'sectionMine', 'swath', 'night'], load);
  // Later, since the page learns the language from the same change.
  store.on(['stretch', 'lang', 'finding'], () => queueMicrotask(render));
  store.on(['finding', 'night'], follow);

  return {
    draw, close, ofFinding: (id) => ofFinding(id, true),
    isOpen: () => !node.hidden,
    redraw: render,
    /** Once the map is there: what the address asks for, or the finding of the address by itself. */
    begin() {
      const state = store.get();
      if (state.section) load();
      else if (state.finding) follow(state, {});
    },
  };
}
