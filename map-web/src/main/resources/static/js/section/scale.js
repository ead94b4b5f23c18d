/** How a section is laid out: what range of elevations, how much they are stretched, where ticks stand. */

/** Choices of the vertical exaggeration; 0 lets the page choose. */
export const EXAGGERATIONS = [0, 1, 2, 5, 10];

const FITTING = [0.1, 0.2, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 5, 7.5, 10, 15, 20];

/** A licensed limit farther from everything than this share of the range is told by an arrow, not drawn. */
const NEAR_SHARE = 0.75;
const LEAST_RANGE_METRES = 20;

const known = (value) => typeof value === 'number' && Number.isFinite(value);

/** Everything whose elevation is known, with its errors. */
function heights(cut) {
  return [
    ...cut.traces.flatMap(({ spots }) => spots.map(([, z]) => z)),
    ...cut.marks.flatMap(({ elevation, sigma }) => [elevation, known(elevation) ? elevation - (sigma ?? 0) : null, known(elevation) ? elevation + (sigma ?? 0) : null]),
    ...cut.spans.map(({ level }) => level),
  ].filter(known);
}

/** Lowest and highest elevation to be shown; null when none is known at all. */
export function rangeOf(cut) {
  const all = heights(cut);
  const limits = cut.licensed.flatMap(({ bottom, top }) => [bottom, top]).filter(known);
  if (all.length === 0 && limits.length === 0) return null;
  let [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [Math.min(...limits), Math.max(...limits)];
  const reach = Math.max(NEAR_SHARE * (high - low), 2 * LEAST_RANGE_METRES);
  for (const limit of limits) {
    if (limit < low && low - limit <= reach) low = limit;
    if (limit > high && limit - high <= reach) high = limit;
  }
  const pad = Math.max(0.07 * (high - low), (LEAST_RANGE_METRES - (high - low)) / 2, 3);
  return { low: low - pad, high: high + pad };
}

/** The largest stretch that lets `range` fit into so many pixels. */
export function fitting(range, perMetre, height) {
  const most = height / ((range.high - range.low) * perMetre);
  return FITTING.filter((x) => x <= most).at(-1) ?? FITTING[0];
}

/** Round numbers from `from` to `to`, no closer than so many pixels. */
export function ticks(from, to, perMetre, closest) {
  const wanted = closest / perMetre;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= wanted * 0.999);
  const found = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 && found.length < 200; i++) found.push(i * step + 0);
  return { step, at: found };
}

/** The place on the map, in degrees, of a distance along the line that was cut. */
export function placeAt(line, distance) {
  const i = Math.min(Math.max(1, line.findIndex(([, , d]) => d >= distance)), line.length - 1);
  const at = distance > line.at(-1)[2] ? line.length - 1 : i;
  const [a, b] = [line[at - 1], line[at]];
  const share = Math.min(1, Math.max(0, (distance - a[2]) / (b[2] - a[2])));
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}
