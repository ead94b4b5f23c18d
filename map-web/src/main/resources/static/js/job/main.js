/** The nightly job: when it runs next, how far it is, what it has run; a run asked for by hand. */
import { announce, el, fill } from '../dom.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { readJson } from '../request.js';
import { is } from '../session.js';
import { t } from '../texts.js';
import { moment, number } from '../words.js';

const SIZE = 20;
const POLL_MS = 2_000;
const POLL_IDLE_MS = 20_000;
let state = null;
let health = null;
let shown = SIZE;
let form = null;
let spoken = '';

async function read() {
  try {
    state = await readJson(`api/job?size=${shown}`, 'what.job');
    health = await readJson('api/health/details', 'what.health');
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

async function ask(wanted) {
  try {
    await readJson('api/job/runs', 'what.job', { method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify(wanted) });
    announce(t('job.asked'));
    await read();
  } catch (error) {
    trouble(error);
  }
}

const mayAsk = () => is('supervisor', 'administrator');

/** Made once a language, so that nothing is taken from who is filling it in. */
function wantedForm() {
  if (form && spoken === document.documentElement.lang) return form;
  spoken = document.documentElement.lang;
  const date = (name) => el('label', {}, el('span', {}, t(`job.${name}`)), el('input', { type: 'date', name, required: true }));
  const range = el('form', {
    class: 'fields', on: {
      submit: (event) => {
        event.preventDefault();
        ask(Object.fromEntries(new FormData(range)));
      },
    },
  }, date('from'), date('to'), el('button', { class: 'plain' }, t('job.range')));
  form = el('div', {}, el('p', {}, el('button', { type: 'button', class: 'plain strong', 'data-key': 'due', on: { click: () => ask({}) } }, t('job.due'))),
    range, el('p', { class: 'dim' }, t('job.range.hint')));
  return form;
}

function now() {
  const run = state.runs.items.find((r) => r.state === 'running');
  if (!run) return el('p', { class: 'dim' }, t('job.idle'));
  const words = run.stage ? t(`job.stage.${run.stage}`, { done: run.done, of: run.of }) : '';
  return el('div', { class: 'job-now', role: 'status' }, el('p', {}, t('job.running', { time: moment(run.beganAt), stage: words })),
    run.of > 0 ? el('progress', { max: String(run.of), value: String(run.done), 'aria-label': words }) : null);
}

/** What is wrong with the server, or that nothing is; the disk's free space in any case. */
function healthList() {
  if (!health) return null;
  const en = document.documentElement.lang === 'en';
  return [el('h3', {}, t('health.title')), el('ul', { class: 'job-health', 'data-health': health.status }, health.parts.map((part) => {
    const words = en ? part.en : part.zh;
    return el('li', {}, part.state === 'good' ? [el('span', { class: 'good', 'aria-hidden': 'true' }, '✓ '), words] : el('strong', { class: 'bad' }, `! ${words}`));
  }))];
}

function took(run) {
  if (!run.beganAt || !run.endedAt) return '–';
  const seconds = (Date.parse(run.endedAt) - Date.parse(run.beganAt)) / 1000;
  return seconds < 120 ? t('job.seconds', { n: number(seconds, 0) }) : t('job.minutes', { n: number(seconds / 60, 0) });
}

function nights(run) {
  const { nights: made } = run;
  if (made.length > 0) return made.length === 1 ? made[0] : `${made[0]} – ${made.at(-1)}`;
  if (run.state === 'done') return el('span', { class: 'dim' }, t('job.nights.none'));
  return run.firstNight ? `${run.firstNight} – ${run.lastNight}` : t('job.nights.due');
}

const result = (run) => [
  run.trouble ? el('span', { class: 'bad job-trouble block' }, `! ${run.trouble}`) : null,
  run.rejections > 0 ? el('span', { class: 'block' }, t('job.result.rejected', { n: number(run.rejections) })) : null,
  run.failedMines.length > 0 ? el('strong', { class: 'bad block' }, `! ${t('job.result.mines', { mines: run.failedMines.join(t('and')) })}`) : null];

function render() {
  if (!state) return;
  const focused = document.activeElement?.getAttribute?.('data-key');
  const { items, total } = state.runs;
  fill(document.getElementById('page'), el('h2', {}, t('job.title')), el('p', { class: 'dim' }, t('job.lead')),
    state.enabled ? [el('p', {}, state.next ? t('job.next', { time: moment(state.next) }) : t('job.never')), now(), mayAsk() ? wantedForm() : null] : el('p', { class: 'hatched' }, t('job.off')),
    healthList(), el('h3', {}, t('job.runs')),
    items.length === 0 ? el('p', { class: 'empty' }, t('job.none')) : el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': t('job.runs') },
      table(t('job.runs'), ['run', 'reason', 'nights', 'state', 'began', 'took', 'result'].map((key) => t(`job.head.${key}`)), items.map((run) => [
        el('span', { class: 'num' }, String(run.id)), t(`job.reason.${run.reason}`, { name: run.byName }), el('span', { class: 'num' }, nights(run)),
        el('span', {}, run.state === 'failed' ? el('strong', { class: 'bad' }, `! ${t('job.state.failed')}`) : t(`job.state.${run.state}`),
          run.attempts > 1 ? el('span', { class: 'dim block' }, t('job.attempts', { n: run.attempts })) : null),
        run.beganAt ? moment(run.beganAt) : '–', took(run), result(run)]))),
    items.length < total ? el('button', { type: 'button', class: 'plain', 'data-key': 'more', on: { click: () => { shown = Math.min(500, shown + SIZE); read(); } } }, t('cases.more', { n: Math.min(SIZE, total - items.length) })) : null);
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

async function follow() {
  await read();
  const busy = state?.runs.items.some((run) => run.state === 'running' || run.state === 'waiting');
  setTimeout(() => (document.hidden ? setTimeout(follow, POLL_IDLE_MS) : follow()), busy ? POLL_MS : POLL_IDLE_MS);
}

let begun = false;
beginPage('job.html', 'job.title', () => {
  if (begun) render();
  else follow();
  begun = true;
});
