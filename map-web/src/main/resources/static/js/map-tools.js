/** What one can do on the map besides looking: a section, measuring, coordinates, paper. */
import { CircleMarker, Polyline } from './leaflet.js';
import * as api from './api.js';
import { gridBook, isNear, placeCard, placeOf, readoutWords } from './coordinates.js';
import { announce, el, fill, svg } from './dom.js';
import { measure } from './measure.js';
import { drawArea } from './order/draw.js';
import { onPaper } from './paper.js';
import { createSection } from './section/panel.js';
import { cancelSketch, toLatLng } from './sketch.js';
import { t } from './texts.js';

/** About a kilometre. */
const NEAR_DEGREES = 0.01;

const ICONS = {
  section: 'M2 3v11h12M3 12l3-6 3 3 4-6',
  measure: 'M1 11 11 1l4 4L5 15ZM4.5 8l1.6 1.6M7 5.5l2.4 2.4M9.5 3l1.6 1.6',
  coordinate: 'M8 1v4M8 11v4M1 8h4M11 8h4M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0 -6Z',
  print: 'M4 6V1.5h8V6M4 12H1.5V6h13v6H12M4 9.5h8v5H4Z',
};

/**
 * `page` offers `store`, `map()`, `mines()`, `region()`, `choose(patch)`, `failed(error)`,
 * `box()` of all mines, `covered()` by the drawer. Answers what
 * the page needs of it: `keys` for the help, `readout(lon, lat)`, `begin()`, `close()`, `render()`.
 */
