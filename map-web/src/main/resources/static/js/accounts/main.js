/** Accounts: who may sign in, as what, for which mines; and which authority stands above which. */
import { el, fill } from '../dom.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { readJson } from '../request.js';
import { is, roleName } from '../session.js';
import { t } from '../texts.js';

let all = null;
let identities = { issuer: '', bound: [] };
let superiors = [];
let edited = null;
let told = null;

const send = (method, path, body) => readJson(`api/${path}`, 'what.accounts',
  { method, headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function read() {
  try {
    [all, { lines: superiors }, identities] = await Promise.all([readJson('api/accounts', 'what.accounts'), readJson('api/authorities', 'what.superiors'), readJson('api/account-identities', 'what.accounts')]);
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

/** Does something, then reads all anew. */
async function act(work) {
  try {
    told = await work() ?? null;
    edited = null;
    await read();
  } catch (error) {
    trouble(error);
  }
}

const subjectOf = (login) => identities.bound.find((b) => b.login === login)?.subject ?? '';

const lines = (text) => String(text).split('\n').map((l) => l.trim()).filter(Boolean);

function render() {
  if (all === null) return;
  const mayChange = is('administrator');
  fill(document.getElementById('page'), el('h2', {}, t('accounts.title')), el('p', { class: 'dim' }, t('accounts.lead')),
    told?.password ? el('div', { class: 'told', role: 'status' }, el('p', {}, t('accounts.password', { login: told.account.login })), el('code', {}, told.password)) : null,
    el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('accounts.title') },
      table(t('accounts.title'), ['audit.login', 'accounts.name', 'accounts.role', 'accounts.scope', 'accounts.last', 'accounts.enabled'].map((k) => t(k)),
        all.accounts.map((a) => [[a.login, subjectOf(a.login) ? el('span', { class: 'dim block' }, subjectOf(a.login)) : null], a.name, roleName(a.role), a.everything ? t('accounts.everything') : [...a.authorities, ...a.mineCodes].join('、'),
          [a.signedInAt ? new Date(a.signedInAt).toLocaleString('sv-SE') : t('accounts.never'), a.mustChange ? el('span', { class: 'dim block' }, t('accounts.first')) : null],
          [a.enabled ? t('yes') : t('accounts.disabled'), mayChange ? [' ',
            el('button', { type: 'button', class: 'plain small', on: { click: () => edit(a) } }, t('accounts.edit')), ' ',
            el('button', { type: 'button', class: 'plain small', on: { click: () => confirm(t('accounts.confirm.reset', { login: a.login })) && act(() => send('POST', `accounts/${encodeURIComponent(a.login)}/password`, {})) } }, t('accounts.reset'))] : null]]))),
    mayChange ? [accountForm(), edited !== null && identities.issuer ? identityForm(edited.login) : null, superiorsForm()] : null);
}

function edit(account) {
  edited = account;
  told = null;
  render();
  document.querySelector('#account-form input:not([readonly])').focus();
}

function accountForm() {
  const a = edited ?? { login: '', name: '', role: { code: 'regulator' }, everything: false, authorities: [], mineCodes: [], enabled: true };
  const form = el('form', {
    id: 'account-form', on: {
      submit: (event) => {
        event.preventDefault();
        const data = new FormData(form);
        const wanted = {
          login: data.get('login'), name: data.get('name'), role: data.get('role'), everything: data.has('everything'),
          authorities: lines(data.get('authorities')), mineCodes: lines(data.get('mines')), enabled: edited === null || data.has('enabled'),
        };
        act(() => (edited === null ? send('POST', 'accounts', wanted) : send('PUT', `accounts/${encodeURIComponent(a.login)}`, wanted)));
      },
    },
  }, el('h3', {}, edited === null ? t('accounts.add') : `${t('accounts.edit')} ${a.login}`),
  el('div', { class: 'fields' },
    el('label', {}, el('span', {}, t('audit.login')), el('input', { name: 'login', value: a.login, required: true, maxlength: 64, readonly: edited !== null, pattern: '[a-z][a-z0-9._\\-]{1,63}', autocomplete: 'off' })),
    el('label', {}, el('span', {}, t('accounts.name')), el('input', { name: 'name', value: a.name, required: true, maxlength: 200, autocomplete: 'off' })),
    el('label', {}, el('span', {}, t('accounts.role')), el('select', { name: 'role' }, all.roles.map((r) => el('option', { value: r.code, selected: r.code === a.role.code }, roleName(r)))))),
  el('div', { class: 'fields' },
    el('label', {}, el('span', {}, t('accounts.authorities')), el('textarea', { name: 'authorities', rows: 3 }, a.authorities.join('\n'))),
    el('label', {}, el('span', {}, t('accounts.mines')), el('textarea', { name: 'mines', rows: 3 }, a.mineCodes.join('\n'))),
    el('label', {}, el('input', { type: 'checkbox', name: 'everything', checked: a.everything }), ` ${t('accounts.everything')}`),
    edited === null ? null : el('label', {}, el('input', { type: 'checkbox', name: 'enabled', checked: a.enabled }), ` ${t('accounts.enabled')}`)),
  all.authorities.length > 0 ? el('p', { class: 'dim' }, t('accounts.known', { names: all.authorities.join('、') })) : null,
  el('div', { class: 'buttons' }, edited === null ? null : el('button', { type: 'button', class: 'plain', on: { click: () => { edited = null; render(); } } }, t('session.leave')),
    el('button', { class: 'primary' }, edited === null ? t('accounts.add') : t('accounts.save'))));
  return form;
}

/** Whom the identity provider knows by an account; without a subject nobody. */
function identityForm(login) {
  const subject = el('input', { name: 'subject', value: subjectOf(login), maxlength: 255, autocomplete: 'off', spellcheck: 'false' });
  return el('form', {
    on: {
      submit: (event) => {
        event.preventDefault();
        const path = `accounts/${encodeURIComponent(login)}/identity`;
        act(() => (subject.value.trim() ? send('PUT', path, { subject: subject.value.trim() }) : send('DELETE', path, {})));
      },
    },
  }, el('h3', {}, t('accounts.identity', { login })), el('p', { class: 'dim' }, t('accounts.identity.lead', { issuer: identities.issuer })),
  el('div', { class: 'fields' }, el('label', {}, el('span', {}, t('accounts.identity.subject')), subject)),
  el('div', { class: 'buttons' }, el('button', { class: 'primary' }, t('accounts.save'))));
}

function superiorsForm() {
  const trouble_ = el('p', { class: 'failure', role: 'alert' });
  const text = el('textarea', { name: 'superiors', rows: 6, 'aria-label': t('accounts.superiors') }, superiors.map((l) => `${l.name} → ${l.superior}`).join('\n'));
  return el('form', {
    on: {
      submit: (event) => {
        event.preventDefault();
        const rows = lines(text.value).map((l) => l.split(/\s*(?:→|->)\s*/));
        const bad = rows.findIndex((r) => r.length !== 2 || !r[0] || !r[1]);
        trouble_.textContent = bad >= 0 ? t('accounts.superiors.bad', { line: bad + 1 }) : '';
        if (bad < 0) act(() => send('PUT', 'authorities', rows.map(([name, superior]) => ({ name, superior }))));
      },
    },
  }, el('h3', {}, t('accounts.superiors')), el('p', { class: 'dim' }, t('accounts.superiors.lead')), text, trouble_,
  el('div', { class: 'buttons' }, el('button', { class: 'primary' }, t('accounts.save'))));
}

beginPage('accounts.html', 'accounts.title', () => (all === null ? read() : render()));
