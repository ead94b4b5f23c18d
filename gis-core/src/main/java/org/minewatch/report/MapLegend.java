package org.minewatch.report;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Severity;

/** Explains just the signs that are on a map. */
public final class MapLegend {

  private static final Set<String> POINTS =
      Set.of(
          "reader",
          "presence",
          "shaft",
          "face-head",
          "walk-mouth",
          "walk-known",
          "walk-seal",
          "walk-point");

  private MapLegend() {}

  public static void write(Set<String> layers, List<Finding> findings, Html html) {
    html.raw("<ul class=\"legend\">");
    for (MapStyle style : MapStyle.inPaintingOrder()) {
      if (layers.contains(style.layer())) {
        layer(style, html);
      }
    }
    Set<Severity> severities = new TreeSet<>(Comparator.reverseOrder());
    Set<Certainty> certainties = new TreeSet<>(Comparator.reverseOrder());
    for (Finding finding : findings) {
      if (finding.geometry().isPresent()) {
        severities.add(finding.severity());
        certainties.add(finding.certainty());
      }
    }
    for (Severity severity : severities) {
      html.raw("<li>").raw(open(44));
      MapSheet.symbol(severity, 22, 22, html);
      html.raw("</svg>").both(severity.nameZh(), severity.nameEn()).raw("</li>");
    }
    for (Certainty certainty : certainties) {
      html.raw("<li>");
      Signs.certainty(certainty, html);
      html.raw("</li>");
    }
    html.raw("</ul>");
  }

  private static void layer(MapStyle style, Html html) {
    html.raw("<li>").raw(open(90));
    if (POINTS.contains(style.layer())) {
      MapSheet.dots("M45 22h0", style, html);
    } else {
      boolean area = !style.fill().equals("none");
      String d = area ? "M4 4H86V40H4Z" : "M4 22H86";
      html.raw("<path ").raw(style.attributes()).raw(" d=\"").raw(d).raw("\"/>");
      if (style.layer().equals("licence")) {
        MapStyle outline = MapStyle.find("licence-outline").orElseThrow();
        html.raw("<path ").raw(outline.attributes()).raw(" d=\"").raw(d).raw("\"/>");
      }
    }
    html.raw("</svg>").both(Words.of("layer", style.layer())).raw("</li>");
  }

  private static String open(int widthTenths) {
    return "<svg aria-hidden=\"true\" width=\"%d\" height=\"17\" viewBox=\"0 0 %d 44\">"
        .formatted(widthTenths * 17 / 44, widthTenths);
  }
}
