/**
 * Draws a line on the map: by clicks, or by keyboard with the cross in the middle of the map (arrows
 * move the map, space sets a point, Enter ends). The bar says what can be done and how.
 */
import { CircleMarker, LatLng, Polyline } from './leaflet.js';
import { announce, el, fill } from './dom.js';
import { t } from './texts.js';

let going = null;

/** Ends what is being drawn, if anything is; says whether there was. */
export function cancelSketch() {
  const was = going;
  going?.end();
  return was !== null;
}

/**
 * Starts to draw on a Leaflet map. `hint` is the key of the words that explain; `least` points are
 * needed, `most` end it. `changed(points)` follows every point, `done(points)` gets `[[lon, lat], …]`,
 * `ended()` is called in any case. `buttons` are further buttons of the bar.
 */
export function sketch(leaflet, { hint, least = 2, most = 50, changed = () => {}, done, ended = () => {}, buttons = () => [] }) {
  cancelSketch();
  const container = leaflet.getContainer();
  const points = [];
  const line = new Polyline([], { className: 'sketch-line', interactive: false, pane: 'findings' }).addTo(leaflet);
  const dots = [];
  const cross = el('div', { class: 'crosshair', 'aria-hidden': 'true' });
  const bar = el('div', { class: 'sketch-bar', role: 'group', 'aria-label': t(hint) });
  const status = el('span', { class: 'num', role: 'status' });
  container.classList.add('sketching');
  container.append(cross);
  container.after(bar);
  leaflet.doubleClickZoom.disable();

  const add = (latlng) => {
    const last = points.at(-1);
    if (last && leaflet.latLngToContainerPoint(last).distanceTo(leaflet.latLngToContainerPoint(latlng)) < 3) return;
    points.push(latlng);
    dots.push(new CircleMarker(latlng, { radius: 3.5, className: 'sketch-dot', interactive: false, pane: 'findings' }).addTo(leaflet));
    follow();
    announce(t('sketch.points', { n: points.length }));
    if (points.length >= most) finish();
  };
  const undo = () => {
    if (points.length === 0) return;
    points.pop();
    dots.pop().remove();
    follow();
  };
  const asDegrees = () => points.map(({ lat, lng }) => [lng, lat]);
  function follow(pointer) {
    line.setLatLngs(pointer && points.length > 0 ? [...points, pointer] : points);
    const words = changed(asDegrees(), pointer ? [pointer.lng, pointer.lat] : null);
    status.textContent = words ?? t('sketch.points', { n: points.length });
  }
  function finish() {
    if (points.length < least) {
      announce(t('sketch.few', { n: least }));
      status.textContent = t('sketch.few', { n: least });
      return;
    }
    const all = asDegrees();
    end();
    done(all);
  }
  const onClick = ({ latlng }) => add(latlng);
  const onMove = ({ latlng }) => points.length > 0 && follow(latlng);
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      Escape: end,
      Enter: event.target.closest?.('button') ? null : finish,
      Backspace: undo,
      ' ': event.target === container ? () => add(leaflet.getCenter()) : null,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  function end() {
    if (going?.end !== end) return;
    going = null;
    leaflet.off('click', onClick);
    leaflet.off('mousemove', onMove);
    leaflet.off('dblclick', finish);
    document.removeEventListener('keydown', onKey, true);
    leaflet.doubleClickZoom.enable();
    container.classList.remove('sketching');
    [line, ...dots].forEach((layer) => layer.remove());
    cross.remove();
    bar.remove();
    ended();
  }
  leaflet.on('click', onClick);
  leaflet.on('mousemove', onMove);
  leaflet.on('dblclick', finish);
  document.addEventListener('keydown', onKey, true);
  const button = (key, act) => el('button', { type: 'button', class: 'plain small', on: { click: act } }, t(key));
  fill(bar, el('span', {}, t(hint)), status,
    buttons({ middle: () => leaflet.getCenter(), end }).map(([key, act]) => button(key, act)),
    button('sketch.undo', undo), most > 1 ? button('sketch.done', finish) : null, button('sketch.cancel', end));
  going = { end };
  follow();
  container.focus();
}

export const toLatLng = ([lon, lat]) => new LatLng(lat, lon);
