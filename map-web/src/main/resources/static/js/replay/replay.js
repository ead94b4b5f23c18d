/**
 * The replay of a mine's night: people on the map, the axis below it, and the address, which all
 * follow one clock. It is there while the state has a `replay`.
 */
import * as api from '../api.js';
import { announce, el, fill } from '../dom.js';
import { remember, remembered } from '../memory.js';
import { failure } from '../failed.js';
import { t } from '../texts.js';
import { day } from '../words.js';
import { clockOf, formatReplay, parseReplay, SPEEDS } from './address.js';
import { createAxis } from './axis.js';
import { createBar, STEP_SECONDS, TRAILS } from './bar.js';
import { decode, FilmError, layOn } from './film.js';
import { createPeopleLayer } from './layer.js';
import { createMotion, curveOf, countOf, heatOf, isShown, shiftAt } from './motion.js';
import { createPeopleTable, placeWords, stateWords } from './people.js';
import { createPlayer } from './player.js';

const ADDRESS_MS = 2000;
const TABLE_MS = 1000;
const HEAT_METRES = 25;

/** A followed card is brought back to the middle when it leaves this part of the map. */
const FREE_SHARE = 0.3;

/**
 * `page` gives what the replay needs of the page: `store`, `map()` (the page's map, null while there is
 * none), `covered()` pixels of the map that the drawer covers, `moments()` seconds that the chosen finding
 * is about, `changed()` when the legend has to be drawn anew.
 */
