/** What a mine or a night comes to, counted. */
import { SEVERITIES } from './symbols.js';
import { t } from './texts.js';

/** The class of the worst thing at a mine: a severity, `cannot-judge`, or null when all was judged and nothing found. */
export function worstOf(mine) {
  const found = SEVERITIES.find((severity) => (mine.counts?.[severity] ?? 0) > 0);
  return found ?? (mine.cannotJudge > 0 ? 'cannot-judge' : null);
}

/** `特别重大 2，无法判定 3`, or that there is nothing. */
export function countsInWords(mine) {
  const parts = SEVERITIES.filter((s) => mine.counts?.[s] > 0).map((s) => `${t(`severity.${s}`)} ${mine.counts[s]}`);
  if (mine.cannotJudge > 0) parts.push(`${t('severity.cannot-judge')} ${mine.cannotJudge}`);
  return parts.length > 0 ? parts.join(' · ') : t('list.clear');
}

/** The same from the counts of mines. */
export function judgedOf(mines) {
  const sum = (key) => mines.reduce((all, mine) => all + (mine[key] ?? 0), 0);
  const counts = { judged: sum('judged'), partial: sum('partial'), cannot: sum('cannotJudge') };
  return { all: counts.judged + counts.partial + counts.cannot, ...counts };
}

/** How many judgements were made, in part, not at all. */
export function judged(judgements) {
  const count = (state) => judgements.filter((j) => j.state === state).length;
  return { all: judgements.length, judged: count('judged'), partial: count('partial'), cannot: count('cannot-judge') };
}

/** What a mine could not be judged for, gathered by reason. */
export function unjudged(judgements) {
  const byReason = new Map();
  for (const j of judgements) {
    if (j.state !== 'cannot-judge') continue;
    const key = `${j.mineCode} ${j.reasonCode} ${j.reasonZh}`;
    if (!byReason.has(key)) byReason.set(key, { ...j, rules: [] });
    byReason.get(key).rules.push(j.rule);
  }
  return [...byReason.values()];
}
