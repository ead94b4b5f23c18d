/** What confirmed findings cost each mine, how often each rule was right, and the sample that says what they miss. */
import { el, fill, svg } from '../dom.js';
import { exportMenu } from '../exports/menu.js';
import { failedWords } from '../failed.js';
import { table } from '../parts.js';
import { beginPage, trouble } from '../plain-page.js';
import { is } from '../session.js';
import { t } from '../texts.js';
import { bilingual, moment, number, ruleWords, useNight } from '../words.js';
import * as api from './api.js';

let ledger = null;
let rates = null;
let registering = null;

async function read() {
  try {
    [ledger, rates] = await Promise.all([api.ledger(0), api.hitRate()]);
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

const may = () => is('regulator', 'supervisor');
const wide = (label, content) => el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': label }, content);

function render() {
  if (!ledger || !rates) return;
  fill(document.getElementById('page'),
    el('h2', {}, t('ledger.title')), el('p', { class: 'dim' }, t('ledger.lead', { days: ledger.windowDays, full: ledger.full })),
    exportMenu('ledger', () => [part('ledger', 'mines', 'export.points'), part('ledger', 'deductions', 'export.deductions')]),
    ledger.mines.items.length === 0 ? el('p', {}, t('ledger.none')) : wide(t('ledger.title'), mines()), rules(),
    el('h2', { id: 'hit-rate' }, t('hitrate.title')), el('p', { class: 'dim' }, t('hitrate.lead')),
    exportMenu('hit-rate', () => [part('hit-rate', 'rules', 'export.rates'), part('hit-rate', 'samples', 'export.samples')]), hits(),
    el('h3', {}, t('sample.title')), el('p', { class: 'dim' }, t('sample.lead')), may() ? drawForm() : null,
    rates.samples.length === 0 ? el('p', {}, t('sample.none')) : rates.samples.map(sample));
}

const part = (list, name, title) => ({ list, title: t(title), query: () => ({ part: name }) });

function mines() {
  return table(t('ledger.title'), ['mine', 'left', 'class', 'every', 'deductions'].map((k) => t(`ledger.${k}`)), ledger.mines.items.map((m) => [
    m.mineName, el('span', { class: 'num' }, String(m.pointsLeft)), el('span', { class: `class-letter ${m.mineClass}` }, m.mineClass),
    t('ledger.days', { n: m.inspectionDays }),
    m.deductions.length + m.hazards.length === 0 ? el('span', { class: 'dim' }, t('ledger.deductions.none')) : el('ul', {}, m.deductions.map((d) => el('li', {},
      el('a', { href: `cases.html?which=all&finding=${encodeURIComponent(d.findingId)}` }, t('ledger.deduction', { number: d.number, rule: ruleWords(d.rule), points: d.points })),
      el('span', { class: 'dim' }, ` ${t(`severity.${d.severity}`)} · ${moment(d.confirmedAt)} · ${d.confirmedBy}${d.round > 1 ? ` · ${t('ledger.back')}` : ''}`))),
      m.hazards.map((h) => el('li', {}, el('a', { href: `visits.html?tab=hazards&mine=${encodeURIComponent(m.mineCode)}` }, t('ledger.hazard', { number: h.number, source: t(`hazards.source.${h.finder}`), points: h.points })),
        el('span', { class: 'dim' }, ` ${t(`hazards.level.${h.level}`)} · ${moment(h.confirmedAt)}`)))),
  ]));
}

function rules() {
  const any = (value, words) => (value === '*' ? t('ledger.any') : words);
  return el('details', {}, el('summary', {}, t('ledger.table', { version: ledger.tables })), el('p', { class: 'dim' }, t('ledger.table.proposal')),
    table(t('ledger.points'), ['rule', 'severity', 'points', 'factor', 'source'].map((k) => t(`ledger.${k}`)), ledger.costs.map((c) => [
      any(c.rule, ruleWords(c.rule)), any(c.severity, t(`severity.${c.severity}`)), String(c.points), `× ${c.recurrenceFactor}`, bilingual(c.source)])),
    table(t('ledger.class'), ['class', 'least', 'every', 'source'].map((k) => t(`ledger.${k}`)), ledger.classes.map((c) => [
      c.code, String(c.leastPoints), t('ledger.days', { n: c.inspectionDays }), bilingual(c.source)])));
}

const percent = (share) => number(share * 100, 0);
const words = (i) => (i === null ? '–' : t('hitrate.interval', { share: percent(i.share), low: percent(i.low), high: percent(i.high) }));

/** The share as a mark in its interval. */
const bar = (i) => el('span', { class: 'rate-bar', 'aria-hidden': 'true' }, svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none' },
  svg('rect', { class: 'interval', x: i.low * 100, y: 0, width: Math.max(1, (i.high - i.low) * 100), height: 10 }),
  svg('rect', { class: 'share', x: Math.min(98, i.share * 100), y: 0, width: 2, height: 10 })));

function hits() {
  const decided = rates.rules.filter((r) => r.confirmed + r.dismissed > 0);
  if (decided.length === 0) return el('p', {}, t('hitrate.none'));
  return wide(t('hitrate.title'), table(t('hitrate.title'), ['rule', 'confirmed', 'dismissed', 'rate', 'reasons', 'measured'].map((k) => t(`hitrate.${k}`)), decided.map((r) => [
    r.rule === '' ? el('strong', {}, t('hitrate.all')) : ruleWords(r.rule), String(r.confirmed), String(r.dismissed),
    el('span', { class: 'num' }, bar(r.rate), words(r.rate)),
    Object.entries(r.reasons).map(([code, n]) => `${t(`case.reason.${code}`)} ${n}`).join(' · '), agreement(r.measured),
  ])));
}

/** How the figures of a rule compare with what was measured underground. */
const agreement = (m) => (m.cases === 0 ? '–' : t('hitrate.measured.of', { n: m.cases, within: m.within, known: m.withErrors, median: number(m.medianDifferenceM, 1) }));

/** A form whose refusal stands under it. */
function form(label, fields, act) {
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const node = el('form', {
    class: 'fields', on: {
      submit: async (event) => {
        event.preventDefault();
        try {
          await act(Object.fromEntries(new FormData(node)));
          await read();
        } catch (error) {
          failed.hidden = false;
          failed.textContent = api.words(error, failedWords);
        }
      },
    },
  }, fields, el('button', { class: 'plain' }, label));
  return [node, failed];
}

function drawForm() {
  return form(t('sample.draw'), [
    el('label', {}, el('span', {}, t('sample.seed')), el('input', { name: 'seed', maxlength: 100, required: true, autocomplete: 'off' })),
    el('label', {}, el('span', {}, t('sample.size')), el('input', { name: 'size', type: 'number', min: 1, max: 50, value: 3, required: true }))],
  (said) => api.draw({ seed: said.seed, size: Number(said.size) }));
}

function sample(s) {
  return el('section', { class: 'sample', 'data-sample': s.id },
    el('p', {}, t('sample.of', { night: s.night, population: s.population, seed: s.seed, who: s.byName })),
    s.missed ? el('p', {}, el('strong', {}, t('sample.missed', { visited: s.visited, violations: s.violations, rate: words(s.missed) }))) : null,
    el('ol', {}, s.mines.map((m) => {
      const key = `${s.id} ${m.mineCode}`;
      if (m.result) return el('li', {}, `${m.mineName}: `, el('strong', {}, t(`sample.result.${m.result}`)), el('span', { class: 'dim' }, ` ${m.words} · ${m.byName} · ${moment(m.foundAt)}`));
      return el('li', {}, `${m.mineName}: `, el('span', { class: 'dim' }, t('sample.open')), ' ',
        may() && registering !== key ? el('button', { type: 'button', class: 'link', on: { click: () => { registering = key; render(); } } }, t('sample.register')) : null,
        may() && registering === key ? form(t('sample.register'), [
          el('label', {}, el('span', {}, t('sample.result')), el('select', { name: 'result' }, ['clean', 'violation', 'not-visited'].map((r) => el('option', { value: r }, t(`sample.result.${r}`))))),
          el('label', {}, el('span', {}, t('sample.words')), el('input', { name: 'words', maxlength: 4000, required: true, autocomplete: 'off' }))],
        (said) => api.register(s.id, m.mineCode, said)) : null);
    })));
}

useNight(new Date().toISOString());
beginPage('ledger.html', 'ledger.title', () => (ledger ? render() : read()));
