package org.minewatch.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Finding;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.Severity;
import org.minewatch.wording.Text;

/** Draws a mine or a place in it to scale as inline SVG, with what was laid over each other. */
public final class MapSheet {

  private static final int MAX_LABELS = 40;

  /** Drawn above the findings, which they are the evidence for. */
  private static final String PEOPLE = "presence";

  private static final Set<String> LABELLED =
      Set.of(
          "reported-face",
          "face",
          "shaft",
          "goaf",
          "pillar",
          "walk-mouth",
          "walk-known",
          "walk-seal",
          "walk-point");

  private final MapFrame frame;
  private final Map<String, List<MapFeature>> byLayer = new LinkedHashMap<>();
  private final Set<String> shownLayers = new TreeSet<>();
  private final List<Envelope> taken = new ArrayList<>();
  private final MapGrid grid;
  private int outside;

  public MapSheet(MapFrame frame, List<MapFeature> features) {
    this.frame = frame;
    this.grid = MapGrid.of(frame, features);
    for (MapFeature feature : features) {
      if (MapStyle.find(feature.layer()).isEmpty()) {
        continue;
      }
      if (frame.shows(feature.geometry())) {
        byLayer.computeIfAbsent(feature.layer(), layer -> new ArrayList<>()).add(feature);
        shownLayers.add(feature.layer());
      } else if (!feature.layer().equals("neighbour")) {
        outside++;
      }
    }
  }

  /** Layers that lie on the sheet, for the legend. */
  public Set<String> shownLayers() {
    return shownLayers;
  }

  /** Which coordinates the lines across the sheet are of. */
  Text gridName() {
    return grid.name();
  }

  /** How many features lie beyond its edges. */
  int outside() {
    return outside;
  }

  /**
   * @param findings in the order of their numbers
   * @param firstNumber number of the first finding
   */
  public void draw(
      List<Finding> findings, int firstNumber, String cssClass, Text title, String link, Html svg) {
    svg.raw("<svg class=\"").raw(cssClass).raw("\" role=\"group\" viewBox=\"0 0 ");
    svg.text(frame.widthTenths()).raw(" ").text(frame.heightTenths()).raw("\" width=\"");
    svg.text(frame.widthTenths() / 10).raw("mm\" height=\"");
    svg.text(frame.heightTenths() / 10).raw("mm\"><title>");
    svg.text(title.zh() + " / " + title.en()).raw("</title>");
    for (MapStyle style : MapStyle.inPaintingOrder()) {
      String layer = style.layer().equals("licence-outline") ? "licence" : style.layer();
      if (!layer.equals(PEOPLE)) {
        layer(style, byLayer.getOrDefault(layer, List.of()), svg);
      }
    }
    grid(svg);
    for (int i = findings.size() - 1; i >= 0; i--) {
      trace(findings.get(i), svg);
    }
    layer(MapStyle.find(PEOPLE).orElseThrow(), byLayer.getOrDefault(PEOPLE, List.of()), svg);
    names(svg);
    for (int i = 0; i < findings.size(); i++) {
      marker(findings.get(i), firstNumber + i, link, svg);
    }
    furniture(svg);
    svg.raw("</svg>");
  }

  private void layer(MapStyle style, List<MapFeature> features, Html svg) {
    StringBuilder shapes = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (MapFeature feature : features) {
      frame.path(feature.geometry(), feature.geometry().getDimension() == 0 ? dots : shapes);
    }
    if (shapes.length() > 0) {
      svg.raw("<path ").raw(style.attributes()).raw(" d=\"").raw(shapes.toString()).raw("\"/>");
    }
    if (dots.length() > 0 && style.dotTenths() > 0) {
      dots(dots.toString(), style, svg);
    }
  }

  /** Points as round line ends; what stands for a place on the ground gets a white middle. */
  static void dots(String path, MapStyle style, Html svg) {
    svg.raw("<path fill=\"none\" stroke-linecap=\"round\" stroke=\"").raw(style.stroke());
    svg.raw("\" stroke-width=\"").text(style.dotTenths()).raw("\" d=\"").raw(path).raw("\"/>");
    if (style.layer().equals("reader") || style.layer().equals("shaft")) {
      svg.raw("<path fill=\"none\" stroke-linecap=\"round\" stroke=\"#fff\" stroke-width=\"");
      svg.text(style.dotTenths() / 2).raw("\" d=\"").raw(path).raw("\"/>");
    }
  }

