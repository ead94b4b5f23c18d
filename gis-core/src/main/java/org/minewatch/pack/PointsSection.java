package org.minewatch.pack;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.report.Html;

/** The points to survey in the mine's own grids, what to set them out from, and roads to walk. */
final class PointsSection {
  private PointsSection() {}

  static void write(InspectionPack pack, Html html) {
    MineSpace space = pack.space().orElseThrow();
    Tolerance tolerance = pack.tolerance().orElseThrow();
    html.raw("<h3>").both("待测点", "Points to survey").raw("</h3><p>");
    html.both(
        "位置的误差：± %s（2σ，%s）。点在图上，不是现场的标志：以现场实际巷道、煤壁为准去量。"
            .formatted(Figures.metres(tolerance.twoSigma()), tolerance.basis().zh()),
        "Places are good to ± %s (2σ, %s). They are points of the data, not marks in the mine: measure the road and the coal that are there."
            .formatted(Figures.metres(tolerance.twoSigma()), tolerance.basis().en()));
    html.raw("</p>");
    int grids = 0;
    for (PlaneGrid grid : space.told()) {
      points(pack, space, grid, grids++ == 0, tolerance.sigmaMetres(), html);
    }
    ties(pack, space, html);
    stretches(pack, space, html);
  }

  private static void points(
      InspectionPack pack,
      MineSpace space,
      PlaneGrid grid,
      boolean first,
      double sigma,
      Html html) {
    html.raw("<h4>")
        .both(
            CrsCatalogue.describe(grid.crs()) + (first ? "" : "（另一坐标系）"),
            CrsCatalogue.describeEnglish(grid.crs()) + (first ? "" : " (the other system)"))
        .raw("</h4>");
    if (grid.sigmaMetres() >= 0.05) {
      html.raw("<p class=\"small\">")
          .both(
              "此坐标系与 2000 坐标的转换误差 ±%.2f m（1σ）".formatted(grid.sigmaMetres()),
              "the transform to CGCS2000 is good to ±%.2f m (1σ)".formatted(grid.sigmaMetres()))
          .raw("</p>");
    }
    html.raw("<table class=\"points\">");
    Figures.head(
        html,
        "点",
        "Point",
        "是什么",
        "What",
        "X（北）",
        "X (north)",
        "Y（东）",
        "Y (east)",
        "底板标高",
        "Floor",
        "许可边界",
        "Licensed limit",
        "边界上最近点 X, Y",
        "Nearest point of it X, Y");
    html.raw("<tbody>");
    for (SurveyPoint p : pack.points()) {
      html.raw("<tr><th scope=\"row\">").text(p.name()).raw("</th><td>").both(p.what());
      html.raw("</td>");
      Figures.xy(grid, space.in(grid, p.at()), sigma, html);
      html.raw("<td class=\"n\">").text(Figures.elevation(p.at().getZ())).raw("</td>");
      if (p.limit().isEmpty()) {
        html.raw("<td colspan=\"2\">").both("当夜没有许可范围", "no licensed area this night").raw("</td>");
      } else {
        SurveyPoint.Limit l = p.limit().get();
        html.raw("<td>")
            .both(
                (l.outside() > 0 ? "界外 " : "界内 ") + Figures.metres(Math.abs(l.outside())),
                Figures.metres(Math.abs(l.outside())) + (l.outside() > 0 ? " outside" : " inside"));
        Coordinate foot = space.in(grid, l.foot());
        html.raw("</td><td class=\"n\">")
            .text(String.format(Locale.ROOT, "%.1f, %.1f", foot.y, foot.x));
        html.raw("</td>");
      }
      html.raw("</tr>");
    }
    html.raw("</tbody></table>");
  }

