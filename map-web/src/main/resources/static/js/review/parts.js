/** Pieces of cases that several pages show. */
import { el } from '../dom.js';
import { severityMark } from '../symbols.js';
import { has, t } from '../texts.js';
import { moment, number } from '../words.js';

/** States on the way; a dismissed case ends earlier, and a proposal waits before the decision. */
const WAY = ['registered', 'triaged', 'verifying', 'confirmed', 'rectifying', 'done', 'rechecked', 'closed'];

function wayOf(state) {
  if (state === 'dismissed') return ['registered', 'triaged', 'verifying', 'dismissed'];
  if (state === 'proposed') return ['registered', 'triaged', 'verifying', 'proposed', ...WAY.slice(3)];
  return WAY;
}

/** Where a case stands, as a line of steps; `reached` holds when and by whom each was. */
export function stateLine(state, reached) {
  const way = wayOf(state);
  const at = way.indexOf(state);
  return el('ol', { class: 'way', 'aria-label': t('case.line') }, way.map((stop, i) => {
    const when = reached.filter((r) => r.state === stop).at(-1);
    const words = when && i <= at ? t('case.reached', { date: moment(when.at), who: when.byName }) : null;
    return el('li', { class: i < at ? 'past' : i === at ? 'here' : null, 'aria-current': i === at ? 'step' : null, title: words }, el('span', {}, t(`case.stop.${stop}`)));
  }));
}

/** What stands beside the state: seal, deadline, listing, transfer. */
export function facts(view) {
  const { line } = view;
  const all = [
    line.sealed ? el('span', { class: 'badge seal' }, t('case.sealed')) : null,
    view.round > 1 ? el('span', { class: 'badge warning' }, t('case.round', { n: view.round })) : null,
    line.overdue ? el('span', { class: 'badge critical' }, `! ${t('case.overdue')}`) : null,
    line.deadline ? el('span', { class: 'badge' }, t('case.deadline', { date: line.deadline })) : null,
    view.listed ? el('span', { class: 'badge major' }, t('case.listed', { level: t(`case.level.${view.listed}`) })) : null,
    view.transferred.length > 0 ? el('span', { class: 'badge' }, t('case.transferred', { to: view.transferred.map((to) => t(`case.to.${to}`)).join(' · ') })) : null,
    view.orderNo ? el('span', { class: 'badge' }, t('case.order', { no: view.orderNo })) : null,
    typeof view.measuredM === 'number' ? el('span', { class: 'badge' }, t('case.measured', { m: number(view.measuredM, 1) })) : null,
  ].filter(Boolean);
  return all.length > 0 ? el('p', { class: 'case-facts' }, all) : null;
}

const TOLD_ELSEWHERE = ['attachment', 'sha256', 'fileKind', 'bytes'];

/** One value that was said, in words. */
function said(name, value) {
  const choice = `case.${name}.${value}`;
  const text = has(choice) ? t(choice) : name === 'lastSeen' ? moment(value) : String(value);
  const label = `case.field.${name}`;
  return name === 'words' ? el('span', { class: 'said words' }, text)
    : el('span', { class: 'said' }, el('span', { class: 'dim' }, `${has(label) ? t(label) : name} `), text);
}

export const roleWords = (role) => (has(`case.role.${role}`) ? t(`case.role.${role}`) : role);

/** Steps that were taken, the newest first. */
export function history(steps) {
  return el('ol', { class: 'steps' }, [...steps].reverse().map((s) => el('li', { 'data-step': s.kind },
    el('p', { class: 'step-head' }, el('strong', {}, t(`case.step.${s.kind}`)), el('span', { class: 'dim num' }, moment(s.at))),
    el('p', { class: 'dim' }, t('case.by', { who: s.byName, role: roleWords(s.role) })),
    el('div', {}, Object.entries(s.said).filter(([name]) => !TOLD_ELSEWHERE.includes(name)).map(([name, value]) => said(name, value))))));
}

/** Severity as sign and word. */
export const severity = (value) => el('span', { class: 'severity' }, severityMark(value, 13), ` ${t(`severity.${value}`)}`);
