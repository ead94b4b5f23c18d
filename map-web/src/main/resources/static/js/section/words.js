/** What is said of the things of a section, the same in the drawing, its tips and its table. */
import { has, t } from '../texts.js';
import { bilingual, number } from '../words.js';

const known = (value) => typeof value === 'number' && Number.isFinite(value);

/** `+1646.0`; "unknown" where nobody knows. */
export function height(value, digits = 1) {
  if (!known(value)) return t('section.unknown');
  const text = number(value, digits);
  return value > 0 ? `+${text}` : text;
}

/** `+1629.7 ± 0.5 m`. */
export const heightWithError = (value, sigma) => (known(value)
  ? `${height(value)}${known(sigma) ? ` ± ${number(sigma, 1)}` : ''} m` : t('section.unknown'));

export const layerName = (layer) => (has(`layer.${layer}`) ? t(`layer.${layer}`) : layer);

/** What a thing is called: its kind, then its own name. */
export function nameOf({ layer, facts }) {
  if (layer === 'finding') return bilingual(facts, 'title');
  if (layer === 'network') return [t(`road.${facts.kind ?? 'roadway'}`), facts.seam].filter(Boolean).join(' ');
  return [layerName(layer), facts.name ?? facts.reader_id ?? facts.face_id ?? ''].filter(Boolean).join(' ');
}

/** What more there is to say of a point: persons and hours, whose water. */
export function moreOf({ layer, facts }) {
  if (layer === 'presence-point') return t('section.presence', { cards: facts.cards ?? 0, hours: number(facts.person_hours ?? 0, 1) });
  if (layer === 'observed-head') return t('section.ahead', { metres: number(facts.ahead_m ?? 0, 0) });
  if (layer === 'reader' && facts.state) return has(`word.${facts.state}`) ? t(`word.${facts.state}`) : facts.state;
  if (layer === 'water-body') return bilingual(facts, 'boundary');
  if (layer === 'network') return facts.source ?? '';
  return '';
}

/** How it stands to the licensed space, with the metres. */
export function standingOf({ standing, by }) {
  return by > 0 ? t(`standing.${standing}.by`, { metres: number(by, 1) }) : t(`standing.${standing}`);
}

/** Whether it has to catch the eye. */
export const isOut = ({ standing }) => standing === 'below' || standing === 'beside' || standing === 'deducted';

/** `142 m`, and how far off the line on which hand. */
export const metres = (value) => `${number(value, value < 100 ? 1 : 0)} m`;

export function asideOf(aside) {
  if (!known(aside) || Math.abs(aside) < 0.5) return t('section.aside.on');
  return t(aside > 0 ? 'section.aside.right' : 'section.aside.left', { metres: number(Math.abs(aside), 0) });
}
