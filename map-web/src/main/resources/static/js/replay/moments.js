/** The moments of a night that a finding is about, and the buttons that lead to them. */
import { el } from '../dom.js';
import { t } from '../texts.js';
import { is } from '../session.js';
import { day, localTime } from '../words.js';
import { clockOf, formatReplay } from './address.js';

/** Who may see where each person was; the server keeps to the same. */
export const mayReplay = () => is('regulator', 'supervisor', 'resident-inspector', 'auditor');

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const MOST = 6;

const listed = (value) => (Array.isArray(value) ? value : value ? [value] : []);

/** Times of people's evidence first, each with a card it names; then when the finding began and was last seen. */
function told(p) {
  const found = [];
  let first = null;
  for (const { kind, facts, ...flat } of p.evidence ?? []) {
    const all = facts ?? flat;
    const cards = [...listed(all.cards), ...listed(all.card_id), ...listed(all.card)].filter((card) => typeof card === 'string');
    first ??= cards[0] ?? null;
    if (cards.length === 0 && !all.reader_id && !all.readers) continue;
    for (const [name, value] of Object.entries(all)) {
      for (const iso of listed(value)) if (typeof iso === 'string' && TIME.test(iso)) found.push({ iso, card: cards[0] ?? null, last: name === 'to' });
    }
  }
  const begun = found.filter(({ last }) => !last);
  return [...begun, ...found.filter(({ last }) => last), { iso: p.first_seen, card: first }, { iso: p.last_seen, card: first }];
}

/** `{iso, seconds, card}` of one night, each minute once, what tells most first. */
export function momentsOf(p, night) {
  const found = new Map();
  for (const { iso, card } of told(p)) {
    const at = localTime(iso);
    if (!at || at.date !== night) continue;
    const key = Math.floor(at.seconds / 60);
    if (!found.has(key)) found.set(key, { iso, seconds: at.seconds, card });
  }
  return [...found.values()];
}

/** The button to the moment a finding is about, and smaller ones to the others; a sentence when there is none. */
export function momentButtons(p, mine, state, actions) {
  if (!mayReplay()) return null;
  const moments = momentsOf(p, state.night);
  if (moments.length === 0) return el('p', { class: 'dim' }, t('replay.moment.none'));
  const [first, ...others] = moments.slice(0, MOST);
  const open = ({ seconds, card }) => actions.replay(formatReplay({ mine, seconds, card }));
  return el('p', { class: 'replay-moments' },
    el('button', { type: 'button', class: 'plain', 'data-key': 'replay', on: { click: () => open(first) } }, t('replay.moment'), ' ',
      el('span', { class: 'dim' }, `${day(first.iso)} ${clockOf(first.seconds).slice(0, 5)}`)),
    [...others].sort((a, b) => a.seconds - b.seconds).map((m) => el('button', {
      type: 'button', class: 'plain small', 'data-key': `replay-${m.seconds}`, 'aria-label': t('replay.moment.at', { time: clockOf(m.seconds) }), on: { click: () => open(m) },
    }, clockOf(m.seconds).slice(0, 5))));
}
