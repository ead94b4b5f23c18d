/** Inspection packs of a finding: what was measured with them, those that were made, and the making of another. */
import { announce, el, fill } from '../dom.js';
import { failedWords } from '../failed.js';
import { readJson } from '../request.js';
import { words } from '../review/api.js';
import { lastOfCase, onCase } from '../review/panel.js';
import { is } from '../session.js';
import { current, has, t } from '../texts.js';
import { moment, number } from '../words.js';

const address = (finding, pack = '') => `api/findings/${encodeURIComponent(finding)}/packs${pack && `/${encodeURIComponent(pack)}`}`;

const MOST_KEPT = 20;
const panels = new Map();

/** The part of a finding's drawer about packs; one a finding is kept, so that drawing anew asks for nothing twice. */
export function packPanel(finding, night) {
  const key = `${finding} ${night} ${current()}`;
  if (!panels.has(key)) {
    if (panels.size >= MOST_KEPT) panels.delete(panels.keys().next().value);
    panels.set(key, create(finding, night));
  }
  const panel = panels.get(key);
  panel.refresh();
  return panel.node;
}

onCase((finding, view) => {
  for (const [key, panel] of panels) if (key.startsWith(`${finding} `)) panel.measured(view);
});

const may = () => is('regulator', 'supervisor', 'resident-inspector', 'geologist');

function create(finding, night) {
  const results = el('div', { class: 'pack-results' });
  const list = el('ul', { class: 'pack-list' });
  const failed = el('p', { class: 'failure', role: 'alert', hidden: true });
  const make = el('button', { type: 'button', class: 'plain', 'data-key': 'pack-make', on: { click: makeOne } }, t('pack.make'));
  const node = el('div', { class: 'packs', 'data-packs': finding }, results, el('p', { class: 'dim' }, t('pack.lead')), list, failed,
    may() ? el('p', {}, make) : null);

  async function refresh() {
    try {
      show((await readJson(address(finding), 'what.packs')).items);
    } catch (error) {
      if (list.childElementCount === 0) wrong(error);
    }
  }

  function wrong(error) {
    failed.hidden = false;
    failed.textContent = words(error, failedWords);
  }

  function show(items) {
    fill(list, items.length === 0 ? el('li', { class: 'dim' }, t('pack.none')) : items.map((p) => el('li', { 'data-pack': p.number },
      el('a', { href: address(finding, p.number), target: '_blank', rel: 'noopener', 'aria-label': t('pack.open', { number: p.number }) }, p.number),
      p.sealed ? el('span', { class: 'badge seal' }, t('pack.sealed')) : null,
      el('span', { class: 'dim' }, ` ${t('pack.of', { night: p.night, who: p.byName, time: moment(p.madeAt) })} `),
      el('a', { href: address(finding, p.number), download: `${p.number}.html` }, t('pack.save')))));
  }

  function measured(view) {
    const said = view.history.filter((s) => s.kind === 'measure');
    fill(results, said.map(({ said: m, at, byName }) => el('p', { class: 'pack-measured' },
      el('strong', {}, t('pack.measured', { m: figure(m.measuredM, m.sigmaM), how: m.how })),
      typeof m.saidM === 'number' ? ` ${t('pack.said', { what: label(m.figure), m: figure(m.saidM, m.saidSigmaM) })}` : null,
      el('span', { class: 'dim' }, ` ${m.pack ? `${m.pack} ${m.point ?? ''} · ` : ''}${byName} · ${moment(at)}`))));
  }

  async function makeOne() {
    make.disabled = true;
    failed.hidden = true;
    try {
      const made = await readJson(address(finding), 'what.packs', {
        method: 'POST', headers: { 'X-Minewatch': 'page', 'Content-Type': 'application/json' }, body: JSON.stringify({ night, language: current() }),
      });
      await refresh();
      announce(t('pack.made', { number: made.number }));
      list.querySelector(`[data-pack="${CSS.escape(made.number)}"] a`)?.focus();
    } catch (error) {
      wrong(error);
    } finally {
      make.disabled = false;
    }
  }

  const heard = lastOfCase(finding);
  if (heard) measured(heard);
  return { node, refresh, measured };
}

/** A length with one sigma where it is known. */
const figure = (metres, sigma) => `${number(metres, 1)}${typeof sigma === 'number' ? ` ± ${number(sigma, 1)}` : ''}`;

const label = (name) => (has(`measure.${name}`) ? t(`measure.${name}`) : t('pack.figure'));
