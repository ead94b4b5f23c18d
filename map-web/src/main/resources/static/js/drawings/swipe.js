/** Two versions on one map: the earlier left of a divider, the new right of it; dragged, or moved by arrow keys. */
import { el, fill } from '../dom.js';
import { t } from '../texts.js';

const STEPS = { ArrowLeft: -2, ArrowRight: 2, ArrowDown: -2, ArrowUp: 2, PageDown: -10, PageUp: 10 };
const LEFT = ['earlier'];
const RIGHT = ['ink', 'preview'];

/** `settled(percent)` hears where the divider was left. Answers `{show(percent or null, names)}`. */
export function createSwipe(map, node, settled) {
  let at = null;
  let dragging = false;
  const left = el('span', { class: 'side left' });
  const right = el('span', { class: 'side right' });
  const divider = el('div', { class: 'divider', role: 'slider', tabindex: '0', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-orientation': 'horizontal' },
    el('span', { class: 'grip', 'aria-hidden': 'true' }, '⇔'));
  fill(node, left, right, divider);

  function clip() {
    const size = map.getSize();
    const a = map.containerPointToLayerPoint([0, 0]);
    const b = map.containerPointToLayerPoint(size);
    const x = a.x + (size.x * (at ?? 0)) / 100;
    const box = (from, to) => (at === null ? '' : `polygon(${from}px ${a.y}px, ${to}px ${a.y}px, ${to}px ${b.y}px, ${from}px ${b.y}px)`);
    for (const name of LEFT) map.getPane(name).style.clipPath = box(a.x, x);
    for (const name of RIGHT) map.getPane(name).style.clipPath = box(x, b.x);
  }

  function put(percent) {
    at = Math.min(Math.max(Math.round(percent), 0), 100);
    node.style.setProperty('--at', `${at}%`);
    divider.setAttribute('aria-valuenow', String(at));
    divider.setAttribute('aria-valuetext', t('swipe.at', { percent: at }));
    clip();
  }

  const pointed = (event) => {
    const box = node.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * 100;
  };
  divider.addEventListener('pointerdown', (event) => {
    dragging = true;
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
    divider.focus();
  });
  divider.addEventListener('pointermove', (event) => dragging && put(pointed(event)));
  const drop = () => {
    if (dragging) settled(at);
    dragging = false;
  };
  divider.addEventListener('pointerup', drop);
  divider.addEventListener('pointercancel', drop);
  divider.addEventListener('keydown', (event) => {
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? 100 : event.key in STEPS ? at + STEPS[event.key] : null;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    put(to);
    settled(at);
  });
  map.on('move zoom resize viewreset', clip);

  return {
    show(percent, names) {
      node.hidden = percent === null;
      divider.setAttribute('aria-label', t('swipe.label'));
      left.textContent = names?.[0] ?? '';
      right.textContent = names?.[1] ?? '';
      if (dragging) return;
      if (percent === null) {
        at = null;
        clip();
      } else {
        put(percent);
      }
    },
  };
}
