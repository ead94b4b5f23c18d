package org.minewatch.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.finding.Finding;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.MineRegister;
import org.minewatch.wording.Text;

/** One mine: its licences and drawings, a map of it to scale, and its findings. */
final class MineSection {

  private static final int SHEET_WIDTH = 1780;
  private static final int SHEET_MIN_HEIGHT = 700;
  private static final int SHEET_MAX_HEIGHT = 1900;
  private static final double FURNITURE = 0.05;

  /** Layers whose extent the sheet must hold, before the rest. */
  private static final Set<String> FRAMING = Set.of("licence", "deduction");

  private MineSection() {}

  static void write(ReportNight.MineNight mine, LocalDate night, ZoneId zone, Html html) {
    html.raw("<section class=\"mine\" id=\"m").text(mine.number()).raw("\"><h2>");
    html.name(mine.mine().name()).raw(" <small>").name(mine.mine().code()).raw("</small></h2><p>");
    html.name(mine.mine().county()).raw(mine.mine().county().isEmpty() ? "" : " · ");
    html.text(mine.mine().crs()).raw("</p>");
    register(mine, html);
    licences(mine, night, html);
    drawings(mine, night, html);
    map(mine, html);
    HeadsSection.write(mine, html);
    findings(mine, night, zone, html);
    if (html.language() != Language.BOTH) {
      OverviewSection.notJudged(mine, html);
    }
    mine.mine().sight().ifPresent(sight -> SightSection.write(sight, zone, html));
    html.raw("</section>");
  }

  /** State and limits as registered, beside the most that were seen. */
  private static void register(ReportNight.MineNight mine, Html html) {
    MineRegister register = mine.mine().register();
    html.raw("<p>");
    if (!register.status().isEmpty()) {
      html.both("状态：", "State: ").both(Words.of("mine-status", register.status())).raw(" · ");
    }
    OptionalInt most =
        mine.mine().sight().stream()
            .flatMap(s -> s.balance().crews().stream())
            .filter(c -> !c.shift().isEmpty())
            .flatMapToInt(c -> c.cards().stream())
            .max();
    html.both("单班最多定位人数 ", "most cards in a shift ").text(whole(most));
    html.both("，核定 ", ", allowed ").text(whole(register.shiftHeadcountLimit())).raw(" · ");
    html.both("上报在用工作面 ", "faces reported at work ").text(faces(mine));
    html.both("（核定采 ", " (allowed longwalls ").text(whole(register.faceLimit()));
    html.both("、掘 ", ", headings ").text(whole(register.headingLimit())).both("）", ")").raw("</p>");
  }

  private static String whole(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : Cells.MISSING;
  }

  private static long faces(ReportNight.MineNight mine) {
    return mine.mapFeatures().stream()
        .filter(f -> f.layer().equals("reported-face"))
        .map(f -> f.facts().get("face_id"))
        .distinct()
        .count();
  }

