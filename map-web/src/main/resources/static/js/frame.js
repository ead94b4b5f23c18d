/** Parts of the frame that the map of nights and the drawing desk share. */
import { el } from './dom.js';
import { toPlane } from './crs.js';
import { showHelp } from './keyboard.js';
import { accountMenu, renderPlaces } from './session.js';
import { current, t } from './texts.js';

/** Puts the words into the parts that stand in the page itself. */
export function renderStatic() {
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', t(node.dataset.label));
  renderPlaces();
  for (const node of document.querySelectorAll('[data-placeholder]')) node.setAttribute('placeholder', t(node.dataset.placeholder));
}

/** A button of the top bar. */
export const tool = (key, sign, act, more = {}) =>
  el('button', { type: 'button', class: 'tool', on: { click: act }, ...more }, sign ?? t(key));

/** Help, the other language and the account; they end the top bar of every page. */
export function lastTools(keys, speakOther) {
  return [
    tool('help', '?', () => showHelp(document.getElementById('help'), keys), { 'aria-label': t('help'), title: t('help'), 'data-tool': 'help' }),
    tool('language.other', null, () => speakOther(current() === 'en' ? 'zh' : 'en'),
      { lang: current() === 'en' ? 'zh-CN' : 'en', 'aria-label': t('language.switch'), 'data-tool': 'language' }),
    accountMenu(),
  ];
}

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
