package org.minewatch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.finding.Finding;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;

/**
 * What is new, what goes on and what ended, by kind and level, and how it was on the days before.
 */
final class ChangeSection {

  private ChangeSection() {}

  static void write(ReportNight night, Html html) {
    Set<String> opened = FindingCounts.opened(night.mines());
    List<Finding> findings = night.result().findings();
    html.raw("<h2>").both("新增、持续与结束", "New, ongoing and ended").raw("</h2>");
    if (findings.isEmpty()) {
      html.raw("<p>").both("当夜没有线索。", "There is no finding in this night.").raw("</p>");
    } else {
      Map<RuleCode, List<Finding>> byRule = new TreeMap<>();
      findings.forEach(f -> byRule.computeIfAbsent(f.rule(), r -> new ArrayList<>()).add(f));
      html.raw("<table class=\"changes\"><thead><tr>");
      Cells.head("种类", "kind", html);
      Cells.severityHeads(html);
      Cells.numberHead("新增", "new", html);
      Cells.numberHead("持续", "ongoing", html);
      Cells.numberHead("当夜结束", "ended", html);
      html.raw("</tr></thead><tbody>");
      byRule.forEach(
          (rule, of) -> {
            html.raw("<tr><td>").both(Words.of("rule", rule.code())).raw("</td>");
            cells(FindingCounts.of(of, opened), html);
          });
      html.raw("<tr class=\"sum\"><td>").both("合计", "in all").raw("</td>");
      cells(FindingCounts.of(findings, opened), html);
      html.raw("</tbody></table>");
    }
    Trend trend = night.issue().flatMap(Issue::trend).orElseGet(() -> Trend.of(night.result()));
    TrendChart.write(trend, night.issue().flatMap(Issue::trend).isEmpty(), html);
  }

  private static void cells(FindingCounts counts, Html html) {
    for (Severity severity : Cells.GRAVEST_FIRST) {
      Cells.count(counts.open(severity), html);
    }
    Cells.count(counts.opened(), html);
    Cells.count(counts.ongoing(), html);
    Cells.count(counts.ended(), html);
    html.raw("</tr>");
  }
}
