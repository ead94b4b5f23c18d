package org.minewatch.report;

import org.minewatch.finding.Severity;
import org.minewatch.wording.Text;

/** Cells of the report's tables: a zero is pale, what is not known is a dash. */
final class Cells {
  static final String MISSING = "—";

  static final Severity[] GRAVEST_FIRST = {
    Severity.CRITICAL, Severity.MAJOR, Severity.WARNING, Severity.NOTICE
  };

  private Cells() {}

  static void count(long count, Html html) {
    html.raw(count == 0 ? "<td class=\"n zero\">" : "<td class=\"n\">").text(count).raw("</td>");
  }

  static void number(String figure, Html html) {
    html.raw("<td class=\"n\">").text(figure).raw("</td>");
  }

  static void head(String zh, String en, Html html) {
    html.raw("<th>").both(zh, en).raw("</th>");
  }

  static void numberHead(String zh, String en, Html html) {
    html.raw("<th class=\"n\">").both(zh, en).raw("</th>");
  }

  static void severityHeads(Html html) {
    for (Severity severity : GRAVEST_FIRST) {
      html.raw("<th class=\"n\">");
      Signs.severity(severity, html);
      html.raw("</th>");
    }
  }

  /** Where the night has no answer: hatched, with the words in a frame. */
  static void hatched(Text words, Html html) {
    html.raw("<td class=\"hatched\"><span class=\"tag\">").both(words).raw("</span></td>");
  }
}