  private static void licences(ReportNight.MineNight mine, LocalDate night, Html html) {
    html.raw("<h3>").both("采矿许可证", "Mining licence").raw("</h3>");
    if (mine.licences().isEmpty()) {
      html.raw("<p class=\"hatched\"><span class=\"tag\">");
      html.both("没有可用的许可证", "no usable licence").raw("</span></p>");
      return;
    }
    html.raw("<table><thead><tr><th>").both("证号与有效期", "licence and term");
    html.raw("</th><th class=\"n\">").both("区块 / 拐点", "parts / corners");
    html.raw("</th><th class=\"n\">").both("平面面积 km²", "plane area km²");
    html.raw("</th><th class=\"n\">").both("椭球面积 km²", "ellipsoid area km²");
    html.raw("</th><th class=\"n\">").both("证载面积 km²", "printed area km²");
    html.raw("</th><th>").both("核对", "check").raw("</th></tr></thead><tbody>");
    Map<String, String> validTo = new TreeMap<>();
    for (MapFeature feature : mine.mapFeatures()) {
      if (feature.layer().equals("licence")
          && feature.facts().get("licence_no") instanceof String no
          && feature.facts().get("valid_to") instanceof String day) {
        validTo.put(no, day);
      }
    }
    for (LicenceAccount licence : mine.licences()) {
      html.raw("<tr><td>").name(licence.licenceNo()).raw("<br/>");
      term(validTo.get(licence.licenceNo()), night, html);
      html.raw("</td><td class=\"n\">").text(licence.parts() + " / " + licence.corners());
      area(licence.planeAreaKm2(), html);
      area(licence.ellipsoidAreaKm2(), html);
      area(licence.printedAreaKm2(), html);
      boolean ok = licence.status().equals("ok");
      html.raw(ok ? "</td><td>" : "</td><td class=\"hatched\"><span class=\"tag\">");
      html.both(Words.of("licence-status", licence.status())).raw(ok ? "" : "</span>");
      html.raw(" <small>").both(notes(licence)).raw("</small></td></tr>");
    }
    html.raw("</tbody></table>");
  }

  /** Notes in the reader's language, those that have no words in it as they are. */
  private static Text notes(LicenceAccount licence) {
    String zh =
        Stream.of(licence.notes().split("; "))
            .map(n -> Words.find("licence-note", n).map(Text::zh).orElse(n))
            .collect(Collectors.joining("；"));
    return new Text(zh, licence.notes());
  }

  private static void term(String validTo, LocalDate night, Html html) {
    html.raw("<small>");
    try {
      if (validTo != null) {
        long left = ChronoUnit.DAYS.between(night, LocalDate.parse(validTo));
        html.both("有效期至 " + validTo, "valid to " + validTo).raw(" · ");
        if (left < 0) {
          html.raw("<b>").both("已过期 " + -left + " 天", "expired " + -left + " days ago");
          html.raw("</b>");
        } else {
          html.both("剩余 " + left + " 天", left + " days left");
        }
      }
    } catch (DateTimeParseException e) {
      html.text(validTo);
    }
    html.raw("</small>");
  }

  private static void area(double squareKilometres, Html html) {
    html.raw("</td><td class=\"n\">");
    html.text(Double.isNaN(squareKilometres) ? "—" : Measures.figure("area_km2", squareKilometres));
  }

  private static void drawings(ReportNight.MineNight mine, LocalDate night, Html html) {
    Map<String, MapFeature> byId = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (MapFeature feature : mine.mapFeatures()) {
      if (feature.facts().get("drawing_id") instanceof String id) {
        byId.putIfAbsent(id, feature);
        counts.merge(id, 1, Integer::sum);
      }
    }
    html.raw("<h3>").both("所用图纸", "Drawings used").raw("</h3>");
    if (byId.isEmpty()) {
      html.raw("<p class=\"hatched\"><span class=\"tag\">");
      html.both("没有可用的图纸", "no usable drawing").raw("</span></p>");
      return;
    }
    html.raw("<ul>");
    byId.forEach(
        (id, feature) -> {
          html.raw("<li>").name(id);
          if (feature.facts().get("as_of") instanceof String asOf) {
            html.raw(" · ").both("截止 " + asOf, "as of " + asOf);
            age(asOf, night, html);
          }
          int count = counts.get(id);
          html.raw(" · ").both(count + " 个图元", count + " features").raw("</li>");
        });
    html.raw("</ul>");
  }

  private static void age(String asOf, LocalDate night, Html html) {
    try {
      long days = ChronoUnit.DAYS.between(LocalDate.parse(asOf), night);
      html.both("（距今 " + days + " 天）", " (" + days + " days old)");
    } catch (DateTimeParseException e) {
      html.both("（日期无法读取）", " (unreadable date)");
    }
  }

