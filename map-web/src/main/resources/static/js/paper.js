/** Makes the page ready for paper: the map in the size of the sheet, in light ink, with all that a printed map needs. */
import { LatLngBounds } from './leaflet.js';
import { el, fill, svg } from './dom.js';
import { t } from './texts.js';

/** `map` and `section` are drawn anew at the size that print.css gives them; afterwards all is as it was. */
export function onPaper({ map, section, region, store, covered }) {
  let before = null;

  /** What is seen of the map: not what the drawer lies over. */
  function freeBounds() {
    const size = map.leaflet.getSize();
    return new LatLngBounds(map.leaflet.containerPointToLatLng([0, size.y]), map.leaflet.containerPointToLatLng([Math.max(size.x - covered(), 1), 0]));
  }

  addEventListener('beforeprint', () => {
    const legend = document.querySelector('#legend details');
    before = { bounds: freeBounds(), view: map.view(), open: legend?.open };
    fill(document.getElementById('north'), svg('svg', { viewBox: '0 0 24 40', width: 24, height: 40, role: 'img', 'aria-label': t('print.north') },
      svg('path', { d: 'M12 2 18 30 12 25 6 30Z' }), svg('text', { x: 12, y: 39, 'text-anchor': 'middle' }, t('print.north'))));
    fill(document.getElementById('print-head'), el('strong', {}, t('brand')), ` ${t('print.head', { region: region()?.name ?? '', night: store.get().night ?? '' })}`);
    document.documentElement.classList.add('printing');
    map.leaflet.invalidateSize({ pan: false, animate: false });
    map.leaflet.fitBounds(before.bounds, { animate: false, padding: [0, 0] });
    map.show({ theme: 'paper' });
    section.redraw();
    // Showing the map has drawn the legend anew.
    const now = document.querySelector('#legend details');
    if (now) now.open = true;
  });
  addEventListener('afterprint', () => {
    if (!before) return;
    document.documentElement.classList.remove('printing');
    map.leaflet.invalidateSize({ pan: false, animate: false });
    map.setView(before.view);
    map.show({ theme: 'screen' });
    section.redraw();
    const now = document.querySelector('#legend details');
    if (now) now.open = before.open;
    before = null;
  });
}
