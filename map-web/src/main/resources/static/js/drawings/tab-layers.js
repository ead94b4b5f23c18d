/** What each layer of the drawing means: suggested with reasons, chosen by a person, remembered for the mine. */
import { announce, el } from '../dom.js';
import { t } from '../texts.js';
import { bilingual, moment, number } from '../words.js';
import { className, isWorking } from './model.js';

/** Choices not yet applied, by check: layer name to `{class, neighbour}`. */
const drafts = new Map();

export function layersTab(data, state, actions) {
  const { check, verdict, desk } = data;
  const layers = [...(verdict?.layers ?? [])].sort((a, b) => isOpen(b) - isOpen(a));
  if (layers.length === 0) return el('p', { class: 'dim' }, isWorking(check) ? t('verdict.waiting') : t(check.state === 'refused' ? 'layers.refused' : 'layers.none'));
  const fixed = check.decision !== null && check.decision !== undefined;
  const draft = drafts.get(check.id) ?? new Map();
  drafts.set(check.id, draft);
  const settled = new Map((check.settings?.layers ?? []).map((l) => [l.layer, l]));
  const used = (l) => draft.get(l.layer) ?? { class: l.class, neighbour: l.neighbour ?? '' };
  const apply = el('button', { type: 'button', class: 'plain strong', 'data-key': 'layers-apply', disabled: true, on: { click: send } });
  const trouble = el('p', { class: 'hatched', role: 'alert', hidden: true });
  const rows = new Map();

  function choose(layer, patch) {
    const now = { ...used(layer), ...patch };
    if (now.class === layer.class && now.neighbour === (layer.neighbour ?? '')) draft.delete(layer.layer);
    else draft.set(layer.layer, now);
    paint(layer);
    count();
  }

  function paint(layer) {
    const { select, neighbour, row } = rows.get(layer.layer);
    const now = used(layer);
    select.value = now.class;
    if (neighbour.value !== now.neighbour) neighbour.value = now.neighbour;
    neighbour.hidden = now.class !== 'neighbour';
    row.classList.toggle('changed', draft.has(layer.layer));
  }

  function count() {
    apply.disabled = draft.size === 0 || fixed || isWorking(check);
    apply.textContent = draft.size > 0 ? t('layers.apply', { n: draft.size }) : t('layers.apply.none');
  }

  function confirmAll() {
    const open = layers.filter(differs);
    for (const layer of open) choose(layer, { class: layer.suggested, neighbour: layer.neighbour ?? '' });
    announce(t('layers.confirmed', { n: open.length }));
  }

  async function send() {
    apply.disabled = true;
    trouble.hidden = true;
    try {
      await actions.settle({ layers: [...draft].map(([layer, choice]) => ({ layer, ...choice })) });
      drafts.delete(check.id);
      announce(t('layers.sent'));
    } catch (error) {
      trouble.hidden = false;
      trouble.textContent = actions.words(error);
      count();
    }
  }

  function row(layer) {
    const by = settled.get(layer.layer);
    const choices = (desk?.layer_classes ?? []).map(({ code }) => code);
    const select = el('select', {
      'aria-label': t('layers.class.of', { layer: layer.layer }), disabled: fixed, 'data-key': `class-${layer.layer}`,
      on: { change: (e) => choose(layer, { class: e.target.value }) },
    },
      [...new Set([...choices, layer.class, ...(by ? ['unknown'] : [])])].map((code) => el('option', { value: code }, by && code === 'unknown' ? t('layers.forget') : className(desk, code))));
    const neighbour = el('input', {
      type: 'text', class: 'text', maxlength: 64, placeholder: t('layers.neighbour'), 'aria-label': t('layers.neighbour.of', { layer: layer.layer }), disabled: fixed,
      on: { input: (e) => choose(layer, { neighbour: e.target.value }) },
    });
    const [show, hide] = [() => actions.preview(layer.layer), () => actions.preview(null)];
    const node = el('tr', { 'data-layer': layer.layer, on: { mouseenter: show, mouseleave: hide, focusin: show, focusout: hide } },
      el('th', { scope: 'row' }, el('span', { class: 'cad-layer' }, layer.layer), el('span', { class: 'dim block' }, entities(layer))),
      el('td', {}, suggestion(layer, desk),
        by?.by ? el('span', { class: 'dim block' }, t('layers.by', { who: by.by === '-' ? t('layers.by.nobody') : by.by, on: moment(by.on) })) : null),
      el('td', {}, select, neighbour));
    rows.set(layer.layer, { row: node, select, neighbour });
    return node;
  }

  const body = el('tbody', {}, layers.map(row));
  layers.forEach(paint);
  count();
  const unknown = layers.filter((l) => l.class === 'unknown').length;
  const open = layers.filter(differs).length;
  return [
    el('p', {}, t('layers.sum', { n: layers.length, unknown, open })),
    el('p', { class: 'dim' }, fixed ? t('layers.fixed') : t('layers.how')),
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'plain', 'data-key': 'layers-all', disabled: fixed || open === 0, on: { click: confirmAll } }, t('layers.all', { n: open })), apply),
    trouble,
    el('table', { class: 'mapping' }, el('caption', { class: 'unseen' }, t('tab.layers')),
      el('thead', {}, el('tr', {}, [t('layers.layer'), t('layers.suggested'), t('layers.class')].map((head) => el('th', { scope: 'col' }, head)))), body),
  ];
}

/** Whether the suggestion says something and something else than what is used. */
const differs = (layer) => layer.suggested !== 'unknown' && layer.suggested !== layer.class;

/** What a person has to look at comes first. */
const isOpen = (layer) => layer.class === 'unknown' || differs(layer);

function entities(layer) {
  const kinds = Object.entries(layer.entities ?? {}).sort((a, b) => b[1] - a[1]);
  return kinds.length > 0 ? kinds.slice(0, 3).map(([kind, n]) => `${kind} ${number(n)}`).join(' · ') : t('layers.features', { n: number(Number(layer.features) || 0) });
}

function suggestion(layer, desk) {
  if (layer.suggested === 'unknown') return el('span', { class: 'dim' }, t('layers.suggested.none'));
  const percent = number(layer.suggested_confidence * 100, 0);
  const reasons = (layer.reasons ?? []).map((r) => bilingual(r, 'text')).filter(Boolean);
  return el('span', {}, el('span', {}, `${className(desk, layer.suggested)} `), el('span', { class: 'dim num' }, `${percent}%`),
    reasons.length > 0 ? el('span', { class: 'dim block reasons' }, reasons.join(t('layers.reasons.and'))) : null);
}
