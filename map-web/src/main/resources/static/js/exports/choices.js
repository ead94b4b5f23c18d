/** What of the map page may be had as a file: just the lines and layers that it shows. */
import * as api from '../api.js';
import { SEVERITIES } from '../symbols.js';
import { t } from '../texts.js';

/** The lists of a night, as the filters of the page narrow them; `through` answers its lines. */
export const listChoices = (state, through) => [
  { list: 'findings', title: t('mine.findings'), placed: true, query: () => findings(state, through().findings) },
  { list: 'judgements', title: t('severity.cannot-judge'), query: () => gaps(state, through().gaps) },
  { list: 'licences', title: t('mine.licences'), placed: true, query: () => ({ night: state.night }) },
];

/** The mines of the overview. */
export const mineChoices = (state, mines, all) => [
  { list: 'mines', title: t('export.mines'), placed: true, query: () => (mines.length === 0 ? null : { night: state.night, mine: mines.length < all ? mines.map((m) => m.code) : [] }) },
];

/** Words are looked for here, in words that only the page has: then the lines are named one by one. */
function findings(state, lines) {
  if (lines.length === 0) return null;
  if (state.query.trim() !== '') return { night: state.night, id: lines.map((f) => f.id) };
  const severities = SEVERITIES.filter((s) => state.severities.includes(s));
  return { night: state.night, severity: severities.length < SEVERITIES.length ? severities : [], rule: state.rule, state: state.state };
}

function gaps(state, lines) {
  if (lines.length === 0) return null;
  const narrowed = state.query.trim() !== '' || state.rule !== '';
  return { night: state.night, state: 'cannot-judge', row: narrowed ? lines.flatMap((g) => g.rules.map((rule) => `${g.mineCode} ${rule}`)) : [] };
}

/** The layers of a mine: all, those that are switched on, or what one drawing shows. */
export const layerChoices = (night, mine, shown, drawings) => [
  { list: 'layers', title: t('export.layers.shown', { mine: mine.name }), placed: true, several: true, query: () => layers(night, mine, shown()) },
  { list: 'layers', title: t('export.layers.all', { mine: mine.name }), placed: true, several: true, query: () => ({ night, mine: mine.code }) },
  ...drawings.map(({ id, seam, asOf }) => ({
    list: 'layers', title: t('export.drawing', { drawing: [seam, asOf].filter(Boolean).join(' · ') || id }), placed: true, several: true, query: () => ({ night, mine: mine.code, drawing: id }),
  })),
];

async function layers(night, mine, shown) {
  const there = new Set([...(await api.layers(night, mine.code)).map((l) => l.layer), 'finding']);
  const layer = shown.filter((name) => there.has(name));
  return layer.length === 0 ? null : { night, mine: mine.code, layer };
}

/** The licensed areas of the region. */
export const regionChoices = (night) => [
  { list: 'licence-areas', title: t('layer.licence'), placed: true, query: () => ({ night }) },
];