export function createTools(page) {
  const nodes = Object.fromEntries(['section', 'card', 'readout', 'map-tools', 'notice'].map((id) => [id, document.getElementById(id === 'card' ? 'map-card' : id)]));
  const { store } = page;
  const grids = gridBook(async (mine) => {
    const { night } = store.get();
    const layers = await api.layers(night, mine);
    return layers.some(({ layer }) => layer === 'coordinate-frame') ? (await api.layer(night, mine, 'coordinate-frame')).features : [];
  });
  let drawn = [];

  function mineAt([lon, lat]) {
    const holds = ({ bbox }) => bbox && lon >= bbox[0] && lon <= bbox[2] && lat >= bbox[1] && lat <= bbox[3];
    const size = ({ bbox }) => (bbox[2] - bbox[0]) * (bbox[3] - bbox[1]);
    const here = page.mines().filter(holds).sort((a, b) => size(a) - size(b));
    return (here.find((m) => m.code === store.get().mine) ?? here[0] ?? nearestMine(lon, lat))?.code ?? null;
  }

  /** Beside every mine's box, where crossings are looked at: the nearest mine, if it is near. */
  function nearestMine(lon, lat) {
    const off = ({ bbox }) => Math.hypot(Math.max(bbox[0] - lon, 0, lon - bbox[2]), Math.max(bbox[1] - lat, 0, lat - bbox[3]));
    const near = page.mines().filter((m) => m.bbox && off(m) < NEAR_DEGREES).sort((a, b) => off(a) - off(b));
    return near.find((m) => m.code === store.get().mine) ?? near[0];
  }

  const gridsAt = (place) => grids.of(mineAt(place) ?? store.get().mine, place);

  function show(title, ...content) {
    const points = Array.isArray(content.at(-1)) && content.at(-1).every((p) => Array.isArray(p)) ? content.pop() : [];
    clearDrawn();
    const map = page.map();
    if (map && points.length > 0) {
      drawn = points.length === 1 ? [new CircleMarker(toLatLng(points[0]), { radius: 6, className: 'place-mark', interactive: false, pane: 'findings' })]
        : [new Polyline([...points, ...(points.length > 2 ? [points[0]] : [])].map(toLatLng), { className: 'measure-line', interactive: false, pane: 'findings' })];
      drawn.forEach((layer) => layer.addTo(map.leaflet));
    }
    nodes.card.hidden = false;
    fill(nodes.card, el('button', { type: 'button', class: 'icon close', 'aria-label': t('measure.close'), title: `${t('measure.close')} (Esc)`, on: { click: closeCard } }, '×'),
      el('h2', {}, title), ...content);
  }

  function clearDrawn() {
    drawn.forEach((layer) => layer.remove());
    drawn = [];
  }

  function closeCard() {
    if (nodes.card.hidden) return false;
    const had = nodes.card.contains(document.activeElement);
    nodes.card.hidden = true;
    fill(nodes.card);
    clearDrawn();
    if (had) document.getElementById('map').focus();
    return true;
  }

  /** The card of a place; its grids may still be on their way, so it is drawn once more. */
  function showPlace(place, again = 3) {
    show(t('coordinate.tool'), form(), placeCard(place, gridsAt(place)), [place]);
    if (again > 0) setTimeout(() => drawn.length === 1 && nodes.card.dataset.place === place.join() && !nodes.card.contains(document.activeElement) && showPlace(place, again - 1), 350);
    nodes.card.dataset.place = place.join();
  }

  function form(text = '') {
    const problem = el('p', { class: 'problem', role: 'alert' });
    const input = el('input', { type: 'text', id: 'coordinate-pair', autocomplete: 'off', spellcheck: 'false', maxlength: 80, placeholder: t('coordinate.placeholder'), value: text });
    return el('form', {
      class: 'coordinate-form', on: {
        submit: (event) => {
          event.preventDefault();
          go(input.value, problem);
        },
      },
    }, el('label', { for: 'coordinate-pair' }, t('coordinate.label')), el('span', {}, input, el('button', { class: 'plain' }, t('coordinate.go'))), problem);
  }

  function go(text, problem) {
    const map = page.map();
    const centre = map.leaflet.getCenter();
    const chosen = page.mines().find((m) => m.code === store.get().mine);
    const here = [centre.lng, centre.lat];
    const [grid] = chosen ? grids.of(chosen.code, here) : gridsAt(here);
    const place = placeOf(text, grid);
    if (!place || !isNear(place, page.box())) {
      problem.textContent = t(place ? 'coordinate.far' : 'coordinate.bad');
      return;
    }
    map.leaflet.setView(toLatLng(place), Math.max(map.leaflet.getZoom(), 15), { animate: false });
    showPlace(place);
    announce(t('coordinate.here'));
  }

  function askPlace() {
    cancelSketch();
    const centre = page.map()?.leaflet.getCenter();
    if (!centre) return;
    show(t('coordinate.tool'), form(), placeCard([centre.lng, centre.lat], gridsAt([centre.lng, centre.lat])));
    nodes.card.querySelector('input').focus();
  }

  const section = createSection({
    ...page, node: nodes.section, look: (bbox) => page.map()?.look(bbox, page.covered()), mineAt,
    say: (words) => show(t('section.title'), el('p', {}, words)),
  });
  const startMeasure = () => {
    closeCard();
    measure({ map: page.map, gridAt: (place) => gridsAt(place)[0], card: nodes.card, show });
  };

  /** The area of an order, when the address asks for it. */
  function drawOrder() {
    const { draw, mine, night } = store.get();
    if (!draw || !mine) return;
    drawArea(page.map().leaflet, night, mine, {
      say: (words) => show(t('order.draw'), el('p', {}, words)), ended: () => store.set({ draw: null }),
    }).catch((error) => page.failed(Object.assign(error, { what: 'what.orders' })));
  }

  function render() {
    const button = (key, icon, act) => el('button', { type: 'button', class: 'icon', 'data-tool': icon, 'aria-label': t(key), title: t(key), on: { click: act } },
      svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { d: ICONS[icon] })));
    fill(nodes['map-tools'], button('section.draw', 'section', section.draw), button('measure.tool', 'measure', startMeasure),
      button('coordinate.tool', 'coordinate', askPlace), button('print.tool', 'print', () => window.print()));
    nodes['map-tools'].hidden = !page.map();
  }

  store.on(['night'], () => grids.forget());
  // Later, since the page learns the language from the same change.
  store.on(['lang'], () => queueMicrotask(() => {
    render();
    closeCard();
  }));

  return {
    keys: [['x', 'help.section', { x: section.draw }], ['d', 'help.measure', { d: startMeasure }], ['g', 'help.coordinates', { g: askPlace }]],
    section,
    render,
    /** The coordinates under the pointer; null when it has left the map. */
    readout(lon, lat) {
      nodes.readout.textContent = lon === null ? '' : readoutWords(lon, lat, gridsAt([lon, lat])[0]);
    },
    /** Once there is a map. */
    begin() {
      const map = page.map();
      map.leaflet.on('contextmenu', ({ latlng }) => {
        cancelSketch();
        showPlace([latlng.lng, latlng.lat]);
      });
      onPaper({ map, section, region: page.region, store, covered: page.covered });
      render();
      section.begin();
      drawOrder();
    },
    /** Closes what is open of these; says whether anything was. */
    close: () => closeCard() || section.close(),
  };
}