  private void grid(Html svg) {
    StringBuilder lines = new StringBuilder();
    Html labels = new Html();
    for (MapGrid.Line line : grid.lines()) {
      int x1 = frame.x(line.fromLon());
      int y1 = frame.y(line.fromLat());
      int x2 = frame.x(line.toLon());
      int y2 = frame.y(line.toLat());
      lines.append('M').append(x1).append(' ').append(y1);
      lines.append('L').append(x2).append(' ').append(y2);
      if (line.upright()) {
        int x = at(x1, y1, x2, y2, 0);
        if (x >= 0 && x < frame.widthTenths() - 240) {
          label(labels, x + 5, 24, 20, "#6b675f", line.label());
        }
      } else {
        int y = at(y1, x1, y2, x2, 0);
        if (y > 50 && y < frame.heightTenths()) {
          label(labels, 5, y - 5, 20, "#6b675f", line.label());
        }
      }
    }
    svg.raw("<path fill=\"none\" stroke=\"#c9c4b7\" stroke-width=\"1\" d=\"").raw(lines.toString());
    svg.raw("\"/>").raw(labels.take());
  }

  /** Where a nearly straight line crosses an edge of the sheet. */
  private static int at(int a1, int b1, int a2, int b2, int edge) {
    return b2 == b1 ? a1 : (int) Math.round(a1 + (double) (a2 - a1) * (edge - b1) / (b2 - b1));
  }

  private void names(Html svg) {
    int labels = 0;
    for (Map.Entry<String, List<MapFeature>> layer : byLayer.entrySet()) {
      if (!LABELLED.contains(layer.getKey())) {
        continue;
      }
      for (MapFeature feature : layer.getValue()) {
        String name = String.valueOf(feature.facts().getOrDefault("name", "")).strip();
        if (name.isEmpty() || labels == MAX_LABELS) {
          continue;
        }
        String shown = name.length() > 16 ? name.substring(0, 15) + "…" : name;
        Coordinate at = feature.geometry().getInteriorPoint().getCoordinate();
        int x = frame.x(at.x) + 14;
        int y = frame.y(at.y) + 34;
        if (frame.shows(at) && free(x, y - 24, 24 * shown.length(), 30)) {
          label(svg, x, y, 24, "#4a463e", shown);
          labels++;
        }
      }
    }
  }

  private static void label(Html svg, int x, int y, int size, String colour, String text) {
    svg.raw("<text x=\"").text(x).raw("\" y=\"").text(y).raw("\" font-size=\"").text(size);
    svg.raw("\" fill=\"").raw(colour);
    svg.raw("\" stroke=\"#fff\" stroke-width=\"6\" paint-order=\"stroke\">").text(text);
    svg.raw("</text>");
  }

  private void trace(Finding finding, Html svg) {
    if (finding.geometry().isEmpty()) {
      return;
    }
    Geometry geometry = finding.geometry().get();
    StringBuilder d = new StringBuilder();
    frame.path(geometry, d);
    if (d.length() == 0) {
      return;
    }
    String colour = Signs.colour(finding.severity());
    String dashes = Signs.dashes(finding.certainty());
    svg.raw("<path fill=\"").raw(geometry.getDimension() == 2 ? colour : "none");
    svg.raw("\" fill-opacity=\"0.15\" fill-rule=\"evenodd\" stroke-linecap=\"");
    svg.raw(geometry.getDimension() == 0 ? "round" : "butt").raw("\" stroke=\"").raw(colour);
    svg.raw("\" stroke-width=\"").text(geometry.getDimension() == 0 ? 16 : 9);
    svg.raw(dashes.equals("none") ? "" : "\" stroke-dasharray=\"" + dashes);
    svg.raw("\" d=\"").raw(d.toString()).raw("\"/>");
  }

