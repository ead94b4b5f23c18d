package org.minewatch.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.finding.Finding;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightResult;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.report.pdf.PdfDocument;
import org.minewatch.wording.Text;

/**
 * One finding on paper for the file of a case: what, where in both coordinate systems, since when,
 * by which rule, on which evidence, what else it could be, maps at two scales, what was done about
 * it, and lines to sign on.
 *
 * @param night the night with the finding's mine; other mines in it are not told of
 * @param cover what the sheet says of itself, a line each
 * @param log what was done about the finding, one line a step
 */
public record EvidenceSheet(
    NightResult night, String findingId, Language language, List<Text> cover, List<Text> log) {

  /** Writes it as PDF/A, dated by who issues it. */
  public void write(ZonedDateTime dated, OutputStream out) throws IOException {
    ReportNight.MineNight mine =
        ReportNight.of(night).mines().stream()
            .filter(m -> m.findings().stream().anyMatch(f -> f.id().equals(findingId)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no finding " + findingId));
    Finding finding =
        mine.findings().stream().filter(f -> f.id().equals(findingId)).findFirst().orElseThrow();
    ReportNight.MineNight alone =
        new ReportNight.MineNight(
            1,
            mine.mine(),
            1,
            List.of(finding),
            mine.judgements(),
            mine.licences(),
            mine.mapFeatures());
    Html html = new Html(language);
    String title = "矿界哨兵 minewatch · " + mine.mine().name() + " · " + finding.id();
    PdfReport.begin(title, html);
    html.raw("</head><body>");
    PdfReport.running(title, html);
    html.raw(MapStyle.patterns()).raw("<h1>").both("证据单", "Evidence sheet").raw("</h1>");
    for (Text line : cover) {
      html.raw("<p class=\"small\">").both(line).raw("</p>");
    }
    html.raw("<p class=\"lead\"><b>");
    html.both(
        "本单所列为附证据的线索，不是法律结论。是否违法违规，须经井下实测并由执法人员依法认定。",
        "This is a lead with evidence, not a legal conclusion. Only a survey underground and an inspector"
            + " establish a violation.");
    html.raw("</b></p>");
    facts(alone, finding, html);
    FindingCard.write(finding, 1, alone, night.night(), night.region().timeZone(), html);
    html.raw("<h2>").both("全矿图", "The whole mine").raw("</h2>");
    MineSection.map(alone, html);
    log(html);
    signatures(html);
    html.raw("</body></html>");
    new PdfDocument(title, language.tag(), dated, "minewatch " + night.productVersion())
        .write(html.take(), out);
  }

  private void facts(ReportNight.MineNight mine, Finding finding, Html html) {
    html.raw("<table class=\"sheet\"><tbody>");
    row("矿井", "mine", mine.mine().name() + "（" + mine.mine().code() + "）", html);
    row("区县", "county", mine.mine().county(), html);
    row(
        "采矿许可证",
        "licence",
        mine.licences().stream().map(LicenceAccount::licenceNo).collect(Collectors.joining("、")),
        html);
    row("夜", "night", night.night() + "（" + night.region().timeZone().getId() + "）", html);
    row("规则", "rule", finding.rule().code() + " · " + night.ruleSetVersion(), html);
    row("线索编号", "finding", finding.id(), html);
    finding.geometry().ifPresent(g -> place(g.getInteriorPoint().getCoordinate(), mine, html));
    row("所用图纸", "drawings used", drawings(mine), html);
    html.raw("</tbody></table>");
  }

  private static void place(Coordinate at, ReportNight.MineNight mine, Html html) {
    row(
        "位置（CGCS2000 经度, 纬度）",
        "place (CGCS2000 longitude, latitude)",
        String.format(Locale.ROOT, "%.6f, %.6f", at.x, at.y),
        html);
    for (MapFeature f : mine.mapFeatures()) {
      if (f.layer().equals("coordinate-frame") && "licence".equals(f.facts().get("role"))) {
        Optional<PlaneGrid> grid =
            PlaneGrid.read(f.facts()).filter(g -> g.coversLonLat(at.x, at.y));
        if (grid.isPresent()) {
          double[] en = grid.get().fromLonLat(at.x, at.y);
          row(
              "位置（许可证坐标系 " + CrsCatalogue.describe(grid.get().crs()) + "）",
              "place (of the licence: " + CrsCatalogue.describeEnglish(grid.get().crs()) + ")",
              String.format(Locale.ROOT, "X %.2f, Y %.2f", en[1], en[0]),
              html);
          return;
        }
      }
    }
  }

  private static String drawings(ReportNight.MineNight mine) {
    return mine.mapFeatures().stream()
        .filter(f -> f.facts().get("drawing_id") instanceof String)
        .filter(f -> f.facts().get("as_of") instanceof String)
        .map(f -> f.facts().get("drawing_id") + "（" + f.facts().get("as_of") + "）")
        .distinct()
        .sorted()
        .collect(Collectors.joining("、"));
  }

  private static void row(String zh, String en, String value, Html html) {
    html.raw("<tr><th>").both(zh, en).raw("</th><td>");
    html.name(value.isEmpty() ? Cells.MISSING : value).raw("</td></tr>");
  }

  private void log(Html html) {
    html.raw("<h2>").both("处置记录", "What was done about it").raw("</h2>");
    if (log.isEmpty()) {
      html.raw("<p>").both("尚无。", "Nothing yet.").raw("</p>");
      return;
    }
    html.raw("<ul>");
    log.forEach(line -> html.raw("<li>").both(line).raw("</li>"));
    html.raw("</ul>");
  }

  private static void signatures(Html html) {
    html.raw("<div class=\"signatures\"><h2>").both("签字", "Signatures").raw("</h2>");
    html.raw("<table><tbody>");
    List<Text> roles = new ArrayList<>();
    roles.add(new Text("检查人员", "inspector"));
    roles.add(new Text("检查人员", "inspector"));
    roles.add(new Text("被检查单位", "for the mine"));
    roles.add(new Text("见证人", "witness"));
    for (Text role : roles) {
      html.raw("<tr><th>").both(role).raw("</th><td></td><th>").both("日期", "date");
      html.raw("</th><td></td></tr>");
    }
    html.raw("</tbody></table></div>");
  }
}
