/** The time axis under the map: heads over time, shifts, and a handle that mouse and keyboard move. */
import { el } from '../dom.js';
import { t } from '../texts.js';
import { clockOf } from './address.js';
import { shiftAt } from './motion.js';

const HOUR = 3600;
const STEPS = { ArrowRight: 30, ArrowUp: 30, ArrowLeft: -30, ArrowDown: -30, PageUp: 600, PageDown: -600 };
const FOOT_PX = 15;
const HEAD_PX = 15;

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** `moments` are seconds to be marked; `seek(seconds)` is called while the handle moves. */
export function createAxis(film, curve, moments, seek) {
  const canvas = el('canvas', { class: 'axis-curve', 'aria-hidden': 'true' });
  const hand = el('div', { class: 'axis-hand', 'aria-hidden': 'true' });
  const node = el('div', {
    class: 'axis', role: 'slider', tabindex: '0', 'aria-label': t('replay.axis'), 'aria-valuemin': 0, 'aria-valuemax': film.length, 'aria-valuenow': 0,
    on: { pointerdown: grab, pointermove: drag, pointerup: drop, pointercancel: drop, keydown: key },
  }, canvas, hand);
  let seconds = 0;
  let held = false;

  const timeAt = (event) => {
    const box = node.getBoundingClientRect();
    return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) * film.length;
  };

  function grab(event) {
    if (event.button !== 0) return;
    held = true;
    node.setPointerCapture(event.pointerId);
    node.focus({ preventScroll: true });
    seek(timeAt(event));
    event.preventDefault();
  }

  function drag(event) {
    if (held) seek(timeAt(event));
  }

  function drop() {
    held = false;
  }

  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? film.length
      : event.key in STEPS ? seconds + STEPS[event.key] * (event.shiftKey ? 10 : 1) : null;
    if (to === null) return;
    event.preventDefault();
    seek(to);
  }

  function draw() {
    const ratio = window.devicePixelRatio || 1;
    const w = node.clientWidth;
    const h = node.clientHeight;
    if (w === 0) return;
    canvas.width = Math.round(w * ratio);
    canvas.height = Math.round(h * ratio);
    const ctx = canvas.getContext('2d');
    ctx.scale(ratio, ratio);
    const x = (s) => (s / film.length) * w;
    const most = Math.max(1, ...curve.map((p) => p.all));
    const y = (n) => h - FOOT_PX - (n / most) * (h - FOOT_PX - HEAD_PX);
    shiftBands(ctx, x, h);
    area(ctx, curve, x, y, (p) => p.all, css('--replay-silent-area'));
    area(ctx, curve, x, y, (p) => p.placed + p.doubtful, css('--replay-doubtful-area'));
    area(ctx, curve, x, y, (p) => p.placed, css('--replay-placed-area'));
    ctx.fillStyle = css('--dim');
    ctx.font = `11px ${css('--font')}`;
    ctx.textBaseline = 'alphabetic';
    hours(ctx, x, w, h);
    ctx.textAlign = 'left';
    ctx.fillText(String(most), 2, y(most) + 9);
    for (const s of moments()) {
      ctx.fillStyle = css('--ink');
      ctx.beginPath();
      ctx.moveTo(x(s), h - FOOT_PX + 1);
      ctx.lineTo(x(s) - 4, h - FOOT_PX - 7);
      ctx.lineTo(x(s) + 4, h - FOOT_PX - 7);
      ctx.fill();
    }
  }

  function shiftBands(ctx, x, h) {
    ctx.font = `11px ${css('--font')}`;
    ctx.textBaseline = 'top';
    ctx.textAlign = 'left';
    film.shifts.forEach((shift, i) => {
      const from = Math.max(0, x(shift.from));
      const to = Math.min(x(shift.to), x(film.length));
      if (i % 2 === 0) {
        ctx.fillStyle = css('--replay-shift');
        ctx.fillRect(from, 0, to - from, h - FOOT_PX);
      }
      ctx.fillStyle = css('--rule');
      if (shift.from > 0) ctx.fillRect(from, 0, 1, h - FOOT_PX);
      ctx.fillStyle = css('--dim');
      const name = shift.heads === null ? shift.name : t('replay.shift.reported', { shift: shift.name, heads: shift.heads });
      if (ctx.measureText(name).width + 8 < to - from) ctx.fillText(name, from + 4, 1);
    });
  }

  function hours(ctx, x, w, h) {
    const every = w > 700 ? 1 : w > 380 ? 2 : 4;
    ctx.textAlign = 'center';
    for (let hour = 0; hour * HOUR <= film.length; hour += every) {
      const at = x(hour * HOUR);
      ctx.fillRect(at - (hour * HOUR === film.length ? 1 : 0), h - FOOT_PX, 1, 3);
      if (at > 12 && at < w - 12) ctx.fillText(String(hour).padStart(2, '0'), at, h - 2);
    }
  }

  /** Moves the hand; cheap enough for every frame. */
  function show(to) {
    seconds = to;
    hand.style.transform = `translateX(${(to / film.length) * node.clientWidth}px)`;
  }

  /** Says where the hand is; not at every frame, since somebody may be listening. */
  function say(heads) {
    node.setAttribute('aria-valuenow', String(Math.round(seconds)));
    node.setAttribute('aria-valuetext', t('replay.axis.at', { time: clockOf(seconds), shift: shiftAt(film, seconds)?.name ?? '', heads }));
  }

  const watcher = new ResizeObserver(() => {
    draw();
    show(seconds);
  });
  watcher.observe(node);
  return { node, draw, show, say, end: () => watcher.disconnect() };
}

function area(ctx, curve, x, y, value, colour) {
  ctx.beginPath();
  ctx.moveTo(x(0), y(0));
  for (const p of curve) ctx.lineTo(x(p.seconds), y(value(p)));
  ctx.lineTo(x(curve.at(-1).seconds), y(0));
  ctx.fillStyle = colour;
  ctx.fill();
}
