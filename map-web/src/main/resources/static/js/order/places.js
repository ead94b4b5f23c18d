/** What of a mine may be chosen as the area of an order; the server takes the shape by the id. */
import * as map from '../api.js';
import { el, fill } from '../dom.js';
import { t } from '../texts.js';

const KINDS = [
  ['reported-face', (p) => ({ id: `face:${p.face_id}`, words: t('order.place.face', { name: p.name || p.face_id }) })],
  ['licence', (p) => ({ id: `licence:${p.licence_no}:${p.part}`, words: t('order.place.licence', { number: p.licence_no, part: p.part }) })],
];

async function placesOf(night, mine) {
  const present = new Set((await map.layers(night, mine)).map(({ layer }) => layer));
  const lists = await Promise.all(KINDS.filter(([layer]) => present.has(layer))
    .map(async ([layer, of]) => (await map.layer(night, mine, layer)).features.map((f) => of(f.properties))));
  return lists.flat();
}

/**
 * A list to choose one from, that follows the mine: `{control, follow(mine)}`. What was chosen before
 * is there while the list is still on its way; `failed(error)` says that it did not come.
 */
export function placeChoice(night, before, failed) {
  const offer = (places) => [el('option', { value: '' }, t('order.place.none')), ...places.map(({ id, words }) => el('option', { value: id }, words))];
  const control = el('select', {}, offer(before ? [{ id: before, words: before }] : []));
  let asked = null;
  return {
    control,
    async follow(mine) {
      if (!night || mine === asked) return;
      asked = mine;
      try {
        const places = mine ? await placesOf(night, mine) : [];
        if (asked !== mine) return;
        const chosen = control.value;
        fill(control, offer(places));
        control.value = places.some(({ id }) => id === chosen) ? chosen : '';
      } catch (error) {
        asked = null;
        failed(error);
      }
    },
  };
}
