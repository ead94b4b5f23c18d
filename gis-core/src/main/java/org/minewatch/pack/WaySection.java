package org.minewatch.pack;

import java.util.Locale;
import org.minewatch.report.Html;
import org.minewatch.wording.Text;

/** The way in words and figures, leg by leg, and the other ways out. */
final class WaySection {
  private WaySection() {}

  static void write(InspectionPack pack, Html html) {
    html.raw("<h2>").both("路线", "The way").raw("</h2>");
    if (pack.place().isEmpty()) {
      html.raw("<p>")
          .both(
              "这项线索没有井下位置：它说的是人员、数据或证照。在调度室、矿灯房、地测科核查，见下面的清单。",
              "This lead has no place underground: it is about people, data or papers. Verify it in the dispatch"
                  + " room, the lamp room and the survey office; the lists below say what.")
          .raw("</p>");
      return;
    }
    if (pack.way().isEmpty()) {
      html.raw("<p>")
          .both("没有路线，原因见“本包没有的”。", "There is no way; “What this pack does not hold” says why.")
          .raw("</p>");
      return;
    }
    Way way = pack.way().get();
    summary(pack, way, html);
    legs(way, html);
    others(pack, html);
  }

  private static void summary(InspectionPack pack, Way way, Html html) {
    Way.Mouth mouth = way.mouth();
    html.raw("<p>").both("起点：", "From: ").raw("<b>");
    html.name(mouth.name().isEmpty() ? "–" : mouth.name()).raw("</b> ");
    html.both(
        "（" + mouth.basis().words().zh() + kind(mouth).zh() + "）",
        " (" + mouth.basis().words().en() + kind(mouth).en() + ")");
    double[] climbs = way.climbs();
    html.raw("</p><p>")
        .both(
            "全程 %s，上 %.0f m、下 %.0f m，步行约 %s 分钟（平巷 0.8–1.4 m/s，上山 0.3–0.7 m/s；不计罐笼、猴车、人车）。"
                .formatted(
                    Figures.metres(way.length()),
                    climbs[0],
                    climbs[1],
                    Figures.minutes(way.time())),
            String.format(
                Locale.ROOT,
                "%s in all, %.0f m up and %.0f m down, about %s minutes on foot (0.8-1.4 m/s level, 0.3-0.7 m/s up-dip; cages, chairlifts and trains are not counted).",
                Figures.metres(way.length()),
                climbs[0],
                climbs[1],
                Figures.minutes(way.time())))
        .raw("</p>");
    if (way.endsClosed()) {
      String at = Figures.metres(way.openMetres());
      html.raw("<p class=\"stop\">")
          .both(
              "走到 " + at + " 处停下：再往前是已报废、工作面后方或密闭内的巷道。未经通风、救护人员检查气体并批准，不得进入。",
              "Stop after "
                  + at
                  + ": beyond it the road was given up, lies behind a face or behind a seal. Nobody enters before"
                  + " ventilation and rescue staff have checked the gas and allowed it.")
          .raw("</p>");
    }
    if (pack.offRoad() > 1) {
      html.raw("<p>")
          .both(
              "路线终点离线索位置还有 " + Figures.metres(pack.offRoad()) + "（平面直线）。",
              "From the end of the way it is another "
                  + Figures.metres(pack.offRoad())
                  + " to the place, straight in plan.")
          .raw("</p>");
    }
  }

  private static Text kind(Way.Mouth mouth) {
    return switch (mouth.kind()) {
      case "cage" -> new Text("，立井罐笼：先乘罐笼到井底", ", a vertical shaft: by cage to its bottom first");
      case "incline" -> new Text("，斜井", ", an incline");
      case "drift" -> new Text("，平硐", ", a drift");
      case "vehicle" -> new Text("，车辆斜井", ", a vehicle incline");
      default -> new Text("", "");
    };
  }

  private static void legs(Way way, Html html) {
    html.raw("<table class=\"legs\">");
    Figures.head(
        html,
        "段",
        "Leg",
        "沿",
        "Along",
        "长",
        "Length",
        "累计",
        "In all",
        "方位",
        "Bearing",
        "标高",
        "Elevation",
        "分钟",
        "Minutes",
        "途经",
        "You pass",
        "到头",
        "At its end");
    html.raw("<tbody>");
    double all = 0;
    int n = 0;
    for (Leg leg : way.legs()) {
      all += leg.length();
      html.raw(leg.isClosed() ? "<tr class=\"closed\">" : "<tr>");
      html.raw("<td class=\"n\">").text(++n).raw("</td><td>").both(leg.road());
      if (leg.left()) {
        html.raw(" <b>").both("（已报废或在工作面后方）", " (given up, or behind a face)").raw("</b>");
      }
      html.raw("</td><td class=\"n\">").text(Figures.metres(leg.length()));
      html.raw("</td><td class=\"n\">").text(Figures.metres(all));
      html.raw("</td><td class=\"n\">")
          .text(Math.round(leg.bearing()) % 360)
          .raw("°</td><td class=\"n\">");
      html.text(
          Figures.elevation(leg.fromElevation()) + " → " + Figures.elevation(leg.toElevation()));
      html.raw("</td><td class=\"n\">").text(Figures.minutes(leg.time())).raw("</td><td>");
      for (Leg.Pass pass : leg.passes()) {
        html.raw(pass.closed() ? "<div class=\"stop\">" : "<span class=\"pass\">");
        html.both(pass.what()).raw(" @ ").text(Figures.metres(pass.at()));
        html.raw(pass.closed() ? "</div>" : "</span> ");
      }
      html.raw("</td><td>").both(leg.turn().words()).raw("</td></tr>");
    }
    html.raw("</tbody></table>");
  }

  private static void others(InspectionPack pack, Html html) {
    if (pack.others().isEmpty()) {
      html.raw("<p class=\"small\">")
          .both(
              "登记和图纸上没有第二条可走通的出口：下井前问清矿方避灾路线。",
              "Neither register nor drawing has a second way out that is open: ask the mine for its escape way first.")
          .raw("</p>");
      return;
    }
    html.raw("<h4>").both("另外的出口", "Other ways out").raw("</h4><ul>");
    for (InspectionPack.Other o : pack.others()) {
      html.raw("<li>").name(o.mouth().name().isEmpty() ? "–" : o.mouth().name()).raw(" ");
      html.both(
          "（%s）%s，约 %s 分钟，与来路重合 %s"
              .formatted(
                  o.mouth().basis().words().zh(),
                  Figures.metres(o.length()),
                  Figures.minutes(o.time()),
                  Figures.metres(o.shared())),
          "(%s) %s, about %s minutes, %s of it the way you came"
              .formatted(
                  o.mouth().basis().words().en(),
                  Figures.metres(o.length()),
                  Figures.minutes(o.time()),
                  Figures.metres(o.shared())));
      html.raw("</li>");
    }
    html.raw("</ul>");
  }
}
