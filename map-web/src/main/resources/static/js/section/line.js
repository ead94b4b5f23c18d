/** The line of a section on the map, with its swath, its ends and a marker that goes along with the section. */
import { CircleMarker, DivIcon, LayerGroup, Marker, Polyline } from '../leaflet.js';
import { el } from '../dom.js';
import { toLatLng } from '../sketch.js';

/** Nearer than so many pixels the pointer on the map moves the cursor of the section. */
const NEAR_PX = 24;

/** `hovered(distance)` follows the pointer along the line, null when it leaves. */
export function lineOnMap(leaflet, names, hovered) {
  const group = new LayerGroup().addTo(leaflet);
  if (!leaflet.getPane('section')) {
    leaflet.createPane('section').style.zIndex = 470;
    leaflet.getPane('section').style.pointerEvents = 'none';
  }
  const common = { interactive: false, pane: 'section' };
  const swathLine = new Polyline([], { ...common, className: 'section-swath', lineCap: 'butt', lineJoin: 'round' }).addTo(group);
  const halo = new Polyline([], { ...common, className: 'section-halo', weight: 5 }).addTo(group);
  const line = new Polyline([], { ...common, className: 'section-line', weight: 2, dashArray: '10 3 2 3' }).addTo(group);
  const dot = new CircleMarker([0, 0], { ...common, className: 'section-dot', radius: 5 });
  let ends = [];
  let swath = 0;
  let latlngs = [];

  function widen() {
    if (latlngs.length === 0) return;
    const perPixel = leaflet.options.crs.scale(leaflet.getZoom());
    swathLine.setStyle({ weight: Math.max(1, 2 * swath * perPixel) });
  }

  function near({ latlng }) {
    if (latlngs.length < 2) return;
    const p = leaflet.latLngToLayerPoint(latlng);
    const perPixel = leaflet.options.crs.scale(leaflet.getZoom());
    let along = 0;
    let best = null;
    for (let i = 1; i < latlngs.length; i++) {
      const [a, b] = [leaflet.latLngToLayerPoint(latlngs[i - 1]), leaflet.latLngToLayerPoint(latlngs[i])];
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const length = Math.hypot(dx, dy);
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (length * length)));
      const off = Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
      if (!best || off < best.off) best = { off, along: along + share * length };
      along += length;
    }
    hovered(best.off <= NEAR_PX ? best.along / perPixel : null);
  }

  leaflet.on('zoomend', widen);
  leaflet.on('mousemove', near);
  return {
    show(points, metres) {
      latlngs = points.map(toLatLng);
      swath = metres;
      [swathLine, halo, line].forEach((l) => l.setLatLngs(latlngs));
      ends.forEach((end) => end.remove());
      ends = [latlngs[0], latlngs.at(-1)].map((at, i) => new Marker(at, {
        ...common, keyboard: false, icon: new DivIcon({ className: 'section-end', iconSize: [20, 20], html: el('span', {}, names[i]) }),
      }).addTo(group));
      widen();
    },
    /** Marks a place in degrees; null takes the mark away. */
    point(place) {
      if (!place) {
        dot.remove();
        return;
      }
      dot.setLatLng(toLatLng(place));
      if (!group.hasLayer(dot)) dot.addTo(group);
    },
    remove() {
      leaflet.off('zoomend', widen);
      leaflet.off('mousemove', near);
      group.remove();
    },
  };
}
