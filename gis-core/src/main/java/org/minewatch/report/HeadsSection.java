package org.minewatch.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.MapFeature;
import org.minewatch.sight.FaceLine;

/**
 * How far every head is from the licensed boundary and from the lines of water, and in how many
 * days it could be there at its pace. The distance is the shortest one whichever way the head
 * drives, so the days are the fewest that it can take.
 */
final class HeadsSection {
  private static final List<String> LINES =
      List.of("alert-line", "probe-line", "stop-line", "pillar");

  private HeadsSection() {}

  /**
   * A head.
   *
   * @param observed where the crew stood; else as reported
   */
  private record Head(String faceId, String name, boolean observed, Geometry at) {}

  static void write(ReportNight.MineNight mine, Html html) {
    List<Head> heads = heads(mine);
    if (heads.isEmpty()) {
      return;
    }
    Map<String, FaceLine> pace = new TreeMap<>();
    mine.mine()
        .sight()
        .ifPresent(s -> s.balance().faces().forEach(f -> pace.putIfAbsent(f.faceId(), f)));
    html.raw("<h3>").both("迎头到边界和各线的距离", "Heads: distance to boundary and lines").raw("</h3>");
    html.raw("<table class=\"heads\"><thead><tr>");
    Cells.head("迎头", "head", html);
    Cells.numberHead("日进尺 m", "m a day", html);
    Cells.numberHead("到许可边界", "to the boundary", html);
    for (String line : LINES) {
      html.raw("<th class=\"n\">").both(Words.of("layer", line)).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for (Head head : heads) {
      row(head, Optional.ofNullable(pace.get(head.faceId())), mine, html);
    }
    html.raw("</tbody></table><p class=\"small\">");
    html.both(
        "距离为平面最短距离，不论掘进方向；天数按日进尺直达计，实际不会更短。图上没有的线记“—”。",
        "Distances are the shortest in plan whichever way the head drives; the days are those of driving"
            + " straight there, so it cannot be sooner. A dash is a line that is not drawn.");
    html.raw("</p>");
  }

  private static List<Head> heads(ReportNight.MineNight mine) {
    List<Head> heads = new ArrayList<>();
    for (MapFeature f : mine.mapFeatures()) {
      boolean observed = f.layer().equals("observed-head");
      if (observed || f.layer().equals("face-head")) {
        String id = String.valueOf(f.facts().getOrDefault("face_id", ""));
        String name = String.valueOf(f.facts().getOrDefault("name", ""));
        heads.add(new Head(id, name.isEmpty() ? id : name, observed, f.geometry()));
      }
    }
    heads.sort(
        Comparator.comparing(Head::name)
            .thenComparing(Head::faceId)
            .thenComparing(Head::observed)
            .thenComparing(Head::at));
    return heads;
  }

  private static void row(
      Head head, Optional<FaceLine> line, ReportNight.MineNight mine, Html html) {
    OptionalDouble perDay =
        line.map(l -> head.observed() ? l.observedPerDay() : l.reportedPerDay())
            .orElse(OptionalDouble.empty());
    html.raw("<tr><td>").name(head.name()).raw(" <small>");
    html.both(head.observed() ? "观测" : "上报", head.observed() ? "observed" : "reported");
    html.raw("</small></td>");
    Cells.number(perDay.isPresent() ? figure(perDay.getAsDouble()) : Cells.MISSING, html);
    boundary(head, perDay, mine, html);
    for (String layer : LINES) {
      distance(nearest(head, mine, layer, false), perDay, html);
    }
    html.raw("</tr>");
  }

  private static void boundary(
      Head head, OptionalDouble perDay, ReportNight.MineNight mine, Html html) {
    Coordinate at = head.at().getCoordinate();
    boolean inside =
        mine.mapFeatures().stream()
            .filter(f -> f.layer().equals("licence"))
            .anyMatch(f -> f.geometry().intersects(head.at()));
    OptionalDouble metres = nearest(head, mine, "licence", true);
    if (metres.isPresent() && !inside && at != null) {
      String out = figure(metres.getAsDouble());
      html.raw("<td class=\"n\"><b>").both("界外 " + out + " m", out + " m outside");
      html.raw("</b></td>");
    } else {
      distance(metres, perDay, html);
    }
  }

  private static void distance(OptionalDouble metres, OptionalDouble perDay, Html html) {
    html.raw("<td class=\"n\">");
    if (metres.isEmpty()) {
      html.raw(Cells.MISSING);
    } else {
      html.text(figure(metres.getAsDouble()) + " m");
      if (perDay.isPresent() && perDay.getAsDouble() > 0) {
        long days = (long) Math.floor(metres.getAsDouble() / perDay.getAsDouble());
        html.raw(" <small>").both("≥ " + days + " 天", "≥ " + days + " d").raw("</small>");
      }
    }
    html.raw("</td>");
  }

  /** Metres in the local plane about the head. */
  private static OptionalDouble nearest(
      Head head, ReportNight.MineNight mine, String layer, boolean edge) {
    Coordinate at = head.at().getCoordinate();
    LocalPlane plane = LocalPlane.about(at.x, at.y);
    Geometry here = plane.metres(head.at());
    return mine.mapFeatures().stream()
        .filter(f -> f.layer().equals(layer))
        .map(f -> plane.metres(edge ? f.geometry().getBoundary() : f.geometry()))
        .filter(g -> !g.isEmpty())
        .mapToDouble(here::distance)
        .min();
  }

  private static String figure(double metres) {
    return Measures.figure("m", metres);
  }
}
