/** Which line to cut along when nobody has drawn one: the road itself, straight on at every junction. */
import { toPlane } from '../crs.js';
import { positions } from '../geometry.js';

const REACH_METRES = 60;
const EACH_WAY_METRES = 400;
const BEYOND_METRES = 40;
const SAME_METRES = 0.01;
const SHARPEST_TURN = Math.cos((60 * Math.PI) / 180);
const STRAY_METRES = 2;
const MOST_VERTICES = 48;
/** A section of nothing but a dead end's last metres would be no section. */
const SHORTEST_METRES = 20;

const far = (a, b) => Math.hypot(a.easting - b.easting, a.northing - b.northing);
const key = ([lon, lat]) => `${lon.toFixed(7)},${lat.toFixed(7)}`;

/** Edges of the network with their vertices in metres, and which of them meet at a node. */
function graphOf(features, zone) {
  const edges = features.filter((f) => f.geometry?.type === 'LineString' && f.geometry.coordinates.length > 1)
    .map((f) => ({ degrees: f.geometry.coordinates, metres: f.geometry.coordinates.map(([lon, lat]) => toPlane(lon, lat, zone)) }));
  const nodes = new Map();
  edges.forEach((edge, i) => {
    for (const end of [0, edge.degrees.length - 1]) {
      const at = key(edge.degrees[end]);
      if (!nodes.has(at)) nodes.set(at, []);
      nodes.get(at).push({ edge: i, end });
    }
  });
  return { edges, nodes };
}

/** The nearest place of the network: `{edge, segment, share, metres}`. */
function nearest(graph, place) {
  let best = null;
  graph.edges.forEach(({ metres }, edge) => {
    for (let i = 1; i < metres.length; i++) {
      const [a, b] = [metres[i - 1], metres[i]];
      const [de, dn] = [b.easting - a.easting, b.northing - a.northing];
      const whole = de * de + dn * dn;
      const share = whole === 0 ? 0 : Math.min(1, Math.max(0, ((place.easting - a.easting) * de + (place.northing - a.northing) * dn) / whole));
      const metresOff = Math.hypot(place.easting - a.easting - share * de, place.northing - a.northing - share * dn);
      if (!best || metresOff < best.metresOff - 1e-6) best = { edge, segment: i, share, metresOff };
    }
  });
  return best;
}

const direction = (a, b) => {
  const length = far(a, b) || 1;
  return [(b.easting - a.easting) / length, (b.northing - a.northing) / length];
};

/** Vertices from a place on an edge onwards, at most so many metres, straight on at junctions. */
function onwards(graph, start, forward, most) {
  const path = [];
  let { edge } = start;
  let i = forward ? start.segment : start.segment - 1;
  let ahead = forward;
  const behind = forward ? start.segment - 1 : start.segment;
  let at = { ...start.at, before: { ...graph.edges[edge].metres[behind], degrees: graph.edges[edge].degrees[behind] } };
  let left = most;
  const seen = new Set();
  for (;;) {
    const { degrees, metres } = graph.edges[edge];
    seen.add(edge);
    for (; i >= 0 && i < metres.length; i += ahead ? 1 : -1) {
      const step = far(at, metres[i]);
      if (step < SAME_METRES) {
        at = { ...metres[i], degrees: degrees[i], before: at.before };
        continue;
      }
      if (step >= left) {
        const share = left / step;
        const from = at.degrees;
        path.push([from[0] + share * (degrees[i][0] - from[0]), from[1] + share * (degrees[i][1] - from[1])]);
        return path;
      }
      left -= step;
      path.push(degrees[i]);
      at = { ...metres[i], degrees: degrees[i], before: at };
    }
    const came = far(at.before, at) < SAME_METRES ? null : direction(at.before, at);
    const next = (graph.nodes.get(key(at.degrees)) ?? []).filter((n) => !seen.has(n.edge)).map((n) => {
      const to = graph.edges[n.edge].metres[n.end === 0 ? 1 : n.end - 1];
      const [e, north] = direction(at, to);
      return { ...n, straight: came ? came[0] * e + came[1] * north : 1 };
    }).filter((n) => n.straight >= SHARPEST_TURN).sort((a, b) => b.straight - a.straight)[0];
    if (!next) return pastTheEnd(path, at, came);
    edge = next.edge;
    ahead = next.end === 0;
    i = ahead ? 1 : graph.edges[edge].metres.length - 2;
  }
}

