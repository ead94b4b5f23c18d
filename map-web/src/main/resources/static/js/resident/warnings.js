/** What a resident group lacks. */
import { el } from '../dom.js';
import { t } from '../texts.js';

const GRAVE = ['no-group', 'few-members', 'no-leader', 'report-overdue', 'rotation-over', 'account-off'];

/** What a group lacks or has to do: by sign and word, never by colour alone. */
export const warnings = (names) => (names.length === 0 ? el('span', { class: 'dim' }, t('resident.fine'))
  : el('ul', { class: 'resident-warnings' }, names.map((name) => el('li', { class: GRAVE.includes(name) ? 'bad' : '' }, `${GRAVE.includes(name) ? '!' : '·'} ${t(`resident.warning.${name}`)}`))));
