/** What drives a replay: buttons, choices, the time, and how many are underground. */
import { el, fill } from '../dom.js';
import { t } from '../texts.js';
import { SPEEDS } from './address.js';
import { drawSign } from './layer.js';
import { STATES } from './motion.js';

export const TRAILS = [0, 2, 5, 10, 30];
export const STEP_SECONDS = 10;

const sign = (text) => el('span', { 'aria-hidden': 'true' }, text);

/**
 * `act` is what the parts lead to: `toggle()`, `by(seconds)`, `speed(n)`, `trail(minutes)`, `follow(c)`,
 * `table()`, `close()`. `film.cards` fill the choice of whom to follow.
 */
export function createBar(film, { speed, trail }, act) {
  const icon = (key, text, click, more = {}) => el('button', { type: 'button', class: 'icon', 'aria-label': t(key), title: t(key), on: { click }, ...more }, sign(text));
  const choice = (key, values, value, change) => el('label', { class: 'choice' }, el('span', {}, t(key)),
    el('select', { on: { change: (e) => change(Number(e.target.value)) } }, values.map(([v, words]) => el('option', { value: v, selected: v === value || null }, words))));
  const play = icon('replay.play', '▶', act.toggle, { class: 'icon play', 'data-replay': 'play' });
  const time = el('output', { class: 'replay-time', 'aria-live': 'off' });
  const shift = el('span', { class: 'replay-shift' });
  const heads = el('span', { class: 'replay-heads' });
  const whom = el('span', { class: 'replay-followed' });
  const speeds = choice('replay.speed', SPEEDS.map((n) => [n, `${n}×`]), speed, act.speed);
  const trails = choice('replay.trail', TRAILS.map((n) => [n, n === 0 ? t('replay.trail.none') : t('replay.trail.minutes', { n })]), trail, act.trail);
  const cards = choice('replay.follow', [[-1, t('replay.follow.nobody')], ...film.cards.map((card, c) => [c, card.job ? `${card.id} · ${card.job}` : card.id])], -1, act.follow);
  cards.classList.add('who');
  const table = el('button', { type: 'button', class: 'plain small', 'aria-expanded': 'false', 'data-replay': 'table', on: { click: act.table } }, t('replay.people'));
  const node = el('div', { class: 'replay-bar' },
    el('div', { class: 'replay-buttons' }, icon('replay.back', '−10', () => act.by(-STEP_SECONDS)), play, icon('replay.on', '+10', () => act.by(STEP_SECONDS))),
    el('div', { class: 'replay-now' }, time, shift), heads, whom,
    el('div', { class: 'replay-choices' }, speeds, trails, cards, table),
    icon('replay.close', '×', act.close, { class: 'icon replay-close', 'data-replay': 'close' }));
  let shown = '';

  return {
    node,
    /** Only what changed is touched. */
    show({ playing, clock, shiftName, count, followed }) {
      const key = `${playing} ${clock} ${shiftName} ${count.all} ${count.placed} ${count.silent} ${followed}`;
      if (key === shown) return;
      shown = key;
      play.setAttribute('aria-label', t(playing ? 'replay.pause' : 'replay.play'));
      play.title = t(playing ? 'replay.pause' : 'replay.play');
      play.firstChild.textContent = playing ? '❚❚' : '▶';
      time.textContent = clock;
      shift.textContent = shiftName;
      whom.textContent = followed;
      fill(heads, el('strong', {}, t('replay.heads', { n: count.all })), ' ',
        [['placed', count.placed], ['doubtful', count.doubtful], ['silent', count.silent]]
          .map(([name, n]) => el('span', { class: `heads ${name}` }, t(`replay.heads.${name}`, { n }))));
    },
    focus: () => play.focus({ preventScroll: true }),
    showFollowed: (c) => {
      cards.querySelector('select').value = String(c);
    },
    showSpeed: (n) => {
      speeds.querySelector('select').value = String(n);
    },
    showTable: (open) => table.setAttribute('aria-expanded', String(open)),
  };
}

/** What the signs on the map mean. */
export function createKey() {
  return el('ul', { class: 'key people', 'aria-label': t('replay.key') }, STATES.slice(0, 7).map((name, state) => {
    if (name === 'nowhere') return null;
    const canvas = el('canvas', { class: 'swatch', 'aria-hidden': 'true', width: 36, height: 36 });
    const ctx = canvas.getContext('2d');
    ctx.scale(2, 2);
    drawSign(ctx, state, 9, 9);
    return el('li', {}, canvas, t(`replay.state.${name === 'silent' ? 'silent.short' : name}`));
  }));
}
