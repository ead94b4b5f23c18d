/** A mine seen from afar: one sign with the shape of its worst finding, its name, its counts. */
import { DivIcon, DomEvent, LatLng, LayerGroup, Marker } from '../leaflet.js';
import { el } from '../dom.js';
import { severityMark } from '../symbols.js';
import { t } from '../texts.js';
import { countsInWords, worstOf } from '../summary.js';

/** Signs for the mines given; `chosen(code)` is called on click or Enter. */
export function mineSigns(mines, chosenCode, chosen) {
  const group = new LayerGroup();
  for (const mine of mines) {
    if (!mine.bbox) continue;
    const [west, south, east, north] = mine.bbox;
    const worst = worstOf(mine);
    const isChosen = mine.code === chosenCode;
    const marker = new Marker(new LatLng((south + north) / 2, (west + east) / 2), {
      icon: new DivIcon({
        className: `mine-sign ${worst ?? 'clear'} ${isChosen ? 'chosen' : ''}`, iconSize: null,
        html: el('span', { class: 'plate' }, worst ? severityMark(worst, 14) : null, el('span', {}, mine.name)),
      }),
      keyboard: true, riseOnHover: true, zIndexOffset: worst ? 500 : 0,
    });
    marker.on('click', (event) => {
      DomEvent.stop(event);
      chosen(mine.code);
    });
    marker.on('add', () => {
      marker.getElement().dataset.mine = mine.code;
      marker.getElement().setAttribute('aria-label', t('map.mine', { mine: mine.name, counts: countsInWords(mine) }));
    });
    group.addLayer(marker);
  }
  return group;
}
