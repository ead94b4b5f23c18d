/** Evidence bundles of a finding: those that were made, with their receipts, and the making of another. */
import { announce, el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { readJson } from '../request.js';
import { words } from '../review/api.js';
import { current, t } from '../texts.js';
import { moment, number } from '../words.js';

const address = (finding, bundle = '') => `api/findings/${encodeURIComponent(finding)}/bundles${bundle && `/${encodeURIComponent(bundle)}`}`;

const MOST_KEPT = 20;
const panels = new Map();

/** The part of a finding's drawer about bundles; one a finding is kept, so that drawing anew loses nothing. */
export function bundlePanel(finding, night) {
  const key = `${finding} ${night} ${current()}`;
  if (!panels.has(key)) {
    if (panels.size >= MOST_KEPT) panels.delete(panels.keys().next().value);
    panels.set(key, create(finding, night));
  }
  const panel = panels.get(key);
  panel.refresh();
  return panel.node;
}

function create(finding, night) {
  const list = el('ul', { class: 'pack-list' });
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const make = el('button', { type: 'button', class: 'plain', 'data-key': 'bundle-make', on: { click: makeOne } }, t('bundle.make'));
  const node = el('div', { class: 'bundles' }, el('p', { class: 'dim' }, t('bundle.lead')), list, failed, el('p', {}, make));

  async function refresh() {
    try {
      show((await readJson(address(finding), 'what.bundles')).items);
    } catch (error) {
      if (list.childElementCount === 0) wrong(error);
    }
  }

  function wrong(error) {
    failed.hidden = false;
    failed.textContent = words(error, failedWords);
  }

  function show(items) {
    fill(list, items.length === 0 ? el('li', { class: 'dim' }, t('bundle.none')) : items.map((b) => el('li', { 'data-bundle': b.number },
      el('a', { href: address(finding, b.number), download: `${b.number}.zip`, 'aria-label': t('bundle.save', { number: b.number }) }, b.number),
      b.sealed ? el('span', { class: 'badge seal' }, t('pack.sealed')) : null,
      el('span', { class: 'dim' }, ` ${t('bundle.of', { night: b.night, who: b.byName, time: moment(b.madeAt), mb: number(b.bytes / 1e6, 1) })} `),
      el('a', { href: `${address(finding, b.number)}/receipt`, download: `${b.number}.receipt.json`, 'aria-label': t('bundle.receipt.of', { number: b.number }) }, t('bundle.receipt')),
      el('span', { class: 'dim' }, ` SHA-256 ${b.sha256.slice(0, 16)}…`))));
  }

  async function makeOne() {
    make.disabled = true;
    make.textContent = t('bundle.making');
    failed.hidden = true;
    try {
      const made = await readJson(address(finding), 'what.bundles', {
        method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify({ night }),
      });
      await refresh();
      announce(t('bundle.made', { number: made.number }));
      list.querySelector(`[data-bundle="${CSS.escape(made.number)}"] a`)?.focus();
    } catch (error) {
      wrong(error);
    } finally {
      make.disabled = false;
      make.textContent = t('bundle.make');
    }
  }

  return { node, refresh };
}
