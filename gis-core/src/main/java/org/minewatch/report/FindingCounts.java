package org.minewatch.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Severity;

/** Counts of one group of findings: open ones by severity, new, ongoing and ended ones. */
record FindingCounts(int[] open, int opened, int ongoing, int ended) {

  static FindingCounts of(List<Finding> findings, Set<String> newIds) {
    int[] open = new int[Severity.values().length];
    int opened = 0;
    int ongoing = 0;
    int ended = 0;
    for (Finding f : findings) {
      if (f.ended()) {
        ended++;
        continue;
      }
      open[f.severity().ordinal()]++;
      if (newIds.contains(f.id())) {
        opened++;
      } else {
        ongoing++;
      }
    }
    return new FindingCounts(open, opened, ongoing, ended);
  }

  static FindingCounts of(List<ReportNight.MineNight> mines) {
    return of(mines.stream().flatMap(m -> m.findings().stream()).toList(), opened(mines));
  }

  static Set<String> opened(List<ReportNight.MineNight> mines) {
    Set<String> ids = new TreeSet<>();
    mines.forEach(m -> ids.addAll(m.mine().opened()));
    return ids;
  }

  int open(Severity severity) {
    return open[severity.ordinal()];
  }

  int openInAll() {
    return opened + ongoing;
  }
}
