/** What a check is in the geologist's work, in words and signs. */
import { SEVERITIES, severityMark } from '../symbols.js';
import { el } from '../dom.js';
import { t } from '../texts.js';
import { bilingual } from '../words.js';

export const isWorking = (check) => check.state === 'queued' || check.state === 'running';

/** Where it stands: being checked, waiting for a decision, decided. */
export const stageOf = (check) => check.decision?.kind ?? check.decision ?? (isWorking(check) ? 'working' : 'open');

/** The class of its sign: the worst finding, `cannot-judge` where it could not be read, null where nothing was found. */
export function worstOf(check) {
  if (check.state === 'refused' || check.state === 'failed') return 'cannot-judge';
  return SEVERITIES.find((severity) => check.findings?.[severity] > 0) ?? null;
}

export const countOf = (check) => SEVERITIES.reduce((sum, severity) => sum + (check.findings?.[severity] ?? 0), 0);

/** The sign of a check; one that found nothing has a dash, for there is no sign for `in order`. */
export function markOf(check, size = 13) {
  const worst = isWorking(check) ? null : worstOf(check);
  return worst ? severityMark(worst, size) : el('span', { class: `no-mark ${isWorking(check) ? 'working' : ''}`, 'aria-hidden': 'true' }, isWorking(check) ? '…' : '–');
}

/** Its state in a few words. */
export function stateWords(check) {
  const stage = stageOf(check);
  if (stage === 'accepted' || stage === 'returned') return t(`stage.${stage}.short`);
  if (isWorking(check)) return t(`check.${check.state}`);
  if (check.state !== 'done') return t(`check.${check.state}`);
  const n = countOf(check);
  return n > 0 && check.conclusion !== 'nothing-found' ? t(`check.${check.conclusion === 'notices' ? 'notices' : 'findings'}`, { n }) : t('check.nothing-found');
}

/** The worst finding in words, for those who hear the list. */
export function spoken(check) {
  const worst = worstOf(check);
  return [worst && !isWorking(check) ? t(`severity.${worst}`) : null, check.mine_name, check.file, stateWords(check)].filter(Boolean).join(' · ');
}

/** A class of layers as the desk calls it. */
export function className(desk, code) {
  const found = desk?.layer_classes?.find((c) => c.code === code);
  return found ? capital(bilingual(found)) : t(`layer.${code}`);
}

/** A sentence that was written to stand inside another, by itself. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** How long something still takes, in words; nothing as long as there is no telling. */
export function remaining(since, done, of, now = performance.now()) {
  const share = of > 0 ? done / of : 0;
  const seconds = (now - since) / 1000;
  if (share < 0.02 || seconds < 1) return '';
  const left = Math.ceil((seconds / share) * (1 - share));
  return left < 90 ? t('remaining.seconds', { n: Math.max(left, 1) }) : t('remaining.minutes', { n: Math.ceil(left / 60) });
}
