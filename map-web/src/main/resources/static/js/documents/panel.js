/** Drafts of enforcement documents of a finding, for who holds its case. */
import { el } from '../dom.js';
import { is } from '../session.js';
import { t } from '../texts.js';

export const DOCUMENTS = ['inspection-plan', 'site-record', 'site-decision', 'withdrawal-order', 'recheck-opinion', 'transfer-letter'];

let open = false;

export function documentsOf(finding, night) {
  if (!is('regulator', 'supervisor', 'resident-inspector', 'auditor')) return null;
  const node = el('details', { class: 'documents', open: open || null, on: { toggle: () => { open = node.open; } } },
    el('summary', { 'data-key': 'documents' }, t('documents.title')),
    el('p', { class: 'dim' }, t('documents.lead')),
    el('ul', { class: 'files' }, DOCUMENTS.map((name) => el('li', {},
      link(name, 'docx', t(`documents.${name}`)), ' ', link(name, 'pdf', 'PDF', t('documents.pdf', { name: t(`documents.${name}`) }))))));

  function link(name, format, words, label = null) {
    return el('a', {
      href: `api/findings/${encodeURIComponent(finding)}/documents/${name}.${format}?night=${night}`, download: '', 'data-key': `document-${name}-${format}`, 'aria-label': label,
    }, words);
  }
  return node;
}
