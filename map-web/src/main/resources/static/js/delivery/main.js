/** Who gets the reports of new nights, and what became of each. */
import { announce, el, fill } from '../dom.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { readJson } from '../request.js';
import { is } from '../session.js';
import { t } from '../texts.js';
import { moment, number } from '../words.js';

const SIZE = 20;
const STATES = ['waiting', 'sending', 'sent', 'uncertain', 'failed', 'unchanged', 'superseded', 'withdrawn'];
const WRONG = ['uncertain', 'failed'];
let all = null;
let outbox = null;
let state = '';
let shown = SIZE;
let told = null;
let form = null;
let spoken = '';

const send = (method, path, body) => readJson(`api/${path}`, 'what.delivery',
  { method, headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function read() {
  try {
    [all, outbox] = await Promise.all([readJson('api/subscriptions', 'what.delivery'),
      readJson(`api/deliveries?size=${shown}${state ? `&state=${state}` : ''}`, 'what.delivery')]);
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

/** Does something, says so, then reads all anew. */
async function act(work, words) {
  try {
    told = (await work()).secret ?? null;
    announce(t(words));
    await read();
    return true;
  } catch (error) {
    trouble(error);
    return false;
  }
}

const change = (s, more) => act(() => send('PUT', `subscriptions/${s.id}`, { address: s.address, language: s.language, formats: s.kind === 'mail' ? s.formats : null, enabled: s.enabled, ...more }), 'delivery.added');
const button = (key, words, click) => el('button', { type: 'button', class: 'plain small', 'data-key': key, on: { click } }, t(words));

function subscriptions() {
  const mayChange = is('administrator');
  if (all.subscriptions.length === 0) return el('p', { class: 'empty' }, t('delivery.subscriptions.none'));
  return el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('delivery.subscriptions') },
    table(t('delivery.subscriptions'), ['login', 'kind', 'address', 'language', 'formats', 'enabled'].map((key) => t(`delivery.head.${key}`)),
      all.subscriptions.map((s) => [[s.login, el('span', { class: 'dim block' }, s.name)], t(`delivery.kind.${s.kind}`), el('span', { class: 'delivery-address' }, s.address),
        t(`delivery.language.${s.language}`), s.formats.map((f) => f.toUpperCase()).join(t('and')) || '–',
        [t(s.enabled ? 'delivery.on' : 'delivery.ended'), mayChange ? [' ',
          button(`turn-${s.id}`, s.enabled ? 'delivery.stop' : 'delivery.resume', () => change(s, { enabled: !s.enabled })), ' ',
          s.kind === 'webhook' ? button(`secret-${s.id}`, 'delivery.secret.new', () => confirm(t('delivery.confirm.secret')) && act(() => send('POST', `subscriptions/${s.id}/secret`, {}), 'delivery.added')) : null] : null]])));
}

/** Made once a language, so that nothing is taken from who is filling it in. */
function addForm() {
  if (form && spoken === document.documentElement.lang) return form;
  spoken = document.documentElement.lang;
  const kinds = [all.mail ? 'mail' : null, all.webhookHosts.length > 0 ? 'webhook' : null].filter(Boolean);
  const choice = (name, options) => el('label', {}, el('span', {}, t(`delivery.head.${name}`)), el('select', { name }, options.map(([value, words]) => el('option', { value }, words))));
  const format = (name) => el('label', {}, el('input', { type: 'checkbox', name, checked: true }), ` ${name.toUpperCase()}`);
  form = el('form', {
    id: 'subscription-form', on: {
      submit: async (event) => {
        event.preventDefault();
        const data = new FormData(form);
        const mail = data.get('kind') === 'mail';
        const wanted = { login: data.get('login'), kind: data.get('kind'), address: data.get('address'), language: data.get('language'), formats: mail ? ['pdf', 'xlsx'].filter((f) => data.has(f)) : null };
        if (await act(() => send('POST', 'subscriptions', wanted), 'delivery.added')) form.querySelector('[name=address]').value = '';
      },
    },
  }, el('h3', {}, t('delivery.add')), el('div', { class: 'fields' },
    choice('login', all.readers.map((r) => [r.login, `${r.name}（${r.login}）`])), choice('kind', kinds.map((k) => [k, t(`delivery.kind.${k}`)])),
    el('label', {}, el('span', {}, t('delivery.head.address')), el('input', { name: 'address', required: true, maxlength: 500, autocomplete: 'off' })),
    choice('language', ['zh', 'en'].map((l) => [l, t(`delivery.language.${l}`)])), el('div', { class: 'delivery-formats' }, format('pdf'), format('xlsx'))),
  el('div', { class: 'buttons' }, el('button', { class: 'primary' }, t('delivery.add.do'))));
  return form;
}

function stateOf(d) {
  const words = t(`delivery.state.${d.state}`);
  return [WRONG.includes(d.state) ? el('strong', { class: 'bad' }, `! ${words}`) : words,
    d.attempts > 1 ? el('span', { class: 'dim block' }, t('delivery.attempts', { n: d.attempts })) : null,
    d.state === 'waiting' && d.attempts > 0 ? el('span', { class: 'dim block' }, t('delivery.next', { time: moment(d.notBefore) })) : null,
    WRONG.includes(d.state) && is('administrator') ? button(`again-${d.id}`, 'delivery.again', () => (d.state === 'failed' || confirm(t('delivery.confirm.again'))) && act(() => send('POST', `deliveries/${d.id}/again`, {}), 'delivery.again.done')) : null];
}

function sent() {
  const { items, total } = outbox.deliveries;
  const choose = el('label', {}, el('span', {}, `${t('delivery.filter')} `), el('select', { 'data-key': 'state', on: { change: (event) => { state = event.target.value; shown = SIZE; read(); } } },
    el('option', { value: '', selected: state === '' }, t('delivery.filter.all')),
    STATES.map((s) => el('option', { value: s, selected: state === s }, `${t(`delivery.state.${s}`)} (${number(outbox.counts[s] ?? 0)})`))));
  return [el('h3', {}, t('delivery.outbox')), el('p', {}, choose),
    items.length === 0 ? el('p', { class: 'empty' }, t('delivery.outbox.none')) : el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('delivery.outbox') },
      table(t('delivery.outbox'), ['night', 'to', 'state', 'time', 'trouble'].map((key) => t(`delivery.head.${key}`)), items.map((d) => [
        [el('span', { class: 'num' }, d.night), d.revision > 1 ? el('span', { class: 'dim block' }, t('delivery.revision', { n: d.revision })) : null],
        [el('span', { class: 'delivery-address' }, d.address), el('span', { class: 'dim block' }, `${t(`delivery.kind.${d.kind}`)} · ${d.login}`)],
        stateOf(d), moment(d.endedAt ?? d.createdAt), d.trouble ? el('span', { class: 'delivery-trouble' }, d.trouble) : '–']))),
    items.length < total ? el('button', { type: 'button', class: 'plain', 'data-key': 'more', on: { click: () => { shown = Math.min(500, shown + SIZE); read(); } } }, t('cases.more', { n: Math.min(SIZE, total - items.length) })) : null];
}

function render() {
  if (!all || !outbox) return;
  const focused = document.activeElement?.getAttribute?.('data-key');
  const ways = all.mail || all.webhookHosts.length > 0;
  fill(document.getElementById('page'), el('h2', {}, t('delivery.title')), el('p', { class: 'dim' }, t('delivery.lead')),
    ways ? el('p', {}, t('delivery.ways', { mail: t(all.mail ? 'delivery.way.on' : 'delivery.way.off'), hosts: all.webhookHosts.join(t('and')) || t('delivery.way.off') })) : el('p', { class: 'hatched' }, t('delivery.off')),
    told ? el('div', { class: 'told', role: 'status' }, el('p', {}, t('delivery.secret')), el('code', {}, told)) : null,
    el('h3', {}, t('delivery.subscriptions')), subscriptions(), ways && is('administrator') ? addForm() : null, sent());
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

beginPage('delivery.html', 'delivery.title', () => (all === null ? read() : render()));
