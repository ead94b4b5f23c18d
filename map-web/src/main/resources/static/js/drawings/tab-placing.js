/** Where the drawing lies: what it was placed by, control points with live residuals, and the other settings of the run. */
import { announce, el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { section } from '../parts.js';
import { severityMark } from '../symbols.js';
import { has, t } from '../texts.js';
import { bilingual, number } from '../words.js';
import { capital, isWorking } from './model.js';

const HALVES = [['x', 'placing.x'], ['y', 'placing.y'], ['northing', 'placing.northing'], ['easting', 'placing.easting']];

/** `data.points` are those of `points.js`, `data.known` what the mine has of known points. */
export function placingTab(data, state, actions) {
  const { check } = data;
  const fixed = check.decision !== null && check.decision !== undefined;
  return [
    section(t('placing.now'), now(data)),
    section(t('placing.points'), el('p', { class: 'dim' }, fixed ? t('layers.fixed') : t('placing.how')), data.points ? editor(data, fixed, actions) : el('p', { class: 'dim' }, t('list.loading'))),
    section(t('placing.settings'), settings(data, fixed, actions)),
  ];
}

function now({ verdict, check }) {
  const sheet = verdict?.sheet;
  const kind = sheet ? (has(`sheet.kind.${sheet.kind}`) ? t(`sheet.kind.${sheet.kind}`) : sheet.kind) : null;
  const placed = verdict?.placement;
  const registration = placed?.registration ?? placed?.grid;
  const reason = sheet ? capital(bilingual(sheet, 'reason')) : null;
  const refusal = verdict && !placed ? capital(bilingual(verdict, 'refusal')) || t('placing.not') : null;
  return [
    el('p', {}, kind ? el('strong', {}, `${kind} `) : null, sheet ? (reason === refusal ? null : reason) : isWorking(check) ? t('verdict.waiting') : t('placing.unread')),
    placed ? el('p', {}, registration
      ? t('placing.by', {
        method: has(`registration.${registration.method}`) ? t(`registration.${registration.method}`) : registration.method,
        n: registration.residuals.length, rms: number(registration.rms_m, 2), sigma: number(placed.sigma_m, 2),
      })
      : t('placing.crs.by', { crs: placed.stated_crs || t('verdict.crs.found'), sigma: number(placed.sigma_m, 2) })) : null,
    refusal ? el('p', { class: 'hatched' }, refusal) : null,
  ];
}

/** The table of points. It is built once and then follows the model, so that what is being typed stays. */
function editor(data, fixed, actions) {
  const { points, known, check } = data;
  const list = el('ol', { class: 'points' });
  const fitBox = el('div', { class: 'fit', role: 'status' });
  const trouble = el('p', { class: 'hatched', role: 'alert', hidden: true });
  const apply = el('button', { type: 'button', class: 'plain strong', 'data-key': 'points-apply', on: { click: send } }, t('placing.apply'));
  const none = el('p', { class: 'dim' }, t('placing.none'));
  let cards = [];

  async function send() {
    apply.disabled = true;
    trouble.hidden = true;
    try {
      await actions.settle({ control_points: points.whole() });
      points.done();
      announce(t('layers.sent'));
    } catch (error) {
      trouble.hidden = false;
      trouble.textContent = actions.words(error);
    }
    follow('fit');
  }

  function input(i, field, label) {
    const text = field === 'name';
    return el('input', {
      type: 'text', class: 'text', inputmode: text ? null : 'decimal', maxlength: 64, 'aria-label': t('placing.of', { what: t(label), n: i + 1 }),
      placeholder: t(label), disabled: fixed, 'data-key': `point-${i}-${field}`,
      on: {
        focus: () => points.activate(i),
        input: (event) => {
          const value = event.target.value.trim();
          const number_ = Number(value.replaceAll(/[\s\u2009]/g, ''));
          const wrong = !text && value !== '' && !Number.isFinite(number_);
          event.target.setAttribute('aria-invalid', String(wrong));
          points.set(i, { [field]: text ? value : value === '' || wrong ? null : number_ });
        },
      },
    });
  }

  function card(i) {
    const inputs = Object.fromEntries([['name', 'placing.name'], ...HALVES].map(([field, label]) => [field, input(i, field, label)]));
    const residual = el('span', { class: 'residual num' });
    const choose = el('select', { 'aria-label': t('placing.of', { what: t('placing.known'), n: i + 1 }), disabled: fixed, 'data-key': `point-${i}-known`,
      on: {
        focus: () => points.activate(i),
        change: (event) => {
          const point = known[Number(event.target.value)];
          if (!point) return;
          points.take(i, { easting: point.easting, northing: point.northing, name: bilingual(point, 'name') });
        },
      } },
    el('option', { value: '' }, known.length > 0 ? t('placing.known.choose') : t('placing.known.none')), known.map((k, at) => el('option', { value: at }, bilingual(k, 'name'))));
    const node = el('li', { class: 'point', on: { click: () => points.activate(i) } },
      el('div', { class: 'point-head' }, inputs.name, residual,
        el('button', {
          type: 'button', class: 'icon', 'aria-label': t('placing.remove', { n: i + 1 }), title: t('placing.remove', { n: i + 1 }), disabled: fixed, 'data-key': `point-${i}-remove`,
          on: { click: (e) => { e.stopPropagation(); points.remove(i); } },
        }, '×')),
      el('div', { class: 'point-row' }, el('span', { class: 'dim' }, t('placing.sheet')), inputs.x, inputs.y),
      el('div', { class: 'point-row' }, el('span', { class: 'dim' }, t('placing.mine')), inputs.northing, inputs.easting),
      el('div', { class: 'point-row wide' }, el('span', { class: 'dim' }, t('placing.known')), choose));
    return { node, inputs, residual };
  }

  const written = (value) => (value === null || value === undefined ? '' : typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : value);

  /** Brings the table up with the model; `values` came from the table itself. */
  function follow(what) {
    const all = points.list();
    if (cards.length !== all.length) {
      const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      cards = all.map((_, i) => card(i));
      fill(list, cards.map((c) => c.node));
      if (focused) (list.querySelector(`[data-key="${CSS.escape(focused)}"]`) ?? add).focus();
    }
    all.forEach((point, i) => {
      const { node, inputs, residual } = cards[i];
      node.classList.toggle('active', i === points.active() && !fixed);
      if (what !== 'values' && what !== 'active') {
        for (const [field, box] of Object.entries(inputs)) if (box !== document.activeElement || what === 'points') box.value = written(point[field]);
      }
      // Two points always fit: their residuals say nothing.
      const r = points.whole().length > 2 ? points.residual(point) : null;
      node.classList.toggle('suspect', r?.suspect === true);
      fill(residual, r ? [r.suspect ? severityMark('major', 12) : null, ` ${number(r.metres, 2)} m${r.suspect ? ` ${t('placing.suspect')}` : ''}`] : '');
    });
    none.hidden = all.length > 0;
    fill(fitBox, fitWords(points));
    apply.disabled = fixed || isWorking(check) || !points.fit().answer || !points.isChanged();
  }

  const add = el('button', { type: 'button', class: 'plain', 'data-key': 'points-add', disabled: fixed, on: { click: () => {
    points.add();
    cards.at(-1)?.inputs.x.focus();
  } } }, t('placing.add'));
  actions.onPoints(follow);
  follow('points');
  if (!points.fit().answer) points.ask();
  return el('div', {}, list, none, el('div', { class: 'actions' }, add, apply), fitBox, trouble);
}

function fitWords(points) {
  const { answer, error } = points.fit();
  const n = points.whole().length;
  if (error) return el('p', { class: 'hatched' }, error.status === 422 ? error.said() ?? error.problem?.detail ?? failedWords(error) : failedWords(error));
  if (!answer) return n < 2 ? el('p', { class: 'dim' }, t('placing.few', { n })) : el('p', { class: 'dim' }, t('placing.asking'));
  return [el('p', {}, capital(bilingual(answer, 'sentence'))),
    n === 2 ? el('p', { class: 'hatched' }, t('placing.two')) : null];
}

function settings({ check, verdict }, fixed, actions) {
  const { crs, seam, day } = check.settings ?? {};
  const field = (name, value, more = {}) => el('label', { class: 'field' }, el('span', {}, t(`placing.${name}`)),
    el('input', { type: 'text', class: 'text', name, maxlength: 40, value: value ?? '', disabled: fixed, 'data-key': `setting-${name}`, ...more }));
  const trouble = el('p', { class: 'hatched', role: 'alert', hidden: true });
  const button = el('button', { class: 'plain', disabled: fixed || isWorking(check) }, t('placing.settings.apply'));
  return el('form', { class: 'fields', on: { submit: async (event) => {
    event.preventDefault();
    const before = { crs, seam, day };
    const given = [...new FormData(event.target)].map(([name, value]) => [name, value.trim()]).filter(([name, value]) => value !== (before[name] ?? ''));
    trouble.hidden = true;
    if (given.length === 0) return;
    try {
      await actions.settle(Object.fromEntries(given.map(([name, value]) => [name, value || null])));
      announce(t('layers.sent'));
    } catch (error) {
      trouble.hidden = false;
      trouble.textContent = actions.words(error);
    }
  } } },
  field('crs', crs, { placeholder: verdict?.crs ?? 'EPSG:4525' }), field('seam', seam, { placeholder: verdict?.placement?.seam ?? '' }),
  field('day', day, { placeholder: verdict?.date ?? '2026-03-01', inputmode: 'numeric' }), button, trouble);
}