export function createReplay(node, peopleNode, page) {
  let film = null;
  let shown = null;
  let parts = null;
  let turn = 0;
  let heatOn = remembered('replay-heat', '') === 'on';
  let tableOn = remembered('replay-table', '') === 'on';
  let trail = TRAILS.includes(Number(remembered('replay-trail', '5'))) ? Number(remembered('replay-trail', '5')) : 5;
  let written = null;
  let wanted = false;

  const state = () => page.store.get();
  const asked = () => parseReplay(state().replay);

  /** Follows the state: opens, closes, or goes to another time. */
  async function follow() {
    const to = asked();
    const map = page.map();
    if (!to || !state().night || !map) {
      if (!to) close();
      return;
    }
    const key = `${state().night} ${to.mine} ${state().lang}`;
    if (parts && shown === key) {
      if (state().replay !== written) goTo(to);
      return;
    }
    const mine = ++turn;
    close();
    shown = key;
    node.hidden = false;
    fill(node, el('p', { class: 'replay-wait', role: 'status' }, t('replay.loading')), closeButton());
    try {
      const bytes = await api.replay(state().night, to.mine);
      if (mine !== turn) return;
      film = layOn(decode(bytes), map.zone);
      open(to, map);
    } catch (error) {
      if (mine !== turn) return;
      showFailure(error);
    }
  }

  const closeButton = () => el('button', { type: 'button', class: 'icon replay-close', 'aria-label': t('replay.close'), title: t('replay.close'), on: { click: leave } }, '×');

  function showFailure(error) {
    shown = null;
    if (error.status === 404) fill(node, el('p', { class: 'replay-wait' }, t('replay.none')), closeButton());
    else if (error instanceof FilmError) fill(node, el('p', { class: 'replay-wait' }, t(error.detail)), closeButton());
    else if (error.what) fill(node, failure(error, follow), closeButton());
    else throw error;
  }

  function open(to, map) {
    const curve = curveOf(film);
    const motion = createMotion(film);
    let followed = -1;
    let hovered = -1;
    let tableAt = 0;
    let addressAt = 0;
    const leaflet = map.leaflet;
    const label = (c) => [
      [film.cards[c].id, film.cards[c].job].filter(Boolean).join(' · '), stateWords(film, motion.now, c),
      [placeWords(film, motion.now, c), Number.isFinite(motion.now.z[c]) ? `${Math.round(motion.now.z[c])} m` : ''].filter(Boolean).join(' · '),
    ];
    const layer = createPeopleLayer(leaflet, film, motion, () => ({ trail: trail * 60, followed, hovered, label }));
    const player = createPlayer(film.length, frame);
    const bar = createBar(film, { speed: to.speed, trail }, {
      toggle: player.toggle, by: player.by, speed: setSpeed, trail: setTrail, follow: pick, table: toggleTable, close: leave,
    });
    const axis = createAxis(film, curve, () => page.moments().filter((s) => s >= 0 && s <= film.length), player.seek);
    const table = createPeopleTable(film, pick);

    function frame(seconds, playing) {
      const now = motion.at(seconds);
      if (followed >= 0) keepInSight();
      layer.draw();
      axis.show(seconds);
      const count = countOf(now.state);
      bar.show({ playing, clock: `${day(new Date(film.start * 1000).toISOString())} ${clockOf(seconds)}`, shiftName: shiftAt(film, seconds)?.name ?? '', count, followed: followed < 0 ? '' : stateWords(film, now, followed) });
      const ms = performance.now();
      if (!playing || ms - tableAt > TABLE_MS) {
        tableAt = ms;
        axis.say(count.all);
        if (tableOn) table.show(now, followed);
      }
      if (!playing || ms - addressAt > ADDRESS_MS) {
        addressAt = ms;
        write();
      }
    }

    function keepInSight() {
      if (!isShown(motion.now.state[followed])) return;
      const size = leaflet.getSize();
      const free = size.x - page.covered();
      const { x, y } = layer.pointOf(followed);
      if (x < free * FREE_SHARE || x > free * (1 - FREE_SHARE) || y < size.y * FREE_SHARE || y > size.y * (1 - FREE_SHARE)) {
        leaflet.panBy([Math.round(x - free / 2), Math.round(y - size.y / 2)], { animate: false });
      }
    }

    /** The address lags a little behind while the film plays: browsers allow few changes a second. */
    function write() {
      written = formatReplay({ mine: to.mine, seconds: Math.floor(player.seconds()), speed: player.speed(), card: followed < 0 ? null : film.cards[followed].id });
      page.store.set({ replay: written });
    }

    function setSpeed(speed) {
      player.setSpeed(speed);
      bar.showSpeed(speed);
      write();
    }

    function setTrail(minutes) {
      trail = minutes;
      remember('replay-trail', String(minutes));
      layer.draw();
    }

    function pick(c) {
      followed = c;
      bar.showFollowed(c);
      if (c >= 0) announce(label(c).join(' · '));
      frame(player.seconds(), player.isPlaying());
      write();
    }

    function toggleTable() {
      tableOn = !tableOn;
      remember('replay-table', tableOn ? 'on' : null);
      showTable();
    }

    function showTable() {
      bar.showTable(tableOn);
      peopleNode.hidden = !tableOn;
      if (tableOn) table.show(motion.now, followed);
    }

    function hit(event) {
      if (event.target.closest?.('.leaflet-marker-icon, .leaflet-control')) return -1;
      return layer.cardAt(leaflet.mouseEventToContainerPoint(event));
    }

    /** Before Leaflet hears of it: who is clicked is followed, and nothing under him is chosen. */
    function click(event) {
      if (leaflet.dragging.moved()) return;
      const c = hit(event);
      if (c < 0) return;
      event.stopPropagation();
      pick(c === followed ? -1 : c);
    }

    function move(event) {
      const c = event.buttons === 0 ? hit(event) : -1;
      if (c === hovered) return;
      hovered = c;
      leaflet.getContainer().classList.toggle('on-person', c >= 0);
      layer.draw();
    }

    function out() {
      if (hovered < 0) return;
      hovered = -1;
      layer.draw();
    }

    const container = leaflet.getContainer();
    container.addEventListener('click', click, true);
    container.addEventListener('mousemove', move);
    container.addEventListener('mouseleave', out);
    fill(node, bar.node, axis.node);
    fill(peopleNode, table.node);
    parts = {
      player, axis, layer, bar, setSpeed,
      go: (next) => {
        followed = film.cards.findIndex((card) => card.id === next.card);
        bar.showFollowed(followed);
        player.setSpeed(next.speed);
        bar.showSpeed(next.speed);
        player.seek(next.seconds ?? firstMoment(curve));
      },
      setHeat: (on) => layer.setHeat(on ? heatNow() : null),
      end: () => {
        player.end();
        axis.end();
        layer.remove();
        container.removeEventListener('click', click, true);
        container.removeEventListener('mousemove', move);
        container.removeEventListener('mouseleave', out);
        container.classList.remove('on-person');
      },
    };
    showTable();
    axis.draw();
    if (heatOn) parts.setHeat(true);
    parts.go(to);
    takeFocus();
    announce(t('replay.opened', { cards: film.cards.length }));
    page.changed();
  }

  let heat = null;

  function heatNow() {
    if (heat?.film !== film) {
      const cells = heatOf(film, HEAT_METRES);
      heat = { film, cells, cell: HEAT_METRES, most: cells.reduce((most, { hours }) => Math.max(most, hours), 0) };
    }
    return heat;
  }

  function goTo(to) {
    parts.player.play(false);
    parts.go(to);
    takeFocus();
  }

  /** Whoever asked for the replay can start it with the space bar. */
  function takeFocus() {
    if (wanted) parts.bar.focus();
    wanted = false;
  }

  function close() {
    if (shown === null && !parts) {
      node.hidden = true;
      return;
    }
    parts?.end();
    parts = null;
    film = null;
    heat = null;
    shown = null;
    written = null;
    node.hidden = true;
    peopleNode.hidden = true;
    fill(node);
    fill(peopleNode);
    page.changed();
  }

  function leave() {
    turn++;
    page.store.set({ replay: null });
    document.getElementById('map').focus({ preventScroll: true });
  }

  /** Keys of the replay; those that a button or a field needs stay with it. */
  function key(event) {
    if (!parts || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (document.getElementById('help').open) return;
    if (event.target.matches?.('input, textarea, select')) return;
    if (event.key === ' ' && event.target.matches?.('button, summary, a')) return;
    const { player } = parts;
    const faster = (by) => {
      const at = SPEEDS.indexOf(player.speed()) + by;
      if (SPEEDS[at]) parts.setSpeed(SPEEDS[at]);
    };
    const act = { ' ': player.toggle, ',': () => player.by(-STEP_SECONDS), '.': () => player.by(STEP_SECONDS), '<': () => faster(-1), '>': () => faster(1) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  document.addEventListener('keydown', key);
  // What is written over the map's lower edge stays above the replay.
  new ResizeObserver(() => {
    node.parentElement.style.setProperty('--foot', `${node.offsetHeight + peopleNode.offsetHeight}px`);
  }).observe(node);

  return {
    follow,
    isOpen: () => parts !== null,
    /** Says that somebody asks for a replay, to be called before the state does. */
    want: () => {
      wanted = true;
    },
    heat: () => heatOn,
    toggleHeat: () => {
      heatOn = !heatOn;
      remember('replay-heat', heatOn ? 'on' : null);
      parts?.setHeat(heatOn);
      page.changed();
    },
    /** Reads the film anew, after the night was judged again. */
    forget: () => {
      if (!parts) return;
      close();
      follow();
    },
    /** Draws everything anew, in other colours or with other marks. */
    redraw: () => {
      parts?.layer.redraw();
      parts?.axis.draw();
    },
  };
}

/** Where a film begins that nobody asked a time of: shortly before somebody is underground. */
function firstMoment(curve) {
  return Math.max(0, (curve.find((p) => p.all > 0)?.seconds ?? 0));
}

/** What the replay adds to the keys of the page, for its help; it listens to them by itself. */
export const KEYS = [['␣', 'help.replay.play', {}], [',  .', 'help.replay.step', {}], ['<  >', 'help.replay.speed', {}]];
