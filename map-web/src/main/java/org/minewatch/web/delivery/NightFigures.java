package org.minewatch.web.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.Severity;

/**
 * A night in a few numbers, of what the reader may see: they go where reports go, and tell no
 * finding.
 *
 * @param open findings that stand
 * @param opened of these, new in this night
 * @param ended findings that ended in this night
 * @param cannotJudge how often a rule could not judge a mine
 * @param bySeverity open findings, the gravest first
 */
record NightFigures(
    int mines, long open, long opened, long ended, long cannotJudge, Map<String, Long> bySeverity) {

  static NightFigures of(NightResult night) {
    Map<String, Long> bySeverity = new LinkedHashMap<>();
    for (int i = Severity.values().length - 1; i >= 0; i--) {
      Severity severity = Severity.values()[i];
      bySeverity.put(
          severity.wireName(),
          night.findings().stream().filter(f -> !f.ended() && f.severity() == severity).count());
    }
    long ended = night.findings().stream().filter(Finding::ended).count();
    return new NightFigures(
        night.mines().size(),
        night.findings().size() - ended,
        night.mines().stream().mapToLong(m -> m.opened().size()).sum(),
        ended,
        night.judgements().stream().filter(j -> j.state() == Judgement.State.CANNOT_JUDGE).count(),
        bySeverity);
  }
}
