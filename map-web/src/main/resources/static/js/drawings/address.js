/** The permalink of the drawing desk: which check, which of its parts, what of it, and the view. Pure functions. */
import { formatView, parseView, readable } from '../address.js';

export const TABS = ['verdict', 'layers', 'placing', 'versions', 'decision'];
export const STAGES = ['open', 'working', 'accepted', 'returned'];

/** Nothing chosen, everything listed; `swipe` is the divider in percent of the map's width. */
export const EMPTY = Object.freeze({
  check: null, tab: 'verdict', finding: null, change: null, lang: null, view: null,
  hidden: ['track'], swipe: null, mine: '', stages: STAGES, query: '',
});

/** The state that an address asks for; whatever makes no sense in it is left out. */
export function parse(search) {
  const query = new URLSearchParams(search);
  const text = (name, pattern) => {
    const value = query.get(name);
    return value !== null && pattern.test(value) ? value : null;
  };
  const list = (name) => (query.get(name) ?? '').split(',').filter((part) => /^[a-z-]{1,30}$/.test(part));
  const number = (name, most) => {
    const value = text(name, /^\d{1,7}$/);
    return value !== null && Number(value) <= most ? Number(value) : null;
  };
  const without = list('without');
  const tab = query.get('tab');
  const lang = query.get('lang');
  return {
    check: text('check', /^[a-z0-9]{24}$/),
    tab: TABS.includes(tab) ? tab : EMPTY.tab,
    finding: text('finding', /^[\w.-]{1,64}$/),
    change: number('change', 1e6),
    lang: ['zh', 'en'].includes(lang) ? lang : null,
    view: parseView(query.get('view')),
    hidden: query.has('off') ? list('off') : EMPTY.hidden,
    swipe: number('swipe', 100),
    mine: text('mine', /^[\w.-]{1,64}$/) ?? '',
    stages: STAGES.filter((stage) => !without.includes(stage)),
    query: (query.get('q') ?? '').slice(0, 100),
  };
}

/** The address of a state, without the leading question mark. */
export function format(state) {
  const query = new URLSearchParams();
  const put = (name, value) => value !== null && value !== '' && value !== undefined && query.set(name, value);
  put('check', state.check);
  if (state.check) {
    if (state.tab !== EMPTY.tab) put('tab', state.tab);
    put('finding', state.finding);
    put('change', state.change);
    put('swipe', state.swipe);
  }
  put('mine', state.mine);
  put('q', state.query);
  put('without', STAGES.filter((stage) => !state.stages.includes(stage)).join(','));
  if (state.hidden.join() !== EMPTY.hidden.join()) query.set('off', state.hidden.join(','));
  put('lang', state.lang);
  put('view', formatView(state.view));
  return readable(query);
}
