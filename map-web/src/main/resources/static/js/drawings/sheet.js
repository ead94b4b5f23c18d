/** The sheet in its own numbers, for pointing at: thin ink on plain paper, and a click takes the nearest vertex. */
import { Canvas, CircleMarker, CRS, LatLngBounds, LayerGroup, Map as LeafletMap, Polyline, SVG } from '../leaflet.js';
import { el, fill } from '../dom.js';
import { ink, InkLabel } from '../layers/ink.js';
import { keepPlace, MANNERS } from '../plane-map.js';
import { t } from '../texts.js';
import { number } from '../words.js';
import { mainBox } from './sheet-box.js';

const SNAP_PX = 12;
const MOST_TEXTS = 3000;

/** `picked({x, y, snapped})` hears a click. Answers `{show(sheet, lang), mark(points), repaint()}`. */
export function createSheet(node, picked) {
  const box = el('div', { class: 'sheet-map', tabindex: '0', role: 'region' });
  const caption = el('p', { class: 'sheet-caption dim' });
  const buttons = el('div', { class: 'map-buttons', role: 'group' });
  fill(node, caption, el('div', { class: 'sheet-box' }, box, buttons));
  const map = new LeafletMap(box, { crs: CRS.Simple, ...MANNERS, zoomAnimation: false, minZoom: -24, maxZoom: 16, preferCanvas: true });
  map.createPane('points').style.zIndex = 430;
  const renderer = new Canvas({ padding: 0.2 });
  const pointRenderer = new SVG({ pane: 'points', padding: 0.2 });
  const drawn = new LayerGroup().addTo(map);
  const marks = new LayerGroup().addTo(map);
  const cursor = new CircleMarker([0, 0], { renderer: pointRenderer, radius: 6, className: 'snap', interactive: false });
  let sheet = null;
  let language = null;
  let vertices = new Float64Array(0);
  map.setView([0, 0], 0);
  keepPlace(map, box);

  /** The vertex nearest to a place on the screen, or the place itself. */
  function snap(latlng) {
    const reach = map.options.crs.scale(map.getZoom());
    let best = (SNAP_PX / reach) ** 2;
    let at = -1;
    for (let i = 0; i < vertices.length; i += 2) {
      const far = (vertices[i] - latlng.lng) ** 2 + (vertices[i + 1] - latlng.lat) ** 2;
      if (far < best) {
        best = far;
        at = i;
      }
    }
    return at < 0 ? { x: latlng.lng, y: latlng.lat, snapped: false } : { x: vertices[at], y: vertices[at + 1], snapped: true };
  }

  map.on('click', ({ latlng }) => sheet && picked(snap(latlng)));
  let waiting = false;
  map.on('mousemove', ({ latlng }) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const near = snap(latlng);
      cursor.setLatLng([near.y, near.x]);
      if (near.snapped) cursor.addTo(map);
      else cursor.remove();
    });
  });
  map.on('mouseout', () => cursor.remove());

  function byLayer(lines) {
    const layers = new Map();
    for (const line of lines) {
      if (!layers.has(line.layer)) layers.set(line.layer, []);
      layers.get(line.layer).push(line.points.map(([x, y]) => [y, x]));
    }
    return layers;
  }

  function draw() {
    drawn.clearLayers();
    if (!sheet) return;
    for (const lines of byLayer(sheet.lines).values()) {
      drawn.addLayer(new Polyline(lines, { renderer, color: ink('ink'), weight: 1, interactive: false, smoothFactor: 0.5 }));
    }
    const closeUp = map.getBoundsZoom(main()) + 1.5;
    sheet.points.slice(0, MOST_TEXTS).forEach((p) => {
      if (p.text) drawn.addLayer(new InkLabel([p.y, p.x], { renderer, text: p.text.slice(0, 24), size: 11, fits: (m) => m.getZoom() >= closeUp }));
      else drawn.addLayer(new CircleMarker([p.y, p.x], { renderer, radius: 2, weight: 1, color: ink('ink'), interactive: false }));
    });
  }

  const bounds = ([west, south, east, north]) => new LatLngBounds([south, west], [north, east]);
  const main = () => bounds(mainBox([...sheet.lines.map((l) => l.points), ...sheet.points.map((p) => [[p.x, p.y]])]) ?? sheet.box);
  const fit = (what) => map.fitBounds(what, { padding: [16, 16], animate: false });

  function drawButtons() {
    const button = (key, sign, act) => el('button', { type: 'button', class: 'icon', 'aria-label': t(key), title: t(key), on: { click: act } }, sign);
    buttons.setAttribute('aria-label', t('sheet.label'));
    fill(buttons, button('map.zoomin', '+', () => map.zoomIn(1)), button('map.zoomout', '−', () => map.zoomOut(1)), button('sheet.main', '⌂', () => sheet && fit(main())),
      button('sheet.whole', '⤢', () => sheet && fit(bounds(sheet.box))));
  }

  return {
    /** Draws a sheet and fits it; nothing when it is there already in the language given. */
    show(next, lang) {
      const anew = next !== sheet;
      if (!anew && lang === language) return;
      sheet = next;
      language = lang;
      box.setAttribute('aria-label', t('sheet.label'));
      caption.textContent = sheet
        ? `${t('sheet.caption', { unit: t(`sheet.unit.${sheet.unit}`) })}${sheet.left_out > 0 ? ` ${t('sheet.left', { n: number(sheet.left_out) })}` : ''}` : '';
      if (anew && sheet) {
        vertices = Float64Array.from([...sheet.lines.flatMap((l) => l.points.flat()), ...sheet.points.flatMap((p) => [p.x, p.y])]);
        map.invalidateSize({ pan: false, animate: false });
        fit(main());
      }
      drawButtons();
      draw();
    },
    /** Shows the points that were set: `[{x, y, label, suspect, active}]`. */
    mark(points) {
      marks.clearLayers();
      points.filter((p) => Number.isFinite(p.x) && Number.isFinite(p.y)).forEach((p) => marks.addLayer(
        new CircleMarker([p.y, p.x], { renderer: pointRenderer, pane: 'points', radius: 7, className: `control ${p.suspect ? 'suspect' : ''} ${p.active ? 'active' : ''}`, interactive: false })
          .bindTooltip(() => el('span', {}, p.label), { className: 'facts', direction: 'right', offset: [8, 0], permanent: true, opacity: 1 })));
    },
    /** Draws it again in the colours of now. */
    repaint: draw,
  };
}