  private static void ties(InspectionPack pack, MineSpace space, Html html) {
    boolean control = pack.known().stream().anyMatch(ControlPoint::control);
    html.raw("<h3>").both("从哪里量起", "What to measure from").raw("</h3>");
    if (pack.known().isEmpty()) {
      html.raw("<p>")
          .both(
              "3 km 以内没有控制点，也没有测量布设的基站。",
              "There is no control point within 3 km and no surveyed station.")
          .raw("</p>");
      return;
    }
    html.raw("<p>")
        .both(
            control
                ? "坐标方位角自 X 轴（坐标北）顺时针；距离是高斯平面上的距离，实测距离须化算到同一投影面后再比。控制点由矿方提交，先用两点互核。"
                : "没有控制点。下面是登记为测量布设的基站，误差约 5 m，只用来找路，不能作为导线起算点。",
            control
                ? "Bearings are clockwise from grid north (X); distances are on the projection: reduce measured ones to it"
                    + " before comparing. The points were handed in by the mine: check two against each other first."
                : "There are no control points. These are stations recorded as surveyed, good to about 5 m: to find one's way"
                    + " by, never to start a traverse from.")
        .raw("</p>");
    PlaneGrid grid = space.told().get(0);
    html.raw("<table>");
    Figures.head(
        html,
        "已知点",
        "Known point",
        "X（北）",
        "X (north)",
        "Y（东）",
        "Y (east)",
        "来源",
        "Source",
        "后视",
        "Backsight");
    html.raw("<tbody>");
    for (ControlPoint k : pack.known()) {
      Coordinate at = space.in(grid, k.at());
      html.raw("<tr><th scope=\"row\">").name(k.name()).raw("</th>");
      Figures.xy(grid, at, control ? 0 : 5, html);
      html.raw("<td>").both(k.source()).raw("</td><td>");
      pack.known().stream()
          .filter(o -> o != k)
          .findFirst()
          .ifPresent(
              o -> {
                Coordinate to = space.in(grid, o.at());
                html.name(o.name()).raw(" ");
                html.text(
                    (control
                            ? Bearings.text(Bearings.of(at, to))
                            : Math.round(Bearings.of(at, to)) % 360 + "°")
                        + " "
                        + Figures.metres(at.distance(to)));
              });
      html.raw("</td></tr>");
    }
    html.raw("</tbody></table><table>");
    Figures.head(html, "自", "From", "至", "To", "坐标方位角", "Bearing", "平距", "Distance");
    html.raw("<tbody>");
    for (SurveyPoint p : pack.points()) {
      for (SurveyPoint.Tie tie :
          control ? p.ties() : p.ties().subList(0, Math.min(1, p.ties().size()))) {
        html.raw("<tr><td>").name(tie.from().name()).raw("</td><td>").text(p.name());
        html.raw("</td><td class=\"n\">");
        // A station's own error leaves no seconds of arc and no decimetres.
        html.text(control ? Bearings.text(tie.bearing()) : Math.round(tie.bearing()) % 360 + "°");
        html.raw("</td><td class=\"n\">");
        html.text(String.format(Locale.ROOT, control ? "%.2f m" : "%.0f m", tie.distance()));
        html.raw("</td></tr>");
      }
    }
    html.raw("</tbody></table>");
  }

  private static void stretches(InspectionPack pack, MineSpace space, Html html) {
    if (pack.stretches().isEmpty()) {
      return;
    }
    PlaneGrid grid = space.told().get(0);
    html.raw("<h3>").both("须走查的巷道段", "Stretches to walk").raw("</h3><p>");
    html.both(
        "位置只知道到这些巷道段以内：逐段走完，看两帮。",
        "The place is known to within these roads only: walk each of them and look at both sides.");
    html.raw("</p><table>");
    Figures.head(html, "巷道", "Road", "长", "Length", "自 X, Y", "From X, Y", "至 X, Y", "To X, Y");
    html.raw("<tbody>");
    for (Stretch s : pack.stretches()) {
      html.raw(s.left() ? "<tr class=\"closed\"><td>" : "<tr><td>").both(s.road());
      if (s.left()) {
        html.raw(" <b>").both("不得擅入", "do not enter").raw("</b>");
      }
      html.raw("</td><td class=\"n\">").text(Figures.metres(s.length())).raw("</td>");
      for (Coordinate end : new Coordinate[] {s.from(), s.to()}) {
        Coordinate at = space.in(grid, end);
        html.raw("<td class=\"n\">").text(String.format(Locale.ROOT, "%.0f, %.0f", at.y, at.x));
        html.raw("</td>");
      }
      html.raw("</tr>");
    }
    html.raw("</tbody></table>");
  }
}
