/** Reports of the nights: which night, about which mines, in which form. */
import { announce, el, fill } from '../dom.js';
import { exportMenu } from '../exports/menu.js';
import { beginPage, trouble } from '../plain-page.js';
import { readBytes, readJson } from '../request.js';
import { is } from '../session.js';
import { t } from '../texts.js';

const FORMS = [
  ['pdf', 'zh', 'application/pdf'],
  ['pdf', 'en', 'application/pdf'],
  ['html', 'zh', 'text/html'],
  ['xlsx', 'zh', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

let choice = null;
const wanted = { night: '', about: '' };
const span = { from: '', to: '' };

async function read() {
  try {
    choice = await readJson('api/reports', 'what.reports');
    wanted.night = choice.nights[0] ?? '';
    span.from = wanted.night && `${wanted.night.slice(0, 4)}-01-01`;
    span.to = wanted.night && `${wanted.night.slice(0, 4)}-12-31`;
    trouble(null);
  } catch (error) {
    trouble(error);
  }
  render();
}

function render() {
  if (!choice) return;
  const page = document.getElementById('page');
  const title = [el('h2', {}, t('reports.title')), el('p', { class: 'dim' }, t('reports.lead'))];
  if (choice.nights.length === 0) {
    fill(page, title, el('p', {}, t('reports.none')));
    return;
  }
  fill(page, title,
    el('form', { class: 'reports-form', on: { submit: (event) => event.preventDefault() } },
      choose('night', t('reports.night'), choice.nights.map((n) => option(n, n))),
      choose('about', t('reports.about'), [
        option('', t('reports.all', { n: choice.mines.length })),
        group(t('reports.counties'), choice.counties.map((c) => option(`county=${encodeURIComponent(c)}`, c))),
        group(t('reports.mines'), choice.mines.map((m) => option(`mine=${encodeURIComponent(m.code)}`, `${m.name} ${m.code}`))),
      ])),
    el('ul', { class: 'reports-forms' }, FORMS.map(([format, language, type]) => {
      const words = t(format === 'pdf' ? `reports.pdf.${language}` : `reports.${format}`);
      const button = el('button', { type: 'button', class: 'plain', 'data-key': `report-${format}-${format === 'pdf' ? language : 'both'}` }, words);
      button.addEventListener('click', () => take(button, format, language, type, words));
      return el('li', {}, button);
    })),
    el('p', { class: 'dim' }, t('reports.audit')),
    lists());
}

/** The lists and figures of a period, of the mines that are chosen above. */
function lists() {
  const day = (name) => el('label', {}, t(`lists.${name}`), el('input', {
    type: 'date', required: true, value: span[name], 'data-key': `lists-${name}`, on: { change: (e) => { span[name] = e.target.value; } },
  }));
  const query = () => {
    const about = new URLSearchParams(wanted.about);
    return { ...span, ...Object.fromEntries(about) };
  };
  return el('section', { class: 'lists' }, el('h3', {}, t('lists.title')), el('p', { class: 'dim' }, t('lists.lead')),
    el('form', { class: 'reports-form', on: { submit: (event) => event.preventDefault() } }, day('from'), day('to')),
    exportMenu('lists', () => [
      { list: 'problems', title: t('lists.problems'), query },
      { list: 'measures', title: t('lists.measures'), query },
      ...(is('regulator', 'supervisor', 'auditor') ? [{ list: 'statistics', title: t('lists.statistics'), several: true, query }] : []),
    ]));
}

function choose(name, label, options) {
  const select = el('select', { name, 'data-key': `reports-${name}`, on: { change: () => { wanted[name] = select.value; } } }, options);
  select.value = wanted[name];
  return el('label', {}, label, select);
}

const option = (value, words) => el('option', { value }, words);
const group = (label, options) => (options.length === 0 ? null : el('optgroup', { label }, options));

/** Fetches a report and hands it to the browser; what goes wrong is said on the page. */
async function take(button, format, language, type, words) {
  button.disabled = true;
  announce(t('reports.making', { form: words }));
  try {
    const query = [`format=${format}`, `language=${language}`, wanted.about].filter(Boolean).join('&');
    const bytes = await readBytes(`api/nights/${encodeURIComponent(wanted.night)}/report?${query}`, 'what.reports');
    const href = URL.createObjectURL(new Blob([bytes], { type }));
    const link = el('a', { href, download: `minewatch-${wanted.night}${language === 'en' ? '-en' : ''}.${format}`, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    announce(t('reports.made', { form: words }));
    trouble(null);
  } catch (error) {
    trouble(error);
  } finally {
    button.disabled = false;
    button.focus();
  }
}

beginPage('reports.html', 'place.reports', () => (choice ? render() : read()));
