/**
 * Who is signed in. A request that the server answers with 401 waits here until somebody has signed
 * in and is then sent again, so that what was being written on the page is not lost.
 */
import { el, fill } from './dom.js';
import { remember, remembered } from './memory.js';
import { has, t } from './texts.js';

let session = { who: null, demo: [], provider: null, local: true };
let going = null;
const listeners = [];

/** Who is signed in, `{login, name, role: {code, zh, en}, everything}`, or null. */
export const who = () => session.who;
/** Accounts that may be taken without a password; none but in the demo. */
export const demoAccounts = () => session.demo;
export const is = (...roles) => session.who !== null && roles.includes(session.who.role.code);
/** Hears of everybody who signs in. */
export const onWho = (listener) => listeners.push(listener);

async function ask(method, path, body) {
  const response = await fetch(`api/session${path}`, {
    method, cache: 'no-store',
    headers: { Accept: 'application/json', 'X-Minewatch': 'page', ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw Object.assign(new Error(`HTTP ${response.status}`), { problem: answer });
  return answer;
}

function took(answer) {
  session = answer;
  for (const listener of listeners) listener(session.who);
}

/** Finds out who is signed in; in the demo somebody is at once. The page begins after it. */
export async function begin() {
  try {
    took(await ask('GET', ''));
  } catch {
    return; // What the page asks for next says that the server cannot be reached.
  }
  if (session.who === null || session.who.mustChange) await signIn();
}

/** Has somebody sign in anew; those who ask meanwhile wait for the same. */
export function again() {
  going ??= ask('GET', '').then(took).then(signIn).finally(() => {
    going = null;
  });
  return going;
}

async function signIn() {
  if (session.who === null && session.demo.length > 0) {
    const wanted = remembered('demo', 'regulator');
    const login = session.demo.some((d) => d.login === wanted) ? wanted : session.demo[0].login;
    took(await ask('POST', '', { demo: login }));
  }
  if (session.who === null) await inBox(signInForm);
  if (session.who.mustChange) await inBox(passwordForm);
}

/** Takes another account of the demo and begins the page anew. */
export async function take(login) {
  remember('demo', login);
  await ask('POST', '', { demo: login });
  location.reload();
}

export async function signOut() {
  await ask('DELETE', '');
  if (session.provider) location.assign('api/session/oidc/sign-out');
  else location.reload();
}

export const changePassword = () => inBox(passwordForm, true);

/** What the server said, in the language spoken now. */
function words(error) {
  const { problem } = error;
  if (!problem) return t('trouble.network');
  return document.documentElement.lang === 'en' ? problem.detail : problem.detail_zh ?? problem.detail;
}

/** Shows a form in a box over the page until what it asks for is done. */
function inBox(form, mayLeave = false) {
  return new Promise((done) => {
    const box = el('dialog', { class: 'session', 'aria-labelledby': 'session-title' });
    const close = () => {
      box.close();
      box.remove();
      done();
    };
    box.addEventListener('cancel', (event) => {
      event.preventDefault();
      if (mayLeave) close();
    });
    fill(box, form(close, mayLeave));
    document.body.append(box);
    box.showModal();
    box.querySelector('input:not([readonly])')?.focus();
  });
}

const field = (key, props) => el('label', {}, el('span', {}, t(key)), el('input', { required: true, ...props }));

function formOf(title, lead, fields, button, act, close, mayLeave) {
  const trouble = el('p', { class: 'failure', role: 'alert' });
  const submit = el('button', { class: 'primary' }, t(button));
  const form = el('form', {
    on: {
      submit: async (event) => {
        event.preventDefault();
        submit.disabled = true;
        trouble.textContent = '';
        try {
          took(await act(new FormData(form)));
          close();
        } catch (error) {
          trouble.textContent = words(error);
          form.querySelector('input[type=password]')?.select();
        } finally {
          submit.disabled = false;
        }
      },
    },
  }, el('h2', { id: 'session-title' }, t(title)), el('p', { class: 'dim' }, t(lead)), fields, trouble,
  el('div', { class: 'buttons' }, mayLeave ? el('button', { type: 'button', class: 'plain', on: { click: close } }, t('session.leave')) : null, submit));
  return form;
}

/** Why the identity provider's way did not lead in, as the address of the page says it. */
function turnedBack() {
  const why = new URLSearchParams(location.search).get('sign-in');
  return ['refused', 'unknown', 'unavailable'].includes(why) ? el('p', { class: 'failure', role: 'alert' }, t(`session.provider.${why}`)) : null;
}

const providerButton = () => (session.provider === null ? null : el('p', { class: 'buttons' },
  el('a', { class: 'button primary', href: 'api/session/oidc' }, document.documentElement.lang === 'en' ? session.provider.en : session.provider.zh)));

const signInForm = (close) => formOf('session.title', 'session.lead', [
  turnedBack(), providerButton(), session.local ? null : el('p', { class: 'dim' }, t('session.provider.only')),
  field('session.login', { name: 'login', autocomplete: 'username', maxlength: 64, autocapitalize: 'none', spellcheck: 'false' }),
  field('session.password', { name: 'password', type: 'password', autocomplete: 'current-password', maxlength: 400 }),
], 'session.begin', (data) => ask('POST', '', { login: data.get('login'), password: data.get('password') }), close, false);

const passwordForm = (close, mayLeave) => formOf('session.change', mayLeave ? 'session.change.lead' : 'session.change.first', [
  el('input', { class: 'unseen', name: 'login', autocomplete: 'username', value: session.who?.login ?? '', readonly: true, tabindex: -1, 'aria-hidden': 'true' }),
  field('session.old', { name: 'old', type: 'password', autocomplete: 'current-password', maxlength: 400 }),
  field('session.new', { name: 'password', type: 'password', autocomplete: 'new-password', minlength: 10, maxlength: 72 }),
], 'session.change.done', (data) => ask('POST', '/password', { old: data.get('old'), password: data.get('password') }), close, mayLeave);

/** The name of a role in the language spoken now. */
export const roleName = (role) => (document.documentElement.lang === 'en' ? role.en : role.zh);

let shown = { key: null, menu: null };

/** Who is signed in, and what they may do about it; ends the top bar of every page, which keeps it open when it is drawn anew. */
export function accountMenu() {
  if (session.who === null) return null;
  const key = JSON.stringify([session, document.documentElement.lang]);
  if (key !== shown.key) shown = { key, menu: makeMenu() };
  return shown.menu;
}

/** A menu that Escape closes, and leaving it. */
function closing(menu) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  menu.addEventListener('focusout', () => setTimeout(() => {
    const at = document.activeElement;
    if (menu.isConnected && at !== document.body && !menu.contains(at)) menu.open = false;
  }));
  return menu;
}

function makeMenu() {
  const menu = el('details', { class: 'account', 'data-tool': 'account' },
    el('summary', { class: 'tool', 'aria-label': t('session.menu', { name: session.who.name, role: roleName(session.who.role) }) },
      el('span', {}, session.who.name), el('span', { class: 'dim' }, ` ${roleName(session.who.role)}`)),
    el('div', { class: 'menu' },
      session.demo.length > 0 ? [el('p', { class: 'dim' }, t('session.demo')), el('ul', {}, session.demo.map((d) => el('li', {},
        el('button', { type: 'button', class: 'plain', 'data-demo': d.login, 'aria-pressed': String(d.login === session.who.login), on: { click: () => take(d.login) } },
          `${d.name} · ${roleName(d.role)}`))))]
        : [el('button', { type: 'button', class: 'plain', on: { click: changePassword } }, t('session.change')),
          el('button', { type: 'button', class: 'plain', on: { click: signOut } }, t('session.end'))]));
  return closing(menu);
}

// ---- the pages -----------------------------------------------------------------------------------

const READERS = ['regulator', 'supervisor', 'resident-inspector', 'geologist', 'auditor'];
const PLACES = [
  ['./', 'place.map', READERS],
  ['drawings.html', 'place.drawings', [...READERS, 'mine-user']],
  ['cases.html', 'place.cases', [...READERS, 'mine-user']],
  ['duty.html', 'place.duty', ['regulator', 'supervisor', 'auditor']],
  ['ledger.html', 'place.ledger', READERS],
  ['orders.html', 'place.orders', ['regulator', 'supervisor', 'resident-inspector', 'auditor', 'mine-user']],
  ['residents.html', 'place.residents', ['regulator', 'supervisor', 'resident-inspector', 'auditor', 'mine-user']],
  ['tips.html', 'place.tips', ['regulator', 'supervisor', 'auditor']],
  ['visits.html', 'place.visits', [...READERS, 'mine-user']],
  ['persons.html', 'place.persons', ['regulator', 'supervisor', 'auditor', 'mine-user']],
  ['reports.html', 'place.reports', READERS],
  ['known.html', 'place.known', READERS],
  ['audit.html', 'place.audit', ['supervisor', 'auditor', 'administrator']],
  ['accounts.html', 'place.accounts', ['administrator', 'auditor']],
  ['files.html', 'place.files', [...READERS, 'mine-user', 'administrator']],
  ['job.html', 'place.job', ['supervisor', 'auditor', 'administrator']],
  ['delivery.html', 'place.delivery', ['auditor', 'administrator']],
];

/** More than these would leave no room for nights and search. */
const MOST_PLACES = 6;

/** The pages that who is signed in may open, in the top bar; of many the last ones in a menu. */
export function renderPlaces() {
  const node = document.querySelector('nav.places');
  const here = location.pathname.split('/').at(-1) || './';
  const isHere = (href) => href === here || (href === './' && here === 'index.html');
  const link = ([href, key]) => el('a', { href, 'aria-current': isHere(href) ? 'page' : null }, t(key));
  const places = PLACES.filter(([, key, roles]) => is(...roles) && has(key));
  // Drawn anew, an open menu would close under the hand of who is reading it.
  const key = JSON.stringify([document.documentElement.lang, here, places.map(([href]) => href)]);
  if (node.dataset.shown === key) return;
  node.dataset.shown = key;
  const shown = places.length > MOST_PLACES ? places.slice(0, MOST_PLACES - 1) : places;
  const rest = places.slice(shown.length);
  const at = rest.find(([href]) => isHere(href));
  fill(node, shown.map(link), rest.length === 0 ? null : closing(el('details', { class: 'places-more' },
    el('summary', { 'aria-label': t('place.more'), class: at ? 'here' : null }, t(at ? at[1] : 'place.more')), el('div', { class: 'menu' }, rest.map(link)))));
}

/** Leaves a page that who is signed in has no business on for the first that is theirs. */
export function leaveIfNotMine(href) {
  if (session.who === null || PLACES.some(([at, , roles]) => at === href && is(...roles))) return false;
  location.replace(PLACES.find(([, , roles]) => is(...roles))[0]);
  return true;
}