/** A little of the rock ahead of a dead end, so that what is found at the head does not stick to the edge. */
function pastTheEnd(path, at, came) {
  if (!came) return path;
  const before = at.before.degrees;
  const share = BEYOND_METRES / (far(at, at.before) || 1);
  path.push([at.degrees[0] + share * (at.degrees[0] - before[0]), at.degrees[1] + share * (at.degrees[1] - before[1])]);
  return path;
}

/** Leaves out vertices that the line passes within `stray` metres anyway (Douglas and Peucker). */
function thinned(line, zone, stray) {
  const metres = line.map(([lon, lat]) => toPlane(lon, lat, zone));
  const keep = new Set([0, line.length - 1]);
  const split = (from, to) => {
    const [a, b] = [metres[from], metres[to]];
    const length = far(a, b);
    let [worst, most] = [-1, stray];
    for (let i = from + 1; i < to; i++) {
      const p = metres[i];
      const off = length === 0 ? far(a, p)
        : Math.abs((p.easting - a.easting) * (b.northing - a.northing) - (p.northing - a.northing) * (b.easting - a.easting)) / length;
      if (off > most) [worst, most] = [i, off];
    }
    if (worst < 0) return;
    keep.add(worst);
    split(from, worst);
    split(worst, to);
  };
  split(0, line.length - 1);
  return line.filter((_, i) => keep.has(i));
}

/** The line along the road through a place of the map; null when no road is near. */
export function alongRoad(features, [lon, lat], zone, eachWay = EACH_WAY_METRES) {
  const graph = graphOf(features, zone);
  const found = nearest(graph, toPlane(lon, lat, zone));
  if (!found || found.metresOff > REACH_METRES) return null;
  const { degrees, metres } = graph.edges[found.edge];
  const between = (a, b) => a + found.share * (b - a);
  const [i, j] = [found.segment - 1, found.segment];
  const at = {
    easting: between(metres[i].easting, metres[j].easting), northing: between(metres[i].northing, metres[j].northing),
    degrees: [between(degrees[i][0], degrees[j][0]), between(degrees[i][1], degrees[j][1])],
  };
  const start = { ...found, at };
  const back = onwards(graph, start, false, eachWay).reverse();
  const line = [...back, at.degrees, ...onwards(graph, start, true, eachWay)];
  for (let stray = STRAY_METRES; ; stray *= 2) {
    const thin = thinned(line, zone, stray);
    if (thin.length <= MOST_VERTICES) return lengthOf(thin, zone) >= SHORTEST_METRES ? westFirst(thin) : null;
  }
}

const lengthOf = (line, zone) => {
  const metres = line.map(([lon, lat]) => toPlane(lon, lat, zone));
  return metres.slice(1).reduce((sum, p, i) => sum + far(metres[i], p), 0);
};

/** Sections read from west to east, or from south to north. */
const westFirst = (line) => {
  const [a, b] = [line[0], line.at(-1)];
  const east = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]);
  return (east ? b[0] < a[0] : b[1] < a[1]) ? line.slice().reverse() : line;
};

/** The line through a finding along its road, far enough to have all of it; else along the finding itself. */
export function throughFinding(features, geometry, zone) {
  const all = positions(geometry);
  if (all.length === 0) return null;
  const mean = [0, 1].map((k) => all.reduce((sum, p) => sum + p[k], 0) / all.length);
  const metres = all.map(([lon, lat]) => toPlane(lon, lat, zone));
  const middle = toPlane(...mean, zone);
  const at = all[metres.reduce((best, p, i) => (far(p, middle) < far(metres[best], middle) ? i : best), 0)];
  const reach = Math.max(...metres.map((p) => far(p, toPlane(...at, zone))));
  return alongRoad(features, at, zone, Math.min(3000, Math.max(250, reach + 150))) ?? across(all, metres, zone);
}

/** The longest way through some places, and as far again on both sides where it is short. */
function across(all, metres, zone) {
  let [a, b, most] = [0, 0, -1];
  for (let i = 0; i < Math.min(all.length, 300); i++) {
    for (let j = i; j < Math.min(all.length, 300); j++) {
      const d = far(metres[i], metres[j]);
      if (d > most) [a, b, most] = [i, j, d];
    }
  }
  if (most < 1) {
    const [lon, lat] = all[0];
    const west = 200 / (111_320 * Math.cos((lat * Math.PI) / 180));
    return [[lon - west, lat], [lon + west, lat]];
  }
  const more = Math.max(0.25, 150 / most);
  const out = (p, q) => [p[0] + more * (p[0] - q[0]), p[1] + more * (p[1] - q[1])];
  return westFirst([out(all[a], all[b]), out(all[b], all[a])]);
}
