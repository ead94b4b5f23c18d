package org.minewatch.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Basis;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.Severity;
import org.minewatch.wording.Text;

/**
 * A finding as a duty officer reads it: sentence, measures, place, why, what else, which clause.
 */
final class FindingCard {

  private static final int DETAIL_WIDTH = 800;
  private static final int DETAIL_HEIGHT = 560;
  private static final DateTimeFormatter THIS_YEAR =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter OTHER_YEAR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private FindingCard() {}

  static void write(
      Finding finding,
      int number,
      ReportNight.MineNight mine,
      LocalDate night,
      ZoneId zone,
      Html html) {
    html.raw("<article class=\"finding ").raw(finding.severity().wireName());
    html.raw("\" id=\"f").text(number).raw("\"><div class=\"kept\"><div>");
    Signs.severity(finding.severity(), html);
    html.raw(" · ");
    Signs.certainty(finding.certainty(), html);
    html.raw(" · ").both(finding.ended() ? "当夜结束" : "持续中", finding.ended() ? "ended" : "open");
    html.raw("</div><h3>").text(number).raw(". ").both(finding.title()).raw("</h3><p>");
    html.text(time(finding.firstSeen(), night, zone)).raw(" – ");
    html.text(time(finding.lastSeen(), night, zone)).raw(" · ");
    html.both(Words.of("rule", finding.rule().code())).raw(" <small>");
    html.text(finding.rule().code() + " · " + finding.id()).raw("</small></p>");
    html.raw("<div class=\"cols\"><div>");
    Measures.table(finding.measures(), html);
    place(finding, html);
    html.raw("</div><div>");
    detail(finding, number, mine, html);
    html.raw("</div></div></div>");
    FindingSection.write(finding, number, mine.mapFeatures(), html);
    grounds(finding, html);
    evidence(finding, html);
    benign(finding, html);
    basis(finding, html);
    html.raw("</article>");
  }

  private static String time(OffsetDateTime at, LocalDate night, ZoneId zone) {
    ZonedDateTime local = at.atZoneSameInstant(zone);
    return (local.getYear() == night.getYear() ? THIS_YEAR : OTHER_YEAR).format(local);
  }

  private static void place(Finding finding, Html html) {
    html.raw("<p class=\"small\">");
    if (finding.geometry().isEmpty()) {
      html.both("涉及全矿", "concerns the whole mine");
    } else {
      Coordinate at = finding.geometry().get().getInteriorPoint().getCoordinate();
      html.both("核查位置（经度, 纬度）", "where to look (longitude, latitude)").raw(" ");
      html.text(String.format(Locale.ROOT, "%.6f, %.6f", at.x, at.y));
    }
    html.raw("</p>");
  }

  /** The place at a larger scale, for what an inspector has to find underground. */
  private static void detail(Finding finding, int number, ReportNight.MineNight mine, Html html) {
    if (finding.geometry().isEmpty() || finding.severity() == Severity.NOTICE) {
      return;
    }
    Geometry geometry = finding.geometry().get();
    Envelope extent = new Envelope(geometry.getEnvelopeInternal());
    extent.expandBy(
        Math.max(0.0012, extent.getWidth() * 0.15), Math.max(0.0008, extent.getHeight() * 0.15));
    MapFrame frame = MapFrame.fitting(extent, DETAIL_WIDTH, DETAIL_HEIGHT, DETAIL_HEIGHT, 1_000);
    Text title = new Text("局部图 " + number, "Detail " + number);
    html.raw("<figure>");
    new MapSheet(frame, mine.mapFeatures())
        .draw(List.of(finding), number, "map detail", title, "f", html);
    html.raw("<figcaption>").both("局部图 1:" + frame.scale(), "Detail 1:" + frame.scale());
    html.raw("</figcaption></figure>");
  }

  private static void grounds(Finding finding, Html html) {
    if (finding.grounds().size() < 2) {
      return;
    }
    html.raw("<h4>").both("同时成立的规则", "Rules that hold as well").raw("</h4><ul>");
    for (Ground ground : finding.grounds().subList(1, finding.grounds().size())) {
      html.raw("<li>");
      Signs.severity(ground.severity(), html);
      html.raw(" ").both(Words.of("rule", ground.rule().code())).raw(" · ");
      Signs.certainty(ground.certainty(), html);
      Measures.table(ground.measures(), html);
      html.raw("</li>");
    }
    html.raw("</ul>");
  }

  private static void evidence(Finding finding, Html html) {
    List<FindingWords.EvidenceLine> grounds = FindingWords.evidence(finding);
    if (grounds.isEmpty()) {
      return;
    }
    html.raw("<h4>").both("依据的证据", "Evidence").raw("</h4><ul>");
    for (FindingWords.EvidenceLine ground : grounds) {
      html.raw("<li><b>").both(ground.kind()).raw("</b> ").both(ground.facts()).raw("</li>");
    }
    html.raw("</ul>");
  }

  private static void benign(Finding finding, Html html) {
    if (finding.benign().isEmpty()) {
      return;
    }
    html.raw("<h4>").both("考虑过的其他解释", "What else it could be").raw("</h4><ul>");
    for (Text explanation : finding.benign()) {
      html.raw("<li>").both(explanation).raw("</li>");
    }
    html.raw("</ul>");
  }

  private static void basis(Finding finding, Html html) {
    html.raw("<h4>").both("涉及条款", "Clauses it touches").raw("</h4>");
    if (finding.basis().isEmpty()) {
      html.raw("<p>").both("规则表未列条款", "the rule table names none").raw("</p>");
      return;
    }
    html.raw("<ul>");
    for (Basis basis : finding.basis()) {
      html.raw("<li>").both(basis.nameZh(), basis.nameEn()).raw("</li>");
    }
    html.raw("</ul>");
  }
}
