/** The middle of the desk: the map, the sheet beside it where it is needed, the legend, and the control points on both. */
import { announce, el, fill } from '../dom.js';
import { zoneOf } from '../crs.js';
import { renderMapButtons, renderReadout } from '../map-frame.js';
import { definitions } from '../layers/drawn.js';
import { renderLegend } from '../legend.js';
import { remember, remembered } from '../memory.js';
import { current, t } from '../texts.js';
import { boxOf, createDeskMap } from './map.js';
import { mineFrame } from './mine-frame.js';
import { isWhole } from './points.js';
import { createSheet } from './sheet.js';

const $ = (id) => document.getElementById(id);
const WIDE_PX = 1600;

/** What stands around a plan rather than in it. */
const ASIDE = new Set(['ignore', 'annotation', 'unknown', 'neighbour']);
const millimetres = (value) => Math.round(value * 1000) / 1000;

/**
 * `asked` is the view that the address asks for. `data()` and `state()` are those of now, `points()` the control points of the
 * check or null; `actions`: `choose(patch)`, `set(patch)`, `toggleLayer(name)`, `swipe()`.
 */
export function createView(asked, { data, state, points, actions }) {
  const legend = { strength: Number(remembered('strength', '1')) || 1, wide: null, narrow: false };
  let map = null;
  let sheet = null;
  let pointsShown = null;
  let lookedAt = asked.view ? asked.check : undefined;

  const findings = () => data().verdict?.findings ?? [];
  let [named, names] = [null, new Map()];

  /** Names of the mines by code, the same map as long as the desk is the same. */
  function namesOf(desk) {
    if (desk && desk !== named) [named, names] = [desk, new Map((desk.mines ?? []).map((m) => [m.code, m.name]))];
    return names;
  }

  const needsSheet = () => state().check !== null && state().tab === 'placing';

  /** What the map is to go to when nothing else is chosen: the drawing, else the mine, else all that is licensed. */
  function homeBox() {
    const { drawn, known, licences, check } = data();
    const own = licences.filter((f) => f.properties?.mine_code === check?.mine_code);
    return boxOf(drawn.filter((f) => !ASIDE.has(f.properties.class))) ?? boxOf(drawn) ?? boxOf(own) ?? boxOf(known.map((k) => ({ geometry: { type: 'Point', coordinates: [k.lon, k.lat] } }))) ?? boxOf(licences);
  }

  function home() {
    const box = homeBox();
    if (box) map.look(box);
  }

  function makeMap(zone) {
    if (map?.zone === zone) return;
    map?.remove();
    pointsShown = null;
    legend.wide ??= window.innerWidth >= WIDE_PX;
    map = createDeskMap($('map'), zone, () => (legend[width()] ? 176 : 0) + 64, {
      finding: (id) => actions.choose({ finding: id, tab: 'verdict' }),
      change: (index) => actions.choose({ change: index, tab: 'versions' }),
      moved: (view) => actions.set({ view }),
      pointed: (lon, lat) => renderReadout(zone, lon, lat),
      picked: pickedOnMap,
      swiped: (swipe) => actions.set({ swipe }),
      home,
    });
    if (asked.view) map.setView(asked.view);
    map.setStrength(legend.strength);
    renderMapButtons(map);
  }

  function renderMap() {
    const now = data();
    const { check, tab, hidden, finding, change, swipe, lang } = state();
    const box = homeBox();
    if (box) makeMap(zoneOf((box[0] + box[2]) / 2));
    if (!map) return;
    if (box && lookedAt !== check) {
      map.look(box);
      // What comes later is a better place to look at, until the drawing itself is there.
      if (check === null || now.drawnOf !== null) lookedAt = check;
    }
    map.show({
      licences: now.licences, names: namesOf(now.desk), drawn: now.drawn, changes: now.changes, findings: findings(), earlier: now.earlier, tracks: now.tracks,
      hidden, finding, change, tab: check ? tab : '', lang, swipe, swiping: swipe !== null,
      swipeNames: [now.verdict?.differences?.against.split('/').at(-1) ?? t('swipe.left'), now.check?.file ?? ''],
    });
    renderLegendNow();
    renderTools();
  }

  /** Beside a sheet there is less room: the legend is open or not by itself there. */
  const width = () => (needsSheet() ? 'narrow' : 'wide');

  function renderLegendNow() {
    const now = width();
    renderLegend($('legend'), { present: map.present(), hidden: state().hidden, zone: map.zone, definitions, strength: legend.strength, open: legend[now] }, {
      toggle: actions.toggleLayer,
      strength: (strength) => {
        legend.strength = strength;
        remember('strength', String(strength));
        map.setStrength(strength);
      },
      opened: (open) => {
        legend[now] = open;
      },
    });
  }

  function renderTools() {
    const { check, hidden, swipe } = state();
    const node = $('map-tools');
    const button = (key, on, act) => el('button', { type: 'button', class: 'plain small', 'aria-pressed': String(on), 'data-tool': key, on: { click: act } }, t(key));
    const focused = node.contains(document.activeElement) ? document.activeElement.dataset.tool : null;
    fill(node, check ? [button('map.tracks', !hidden.includes('track'), () => actions.toggleLayer('track')), button('map.swipe', swipe !== null, actions.swipe)] : null);
    if (focused) node.querySelector(`[data-tool="${focused}"]`)?.focus();
  }

  function renderSheet() {
    const needed = needsSheet();
    if ($('sheet').hidden === needed) {
      $('sheet').hidden = !needed;
      $('map-area').classList.toggle('two', needed);
      const box = homeBox();
      if (needed && map && box) map.visit(box);
    }
    if (!needed) return;
    sheet ??= createSheet($('sheet'), (place) => isPicking() && points()?.pickSheet(place));
    sheet.show(data().sheet, state().lang);
  }

  // ---- control points ----------------------------------------------------------------------------

  const isPicking = () => state().tab === 'placing' && !data().check?.decision;
  const frame = () => (map ? mineFrame(data().known, map.zone) : null);

  function pickedOnMap({ lon, lat, known }) {
    const place = known ?? frame()?.toMine(lon, lat);
    if (!place) announce(t('placing.noframe'));
    else points()?.pickMap({ easting: millimetres(place.easting), northing: millimetres(place.northing), name: known?.[current() === 'en' ? 'name_en' : 'name_zh'] });
  }

  function renderPoints() {
    const { known } = data();
    const mine = points();
    if (state().tab !== 'placing' || !mine) {
      pointsShown = null;
      map?.show({ placing: null });
      sheet?.mark([]);
      return;
    }
    const toMap = frame()?.toMap;
    const marks = mine.list().map((p, i) => {
      const r = mine.whole().length > 2 ? mine.residual(p) : null;
      const exact = known.find((k) => Math.abs(k.easting - p.easting) < 1e-3 && Math.abs(k.northing - p.northing) < 1e-3);
      return { ...p, active: i === mine.active(), suspect: r?.suspect === true, label: `${p.name}${r && isWhole(p) ? ` ${r.metres.toFixed(2)} m` : ''}`,
        place: p.easting === null || p.northing === null ? null : exact ?? toMap?.(p.easting, p.northing) ?? null };
    });
    const placing = { known, points: marks, outline: mine.fit().answer?.outline ?? null, picking: isPicking() };
    const now = JSON.stringify(placing);
    if (now === pointsShown) return;
    pointsShown = now;
    sheet?.mark(marks);
    map?.show({ placing });
  }

  return {
    needsSheet,
    renderPoints,
    render() {
      renderSheet();
      renderMap();
      renderPoints();
    },
    /** Brings one layer out; null none. */
    preview: (layer) => map?.show({ preview: layer }),
    /** Goes to a finding or a difference; `always` also when it is in sight. */
    visit(features, always = false) {
      const box = boxOf(features);
      if (!box || !map) return;
      if (always) map.look(box, 0.6);
      else map.visit(box);
    },
    /** Another check is chosen: what it is about has to be looked at. */
    leave(check) {
      if (lookedAt !== check) lookedAt = undefined;
    },
    setView: (view) => map?.setView(view),
    /** Colours or words have changed. */
    repaint(theme) {
      map?.show({ theme });
      if (map) renderMapButtons(map);
      sheet?.repaint();
    },
  };
}
