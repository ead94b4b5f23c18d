/** The drawer: the chosen finding, mine or night; never a modal. */
import { el, fill } from './dom.js';
import { t } from './texts.js';
import './texts-more.js';
import { findingView } from './drawer-finding.js';
import { mineView } from './drawer-mine.js';
import { nightView } from './drawer-night.js';
import { failure } from './failed.js';
import { whenReleased } from './pressed.js';

let latest = 0;

/** Shows what the state has chosen as soon as it is read, or hides. */
export async function renderDrawer(node, data, state, actions) {
  const turn = ++latest;
  const key = state.finding ?? state.mine ?? state.panel;
  node.hidden = !key || !state.night;
  if (node.hidden) {
    fill(node);
    return;
  }
  const view = state.finding ? findingView : state.mine ? mineView : nightView;
  if (node.dataset.shown !== `${state.night} ${key}`) fill(node, frame(actions, skeleton()));
  let draw;
  try {
    draw = await view(data, state, actions);
  } catch (error) {
    draw = () => failure(error, () => renderDrawer(node, data, state, actions));
  }
  // Panels that are kept can be in one place only: what comes too late must not be drawn, or it would take them along.
  whenReleased(node, () => turn === latest && show(node, `${state.night} ${key}`, frame(actions, draw())));
}

function show(node, key, content) {
  const same = node.dataset.shown === key;
  const scroll = same ? node.querySelector('.scroll')?.scrollTop ?? 0 : 0;
  const focused = same ? document.activeElement?.closest?.('#drawer') && document.activeElement.getAttribute('data-key') : null;
  fill(node, content);
  node.dataset.shown = key;
  node.querySelector('.scroll').scrollTop = scroll;
  if (focused) node.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function frame(actions, content) {
  return [
    el('button', { type: 'button', class: 'icon close', 'data-key': 'close', 'aria-label': t('drawer.close'), title: `${t('drawer.close')} (Esc)`, on: { click: actions.close } }, '×'),
    el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('drawer.label') }, content),
  ];
}

const skeleton = () => el('div', { class: 'skeleton', 'aria-hidden': 'true' }, Array.from({ length: 8 }, () => el('div', { class: 'ghost' })));
