/** The resident group of a mine in its drawer. */
import { el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { section } from '../parts.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import * as api from './api.js';
import { warnings } from './warnings.js';

export function residentsOfMine(mine) {
  if (!is('regulator', 'supervisor', 'resident-inspector', 'auditor')) return null;
  const node = el('div', {});
  api.group(mine).then(({ line }) => fill(node, section(t('place.residents'), el('p', {},
    el('a', { href: `residents.html?${new URLSearchParams({ mine, lang: current() })}` }, t(`resident.state.${line.state}`)),
    line.members > 0 ? ` · ${t('resident.count', { n: line.members })} · ${t('resident.head.leader')} ${line.leader || '–'}` : null),
  line.warnings.length > 0 ? warnings(line.warnings) : null)))
    .catch((error) => fill(node, section(t('place.residents'), el('p', { class: 'hatched' }, failedWords(error)))));
  return node;
}
