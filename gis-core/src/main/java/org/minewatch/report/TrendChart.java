package org.minewatch.report;

import java.time.format.DateTimeFormatter;
import org.minewatch.finding.Severity;

/** The trend as a column a night, the gravest at the foot; counts stand in words below. */
final class TrendChart {
  private static final int COLUMN = 58;
  private static final int HEIGHT = 300;
  private static final int FOOT = 40;
  private static final int LEFT = 40;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

  private TrendChart() {}

  /**
   * @param byEvidence whether the days are those of evidence, not of nights that are kept
   */
  static void write(Trend trend, boolean byEvidence, Html html) {
    int most = Math.max(1, trend.days().stream().mapToInt(Trend.Day::openInAll).max().orElse(1));
    int width = LEFT + COLUMN * Trend.NIGHTS;
    html.raw("<h3>").both("近 30 夜线索数", "Findings over 30 nights").raw("</h3><figure>");
    html.raw("<svg class=\"trend\" role=\"img\" viewBox=\"0 0 ").text(width).raw(" ");
    html.text(HEIGHT + FOOT).raw("\" width=\"").text(width / 10).raw("mm\" height=\"");
    html.text((HEIGHT + FOOT) / 10).raw("mm\"><title>");
    html.text("近 30 夜线索数 / findings over 30 nights").raw("</title>");
    scale(most, width, html);
    for (int i = 0; i < trend.days().size(); i++) {
      column(trend.days().get(i), LEFT + i * COLUMN, most, i % 5 == 4, html);
    }
    html.raw("</svg><figcaption>");
    Trend.Day last = trend.days().get(trend.days().size() - 1);
    Trend.Day first = trend.days().get(0);
    if (byEvidence) {
      html.both("按首末证据日期计。", "By the days of first and last evidence. ");
    }
    html.both(
        "%s 有 %d 条，%s 有 %d 条。柱由下至上依次为特别重大、重大、预警、提示。"
            .formatted(first.day(), first.openInAll(), last.day(), last.openInAll()),
        "%d on %s, %d on %s. From the foot up: critical, major, warning, notice."
            .formatted(first.openInAll(), first.day(), last.openInAll(), last.day()));
    html.raw("</figcaption></figure>");
  }

  private static void scale(int most, int width, Html html) {
    html.raw("<path fill=\"none\" stroke=\"#c9c4b7\" stroke-width=\"1\" d=\"M").text(LEFT);
    html.raw(" 20H").text(width).raw("M").text(LEFT).raw(" ").text(HEIGHT).raw("H").text(width);
    html.raw("\"/>");
    label(most, 28, html);
    label(0, HEIGHT + 8, html);
  }

  private static void label(int number, int y, Html html) {
    html.raw("<text text-anchor=\"end\" font-size=\"24\" fill=\"#6b675f\" x=\"").text(LEFT - 8);
    html.raw("\" y=\"").text(y).raw("\">").text(number).raw("</text>");
  }

  private static void column(Trend.Day day, int x, int most, boolean named, Html html) {
    double perFinding = (HEIGHT - 20.0) / most;
    int below = 0;
    for (Severity severity : Cells.GRAVEST_FIRST) {
      int count = day.open().get(severity.ordinal());
      if (count > 0) {
        int foot = (int) Math.round(HEIGHT - below * perFinding);
        below += count;
        int top = (int) Math.round(HEIGHT - below * perFinding);
        html.raw("<path fill=\"").raw(Signs.colour(severity)).raw("\" d=\"M").text(x + 8);
        html.raw(" ").text(foot).raw("H").text(x + COLUMN - 8).raw("V").text(top).raw("H");
        html.text(x + 8).raw("Z\"/>");
      }
    }
    if (named) {
      html.raw("<text text-anchor=\"middle\" font-size=\"22\" fill=\"#6b675f\" x=\"");
      html.text(x + COLUMN / 2).raw("\" y=\"").text(HEIGHT + FOOT - 8).raw("\">");
      html.text(DAY.format(day.day())).raw("</text>");
    }
  }
}
