/** Tip-offs about a finding, for who may know of them; nothing at all for others. */
import { el, fill } from '../dom.js';
import { is } from '../session.js';
import { current, t } from '../texts.js';
import * as api from './api.js';

export function tipsAbout(finding) {
  if (!is('regulator', 'supervisor', 'auditor')) return null;
  const node = el('div', {});
  api.list({ finding }).then(({ tips }) => {
    if (tips.items.length > 0) {
      fill(node, el('h4', {}, t('tip.about')), el('ul', {}, tips.items.map((line) => el('li', {},
        el('a', { class: 'num', href: `tips.html?tip=${encodeURIComponent(line.id)}&lang=${current()}` }, line.number), ` ${t(`tip.state.${line.state}`)}`))));
    }
  }).catch(() => {}); // The finding itself is shown all the same; the page of tip-offs says what fails.
  return node;
}
