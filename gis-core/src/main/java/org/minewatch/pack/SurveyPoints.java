package org.minewatch.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.section.SectionFeature;
import org.minewatch.wording.Text;

/** Chooses the points that tell most of a place, and says how to reach them by measuring. */
final class SurveyPoints {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static final int MOST_POINTS = 8;
  private static final int MOST_TIES = 3;
  private static final double TIE_REACH_METRES = 3_000;
  private static final double SAME_METRES = 2;
  private static final double DENSE_METRES = 5;
  private static final double ROAD_REACH_METRES = 15;

  private final MineSpace space;
  private final RoadGraph graph;
  private final Optional<Geometry> licensed;
  private final List<ControlPoint> known;

  SurveyPoints(MineSpace space, RoadGraph graph) {
    this.space = space;
    this.graph = graph;
    this.licensed = licensed();
    this.known = known();
  }

  private Optional<Geometry> licensed() {
    Optional<Geometry> area = union("licence");
    return area.map(a -> union("deduction").map(a::difference).orElse(a));
  }

  private Optional<Geometry> union(String layer) {
    List<Geometry> all = space.layer(layer).map(f -> sound(f.geometry())).toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(UnaryUnionOp.union(all)).filter(g -> !g.isEmpty());
  }

  private static Geometry sound(Geometry area) {
    return area.isValid() ? area : GeometryFixer.fix(area);
  }

  /** Control points; where the mine has none, the stations that are recorded as surveyed. */
  private List<ControlPoint> known() {
    List<ControlPoint> control =
        space
            .layer("control-point")
            .map(
                f ->
                    new ControlPoint(
                        f.text("name"),
                        f.geometry().getCoordinate(),
                        f.text("basis").equals("drawing")
                            ? new Text(
                                "图纸 " + f.text("source") + " 的控制点",
                                "control points of the drawing " + f.text("source"))
                            : new Text(
                                "坐标转换公共点 " + f.text("source"),
                                "common points of the transform " + f.text("source")),
                        true))
            .toList();
    return control.isEmpty()
        ? space
            .layer("reader")
            .filter(f -> f.text("placed_by").equals("surveyed"))
            .map(SurveyPoints::station)
            .toList()
        : control;
  }

  private static ControlPoint station(SectionFeature f) {
    return new ControlPoint(
        f.text("reader_id"),
        f.geometry().getCoordinate(),
        new Text("定位基站，登记为测量布设", "base station, recorded as surveyed"),
        false);
  }

  boolean hasControl() {
    return known.stream().anyMatch(ControlPoint::control);
  }

  /** Every control point within reach of a place, the nearest first. */
  List<ControlPoint> near(Geometry place, int most) {
    return known.stream()
        .filter(k -> FACTORY.createPoint(k.at()).distance(place) <= TIE_REACH_METRES)
        .sorted(Comparator.comparingDouble(k -> FACTORY.createPoint(k.at()).distance(place)))
        .limit(most)
        .toList();
  }

  List<SurveyPoint> of(Geometry shape, Optional<Coordinate> arrival) {
    List<SurveyPoint> points = new ArrayList<>();
    arrival.ifPresent(at -> points.add(point("E", new Text("沿路到达处", "where the way arrives"), at)));
    List<Coordinate> taken = new ArrayList<>();
    farthest(shape)
        .ifPresent(
            at -> {
              taken.add(at);
              points.add(point("P1", new Text("越出许可范围最远处", "farthest beyond the licence"), at));
            });
    for (Key key : keys(shape)) {
      boolean same = taken.stream().anyMatch(c -> c.distance(key.at()) < SAME_METRES);
      if (!same && taken.size() < MOST_POINTS) {
        taken.add(key.at());
        points.add(point("P" + taken.size(), key.what(), key.at()));
      }
    }
    return points;
  }

  private record Key(Coordinate at, Text what) {}

  private static List<Key> keys(Geometry shape) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      Geometry part = shape.getGeometryN(i);
      if (part instanceof LineString line) {
        Coordinate[] c = few(line).getCoordinates();
        for (int v = 0; v < c.length; v++) {
          boolean end = v == 0 || v == c.length - 1;
          keys.add(new Key(c[v], end ? new Text("线段端点", "end of the line") : bend()));
        }
        // Ends tell more than bends, of long lines above all.
        keys.sort(Comparator.comparing(k -> k.what().equals(bend()) ? 1 : 0));
      } else if (part instanceof Polygon polygon) {
        Coordinate[] c = few(polygon.getExteriorRing()).getCoordinates();
        for (int v = 0; v < c.length - 1; v++) {
          keys.add(new Key(c[v], new Text("范围拐点", "corner of the area")));
        }
      } else if (part.getNumGeometries() > 1) {
        keys.addAll(keys(part));
      } else {
        keys.add(new Key(part.getCoordinate(), new Text("线索位置", "place of the finding")));
      }
    }
    return keys;
  }

  private static Text bend() {
    return new Text("拐点", "bend");
  }

  /** The same line with no more bends than are worth a survey. */
  private static Geometry few(LineString line) {
    Geometry simple = line;
    for (double tolerance = 1;
        simple.getNumPoints() > MOST_POINTS && tolerance < 500;
        tolerance *= 2) {
      simple = DouglasPeuckerSimplifier.simplify(line, tolerance);
    }
    return simple;
  }

  /** Where the place lies farthest outside; empty when it does not. */
  private Optional<Coordinate> farthest(Geometry shape) {
    if (licensed.isEmpty() || shape.getDimension() == 0 && shape.getNumPoints() == 1) {
      return Optional.empty();
    }
    Coordinate best = null;
    double most = SAME_METRES;
    Stream<Coordinate> places =
        Stream.of(
            Densifier.densify(shape, Math.max(DENSE_METRES, shape.getLength() / 500))
                .getCoordinates());
    for (Coordinate at : places.toList()) {
      double outside = limit(at).map(SurveyPoint.Limit::outside).orElse(0.0);
      if (outside > most) {
        most = outside;
        best = at;
      }
    }
    return Optional.ofNullable(best);
  }

  private SurveyPoint point(String name, Text what, Coordinate at) {
    double z = Double.isNaN(at.getZ()) ? graph.elevation(at, ROAD_REACH_METRES) : at.getZ();
    return new SurveyPoint(name, what, new Coordinate(at.x, at.y, z), limit(at), ties(at));
  }

  private Optional<SurveyPoint.Limit> limit(Coordinate at) {
    return licensed.map(
        area -> {
          var point = FACTORY.createPoint(new Coordinate(at.x, at.y));
          Coordinate foot = DistanceOp.nearestPoints(area.getBoundary(), point)[0];
          double distance = foot.distance(at);
          return new SurveyPoint.Limit(area.covers(point) ? -distance : distance, foot);
        });
  }

  private List<SurveyPoint.Tie> ties(Coordinate at) {
    PlaneGrid grid = space.told().get(0);
    Coordinate to = space.in(grid, at);
    return near(FACTORY.createPoint(new Coordinate(at.x, at.y)), MOST_TIES).stream()
        .map(
            k -> {
              Coordinate from = space.in(grid, k.at());
              return new SurveyPoint.Tie(k, Bearings.of(from, to), from.distance(to));
            })
        .toList();
  }
}
