/** Visits of mines: which are owed, the year's plan, what was seen; hazards that others found; places that went quiet. */
import { el, fill } from '../dom.js';
import { beginPage, trouble } from '../plain-page.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import { localTime, useNight } from '../words.js';
import { activity } from './activity.js';
import * as api from './api.js';
import { once } from './form.js';
import { hazards } from './hazards.js';
import { owed } from './owed.js';
import { plan } from './plan.js';
import { planForm, recordForm, stepForm, yearForm } from './visit-forms.js';
import { visitView } from './visit-view.js';

const READERS = ['regulator', 'supervisor', 'resident-inspector', 'geologist', 'auditor'];
const TABS = [[owed, READERS], [plan, [...READERS, 'mine-user']], [hazards, [...READERS, 'mine-user']],
  [activity, ['regulator', 'supervisor', 'auditor']]];

const query = new URLSearchParams(location.search);
const page = {
  state: { tab: query.get('tab'), mine: query.get('mine'), which: query.get('which') ?? '', year: query.get('year') },
  mayWork: false,
};
/** Today where the mines are. */
const today = () => localTime(new Date().toISOString()).date;

let shown = null;
/** What stands beside the list: nothing, a visit or a form. */
let beside = null;

const tabs = () => TABS.filter(([, roles]) => is(...roles)).map(([tab]) => tab);
const tabNow = () => tabs().find((tab) => tab.key === page.state.tab) ?? tabs()[0];

async function read() {
  try {
    shown = { tab: tabNow(), answer: await tabNow().read(page.state) };
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

page.go = (change) => {
  Object.assign(page.state, change);
  const to = new URLSearchParams(Object.entries({ ...page.state, lang: current() }).filter(([, v]) => v));
  history.replaceState(null, '', `?${to}`);
  if (change.tab) {
    beside = null;
    page.state.which = '';
  }
  return read();
};

/** Shows something beside the list and puts the focus there. */
function show(make) {
  beside = make;
  render();
  const node = document.getElementById('beside');
  (node?.querySelector('input:not([type=hidden]), select, textarea') ?? node)?.focus();
}
const leave = () => show(null);
page.show = show;
page.leave = leave;

/** After something was written: the list anew, and what was written beside it. */
page.wrote = async (make) => {
  beside = make;
  await read();
  document.getElementById('beside')?.focus();
};

const opened = (v) => () => el('div', { 'data-visit': v.id }, visitView(v),
  v.may.length > 0 ? el('p', { class: 'visits-actions' }, v.may.map((kind) => [el('button', {
    type: 'button', class: 'plain', 'data-key': `step-${kind}`, on: { click: () => (kind === 'record' ? page.record(v) : show(once(() => stepForm(v, kind, (after) => page.wrote(opened(after)), () => show(opened(v)))))) },
  }, t(`visits.step.${kind}`)), ' ']), el('button', { type: 'button', class: 'plain', on: { click: leave } }, t('visits.leave'))) : null);

page.open = async (id) => {
  try {
    show(opened(await api.visit(id)));
  } catch (error) {
    trouble(error);
  }
};
page.planOne = (mine) => show(once(() => planForm(mine, (after) => page.wrote(opened(after)), leave)));
page.planYear = () => show(once(() => yearForm(today(), (made) => page.wrote(() => el('p', { class: 'visits-told', role: 'status' }, t('visits.year.made', made))), leave)));

/** A form to write down a visit that was planned, or of a mine that nobody had planned to visit. */
page.record = async (of) => {
  try {
    const [findings, samples] = await Promise.all([api.openFindings(of.mineCode), api.samples()]);
    show(once(() => recordForm(of, today(), findings, samples, (after) => page.wrote(opened(after)), leave)));
  } catch (error) {
    trouble(error);
  }
};

function render() {
  if (!shown) return;
  page.mayWork = is('regulator', 'supervisor');
  const node = document.getElementById('page');
  const focused = node.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  fill(node, el('h2', {}, t('place.visits')),
    el('nav', { class: 'visits-tabs', 'aria-label': t('visits.tabs') }, tabs().map((tab) => el('button', {
      type: 'button', class: 'plain', 'data-key': `tab-${tab.key}`, 'aria-current': tab === shown.tab ? 'page' : null, on: { click: () => page.go({ tab: tab.key }) },
    }, t(`visits.tab.${tab.key}`)))),
    el('div', { class: beside ? 'visits-beside' : null },
      el('div', { id: 'visits-list' }, shown.tab.view(shown.answer, page)),
      beside ? el('aside', { id: 'beside', tabindex: '-1', 'aria-label': t('visits.beside') }, beside()) : null));
  if (focused) node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

useNight(new Date().toISOString());
beginPage('visits.html', 'place.visits', () => (shown ? render() : read()));
