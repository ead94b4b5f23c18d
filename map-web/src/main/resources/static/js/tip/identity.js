/** Who told: written once, sent apart, never kept by the page, shown only for as long as the panel is open. */
import { el } from '../dom.js';
import { table } from '../parts.js';
import { t } from '../texts.js';
import { moment } from '../words.js';

const FIELDS = ['name', 'phone', 'idNumber', 'contact', 'account'];

/** Inputs for who told, and what they hold; nothing of them is drafted. */
export function identityFields() {
  const inputs = new Map(FIELDS.map((name) => [name, el('input', { class: 'text', id: `tip-identity-${name}`, maxlength: 200, autocomplete: 'off', 'data-key': `identity-${name}` })]));
  const node = el('fieldset', { class: 'tip-identity' }, el('legend', {}, t('tip.identity')), el('p', { class: 'dim' }, t('tip.identity.lead')),
    FIELDS.map((name) => el('div', { class: 'field line' }, el('label', { for: `tip-identity-${name}` }, t(`tip.identity.${name}`)), inputs.get(name))));
  return { node, said: () => Object.fromEntries([...inputs].map(([name, input]) => [name, input.value.trim()]).filter(([, value]) => value !== '')) };
}

/** What was let be seen. */
export const unmasked = (answer) => el('div', { class: 'tip-unmasked', tabindex: '-1', role: 'region', 'aria-label': t('tip.identity') },
  el('p', {}, el('strong', {}, t('tip.unmasked', { number: answer.caseNumber, until: moment(answer.until) }))),
  table(t('tip.identity'), [t('table.measure'), t('table.value')], FIELDS.filter((name) => answer.identity[name]).map((name) => [t(`tip.identity.${name}`), el('span', { class: 'num' }, answer.identity[name])])));
