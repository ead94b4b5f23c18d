package org.minewatch.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.finding.Finding;
import org.minewatch.finding.MapFeature;
import org.minewatch.report.Html;
import org.minewatch.report.MapFigure;
import org.minewatch.report.MapFrame;
import org.minewatch.wording.Text;

/** The maps of a pack, to scale: the whole way, and the place at a larger one. */
final class PackMaps {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static final int WIDTH = 1780;
  private static final int HEIGHT = 1500;
  private static final int LEAST_HEIGHT = 700;
  private static final int PLACE_SCALE = 500;

  /** A plan of more pieces is drawn as its network only, so that the page stays small. */
  private static final int MOST_DRAWN = 4_000;

  private final PackSource source;
  private final InspectionPack pack;
  private final MineSpace space;
  private final List<MapFeature> own = new ArrayList<>();

  PackMaps(PackSource source, InspectionPack pack) {
    this.source = source;
    this.pack = pack;
    this.space = pack.space().orElseThrow();
    ownFeatures();
  }

  private void ownFeatures() {
    pack.points().stream()
        .filter(p -> !p.name().equals("E"))
        .forEach(p -> point("walk-point", p.name(), p.at()));
    pack.known().stream()
        .filter(ControlPoint::control)
        .forEach(k -> point("walk-known", k.name(), k.at()));
    pack.way().ifPresent(this::way);
    for (Stretch s : pack.stretches()) {
      add("walk-stretch", "", line(List.of(s.from(), s.to())));
    }
  }

  private void way(Way way) {
    String name = way.mouth().name().isEmpty() ? "?" : way.mouth().name();
    point("walk-mouth", name, way.mouth().at());
    for (Leg leg : way.legs()) {
      add(leg.isClosed() ? "walk-closed" : "walk", "", line(leg.line()));
    }
    space
        .layer("network-seal")
        .filter(f -> !f.text("seal_kind").equals("air-door"))
        .forEach(f -> point("walk-seal", f.text("name"), f.geometry().getCoordinate()));
  }

  private static Geometry line(List<Coordinate> line) {
    return FACTORY.createLineString(line.toArray(Coordinate[]::new));
  }

  private void point(String layer, String name, Coordinate at) {
    add(layer, name, FACTORY.createPoint(at));
  }

  private void add(String layer, String name, Geometry metres) {
    Geometry lonLat = metres.copy();
    lonLat.apply(
        (Coordinate c) -> {
          Coordinate degrees = space.lonLat(c);
          c.setX(degrees.x);
          c.setY(degrees.y);
          c.setZ(Double.NaN);
        });
    lonLat.geometryChanged();
    own.add(
        new MapFeature(
            source.finding().mineCode(), layer, new TreeMap<>(Map.of("name", name)), lonLat));
  }

  /** The whole way on one sheet. */
  void overview(Html html) {
    Envelope box = new Envelope();
    own.forEach(f -> box.expandToInclude(f.geometry().getEnvelopeInternal()));
    source.finding().geometry().ifPresent(g -> box.expandToInclude(g.getEnvelopeInternal()));
    widen(box, 0.05, 0.0006);
    MapFrame frame = MapFrame.fitting(box, WIDTH, LEAST_HEIGHT, HEIGHT, 1_000);
    draw(frame, new Text("路线图", "Map of the way"), html);
  }

  /** The place itself. */
  void place(Html html) {
    Envelope box = new Envelope(source.finding().geometry().orElseThrow().getEnvelopeInternal());
    pack.points().stream().map(p -> space.lonLat(p.at())).forEach(box::expandToInclude);
    widen(box, 0.15, 0.0005);
    MapFrame frame = MapFrame.fitting(box, WIDTH, LEAST_HEIGHT, HEIGHT, PLACE_SCALE);
    draw(frame, new Text("现场图", "Map of the place"), html);
  }

  private static void widen(Envelope box, double share, double least) {
    box.expandBy(Math.max(least, box.getWidth() * share), Math.max(least, box.getHeight() * share));
  }

  private void draw(MapFrame frame, Text title, Html html) {
    Finding finding = source.finding();
    List<MapFeature> features = new ArrayList<>(own);
    Map<String, List<MapFeature>> drawn = new LinkedHashMap<>();
    source.features().stream()
        .filter(f -> !f.layer().startsWith("presence") && frame.shows(f.geometry()))
        .forEach(f -> drawn.computeIfAbsent(f.layer(), l -> new ArrayList<>()).add(f));
    int all = drawn.values().stream().mapToInt(List::size).sum();
    if (all > MOST_DRAWN) {
      drawn.keySet().retainAll(List.of("licence", "deduction", "goaf", "water-extent", "network"));
    }
    drawn.forEach(
        (layer, of) -> {
          if (layer.equals("network")) {
            of.forEach(
                f ->
                    features.add(
                        new MapFeature(f.mineCode(), "walk-road", new TreeMap<>(), f.geometry())));
          } else {
            features.addAll(of);
          }
        });
    Text remark =
        all > MOST_DRAWN
            ? new Text(
                "图面要素过多（" + all + "），只画巷道网、许可范围、采空区、积水区",
                "too much is drawn here ("
                    + all
                    + " pieces): only network, licence, goaf and water are shown")
            : new Text("", "");
    MapFigure.write(frame, title, finding, features, remark, html);
  }
}
