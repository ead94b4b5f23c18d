/** Pieces that the drawers share. */
import { announce, el } from './dom.js';
import { has, t } from './texts.js';
import { bilingual, fact, measure, number } from './words.js';
import { epsgOf, toPlane } from './crs.js';
import { positions } from './geometry.js';

/** A headed section; nothing when it has no content. */
export function section(heading, ...content) {
  const inside = content.flat().filter(Boolean);
  return inside.length === 0 ? null : el('section', {}, el('h3', {}, heading), inside);
}

/** A table with a caption for screen readers; `rows` are lists of cells, the first a row header. */
export function table(caption, heads, rows, className = '') {
  return el('table', { class: className },
    el('caption', { class: 'unseen' }, caption),
    el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map(([first, ...rest]) => el('tr', {}, el('th', { scope: 'row' }, first), rest.map((cell) => el('td', {}, cell))))));
}

/** Numbers with units; where a one-sigma error belongs to a distance it stands beside it. */
export function measuresTable(measures) {
  const entries = Object.entries(measures ?? {}).filter(([, value]) => typeof value === 'number');
  if (entries.length === 0) return null;
  const sigma = measures.sigma_m ?? measures.uncertainty_m;
  return table(t('finding.measures'), [t('table.measure'), t('table.value')], entries.map(([name, value]) => {
    const m = measure(name, value);
    const error = /distance_m$|offset_m$|depth_m$|^elevation_m$/.test(name) && typeof sigma === 'number' ? ` ± ${number(sigma)}` : '';
    return [m.label, el('span', {}, `${m.value}${error}`, m.unit ? el('span', { class: 'unit' }, ` ${m.unit}`) : null)];
  }), 'measures');
}

/** What names a thing comes first, where it was read from last. */
const FIRST = ['licence_no', 'drawing_id', 'order_no', 'approval_no', 'certificate_no', 'face_id', 'name', 'kind', 'status', 'seam', 'as_of', 'date', 'from', 'to'];
const LAST = ['cad_layer', 'entity', 'file', 'source', 'line', 'lines', 'sha256'];
const place = ([name]) => (FIRST.includes(name) ? FIRST.indexOf(name) : LAST.includes(name) ? 200 + LAST.indexOf(name) : 100);

/** One piece of evidence as a line to read. */
export function evidenceLine(evidence) {
  const { kind, facts: nested, ...flat } = evidence;
  const facts = Object.entries(nested ?? flat)
    .filter(([name, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !/_(zh|en)$/.test(name))
    .sort((a, b) => place(a) - place(b))
    .map(([name, value]) => fact(name, value));
  return el('li', {}, el('strong', {}, has(`evidence.${kind}`) ? t(`evidence.${kind}`) : String(kind ?? '')),
    ['text', 'explanation'].map((name) => bilingual(evidence, name)).filter(Boolean).map((words) => el('span', {}, ` ${words}`)),
    el('span', { class: 'facts-line' }, facts.map(({ label, value }) => el('span', { class: 'fact' }, el('span', { class: 'dim' }, `${label} `), value))));
}

/** A button that copies a text and says so. */
export function copyButton(text, what) {
  const button = el('button', {
    type: 'button', class: 'plain small', 'aria-label': t('copy.what', { what }),
    on: {
      click: async () => {
        try {
          await navigator.clipboard.writeText(text);
          button.textContent = t('copied');
          announce(t('copied'));
        } catch {
          button.textContent = t('copy.failed');
        }
      },
    },
  }, t('copy'));
  return button;
}

/** A place in both systems, ready to be copied. */
export function placeTable([lon, lat]) {
  const plane = toPlane(lon, lat);
  const degrees = `${lat.toFixed(7)}, ${lon.toFixed(7)}`;
  const metres = `X=${plane.northing.toFixed(2)}, Y=${plane.easting.toFixed(2)}`;
  return table(t('finding.place'), [t('table.system'), t('table.coordinates')], [
    ['WGS 84', [el('span', { class: 'num' }, `${lat.toFixed(7)}° N ${lon.toFixed(7)}° E`), ' ', copyButton(degrees, 'WGS 84')]],
    [`CGCS2000 ${epsgOf(plane.zone) ?? ''}`, [el('span', { class: 'num' }, metres), ' ', copyButton(metres, 'CGCS2000')]],
  ], 'places');
}

const MOST_VERTICES = 200;

/** Every vertex in both systems, folded away. */
export function verticesTable(geometry) {
  const all = positions(geometry);
  if (all.length < 2) return null;
  const shown = all.slice(0, MOST_VERTICES);
  const caption = shown.length < all.length
    ? t('finding.place.shown', { shown: shown.length, n: all.length }) : t('finding.place.all', { n: all.length });
  return el('details', {}, el('summary', {}, caption),
    table(caption, ['#', 'WGS 84', 'CGCS2000 X', 'Y'], shown.map(([lon, lat], i) => {
      const plane = toPlane(lon, lat);
      return [String(i + 1), `${lat.toFixed(6)}, ${lon.toFixed(6)}`, plane.northing.toFixed(2), plane.easting.toFixed(2)];
    }), 'vertices'));
}
