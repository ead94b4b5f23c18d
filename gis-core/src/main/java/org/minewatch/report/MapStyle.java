package org.minewatch.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a layer is drawn: thin ink and pale fills, so that findings are the only strong colour. The
 * lines follow the habits of Chinese mine plans: boundary in magenta dash-dot, water in blue, probe
 * line red, alert line orange.
 *
 * @param fill colour or pattern of areas, or {@code none}
 * @param widthTenths width of lines in tenths of a millimetre
 * @param dashes in tenths of a millimetre, or {@code none}
 * @param dotTenths diameter of points in tenths of a millimetre
 */
record MapStyle(
    String layer, String fill, String stroke, double widthTenths, String dashes, int dotTenths) {

  private static final String INK = "#4a463e";

  /** In the order of painting: what comes later lies above. */
  private static final Map<String, MapStyle> STYLES = new LinkedHashMap<>();

  static {
    for (MapStyle style :
        List.of(
            new MapStyle("licence", "#f6f3ec", "none", 0, "none", 0),
            new MapStyle("neighbour", "none", "#8d887c", 1.5, "12 6", 6),
            new MapStyle("unknown", "none", "#b9b4a8", 1.2, "3 5", 5),
            new MapStyle("goaf", "url(#p-goaf)", "#8d887c", 1.5, "none", 6),
            new MapStyle("pillar", "url(#p-pillar)", "#8f7f5d", 1.8, "14 6", 6),
            new MapStyle("forbidden-area", "url(#p-stop)", "#7d5a5a", 2, "none", 6),
            new MapStyle("deferred-area", "none", "#7d6a5a", 2, "10 5", 6),
            new MapStyle("fire-area", "none", "#8a4b3a", 2, "4 4", 6),
            new MapStyle("approval", "none", "#5f6f5f", 2, "16 8", 6),
            new MapStyle("order", "url(#p-stop)", "#5a4b4b", 2, "16 8", 6),
            new MapStyle("water-extent", "#dbe8f2", "#4f7fa6", 2, "none", 6),
            new MapStyle("stop-line", "none", "#6b1f1f", 2.5, "none", 6),
            new MapStyle("probe-line", "none", "#b0524c", 2, "none", 6),
            new MapStyle("alert-line", "none", "#b98545", 2, "14 7", 6),
            new MapStyle("fault", "none", "#8a6f6f", 2, "20 5 4 5", 6),
            new MapStyle("deduction", "url(#p-deduction)", "#9c4a86", 3, "24 8 4 8", 6),
            new MapStyle("licence-outline", "none", "#9c4a86", 4, "32 10 6 10", 0),
            new MapStyle("licence-boundary", "none", INK, 2, "32 10 6 10", 6),
            new MapStyle("roadway", "none", INK, 2.2, "none", 6),
            new MapStyle("chamber", "none", INK, 1.8, "none", 8),
            new MapStyle("face", "none", INK, 3, "none", 8),
            new MapStyle("reported-face", "none", "#3f5f57", 3.5, "18 6", 8),
            new MapStyle("change-other", "none", "#6a5aa8", 4.5, "10 5", 12),
            new MapStyle("change-new", "none", "#2f7d4f", 5, "none", 12),
            new MapStyle("change-gone", "none", "#b3261e", 5, "14 6", 12),
            new MapStyle("shaft", "#ffffff", INK, 3, "none", 22),
            new MapStyle("seal", "none", INK, 5, "none", 12),
            new MapStyle("presence", "none", "#2f5f8f", 2, "none", 9),
            new MapStyle("reader", "none", INK, 2, "none", 12),
            new MapStyle("face-head", "none", INK, 3, "none", 22),
            new MapStyle("walk-road", "none", "#b9b4a8", 2, "none", 0),
            new MapStyle("walk-stretch", "none", "#7a4fb0", 14, "2 8", 0),
            new MapStyle("walk", "none", "#1f5fa8", 8, "none", 0),
            new MapStyle("walk-closed", "none", "#8f0b34", 8, "10 10", 0),
            new MapStyle("walk-seal", "none", "#8f0b34", 3, "none", 18),
            new MapStyle("walk-known", "none", "#2f7d4f", 3, "none", 24),
            new MapStyle("walk-mouth", "none", "#1f5fa8", 3, "none", 34),
            new MapStyle("walk-point", "none", "#7a4fb0", 3, "none", 24))) {
      STYLES.put(style.layer(), style);
    }
  }

  /** The style of a layer; absent for what is not drawn, such as annotations. */
  static Optional<MapStyle> find(String layer) {
    return Optional.ofNullable(STYLES.get(layer));
  }

  static List<MapStyle> inPaintingOrder() {
    return List.copyOf(STYLES.values());
  }

  /** Fill patterns, once a page. */
  static String patterns() {
    return "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>"
        + hatch("p-goaf", 45, 18, "#d9d4c8", 2)
        + hatch("p-pillar", 90, 14, "#dccfae", 2)
        + hatch("p-deduction", 135, 22, "#e3c9dc", 2)
        + hatch("p-stop", 0, 12, "#dcc9c9", 2)
        + "</defs></svg>";
  }

  private static String hatch(String id, int angle, int spacing, String colour, int width) {
    return ("<pattern id=\"%s\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\""
            + " patternTransform=\"rotate(%d)\"><path d=\"M0 0V%d\" stroke=\"%s\""
            + " stroke-width=\"%d\"/></pattern>")
        .formatted(id, spacing, spacing, angle, spacing, colour, width * 2);
  }

  /** Attributes of a path in this style. */
  String attributes() {
    return "fill=\""
        + fill
        + "\" fill-rule=\"evenodd\" stroke=\""
        + stroke
        + "\" stroke-width=\""
        + widthTenths
        + "\""
        + (dashes.equals("none") ? "" : " stroke-dasharray=\"" + dashes + "\"");
  }
}
