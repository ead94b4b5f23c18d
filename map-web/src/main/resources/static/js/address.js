/**
 * The permalink: what is chosen, filtered and looked at, as the query of the address. A reload or a
 * sent link brings the same view back. Pure functions; `main` writes the history.
 */

import { formatReplay, parseReplay } from './replay/address.js';

const LANGUAGES = ['zh', 'en'];
const SEVERITIES = ['critical', 'major', 'warning', 'notice', 'cannot-judge'];

/** Nothing chosen and nothing hidden. */
export const EMPTY = Object.freeze({
  night: null, mine: null, finding: null, panel: null, lang: null, view: null, replay: null, draw: null,
  hidden: [], severities: SEVERITIES, rule: '', state: '', query: '', by: '',
  section: null, sectionMine: null, swath: 30, stretch: 0,
});

/** The state that an address asks for; whatever makes no sense in it is left out. */
export function parse(search) {
  const query = new URLSearchParams(search);
  const text = (name, pattern) => {
    const value = query.get(name);
    return value !== null && pattern.test(value) ? value : null;
  };
  const list = (name) => (query.get(name) ?? '').split(',').filter((part) => /^[a-z-]{1,30}$/.test(part));
  const off = list('without');
  const hidden = (query.get('off') ?? '').split(',').filter((part) => /^([a-z-]{1,30}|drawing:[\w.-]{1,64})$/.test(part));
  return {
    ...EMPTY,
    night: text('night', /^\d{4}-\d{2}-\d{2}$/),
    mine: text('mine', /^[\w.-]{1,64}$/),
    finding: text('finding', /^[\w.-]{1,64}$/),
    panel: text('panel', /^night$/),
    lang: LANGUAGES.includes(query.get('lang')) ? query.get('lang') : null,
    view: parseView(query.get('view')),
    replay: sensible(query.get('replay')),
    draw: text('draw', /^order$/),
    hidden,
    severities: SEVERITIES.filter((severity) => !off.includes(severity)),
    rule: text('rule', /^[a-z.-]{1,40}$/) ?? '',
    state: text('state', /^(open|ended)$/) ?? '',
    by: text('by', /^(place|authority)$/) ?? '',
    query: (query.get('q') ?? '').slice(0, 100),
    section: text('section', /^-?\d{1,3}(\.\d{1,7})?,-?\d{1,2}(\.\d{1,7})?(;-?\d{1,3}(\.\d{1,7})?,-?\d{1,2}(\.\d{1,7})?){1,49}$/),
    sectionMine: text('of', /^[\w.-]{1,64}$/),
    swath: number(query.get('swath'), 1, 200) ?? EMPTY.swath,
    stretch: number(query.get('stretch'), 1, 20) ?? EMPTY.stretch,
  };
}

const number = (text, least, most) => (/^\d{1,3}$/.test(text ?? '') && Number(text) >= least && Number(text) <= most ? Number(text) : null);
/** A replay written as it is always written; null when it makes no sense. */
function sensible(text) {
  const replay = parseReplay(text);
  return replay && formatReplay(replay);
}

export function parseView(value) {
  const match = /^(\d{1,2}(?:\.\d+)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/.exec(value ?? '');
  if (!match) return null;
  const [zoom, lat, lon] = match.slice(1).map(Number);
  return zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

/** The address of a state, without the leading question mark. */
export function format(state) {
  const query = new URLSearchParams();
  const put = (name, value) => value && query.set(name, value);
  put('night', state.night);
  put('mine', state.mine);
  put('finding', state.finding);
  put('panel', state.panel);
  put('by', state.by);
  put('q', state.query);
  put('rule', state.rule);
  put('state', state.state);
  put('without', SEVERITIES.filter((severity) => !state.severities.includes(severity)).join(','));
  put('off', state.hidden.join(','));
  put('section', state.section);
  put('of', state.section && state.sectionMine);
  put('swath', state.section && state.swath !== EMPTY.swath && String(state.swath));
  put('stretch', state.section && state.stretch && String(state.stretch));
  put('lang', state.lang);
  put('view', formatView(state.view));
  put('replay', state.replay);
  put('draw', state.draw);
  return readable(query);
}

export const formatView = (view) => view && `${Number(view.zoom.toFixed(2))}/${view.lat.toFixed(6)}/${view.lon.toFixed(6)}`;

/** A query whose slashes and commas can be read. */
export const readable = (query) => query.toString().replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3B', ';').replaceAll('%3A', ':');
