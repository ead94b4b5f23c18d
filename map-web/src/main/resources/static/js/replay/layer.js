/**
 * People on the map, on three canvases: themselves, drawn anew at each frame; below them their trails,
 * which are most of the ink and are drawn a few times a second; below all the heat of presence, which
 * changes only when the map does. Places are metres of the map's own plane, so a frame costs one
 * multiplication a coordinate.
 */
import { Layer, DomUtil } from '../leaflet.js';
import { ink } from '../layers/ink.js';
import { afterOf, beforeOf, HEARD, isPoint, kindOf, NEAR, ON_THE_WAY, OPEN, ROAD } from './film.js';
import { ABSENT, isShown, LOST_SECONDS, SILENT } from './motion.js';

/** Heat below the ink, people over the shapes of findings and below their marks. */
const PANES = [['heat', 395], ['trails', 455], ['people', 460]];
const HIT_PX = 12;
const MOST_LABELS = 60;

/** Trails are drawn this often; what was walked since is drawn with the people. */
const TRAILS_MS = 200;

/** Steps that cannot be seen are left out of trails: who stands would make a blot of them. */
const LEAST_STEP_PX = 2;
const FONT = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** A canvas as large as the map that stays where the map is and asks to be drawn when the map moves. */
const Sheet = Layer.extend({
  initialize(pane, redraw) {
    this._name = pane;
    this._redraw = redraw;
  },
  onAdd(map) {
    this.canvas = DomUtil.create('canvas', `sheet-${this._name}`, map.getPane(this._name));
    this.canvas.setAttribute('aria-hidden', 'true');
    this.update();
  },
  onRemove() {
    this.canvas.remove();
  },
  getEvents() {
    return {
      move: this.update, zoomend: this.update, viewreset: this.update, resize: this.update,
      zoomanim: () => {
        this.canvas.classList.add('moving');
      },
    };
  },
  update() {
    const size = this._map.getSize();
    const ratio = window.devicePixelRatio || 1;
    const { canvas } = this;
    canvas.classList.remove('moving');
    if (canvas.width !== Math.round(size.x * ratio) || canvas.height !== Math.round(size.y * ratio)) {
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    DomUtil.setPosition(canvas, this._map.containerPointToLayerPoint([0, 0]));
    this._redraw();
  },
  /** A context in pixels of the screen, empty; null while the map is being zoomed. */
  begin() {
    const ratio = window.devicePixelRatio || 1;
    const ctx = this.canvas.getContext('2d');
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
    return ctx;
  },
});

/**
 * Puts a film on a Leaflet map. `options()` gives `{trail, followed, hovered, label(c)}`: seconds of
 * trail, numbers of cards or -1, and the lines that stand beside a card.
 */
export function createPeopleLayer(map, film, motion, options) {
  for (const [name, z] of PANES) {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = z;
    pane.style.pointerEvents = 'none';
  }
  let heat = null;
  const trails = new Sheet('trails', drawTrailsNow);
  const people = new Sheet('people', drawPeople);
  let trailsDrawn = { ms: -Infinity, seconds: 0, key: '' };
  trails.addTo(map);
  const warmth = new Sheet('heat', drawHeat);
  people.addTo(map);
  warmth.addTo(map);

  /** From metres about the film's origin to pixels of the container: `[scale, dx, dy]`. */
  function affine() {
    const scale = map.options.crs.scale(map.getZoom());
    const corner = map.containerPointToLayerPoint([0, 0]).add(map.getPixelOrigin());
    return [scale, film.east * scale - corner.x, -film.north * scale - corner.y];
  }

  function drawPeople() {
    if (!people.canvas) return;
    const ctx = people.begin();
    const { now } = motion;
    const [scale, dx, dy] = affine();
    const size = map.getSize();
    const { trail, followed, hovered, label } = options();
    const X = (x) => x * scale + dx;
    const Y = (y) => dy - y * scale;
    const seen = (c) => {
      const x = X(now.x[c]);
      const y = Y(now.y[c]);
      return x > -20 && y > -20 && x < size.x + 20 && y < size.y + 20;
    };
    followTrails(ctx, X, Y, trail, followed);
    const groups = Array.from({ length: ABSENT }, () => []);
    for (let c = 0; c < now.state.length; c++) {
      if (isShown(now.state[c]) && seen(c)) groups[now.state[c]].push(c);
    }
    drawSilent(ctx, groups[SILENT], X, Y);
    for (let state = 0; state < SILENT; state++) drawGroup(ctx, state, groups[state], X, Y);
    for (const c of new Set([followed, hovered])) {
      if (c >= 0 && isShown(now.state[c])) drawLabel(ctx, X(now.x[c]), Y(now.y[c]), label(c), c === followed);
    }
  }

  /** Draws the trails when it is time to, and what was walked since they were. */
  function followTrails(ctx, X, Y, trail, followed) {
    if (trail === 0 && trailsDrawn.key === 'none') return;
    const { seconds } = motion.now;
    const ms = performance.now();
    const key = `${trail} ${followed}`;
    const since = seconds - trailsDrawn.seconds;
    if (trailsDrawn.key !== key || since < 0 || since > trail || ms - trailsDrawn.ms > TRAILS_MS) drawTrailsNow();
    else drawTrails(ctx, X, Y, trailsDrawn.seconds, followed);
  }

  function drawTrailsNow() {
    if (!trails.canvas) return;
    const ctx = trails.begin();
    const { trail, followed } = options();
    trailsDrawn = { ms: performance.now(), seconds: motion.now.seconds, key: trail === 0 ? 'none' : `${trail} ${followed}` };
    if (trail === 0) return;
    const [scale, dx, dy] = affine();
    drawTrails(ctx, (x) => x * scale + dx, (y) => dy - y * scale, motion.now.seconds - trail, followed);
  }

  /** Ways since a time, broken wherever nothing was heard; fainter where the road is in doubt. Hairlines: all else costs ten times as much. */
  function drawTrails(ctx, X, Y, since, followed) {
    const { now } = motion;
    const size = map.getSize();
    const sure = new Path2D();
    const doubtful = new Path2D();
    const own = new Path2D();
    for (let c = 0; c < now.state.length; c++) {
      if (!isShown(now.state[c])) continue;
      const { from } = film.cards[c];
      const begin = c === followed ? Math.min(since, now.seconds - FOLLOWED_TRAIL) : since;
      const path = c === followed ? own : null;
      let row = now.row[c];
      let x = X(now.x[c]);
      let y = Y(now.y[c]);
      let joined = now.state[c] !== SILENT && isPoint(now.state[c]);
      while (row >= from && film.time[row] >= begin) {
        const state = film.state[row];
        const kind = kindOf(state);
        if (isPoint(kind)) {
          const toX = X(film.x[row]);
          const toY = Y(film.y[row]);
          if (!joined) {
            x = toX;
            y = toY;
          } else if (Math.abs(toX - x) > LEAST_STEP_PX || Math.abs(toY - y) > LEAST_STEP_PX) {
            if (!(Math.max(x, toX) < 0 || Math.min(x, toX) > size.x || Math.max(y, toY) < 0 || Math.min(y, toY) > size.y)) {
              const onto = path ?? (kind === ROAD || kind === ON_THE_WAY ? sure : doubtful);
              onto.moveTo(x, y);
              onto.lineTo(toX, toY);
            }
            x = toX;
            y = toY;
          }
        }
        joined = isPoint(kind) && beforeOf(state) === HEARD;
        row--;
        if (row >= from && afterOf(film.state[row]) !== 0) break;
      }
    }
    ctx.strokeStyle = ink('person');
    ctx.lineWidth = 1;
    ctx.globalAlpha = 0.3;
    ctx.stroke(doubtful);
    ctx.globalAlpha = 0.65;
    ctx.stroke(sure);
    ctx.globalAlpha = 0.95;
    ctx.lineWidth = 2.2;
    ctx.stroke(own);
    ctx.globalAlpha = 1;
  }

  /** Everybody of one kind is a print of the same small picture. */
  function drawGroup(ctx, state, cards, X, Y) {
    if (cards.length === 0) return;
    const { now } = motion;
    const { canvas, half } = stamp(state);
    for (const c of cards) ctx.drawImage(canvas, X(now.x[c]) - half, Y(now.y[c]) - half, 2 * half, 2 * half);
  }

  /** Where somebody was last heard: a ring that fades, with how many minutes it has been. */
  function drawSilent(ctx, cards, X, Y) {
    const { now } = motion;
    const paths = Array.from({ length: FADES }, () => new Path2D());
    for (const c of cards) {
      const fade = Math.min(FADES - 1, Math.floor((now.silent[c] / LOST_SECONDS) * FADES));
      SIGNS[SILENT](paths[fade], X(now.x[c]), Y(now.y[c]));
    }
    ctx.setLineDash([2, 2]);
    ctx.lineWidth = 1.4;
    ctx.strokeStyle = ink('silent');
    paths.forEach((path, fade) => {
      ctx.globalAlpha = 1 - 0.65 * (fade / (FADES - 1));
      ctx.stroke(path);
    });
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    if (cards.length > MOST_LABELS || map.getZoom() < 15) return;
    ctx.font = `10px ${FONT}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (const c of cards) {
      if (now.silent[c] >= 120) haloed(ctx, `${Math.floor(now.silent[c] / 60)}′`, X(now.x[c]) + 7, Y(now.y[c]) - 6, ink('silent'));
    }
  }

  function drawLabel(ctx, x, y, lines, followed) {
    ctx.strokeStyle = ink('name');
    ctx.lineWidth = followed ? 2 : 1.2;
    ctx.beginPath();
    ctx.arc(x, y, followed ? 10 : 8, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    lines.forEach((line, i) => {
      ctx.font = `${i === 0 ? '600 ' : ''}12px ${FONT}`;
      haloed(ctx, line, x + 15, y - 7 + 15 * i, ink('name'));
    });
  }

  function drawHeat() {
    if (!warmth.canvas) return;
    const ctx = warmth.begin();
    if (!heat || heat.cells.length === 0) return;
    const [scale, dx, dy] = affine();
    const size = map.getSize();
    const side = heat.cell * scale;
    const steps = Array.from({ length: HEATS }, () => new Path2D());
    for (const { east, north, hours } of heat.cells) {
      const x = (east - film.east) * scale + dx;
      const y = dy - (north + heat.cell - film.north) * scale;
      if (x < -side || y < -side || x > size.x || y > size.y) continue;
      const step = Math.min(HEATS - 1, Math.floor(HEATS * Math.sqrt(hours / heat.most)));
      steps[step].rect(x, y, side + 0.4, side + 0.4);
    }
    ctx.fillStyle = ink('heat');
    steps.forEach((path, i) => {
      ctx.globalAlpha = 0.1 + (0.62 * (i + 1)) / HEATS;
      ctx.fill(path);
    });
    ctx.globalAlpha = 1;
  }

  return {
    draw: drawPeople,
    redraw: () => {
      trails.update();
      people.update();
      warmth.update();
    },
    /** Shows the heat of `{cells, cell, most}`; null takes it away. */
    setHeat: (value) => {
      heat = value;
      warmth.update();
    },
    /** The card at a point of the map's container, the nearest within some pixels; -1 for none. */
    cardAt: (point) => {
      const { now } = motion;
      const [scale, dx, dy] = affine();
      let best = -1;
      let least = HIT_PX * HIT_PX;
      for (let c = 0; c < now.state.length; c++) {
        if (!isShown(now.state[c])) continue;
        const d = (now.x[c] * scale + dx - point.x) ** 2 + (dy - now.y[c] * scale - point.y) ** 2;
        if (d < least) {
          least = d;
          best = c;
        }
      }
      return best;
    },
    /** Where a card is on the map's container. */
    pointOf: (c) => {
      const [scale, dx, dy] = affine();
      return { x: motion.now.x[c] * scale + dx, y: dy - motion.now.y[c] * scale };
    },
    remove: () => {
      trails.remove();
      people.remove();
      warmth.remove();
    },
  };
}

const FADES = 6;
const FOLLOWED_TRAIL = 1800;
const HEATS = 6;

function haloed(ctx, text, x, y, colour) {
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = ink('paper');
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

const ring = (path, x, y, r) => {
  path.moveTo(x + r, y);
  path.arc(x, y, r, 0, 2 * Math.PI);
};

/** The sign of each state by its number: what is certain is full, what is open is hollow, what fits no road a cross. */
const SIGNS = [
  (path, x, y) => ring(path, x, y, 3.4),
  (path, x, y) => ring(path, x, y, 3.6),
  (path, x, y) => {
    ring(path, x, y, 7);
    ring(path, x, y, 1.4);
  },
  (path, x, y) => {
    path.moveTo(x - 4, y - 4);
    path.lineTo(x + 4, y + 4);
    path.moveTo(x - 4, y + 4);
    path.lineTo(x + 4, y - 4);
  },
  (path, x, y) => {
    path.moveTo(x, y - 5);
    path.lineTo(x + 5, y);
    path.lineTo(x, y + 5);
    path.lineTo(x - 5, y);
    path.closePath();
  },
  () => {},
  (path, x, y) => ring(path, x, y, 4.6),
];

function paintSign(ctx, state, path) {
  ctx.setLineDash([]);
  ctx.lineCap = 'round';
  if (state === ROAD) {
    ctx.strokeStyle = ink('paper');
    ctx.lineWidth = 1.6;
    ctx.stroke(path);
    ctx.fillStyle = ink('person');
    ctx.fill(path);
    return;
  }
  if (state === OPEN) {
    ctx.fillStyle = ink('paper');
    ctx.fill(path);
  } else {
    ctx.strokeStyle = ink('paper');
    ctx.lineWidth = 4;
    ctx.stroke(path);
  }
  ctx.strokeStyle = state === OPEN || state === NEAR ? ink('person') : ink('unknown');
  ctx.lineWidth = state === NEAR ? 1.2 : 1.8;
  ctx.stroke(path);
}

const HALF_STAMP = 10;
const stamps = new Map();

/** The picture of a state in the colours that are on; `half` its side in pixels of the screen. */
function stamp(state) {
  const ratio = window.devicePixelRatio || 1;
  const key = `${state} ${ratio} ${ink('person')}`;
  if (!stamps.has(key)) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 2 * HALF_STAMP * ratio;
    const ctx = canvas.getContext('2d');
    ctx.scale(ratio, ratio);
    drawSign(ctx, state, HALF_STAMP, HALF_STAMP);
    stamps.set(key, canvas);
  }
  return { canvas: stamps.get(key), half: HALF_STAMP };
}

/** The sign of a state on a small canvas, for the key under the map. */
export function drawSign(ctx, state, x, y) {
  const path = new Path2D();
  SIGNS[state](path, x, y);
  if (state !== SILENT) {
    paintSign(ctx, state, path);
    return;
  }
  ctx.setLineDash([2, 2]);
  ctx.lineWidth = 1.4;
  ctx.strokeStyle = ink('silent');
  ctx.stroke(path);
  ctx.setLineDash([]);
}
