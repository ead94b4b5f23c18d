package org.minewatch.pack;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.wording.Text;

/** A mine put together road by road, in metres east and north of a corner. */
final class MadeMine {
  static final double EASTING = 35_374_000;
  static final double NORTHING = 2_821_000;
  static final String CODE = "530399990777";
  static final PlaneGrid GRID = PlaneGrid.plain(103.75, 25.49).orElseThrow();

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final List<MapFeature> features = new ArrayList<>();
  private int edges;

  MadeMine() {
    SortedMap<String, Object> frame = new TreeMap<>(GRID.facts());
    frame.put("role", "licence");
    features.add(
        new MapFeature(CODE, "coordinate-frame", frame, lonLat(point(new Coordinate(0, 0)))));
  }

  private static Geometry point(Coordinate at) {
    return FACTORY.createPoint(at);
  }

  private static Geometry lonLat(Geometry metres) {
    Geometry copy = metres.copy();
    copy.apply(
        (Coordinate c) -> {
          double[] degrees = GRID.toLonLat(EASTING + c.x, NORTHING + c.y);
          c.setX(degrees[0]);
          c.setY(degrees[1]);
        });
    copy.geometryChanged();
    return copy;
  }

  static Geometry wkt(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  MadeMine add(String layer, String wkt, Object... namesAndValues) {
    SortedMap<String, Object> facts = new TreeMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    features.add(MapFeature.withElevations(CODE, layer, facts, lonLat(wkt(wkt))));
    return this;
  }

  /** A road from vertex to vertex; it gets the next number. */
  MadeMine road(String line, Object... more) {
    Object[] facts = new Object[more.length + 4];
    System.arraycopy(more, 0, facts, 4, more.length);
    facts[0] = "edge";
    facts[1] = (double) edges++;
    facts[2] = "kind";
    facts[3] = "roadway";
    return add("network", "LINESTRING " + line, facts);
  }

  /** A seal in the road that was added last. */
  MadeMine seal(String name, String kind, double offset, String at) {
    return add(
        "network-seal",
        "POINT " + at,
        "name",
        name,
        "edge",
        (double) (edges - 1),
        "offset_m",
        offset,
        "seal_kind",
        kind,
        "registered",
        "yes");
  }

  MadeMine mouth(String name, String kind, String at) {
    return add("entrance", "POINT " + at, "name", name, "entrance_kind", kind);
  }

  /** The licensed area. */
  MadeMine licence(String polygon) {
    return add("licence", "POLYGON " + polygon, "licence_no", "C1");
  }

  static Finding finding(RuleCode rule, String wkt, Object... measures) {
    SortedMap<String, Double> figures = new TreeMap<>();
    for (int i = 0; i + 1 < measures.length; i += 2) {
      figures.put((String) measures[i], ((Number) measures[i + 1]).doubleValue());
    }
    return new Finding(
        "F-made",
        CODE,
        List.of(new Ground(rule, Severity.MAJOR, Certainty.PROBABLE, figures)),
        false,
        0.8,
        OffsetDateTime.parse("2026-03-04T22:00:00+08:00"),
        OffsetDateTime.parse("2026-03-05T06:00:00+08:00"),
        new Text("界外有巷道", "A road beyond the boundary"),
        List.of(),
        figures,
        List.of(new Evidence("drawing", new TreeMap<>())),
        List.of(new Text("也许是测量误差", "perhaps an error of survey")),
        wkt == null ? Optional.empty() : Optional.of(lonLat(wkt(wkt))));
  }

  PackSource source(Finding finding) {
    return source(finding, "试验煤矿");
  }

  PackSource source(Finding finding, String mineName) {
    return new PackSource(
        finding, mineName, "示例区", LocalDate.of(2026, 3, 5), ZoneId.of("Asia/Shanghai"), features);
  }

  InspectionPack pack(Finding finding) {
    return PackBuilder.of(source(finding));
  }
}
