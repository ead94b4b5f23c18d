package org.minewatch.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.boundary.LicencePart;
import org.minewatch.boundary.Verdict;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;

/** Compares elevations of workings with the licensed band of the part that they lie in. */
final class LicensedBand {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double STEP_METRES = 10;

  /** Near the line between two parts, the band of either is lawful. */
  static final double PART_EDGE_METRES = 15;

  private LicensedBand() {}

  /** Part of a working that leaves the licensed band. */
  record Piece(
      DrawnFeature feature,
      Medium medium,
      boolean below,
      Geometry line,
      double max,
      double at,
      double limit) {}

  /** Drawn workings that leave the licensed bands by more than two sigma. */
  static List<Piece> pieces(LicensedArea licensed, MineDrawing plan, double sigma) {
    List<Piece> pieces = new ArrayList<>();
    for (LayerClass layerClass : Medium.WORKINGS) {
      plan.own(layerClass)
          .forEach(
              f -> {
                piece(licensed, f, true, sigma).ifPresent(pieces::add);
                // Shafts and inclines come from the surface: above the licensed top they are
                // lawful.
                if (layerClass != LayerClass.SHAFT) {
                  piece(licensed, f, false, sigma).ifPresent(pieces::add);
                }
              });
    }
    return pieces;
  }

  private static Optional<Piece> piece(
      LicensedArea licensed, DrawnFeature f, boolean below, double sigma) {
    List<Geometry> runs = new ArrayList<>();
    List<Coordinate> run = new ArrayList<>();
    double max = 0;
    double at = 0;
    double limit = 0;
    for (Coordinate c : samples(f.geometry())) {
      OptionalDouble exceeded = exceeded(licensed, c, below);
      if (exceeded.isPresent() && exceeded.getAsDouble() > Verdict.PROBABLE_SIGMAS * sigma) {
        run.add(c);
        if (exceeded.getAsDouble() > max) {
          max = exceeded.getAsDouble();
          at = c.getZ();
          limit = below ? c.getZ() + max : c.getZ() - max;
        }
      } else {
        close(run, runs);
      }
    }
    close(run, runs);
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Piece(f, Medium.of(f), below, Sites.together(runs), max, at, limit));
  }

  private static void close(List<Coordinate> run, List<Geometry> runs) {
    if (run.size() == 1) {
      runs.add(FACTORY.createPoint(flat(run.get(0))));
    } else if (run.size() > 1) {
      runs.add(
          FACTORY.createLineString(
              run.stream().map(LicensedBand::flat).toArray(Coordinate[]::new)));
    }
    run.clear();
  }

  /** The place without its elevation. */
  static Coordinate flat(Coordinate c) {
    return new Coordinate(c.x, c.y);
  }

  /** Vertices with an elevation, and points between two of them. */
  private static List<Coordinate> samples(Geometry geometry) {
    List<Coordinate> samples = new ArrayList<>();
    for (int g = 0; g < geometry.getNumGeometries(); g++) {
      Coordinate[] c = geometry.getGeometryN(g).getCoordinates();
      for (int i = 0; i < c.length; i++) {
        if (i > 0 && !Double.isNaN(c[i - 1].getZ()) && !Double.isNaN(c[i].getZ())) {
          int steps = (int) Math.min(1000, c[i - 1].distance(c[i]) / STEP_METRES);
          for (int s = 1; s <= steps; s++) {
            double t = s / (steps + 1.0);
            samples.add(
                new Coordinate(
                    c[i - 1].x + t * (c[i].x - c[i - 1].x),
                    c[i - 1].y + t * (c[i].y - c[i - 1].y),
                    c[i - 1].getZ() + t * (c[i].getZ() - c[i - 1].getZ())));
          }
        }
        if (!Double.isNaN(c[i].getZ())) {
          samples.add(c[i]);
        }
      }
    }
    return samples;
  }

  /**
   * How far a place lies below the bottom (or above the top) of the part that holds it; near the
   * line between parts the least. Outside every part nothing is said: that is another rule's
   * matter.
   */
  static OptionalDouble exceeded(LicensedArea licensed, Coordinate c, boolean below) {
    Point point = FACTORY.createPoint(flat(c));
    OptionalDouble least = OptionalDouble.empty();
    for (LicencePart part : licensed.parts()) {
      OptionalDouble limit = below ? part.bottomElevation() : part.topElevation();
      if (!part.area().isWithinDistance(point, PART_EDGE_METRES)) {
        continue;
      }
      if (limit.isEmpty()) {
        return OptionalDouble.empty();
      }
      double by = below ? limit.getAsDouble() - c.getZ() : c.getZ() - limit.getAsDouble();
      if (least.isEmpty() || by < least.getAsDouble()) {
        least = OptionalDouble.of(by);
      }
    }
    return least;
  }
}
