/** Reads vector tiles (Mapbox Vector Tile 2.1), as far as this server writes them. */

export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;
const text = new TextDecoder();

/**
 * The layers of a tile by name, each a list of `{id, kind, facts, paths}`. A path is `[x, y, x, y, …]` in units of the tile, of which
 * a side has 4096; of points there is one path, rings of areas are open and areas are to be filled by the nonzero rule.
 */
export function decode(buffer) {
  const layers = new Map();
  read(bytesOf(buffer), (field, value) => {
    if (field !== 3) return;
    const { name, features } = layer(value);
    layers.set(name, features);
  });
  return layers;
}

const bytesOf = (buffer) => ({ view: new DataView(buffer), at: 0, end: buffer.byteLength });

/** Calls `take(field, value)` for each field: a number, or the bytes of what has a length. */
function read(bytes, take) {
  while (bytes.at < bytes.end) {
    const tag = varint(bytes);
    const kind = tag & 7;
    if (kind === 0) take(tag >>> 3, varint(bytes));
    else if (kind === 1) {
      take(tag >>> 3, bytes.view.getFloat64(bytes.at, true));
      bytes.at += 8;
    } else if (kind === 2) {
      const length = varint(bytes);
      take(tag >>> 3, { view: bytes.view, at: bytes.at, end: bytes.at + length });
      bytes.at += length;
    } else throw new Error(`no vector tile: field of kind ${kind}`);
  }
}

/** Whole numbers of up to 53 bits. */
function varint(bytes) {
  let value = 0;
  let scale = 1;
  for (;;) {
    const next = bytes.view.getUint8(bytes.at++);
    value += (next & 0x7f) * scale;
    if (next < 0x80) return value;
    scale *= 128;
  }
}

const zigzag = (n) => (n % 2 === 0 ? n / 2 : -(n + 1) / 2);

const words = ({ view, at, end }) => text.decode(new Uint8Array(view.buffer, view.byteOffset + at, end - at));

function layer(bytes) {
  const raw = [];
  const keys = [];
  const values = [];
  let name = '';
  read(bytes, (field, value) => {
    if (field === 1) name = words(value);
    else if (field === 2) raw.push(value);
    else if (field === 3) keys.push(words(value));
    else if (field === 4) read(value, (kind, of) => values.push(kind === 1 ? words(of) : kind === 6 ? zigzag(of) : kind === 7 ? of === 1 : of));
  });
  return { name, features: raw.map((of) => feature(of, keys, values)) };
}

function feature(bytes, keys, values) {
  const made = { id: 0, kind: 0, facts: {}, paths: [] };
  let pen = null;
  read(bytes, (field, value) => {
    if (field === 1) made.id = value;
    else if (field === 2) while (value.at < value.end) made.facts[keys[varint(value)]] = values[varint(value)];
    else if (field === 3) made.kind = value;
    else if (field === 4) pen = value;
  });
  if (pen) made.paths = paths(pen, made.kind);
  return made;
}

const MOVE = 1;
const CLOSE = 7;

function paths(bytes, kind) {
  const all = [];
  let path = null;
  let x = 0;
  let y = 0;
  while (bytes.at < bytes.end) {
    const command = varint(bytes);
    const what = command & 7;
    if (what === CLOSE) continue;
    if (what === MOVE && (kind !== POINT || !path)) all.push(path = []);
    for (let left = command >>> 3; left > 0; left--) {
      x += zigzag(varint(bytes));
      y += zigzag(varint(bytes));
      path.push(x, y);
    }
  }
  return all;
}
