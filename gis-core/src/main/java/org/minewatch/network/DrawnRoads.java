package org.minewatch.network;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;

/** Takes the roads of a mine's current plans: centrelines, whatever way they are drawn. */
final class DrawnRoads {
  /** A chamber less elongated than this has no direction to run in. */
  private static final double MIN_ELONGATION = 1.3;

  private final NetworkOptions options;
  private final List<Centreline> roads = new ArrayList<>();
  private final List<Centreline> faceLines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private double sigma;

  DrawnRoads(NetworkOptions options) {
    this.options = options;
  }

  void add(MineDrawing plan) {
    sigma = Math.max(sigma, plan.sigmaMetres());
    List<Centreline> drawn = new ArrayList<>();
    plan.own(LayerClass.ROADWAY).forEach(f -> lines(plan, f, RoadKind.ROADWAY, drawn));
    plan.own(LayerClass.SHAFT).forEach(f -> lines(plan, f, RoadKind.SHAFT, drawn));
    OutlinePairs.Outcome outcome = OutlinePairs.centrelines(drawn, options);
    roads.addAll(outcome.lines());
    String id = plan.submission().drawingId();
    if (outcome.derived() > 0) {
      notes.add(
          "drawing "
              + id
              + " shows roads by their two walls: "
              + outcome.derived()
              + " centrelines derived, "
              + outcome.single()
              + " single lines taken as centrelines");
    }
    plan.own(LayerClass.CHAMBER).forEach(f -> chamber(plan, f));
    plan.own(LayerClass.FACE).forEach(f -> lines(plan, f, RoadKind.FACE_LINE, faceLines));
  }

  private void lines(MineDrawing plan, DrawnFeature f, RoadKind kind, List<Centreline> to) {
    if (f.hidden()) {
      return;
    }
    Geometry g = f.geometry();
    for (int i = 0; i < g.getNumGeometries(); i++) {
      if (g.getGeometryN(i) instanceof LineString line) {
        add(plan, f, kind, line.getCoordinates(), Double.NaN, to);
      } else if (g.getGeometryN(i) instanceof Polygon area && kind == RoadKind.ROADWAY) {
        // An outline drawn as one closed line.
        add(plan, f, kind, area.getExteriorRing().getCoordinates(), Double.NaN, to);
      }
    }
  }

  private void chamber(MineDrawing plan, DrawnFeature f) {
    lines(plan, f, RoadKind.CHAMBER, roads);
    for (int i = 0; i < f.geometry().getNumGeometries(); i++) {
      if (!f.hidden() && f.geometry().getGeometryN(i) instanceof Polygon area && !area.isEmpty()) {
        Coordinate[] c = new MinimumDiameter(area).getMinimumRectangle().getCoordinates();
        if (c.length < 5) {
          continue;
        }
        boolean firstIsLong = c[0].distance(c[1]) > c[1].distance(c[2]);
        double width = Math.min(c[0].distance(c[1]), c[1].distance(c[2]));
        double length = Math.max(c[0].distance(c[1]), c[1].distance(c[2]));
        if (width > 0 && length > MIN_ELONGATION * width) {
          int k = firstIsLong ? 1 : 0;
          Coordinate[] axis = {middle(c[k], c[k + 1]), middle(c[k + 2], c[(k + 3) % 4])};
          add(plan, f, RoadKind.CHAMBER, axis, width, roads);
        }
      }
    }
  }

  private static Coordinate middle(Coordinate a, Coordinate b) {
    return new Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2);
  }

  private static void add(
      MineDrawing plan,
      DrawnFeature f,
      RoadKind kind,
      Coordinate[] c,
      double width,
      List<Centreline> to) {
    double[] xyz = new double[3 * c.length];
    int n = 0;
    for (Coordinate p : c) {
      if (n > 0 && xyz[3 * n - 3] == p.x && xyz[3 * n - 2] == p.y) {
        continue;
      }
      xyz[3 * n] = p.x;
      xyz[3 * n + 1] = p.y;
      xyz[3 * n + 2] = p.getZ();
      n++;
    }
    if (n >= 2) {
      String seam = f.meaning().seam();
      to.add(
          new Centreline(
              java.util.Arrays.copyOf(xyz, 3 * n),
              kind,
              width,
              f.meaning().medium(),
              f.meaning().abandoned(),
              seam.isEmpty() ? plan.submission().seam() : seam,
              plan.submission().drawingId() + " " + f.entity()));
    }
  }

  List<Centreline> roads() {
    return roads;
  }

  List<Centreline> faceLines() {
    return faceLines;
  }

  List<String> notes() {
    return notes;
  }

  /** The largest uncertainty of the drawings, metres. */
  double sigma() {
    return sigma;
  }
}