  private void marker(Finding finding, int number, String link, Html svg) {
    if (finding.geometry().isEmpty()) {
      return;
    }
    Coordinate at = finding.geometry().get().getInteriorPoint().getCoordinate();
    if (!frame.shows(at)) {
      outside++;
      return;
    }
    int x = Math.min(frame.x(at.x) + 50, frame.widthTenths() - 80);
    int y = Math.max(frame.y(at.y) - 50, 60);
    for (int tries = 0; tries < 12 && !free(x - 20, y - 22, 76, 44); tries++) {
      y += 46;
    }
    String colour = Signs.colour(finding.severity());
    svg.raw("<path fill=\"none\" stroke=\"").raw(colour).raw("\" stroke-width=\"2\" d=\"M");
    svg.text(frame.x(at.x)).raw(" ").text(frame.y(at.y)).raw("L").text(x).raw(" ").text(y);
    svg.raw("\"/><a href=\"#").raw(link).text(number).raw("\">");
    symbol(finding.severity(), x, y, svg);
    label(svg, x + 22, y + 11, 32, colour, Integer.toString(number));
    svg.raw("</a>");
  }

  /** The severity's shape about a point. */
  static void symbol(Severity severity, int x, int y, Html svg) {
    String colour = Signs.colour(severity);
    svg.raw("<path stroke=\"").raw(severity == Severity.NOTICE ? colour : "#fff");
    svg.raw("\" stroke-width=\"5\" paint-order=\"stroke\" fill=\"");
    svg.raw(severity == Severity.NOTICE ? "#fff" : colour).raw("\" d=\"M");
    svg.text(x).raw(" ").text(y);
    svg.raw(
        switch (severity) {
          case CRITICAL -> "m0 -19l19 19l-19 19l-19 -19z";
          case MAJOR -> "m0 -18l19 33h-38z";
          case WARNING, NOTICE -> "m-15 0a15 15 0 1 0 30 0a15 15 0 1 0 -30 0z";
        });
    svg.raw("\"/>");
  }

  /** Takes a box on the sheet when nothing lies there yet. */
  private boolean free(int x, int y, int width, int height) {
    Envelope box = new Envelope(x, x + width, y, y + height);
    if (taken.stream().anyMatch(box::intersects)) {
      return false;
    }
    taken.add(box);
    return true;
  }

  /** Scale bar and north arrow. */
  private void furniture(Html svg) {
    double target = frame.widthTenths() * frame.metresPerTenth() / 5;
    double step = StrictMath.pow(10, Math.floor(StrictMath.log10(target)));
    double metres = target >= 5 * step ? 5 * step : target >= 2 * step ? 2 * step : step;
    int length = (int) Math.round(metres / frame.metresPerTenth());
    int x = frame.widthTenths() - length - 40;
    int y = frame.heightTenths() - 30;
    svg.raw("<g><path fill=\"#fff\" fill-opacity=\"0.85\" d=\"M").text(x - 20).raw(" ");
    svg.text(y - 44).raw("h").text(length + 60).raw("v74h-").text(length + 60).raw("z\"/>");
    svg.raw("<path fill=\"#24221e\" d=\"M").text(x).raw(" ").text(y).raw("h").text(length / 2);
    svg.raw("v8h-").text(length / 2).raw("z\"/><path fill=\"none\" stroke=\"#24221e\"");
    svg.raw(" stroke-width=\"2\" d=\"M").text(x).raw(" ").text(y).raw("h").text(length);
    svg.raw("v8h-").text(length).raw("z\"/>");
    label(svg, x, y - 12, 24, "#24221e", "0");
    svg.raw("<text text-anchor=\"end\" font-size=\"24\" fill=\"#24221e\" x=\"").text(x + length);
    svg.raw("\" y=\"").text(y - 12).raw("\">").text(distance(metres)).raw("</text></g>");
    int north = frame.widthTenths() - 46;
    svg.raw("<g><circle fill=\"#fff\" fill-opacity=\"0.85\" r=\"42\" cx=\"").text(north);
    svg.raw("\" cy=\"74\"/><path fill=\"#24221e\" d=\"M").text(north);
    svg.raw(" 46l14 46l-14 -10l-14 10z\"/><text text-anchor=\"middle\" font-size=\"24\"");
    svg.raw(" fill=\"#24221e\" x=\"").text(north).raw("\" y=\"42\">N</text></g>");
  }

  private static String distance(double metres) {
    return metres >= 1000 && metres % 1000 == 0
        ? Math.round(metres / 1000) + " km"
        : Math.round(metres) + " m";
  }
}
