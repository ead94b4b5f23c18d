/**
 * Layers of a GeoServer on the map, where the server has one: pictures of what is in sight, of the latest night. When it does not answer,
 * the switch says so and everything else stays as it is.
 */
import { el } from '../dom.js';
import { ImageOverlay, LatLngBounds } from '../leaflet.js';
import { epsgOf, toPlane } from '../crs.js';
import { current, t } from '../texts.js';

/** As large as the server has drawn. */
const MOST_PIXELS = 2560;

/**
 * Follows a map of `zone`: `leaflet` is the map, `read()` answers what there is to choose from, `changed()` has the legend drawn anew.
 * Returns `rows(night, latest)`, the switches for the legend, or null where there is nothing to switch.
 */
export function createServedLayers(leaflet, zone, read, changed) {
  const srs = epsgOf(zone);
  const chosen = new Set();
  let offered = [];
  let overlay = null;
  let failed = false;
  let isLatest = true;

  leaflet.createPane('geoserver').style.zIndex = 350;
  leaflet.on('moveend', draw);
  if (srs) {
    read().then(({ configured, layers }) => {
      if (!configured) return;
      offered = layers;
      changed();
    }, () => {
      // Without an answer there is nothing to choose, as without a GeoServer.
    });
  }

  function clear() {
    overlay?.remove();
    overlay = null;
  }

  function say(next) {
    if (failed === next) return;
    failed = next;
    changed();
  }

  /** One picture of all that is chosen; the one before stays until the next is there. */
  function draw() {
    if (chosen.size === 0 || !isLatest) {
      clear();
      return;
    }
    const { x, y } = leaflet.getSize();
    if (x < 1 || y < 1 || x > MOST_PIXELS || y > MOST_PIXELS) return;
    const corners = [leaflet.containerPointToLatLng([0, y]), leaflet.containerPointToLatLng([x, 0])];
    const [low, high] = corners.map(({ lat, lng }) => toPlane(lng, lat, zone));
    // The picture lies between its upper left and lower right corner on the screen, whatever the meridians do.
    const bounds = new LatLngBounds(leaflet.containerPointToLatLng([0, 0]), leaflet.containerPointToLatLng([x, y]));
    const names = offered.map(({ name }) => name).filter((name) => chosen.has(name));
    const query = new URLSearchParams({
      layers: names.join(','), srs, bbox: [low.easting, low.northing, high.easting, high.northing].map((n) => n.toFixed(3)).join(','), width: x, height: y,
    });
    const next = new ImageOverlay(`api/geoserver/wms?${query}`, bounds, { pane: 'geoserver', interactive: false, className: 'served', alt: '' });
    const before = overlay;
    overlay = next;
    next.on('load', () => {
      before?.remove();
      if (overlay === next) say(false);
    });
    next.on('error', () => {
      before?.remove();
      next.remove();
      if (overlay === next) {
        overlay = null;
        say(true);
      }
    });
    next.addTo(leaflet);
  }

  function toggle(name) {
    if (!chosen.delete(name)) chosen.add(name);
    failed = false;
    draw();
    changed();
  }

  return {
    rows(night, latest) {
      const before = isLatest;
      isLatest = night === latest;
      if (before !== isLatest) draw();
      if (offered.length === 0) return null;
      return el('fieldset', { class: 'served-layers' }, el('legend', {}, t('served.title')),
        offered.map(({ name, zh, en }) => el('label', { class: chosen.has(name) && isLatest ? 'row' : 'row off' },
          el('input', {
            type: 'checkbox', checked: chosen.has(name) || null, disabled: !isLatest || null, 'data-layer': `served-${name}`, on: { change: () => toggle(name) },
          }),
          el('span', {}, current() === 'en' ? en : zh))),
        isLatest ? null : el('p', { class: 'dim' }, t('served.latest')),
        failed ? el('p', { class: 'dim', role: 'status' }, t('served.failed')) : null);
    },
  };
}
