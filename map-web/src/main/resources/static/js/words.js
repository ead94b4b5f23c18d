/** Turns codes, numbers and times into what a duty officer reads. */
import { current, has, t } from './texts.js';

let timeZone = 'Asia/Shanghai';
let homeYear = '';

/** Times of this night's year are shown without the year. */
export function useNight(date) {
  homeYear = (date ?? '').slice(0, 4);
}

/** Sets the region's time zone (IANA); an unknown name leaves the old one. */
export function useTimeZone(name) {
  try {
    new Intl.DateTimeFormat('zh-CN', { timeZone: name });
    timeZone = name;
  } catch {
    // The server has checked it; a browser that does not know the zone keeps the default.
  }
}

export const ruleWords = (code) => (has(`rule.${code}`) ? t(`rule.${code}`) : code);

/** The text of a value that comes in two languages under `name` + Zh/En (or _zh/_en, or zh/en). */
export function bilingual(value, name = '') {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const upper = current() === 'en' ? 'En' : 'Zh';
  const lower = upper.toLowerCase();
  const keys = name ? [`${name}${upper}`, `${name}_${lower}`] : [lower, `name${upper}`, `name_${lower}`, `text${upper}`, `text_${lower}`];
  const key = keys.find((k) => value[k]);
  return key ? String(value[key]) : '';
}

/** A sentence that the two languages may have been put into side by side. */
export const titleOf = (item) => bilingual(item, 'title') || ruleWords(item.rule);

function parts(iso) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
}

const readable = (iso) => typeof iso === 'string' && !Number.isNaN(Date.parse(iso));

/** `03-05 02:14` in the region's time; midnight is a date alone; the year when it is another. */
export function moment(iso) {
  if (!readable(iso)) return t('unknown');
  const p = parts(iso);
  return p.hour === '00' && p.minute === '00' ? day(iso) : `${day(iso)} ${p.hour}:${p.minute}`;
}

/** The calendar date of a moment in the region and the seconds since its midnight; null for no moment. */
export function localTime(iso) {
  if (!readable(iso)) return null;
  const p = parts(iso);
  return { date: `${p.year}-${p.month}-${p.day}`, seconds: Number(p.hour) * 3600 + Number(p.minute) * 60 + new Date(iso).getUTCSeconds() };
}

/** `03-05`, with the year when it is another than the night's. */
export function day(iso) {
  if (!readable(iso)) return '–';
  const p = parts(iso);
  return homeYear !== p.year ? `${p.year}-${p.month}-${p.day}` : `${p.month}-${p.day}`;
}

/** The weekday of a calendar date. */
export const weekday = (date) => t(`weekday.${new Date(`${date}T12:00:00Z`).getUTCDay()}`);

/** A number as it is read: thousands apart, digits by size. */
export function number(value, digits) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return t('unknown');
  const most = digits ?? (Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
  return new Intl.NumberFormat(current() === 'en' ? 'en-GB' : 'zh-CN', {
    maximumFractionDigits: most, minimumFractionDigits: digits ?? 0,
  }).format(value).replaceAll(',', '\u2009').replace('-', '\u2212');
}

const UNITS = [
  ['person_hours', 'person_hours'], ['_km2', 'km2'], ['_m2', 'm2'], ['_m3', 'm3'], ['_minutes', 'minutes'], ['_hours', 'hours'],
  ['hours', 'hours'], ['_h', 'hours'], ['_days', 'days'], ['days', 'days'], ['_deg', 'deg'], ['_ppm', 'ppm'], ['_m', 'm'], ['_t', 't'],
  ['days_expired', 'days'], ['persons', 'persons'], ['headcount', 'persons'], ['shifts', 'shifts'],
];

/** Name, value and unit of a measure such as `max_distance_m`. */
export function measure(name, value) {
  const found = UNITS.find(([suffix]) => name.endsWith(suffix));
  const unit = name.includes('_days_') ? 'days' : found?.[1] ?? null;
  const label = has(`measure.${name}`) ? t(`measure.${name}`) : plain(name, unit);
  if (unit === 'm2' && Math.abs(value) >= 1e6) return { label, value: number(value / 1e6, 4), unit: t('unit.km2') };
  return { label, value: number(value), unit: unit ? t(`unit.${unit}`) : '' };
}

function plain(name, unit) {
  const bare = unit && name.endsWith(`_${unit}`) ? name.slice(0, -unit.length - 1) : name;
  return bare.replaceAll('_', ' ');
}

const MOST_VALUES = 12;

/** A fact of an object or of evidence as `label value`, readable in one line. */
export function fact(name, value) {
  const label = has(`fact.${name}`) ? t(`fact.${name}`) : plain(name, null);
  return { label, value: factValue(name, value) };
}

function factValue(name, value) {
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_VALUES).map((v) => factValue('', v)).join(current() === 'en' ? ', ' : '、');
    return value.length > MOST_VALUES ? `${shown} … (${value.length})` : shown;
  }
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') {
    const unit = UNITS.find(([suffix]) => suffix.startsWith('_') && name.endsWith(suffix));
    return unit ? `${number(value)} ${t(`unit.${unit[1]}`)}` : String(value);
  }
  if (value && typeof value === 'object') {
    return bilingual(value) || Object.entries(value).map(([k, v]) => `${fact(k, v).label} ${factValue(k, v)}`).join(' · ');
  }
  const text = String(value ?? '');
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return moment(text);
  if (name === 'layer' && has(`layer.${text}`)) return t(`layer.${text}`);
  return has(`word.${text}`) ? t(`word.${text}`) : text;
}