  static void map(ReportNight.MineNight mine, Html html) {
    Envelope extent = extent(mine);
    if (extent.isNull()) {
      html.raw("<p class=\"hatched\"><span class=\"tag\">");
      html.both("没有可画的图形", "nothing to draw").raw("</span></p>");
      return;
    }
    MapFrame frame =
        MapFrame.fitting(extent, SHEET_WIDTH, SHEET_MIN_HEIGHT, SHEET_MAX_HEIGHT, 1_000);
    MapSheet sheet = new MapSheet(frame, mine.mapFeatures());
    html.raw("<figure>");
    Text title = new Text(mine.mine().name() + " 图", "Map of " + mine.mine().name());
    sheet.draw(mine.findings(), mine.firstFinding(), "map", title, "f", html);
    html.raw("<figcaption>");
    html.both("A4 打印比例尺 1:" + frame.scale(), "1:" + frame.scale() + " when printed on A4");
    html.raw(" · ").both(sheet.gridName());
    if (sheet.outside() > 0) {
      html.raw(" · <b>");
      html.both(
          "另有 " + sheet.outside() + " 个图元在图幅之外", sheet.outside() + " features lie off the sheet");
      html.raw("</b>");
    }
    html.raw("</figcaption>");
    MapLegend.write(sheet.shownLayers(), mine.findings(), html);
    html.raw("</figure>");
  }

  /**
   * The licence and the findings near it, then what workings lie about them; a stray vertex far off
   * does not make the rest a dot.
   */
  static Envelope extent(ReportNight.MineNight mine) {
    Envelope core = new Envelope();
    List<Envelope> others = new ArrayList<>();
    for (MapFeature feature : mine.mapFeatures()) {
      Envelope box = feature.geometry().getEnvelopeInternal();
      if (FRAMING.contains(feature.layer())) {
        core.expandToInclude(box);
      } else if (!feature.layer().equals("neighbour")
          && MapStyle.find(feature.layer()).isPresent()) {
        others.add(box);
      }
    }
    for (Finding finding : mine.findings()) {
      finding.geometry().ifPresent(geometry -> others.add(geometry.getEnvelopeInternal()));
    }
    Envelope extent = new Envelope(core);
    Envelope reach = new Envelope(core);
    reach.expandBy(core.getWidth(), core.getHeight());
    for (Envelope box : others) {
      if (core.isNull() || reach.contains(box)) {
        extent.expandToInclude(box);
      }
    }
    if (!extent.isNull()) {
      extent.expandBy(
          Math.max(0.0005, extent.getWidth() * 0.04), Math.max(0.0005, extent.getHeight() * 0.04));
      // room for the scale bar below and the north arrow above what matters
      extent.expandToInclude(extent.getMinX(), extent.getMinY() - FURNITURE * extent.getHeight());
      extent.expandToInclude(extent.getMinX(), extent.getMaxY() + FURNITURE * extent.getHeight());
    }
    return extent;
  }

  private static void findings(
      ReportNight.MineNight mine, LocalDate night, ZoneId zone, Html html) {
    html.raw("<h3>").both("线索", "Findings").raw("</h3>");
    if (mine.findings().isEmpty()) {
      boolean complete = !mine.judgements().isEmpty() && mine.notJudged() == 0;
      html.raw(complete ? "<p>" : "<p class=\"hatched\"><span class=\"tag\">");
      if (complete) {
        html.both("所有规则均已判定，未发现线索。", "Every rule was judged; nothing was found.");
      } else {
        boolean paper = html.language() != Language.BOTH;
        html.both(
            "在能够判定的范围内未发现线索；未能判定的内容见" + (paper ? "下表。" : "首页。"),
            "Nothing was found in what could be judged; "
                + (paper ? "below" : "the first page")
                + " says what could not.");
      }
      html.raw(complete ? "</p>" : "</span></p>");
    }
    int number = mine.firstFinding();
    for (Finding finding : mine.findings()) {
      FindingCard.write(finding, number++, mine, night, zone, html);
    }
  }
}
