/** The map and all that is done on it. The list can be used before these modules are there. */
import * as api from './api.js';
import { layerChoices, regionChoices } from './exports/choices.js';
import { exportMenu } from './exports/menu.js';
import { createServedLayers } from './geoserver/layers.js';
import { renderLegend } from './legend.js';
import { filtered } from './list.js';
import { createMap } from './map.js';
import { renderMapButtons } from './map-frame.js';
import { createTools } from './map-tools.js';
import { remember, remembered } from './memory.js';
import { createKey } from './replay/bar.js';
import { momentsOf } from './replay/moments.js';
import { createReplay, KEYS as REPLAY_KEYS } from './replay/replay.js';
import './texts-more.js';

/** Paper around a mine, as a part of its size. */
const MINE_MARGIN = 0.1;

const $ = (id) => document.getElementById(id);

function strengthsRemembered() {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(remembered('strengths', '{}'))).filter(([, value]) => value >= 0.1 && value <= 1));
  } catch {
    return {};
  }
}

/**
 * `page` offers `store`, `data()`, `view` that was asked for, `choose(patch)`, `failed(error)` and
 * `needShapes(codes)`.
 */
export function createMapSide(page) {
  const { store, choose, failed, needShapes } = page;
  const legend = { strengths: strengthsRemembered(), open: $('map').clientWidth > 1100 };
  let map = null;
  let served = null;
  let chosenMoments = [];

  const covered = () => {
    const drawer = $('drawer');
    return drawer.hidden || window.innerWidth < 900 ? 0 : drawer.getBoundingClientRect().width;
  };
  /** How much of the map's left edge the legend covers. */
  const legendWidth = () => (legend.open ? 176 : 0) + 64;
  const mineOf = (code) => page.data().mines.find((m) => m.code === code);
  const boxOf = (id) => page.data().findings.find((f) => f.id === id)?.bbox ?? map?.boxOf(id);
  const mineOfFinding = (id) => page.data().findings.find((f) => f.id === id)?.mineCode
    ?? page.data().shapes.find((f) => f.properties.id === id)?.properties.mineCode ?? null;

  const tools = createTools({
    store, choose, failed, covered, map: () => map, mines: () => page.data().mines, region: () => page.data().region,
    box: () => page.data().mines.filter((m) => m.bbox).reduce((all, { bbox }) => [Math.min(all[0], bbox[0]), Math.min(all[1], bbox[1]),
      Math.max(all[2], bbox[2]), Math.max(all[3], bbox[3])], [Infinity, Infinity, -Infinity, -Infinity]),
  });
  const replay = createReplay($('replay'), $('replay-people'), {
    store, covered, map: () => map, changed: drawLegend, moments: () => chosenMoments,
  });

  function make() {
    const first = mineOf(store.get().mine)?.bbox;
    const start = page.view ?? (first ? { bbox: first, covered: covered(), margin: MINE_MARGIN } : null);
    map = createMap($('map'), page.data().mines, start, legendWidth, {
      finding: (id) => choose({ finding: id, mine: mineOfFinding(id), panel: null }),
      mine: (code) => choose({ mine: code, finding: null, panel: null }),
      moved: (view) => store.set({ view }),
      pointed: (lon, lat) => map && tools.readout(lon, lat),
      failed,
      detailed: needShapes,
      drawn: drawLegend,
    });
    map.setStrengths(legend.strengths);
    served = createServedLayers(map.leaflet, map.zone, api.served, drawLegend);
    renderMapButtons(map);
    // After this pass: a section asks for layers and findings of the night that is shown.
    queueMicrotask(tools.begin);
    replay.follow();
  }

  function render() {
    if (!map) make();
    const state = store.get();
    const data = page.data();
    const through = new Set(filtered(data, state).findings.map((f) => f.id));
    map.show({
      night: state.night, mines: data.mines, licences: data.licences, hidden: state.hidden, finding: state.finding, mine: state.mine,
      lang: state.lang, features: data.shapes.filter((f) => through.has(f.properties.id) || f.properties.id === state.finding),
    });
    drawLegend();
  }

  function drawLegend() {
    if (!map) return;
    const present = map.present();
    const { hidden } = store.get();
    const known = replay.isOpen() ? { ...present, names: [...present.names, 'heat'] } : present;
    renderLegend($('legend'), { present: known, hidden: replay.heat() ? hidden : [...hidden, 'heat'], zone: map.zone, keys: replay.isOpen() ? { positions: createKey } : {}, ...legend }, {
      toggle: (layer) => {
        if (layer === 'heat') {
          replay.toggleHeat();
          return;
        }
        store.set({ hidden: hidden.includes(layer) ? hidden.filter((l) => l !== layer) : [...hidden, layer] });
      },
      strengthOf: (group, strength) => {
        legend.strengths = { ...legend.strengths, [group]: strength };
        remember('strengths', JSON.stringify(legend.strengths));
        map.setStrengths(legend.strengths);
      },
      opened: (open) => {
        legend.open = open;
      },
      served: () => served?.rows(store.get().night, page.data().region?.latest),
      exports: () => exportMenu('layers', () => exportsOf(present)),
    });
  }

  /** The layers of the chosen mine, as they are switched, or the licences of all. */
  function exportsOf({ names, drawings }) {
    const { night, mine: code } = store.get();
    const mine = mineOf(code);
    const shown = () => [...names, 'finding'].filter((layer) => !store.get().hidden.includes(layer));
    return [...(mine ? layerChoices(night, mine, shown, drawings.filter((d) => d.mine === mine.name)) : []), ...regionChoices(night)];
  }

  /** The axis of a replay marks the moments of the finding that is open. */
  async function markMoments() {
    const { night, finding } = store.get();
    const found = finding ? await api.finding(night, finding).then((answer) => momentsOf(answer.finding.properties, night), () => []) : [];
    if (store.get().finding !== finding || store.get().night !== night) return;
    chosenMoments = found.map(({ seconds }) => seconds);
    replay.redraw();
  }

  function lookAtChoice(always = false) {
    const { finding, mine } = store.get();
    const box = finding ? boxOf(finding) : mineOf(mine)?.bbox;
    if (box) map?.look(box, covered(), always, finding ? undefined : MINE_MARGIN);
  }

  function lookFinding(id) {
    const box = boxOf(id);
    if (box) map?.look(box, covered(), true);
  }

  const lookMine = (mine) => mine && map?.look(mine.bbox, covered(), true, MINE_MARGIN);

  store.on(['replay', 'night', 'lang'], () => replay.follow());
  store.on(['finding', 'night'], markMoments);
  store.on(['lang'], () => map && renderMapButtons(map));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
    map?.show({ theme: event.matches });
    replay.redraw();
  });

  return {
    keys: [...tools.keys, ...REPLAY_KEYS],
    render, lookAtChoice, lookFinding, lookMine, markMoments,
    setView: (view) => map?.setView(view),
    section: (id) => tools.section.ofFinding(id),
    /** Closes what is open on the map besides the replay; says whether anything was. */
    close: () => tools.close(),
    /** Opens a replay; the map shows the mine, or what is chosen of it. */
    replay(wanted) {
      const { finding, mine } = store.get();
      replay.want();
      store.set({ replay: wanted });
      if (finding) lookFinding(finding);
      else lookMine(mineOf(mine));
    },
    /** Forgets what was read. */
    forget() {
      map?.forget();
      replay.forget();
    },
  };
}
