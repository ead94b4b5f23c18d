package org.minewatch.report;

import java.util.List;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Risk;
import org.minewatch.finding.Severity;

/**
 * What to look at first: the riskiest open findings of each mine, few enough to be read in the
 * morning. The others are counted here and told in the mine's own section.
 */
final class LookFirstSection {
  private static final int MOST_OF_A_MINE = 5;
  private static final int MOST = 40;

  private record Line(ReportNight.MineNight mine, int number, Finding finding) {}

  private LookFirstSection() {}

  static void write(ReportNight night, Html html) {
    List<Line> all =
        night.mines().stream()
            .flatMap(
                mine ->
                    java.util.stream.IntStream.range(0, mine.findings().size())
                        .mapToObj(
                            i -> new Line(mine, mine.firstFinding() + i, mine.findings().get(i))))
            .filter(line -> !line.finding().ended())
            .filter(line -> line.finding().severity() != Severity.NOTICE)
            .toList();
    List<Line> first =
        all.stream()
            .filter(line -> line.number() < line.mine().firstFinding() + MOST_OF_A_MINE)
            .sorted((a, b) -> Risk.RISKIEST_FIRST.compare(a.finding(), b.finding()))
            .limit(MOST)
            .toList();
    if (first.isEmpty()) {
      return;
    }
    html.raw("<h2>").both("先看这些", "Look at these first").raw("</h2><table class=\"look\"><tbody>");
    for (Line line : first) {
      html.raw("<tr><td>");
      Signs.severity(line.finding().severity(), html);
      html.raw("</td><td>").name(line.mine().mine().name()).raw("</td><td><a href=\"#f");
      html.text(line.number()).raw("\">").both(line.finding().title()).raw("</a></td><td>");
      Signs.certainty(line.finding().certainty(), html);
      html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
    int left = all.size() - first.size();
    if (left > 0) {
      html.raw("<p>");
      html.both("另有 " + left + " 条线索见各矿一节。", left + " more stand in the sections of their mines.");
      html.raw("</p>");
    }
  }
}
