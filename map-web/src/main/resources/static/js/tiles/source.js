/** Where the tiles of a layer come from, and those that are at hand. Squares are those of every web map. */
import { decode } from './decode.js';

const DEEPEST_ZOOM = 18;

/** Tiles are shown at 512 points, which is one zoom less than at 256. */
const COARSER = 1;
const MOST_KEPT = 160;
const RADIAN = Math.PI / 180;

/** The zoom whose tiles have about as many pixels as the map at a latitude. */
export const tileZoom = (mapZoom, lat) =>
  Math.max(0, Math.min(DEEPEST_ZOOM, Math.round(mapZoom + Math.log2(Math.cos(lat * RADIAN)) - COARSER)));

const columnOf = (lon, zoom) => ((lon + 180) / 360) * 2 ** zoom;
const rowOf = (lat, zoom) => ((1 - Math.asinh(Math.tan(lat * RADIAN)) / Math.PI) / 2) * 2 ** zoom;

/** Longitude and latitude of a place of the pyramid. */
export const degreesOf = (column, row, zoom) => ({
  lng: (column / 2 ** zoom) * 360 - 180, lat: Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) / RADIAN,
});

/** The tiles that meet west, south, east, north. */
export function tilesOf([west, south, east, north], zoom) {
  const last = 2 ** zoom - 1;
  const within = (n) => Math.max(0, Math.min(last, Math.floor(n)));
  const tiles = [];
  for (let x = within(columnOf(west, zoom)); x <= within(columnOf(east, zoom)); x++) {
    for (let y = within(rowOf(north, zoom)); y <= within(rowOf(south, zoom)); y++) tiles.push({ z: zoom, x, y });
  }
  return tiles;
}

/**
 * `fetchTile(z, x, y)` promises bytes; `bbox`, where given, is where anything lies. `tile(address)` promises `{z, x, y, layers}`;
 * `facts()` are those of everything that is at hand, for who asks which drawings there are.
 */
export function createSource(fetchTile, bbox = null) {
  const kept = new Map();
  const here = new Map();
  return {
    bbox,
    tile({ z, x, y }) {
      const key = `${z}/${x}/${y}`;
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const asked = fetchTile(z, x, y).then((bytes) => {
        const tile = { key, z, x, y, layers: decode(bytes) };
        if (kept.get(key) === asked) here.set(key, tile);
        return tile;
      });
      kept.set(key, asked);
      asked.catch(() => kept.delete(key));
      while (kept.size > MOST_KEPT) {
        const [oldest] = kept.keys();
        kept.delete(oldest);
        here.delete(oldest);
      }
      return asked;
    },
    * facts() {
      for (const { layers } of here.values()) for (const features of layers.values()) for (const { facts } of features) yield facts;
    },
  };
}
