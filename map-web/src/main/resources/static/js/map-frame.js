/** What stands around a map: its buttons and the coordinates under the pointer. */
import { el } from './dom.js';
import { toPlane } from './crs.js';
import { t } from './texts.js';

/** Zoom and home on the left edge of the map, where no drawer is. */
export function renderMapButtons(map) {
  document.getElementById('map-buttons')?.remove();
  const button = (key, sign, act) => el('button', { type: 'button', class: 'icon', 'aria-label': t(key), title: t(key), on: { click: act } }, sign);
  document.getElementById('map').after(el('div', { class: 'map-buttons', id: 'map-buttons' },
    button('map.zoomin', '+', () => map.zoom(1)), button('map.zoomout', '−', () => map.zoom(-1)), button('map.home', '⌂', map.home)));
}

/** The coordinates under the pointer in metres and degrees; nothing when it has left the map. */
export function renderReadout(zone, lon, lat) {
  const node = document.getElementById('readout');
  if (lon === null) {
    node.textContent = '';
    return;
  }
  const plane = toPlane(lon, lat, zone);
  node.textContent = `${t('map.cursor', { northing: plane.northing.toFixed(1), easting: plane.easting.toFixed(1) })}   ${lat.toFixed(5)}° N ${lon.toFixed(5)}° E`;
}
