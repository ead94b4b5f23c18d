/** The paper that every map of this program is drawn on: north-up metres, a survey grid, a scale bar. */
import { Control, CRS, LatLng, LatLngBounds, Map as LeafletMap, Point, Transformation } from './leaflet.js';
import { toDegrees, toPlane } from './crs.js';
import { Grid } from './layers/grid.js';

const METRES_PER_PIXEL_AT_ZERO = 156543.03392804097;

/** North-up Gauss-Krueger in a 3-degree zone, with zoom levels as fine as those of web maps. */
function planeCrs(zone) {
  return {
    ...CRS, code: `CGCS2000-3-${zone}`, infinite: true, R: 6378137, distance: CRS.Earth.distance,
    transformation: new Transformation(1, 0, -1, 0),
    scale: (zoom) => 2 ** zoom / METRES_PER_PIXEL_AT_ZERO,
    zoom: (scale) => Math.log2(scale * METRES_PER_PIXEL_AT_ZERO),
    projection: {
      project: ({ lat, lng }) => {
        const p = toPlane(lng, lat, zone);
        return new Point(p.easting, p.northing);
      },
      unproject: ({ x, y }) => {
        const { lon, lat } = toDegrees(y, x, zone);
        return new LatLng(lat, lon);
      },
    },
  };
}

/** West, south, east, north as Leaflet wants them. */
export const toBounds = ([west, south, east, north]) => new LatLngBounds([south, west], [north, east]);

/** What both kinds of map share: steps of the zoom, no controls of Leaflet's own, nothing that fades. */
export const MANNERS = {
  zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 100, inertia: false, fadeAnimation: false,
};

/** A map of a zone with grid and scale; it keeps its place when its box changes. */
export function planeMap(container, zone, options) {
  const map = new LeafletMap(container, { crs: planeCrs(zone), minZoom: 6, maxZoom: 22, ...MANNERS, ...options });
  new Grid().addTo(map);
  new Control.Scale({ imperial: false, maxWidth: 120, position: 'bottomleft' }).addTo(map);
  keepPlace(map, container);
  return map;
}

/** Follows the size of its box without moving what is shown. */
export function keepPlace(map, container) {
  // What is drawn while the page goes to paper is not taken along: paper.js has drawn it before.
  const onPaper = () => document.documentElement.classList.contains('printing');
  const watcher = new ResizeObserver(() => !onPaper() && map.invalidateSize({ pan: false, animate: false }));
  watcher.observe(container);
  map.on('unload', () => watcher.disconnect());
}
