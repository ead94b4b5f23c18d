/** What was known on a day: nights as they were told by then, cases and drawings as they stood. Nothing can be done here. */
import { el, fill } from '../dom.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { readJson } from '../request.js';
import { current, has, t } from '../texts.js';
import { moment, titleOf } from '../words.js';

const OF_NIGHT = ['finding', 'judgement', 'licence', 'boundary', 'face', 'drawing'];
const KINDS = [...OF_NIGHT, 'cases', 'drawings'];
const SIZE = 100;

const query = new URLSearchParams(location.search);
const asked = { date: query.get('asof') ?? '', time: '', night: query.get('night') ?? '', kind: 'finding', page: 0 };
let then = null;
let shown = null;

/** A time of day is one where the mines are, whose offset the server has said. */
const asof = () => encodeURIComponent(asked.time && then ? `${asked.date}T${asked.time}:00${/[+-]\d\d:\d\d$/.exec(then.asof)?.[0] ?? 'Z'}` : asked.date);

async function read() {
  try {
    if (!then) then = await readJson(`api/known?asof=${encodeURIComponent(asked.date)}`, 'what.known');
    if (!asked.date) asked.date = then.asof.slice(0, 10);
    then = await readJson(`api/known?asof=${asof()}`, 'what.known');
    if (!then.nights.some((n) => n.date === asked.night)) asked.night = then.nights[0]?.date ?? '';
    await part();
  } catch (error) {
    trouble(error);
    render();
  }
}

async function part() {
  const page = `asof=${asof()}&page=${asked.page}&size=${SIZE}`;
  try {
    if (!OF_NIGHT.includes(asked.kind)) shown = await readJson(`api/known/${asked.kind}?${page}`, 'what.known');
    else shown = asked.night ? await readJson(`api/known/nights/${asked.night}?kind=${asked.kind}&${page}`, 'what.known') : null;
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

function render() {
  const night = then?.nights.find((n) => n.date === asked.night);
  fill(document.getElementById('page'), el('h2', {}, t('known.title')), form(),
    then ? [
      el('p', { class: 'known-past hatched', role: 'note' }, el('strong', {}, t('known.past', { time: moment(then.asof) })), ' ',
        then.since ? t('known.since', { time: moment(then.since) }) : ''),
      then.nights.length === 0 ? el('p', {}, t('known.empty')) : null,
      kinds(),
      night && !night.whole && OF_NIGHT.slice(3).includes(asked.kind) ? el('p', { class: 'dim' }, t('known.partly')) : null,
      shown ? list() : null,
    ] : null);
}

function form() {
  const input = (name, type, more = {}) => el('label', {}, t(`known.${name}`), el('input', { type, name, value: asked[name], 'data-key': `known-${name}`, ...more }));
  const node = el('form', {
    class: 'known-form', on: {
      submit: (event) => {
        event.preventDefault();
        asked.date = node.elements.date.value;
        asked.time = node.elements.time.value;
        asked.page = 0;
        read();
      },
    },
  }, input('date', 'date', { required: true }), input('time', 'time'), el('button', { class: 'plain strong', 'data-key': 'known-look' }, t('known.look')),
  then && then.nights.length > 0 ? el('label', {}, t('known.night'), el('select', { 'data-key': 'known-night', on: { change: (e) => move({ night: e.target.value }) } },
    then.nights.map((n) => el('option', { value: n.date, selected: n.date === asked.night || null }, t('known.night.option', { night: n.date, time: moment(n.knownFrom), n: n.version }))))) : null);
  return node;
}

function move(patch) {
  Object.assign(asked, { page: 0 }, patch);
  part();
}

const kinds = () => el('ul', { class: 'known-kinds', 'aria-label': t('known.kinds') }, KINDS.map((kind) => el('li', {},
  el('button', { type: 'button', class: 'plain', 'aria-pressed': String(kind === asked.kind), 'data-key': `known-${kind}`, on: { click: () => move({ kind }) } }, t(`known.${kind}`)))));

function list() {
  if (shown.total === 0) return el('p', { class: 'dim' }, t('known.none'));
  const last = Math.ceil(shown.total / SIZE) - 1;
  const turn = (by, key) => el('button', { type: 'button', class: 'plain small', disabled: asked.page + by < 0 || asked.page + by > last || null, 'data-key': key, on: { click: () => move({ page: asked.page + by }) } }, t(key));
  return [el('p', { class: 'dim' }, t('known.count', { total: shown.total }), last > 0 ? [' ', turn(-1, 'known.before'), ' ', turn(1, 'known.after')] : null), rows()];
}

function rows() {
  if (asked.kind === 'cases') {
    return table(t('known.cases'), [t('known.number'), t('known.mine'), t('known.what'), t('known.state'), t('known.changed')],
      shown.items.map((c) => [c.number ?? c.findingId, c.mineName, current() === 'en' ? c.titleEn : c.titleZh, t(`case.state.${c.state}`), moment(c.changedAt)]));
  }
  if (asked.kind === 'drawings') {
    return table(t('known.drawings'), [t('known.file'), t('known.mine'), t('known.received'), t('known.decision')],
      shown.items.map((d) => [d.fileName, d.mineName, moment(d.received), d.decision ? `${t(`known.decision.${d.decision}`)} ${moment(d.decidedAt)}` : t('known.decision.none')]));
  }
  return table(t(`known.${asked.kind}`), [t('known.mine'), t('known.what'), t('known.from')],
    shown.items.map((f) => [f.mineName, el('span', { class: 'known-told' }, said(f.told)), moment(f.knownFrom)]));
}

/** A fact in a line. */
function said(told) {
  switch (asked.kind) {
    case 'finding': return `${titleOf(told.properties)} · ${t(`state.${told.properties.state}`)} · ${t(`severity.${told.properties.severity}`)} · ${told.properties.id}`;
    case 'judgement': return [has(`rule.${told.rule}`) ? t(`rule.${told.rule}`) : told.rule, told.state, current() === 'en' ? told.reasonEn : told.reasonZh].filter(Boolean).join(' · ');
    case 'licence': return [told.licenceNo, told.crs, told.status, told.planeAreaKm2 && `${told.planeAreaKm2} km²`, told.notes].filter(Boolean).join(' · ');
    case 'drawing': return [told.drawing_id, told.as_of, told.seam].filter(Boolean).join(' · ');
    default: return `${Object.entries(told.facts).filter(([name, value]) => !['layer', 'mine_code'].includes(name) && value !== '').map(([, value]) => value).join(' · ')} · ${told.wkt.slice(0, 120)}${told.wkt.length > 120 ? '…' : ''}`;
  }
}

beginPage('known.html', 'place.known', () => (then ? render() : read()));
