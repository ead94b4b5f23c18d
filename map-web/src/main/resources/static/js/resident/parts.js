/** Pieces of resident groups: the public board, the form of a task. */
import { el } from '../dom.js';
import { flowForm } from '../flow/form.js';
import { t } from '../texts.js';

/** The board as it hangs at the mine; on paper nothing else of the page is left. */
export const boardCard = (board) => el('section', { class: 'resident-board', 'aria-label': t('resident.board') },
  el('h3', {}, t('resident.board')), el('p', {}, el('strong', {}, board.mineName)), el('p', {}, board.office),
  el('p', {}, t('resident.board.leader', { name: board.leader || '–' })), el('p', {}, t('resident.board.members', { names: board.members.join(t('resident.and')) || '–' })),
  el('p', { class: 'num resident-phone' }, t('resident.board.phone', { phone: board.phone })), board.words ? el('p', { class: 'note-text' }, board.words) : null,
  el('p', { class: 'dim' }, t('resident.board.on', { date: board.on })));

export const printButton = () => el('button', { type: 'button', class: 'plain', 'data-key': 'print', on: { click: () => window.print() } }, t('resident.print'));

/** A choice among people, for a form. */
export const peopleChoice = (people, empty) => el('select', {}, el('option', { value: '' }, empty), people.map((p) => el('option', { value: p.login }, `${p.name} (${p.login})`)));

/** The people who may be named in a step of a group. */
export const choosable = (view, kind) => (kind === 'join' ? view.candidates : view.members.filter((m) => (kind === 'leave' ? m.to === null || m.there : m.there)));

export function taskForm(view, send, leave) {
  const field = (name, type, required, more = {}) => ({ name, type, required, least: 0, most: type === 'words' ? 4000 : 200, choices: [], ...more });
  return flowForm({
    prefix: 'resident', of: `resident-task-${view.line.mineCode}`, kind: 'give', label: t('resident.give'),
    fields: [field('words', 'words', true), field('due', 'date', true),
      field('member', 'choice', false, { control: peopleChoice(choosable(view, 'lead'), t('resident.whole')) }),
      field('source', 'choice', false, { choices: ['case', 'order', 'hazard'] }), field('sourceNo', 'line', false)],
    send: (saying) => send({ mine: view.line.mineCode, ...saying }), leave,
  });
}
