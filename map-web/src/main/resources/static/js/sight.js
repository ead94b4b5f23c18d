/** How much of a mine a night could see, and its sources beside each other. What is missing is said, never zero. */
import { el } from './dom.js';
import { table } from './parts.js';
import { current, has, t } from './texts.js';
import { bilingual, number } from './words.js';

const figure = (value, digits) => (typeof value === 'number' ? number(value, digits) : t('sight.none'));
const heads = (value) => figure(value, 0);
const listed = (names) => names.join(current() === 'en' ? ', ' : '、');

/** One honest sentence, then the stretches that nobody sees. */
export function sightView({ sight }) {
  if (!sight) return el('p', { class: 'dim' }, t('sight.unknown'));
  const workings = sight.workings ?? {};
  const places = [...(workings.blind ?? []).map(blind), ...(workings.lost ?? []).map(lost)];
  return [
    el('p', { class: 'sight' }, bilingual(sight, 'text')),
    places.length > 0 ? el('ul', { class: 'plain-list' }, places.map((words) => el('li', {}, words))) : null,
  ];
}

const blind = (b) => t(typeof b.to_station_m === 'number' ? 'sight.blind' : 'sight.blind.apart', {
  metres: number(b.to_m - b.from_m, 0), kind: t(`road.${b.kind}`), road: b.road, from: number(b.from_m, 0), to: number(b.to_m, 0),
  station: figure(b.to_station_m, 0),
});

const lost = (l) => t('sight.lost', {
  times: heads(l.losses), hours: figure(l.hours, 0),
  place: l.reader_id ? t('sight.lost.reader', { reader: l.reader_id, metres: figure(l.distance_m, 0) })
    : `${figure(l.longitude, 5)}, ${figure(l.latitude, 5)}`,
});

/** Crews, faces, coal and machines as each source has them. */
export function balanceView({ balance }) {
  if (!balance) return null;
  const lines = [...(balance.outputs ?? []).map(output), ...(balance.machines ?? []).map(machine)];
  const missing = (balance.missing ?? []).map((source) => t(`source.${source}`));
  return [
    crews(balance.crews ?? []),
    faces(balance.faces ?? []),
    lines.length > 0 ? el('ul', { class: 'plain-list' }, lines.map((words) => el('li', {}, words))) : null,
    missing.length > 0 ? el('p', { class: 'dim' }, t('sight.missing', { what: listed(missing) })) : null,
  ];
}

/** Hours of the clock as they stand in the region's own time. */
const clock = (iso) => String(iso ?? '').slice(11, 16);

function crews(all) {
  if (all.length === 0) return null;
  return table(t('sight.crews'), [t('sight.crew'), t('sight.reported'), t('source.lamp-count'), t('source.gate-count'), t('source.video-count'), t('sight.cards'), t('sight.hours')],
    all.map((c) => [
      [c.shift || t('sight.night'), el('span', { class: 'dim block' }, `${clock(c.from)}–${clock(c.to)}${c.whole ? '' : ` ${t('sight.part')}`}`)],
      heads(c.reported), heads(c.lamps), heads(c.gates), heads(c.video), heads(c.cards),
      typeof c.hours === 'number' ? t('sight.hours.of', { placed: figure(c.placed_hours, 0), all: number(c.hours, 0) }) : t('sight.none'),
    ]), 'balance');
}

function faces(all) {
  if (all.length === 0) return null;
  return table(t('sight.faces'), [t('sight.face'), t('sight.advance.reported'), t('sight.advance.observed'), t('sight.ahead'), t('sight.coal')],
    all.map((f) => [
      f.name || f.face_id, figure(f.reported_m),
      typeof f.observed_m_per_day === 'number' && typeof f.observed_m_per_day_low === 'number'
        ? `${number(f.observed_m_per_day)} (${number(f.observed_m_per_day_low)}–${figure(f.observed_m_per_day_high)})` : figure(f.observed_m_per_day),
      figure(f.ahead_m, 1), `${figure(f.coal_t, 0)} / ${figure(f.observed_coal_t, 0)}`,
    ]), 'balance');
}

const output = (o) => t('sight.output', {
  face: o.face_id ? `${o.face_id} ` : '', from: o.from, to: o.to, reported: number(o.reported_t, 0), expected: figure(o.expected_t, 0),
});

const machine = (m) => t(typeof m.usual === 'number' ? 'sight.machine.usual' : 'sight.machine', {
  kind: has(`source.${m.kind}`) ? t(`source.${m.kind}`) : m.kind, how: t(m.sum ? 'sight.sum' : 'sight.mean'),
  value: number(m.value), unit: m.unit, readings: heads(m.readings), usual: figure(m.usual),
});
