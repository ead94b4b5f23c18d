package org.minewatch.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Makes rings from a run of corner points as licences print them: unclosed, closed twice,
 * clockwise, with doubled points, and with several rings numbered on without a separator.
 */
final class RingAssembly {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A corner table seldom deducts more than three areas in one run. */
  private static final int MOST_RINGS_IN_A_RUN = 4;

  /** Longer runs are one ring: cutting them would cost more than it could tell. */
  private static final int MOST_CORNERS_TO_CUT = 40;

  /**
   * One way to read a run of corners.
   *
   * @param rings valid, counter-clockwise polygons without holes
   * @param notes what had to be mended or assumed
   */
  record Reading(List<Polygon> rings, List<String> notes) {
    Reading {
      rings = List.copyOf(rings);
      notes = List.copyOf(notes);
    }

    Geometry union() {
      return FACTORY.buildGeometry(List.copyOf(rings)).union();
    }

    private double perimeter() {
      return rings.stream().mapToDouble(Geometry::getLength).sum();
    }
  }

  private RingAssembly() {}

  /**
   * The plainest way to read a run of corners: as one ring, or as many as it closes. A run that
   * crosses itself is cut into rings that do not, when it can be; else it is mended and says so.
   * Empty when the run has fewer than three different corners.
   *
   * @param name how to call the run in a note, such as {@code part 2, deducted}
   */
  static Optional<Reading> plainest(List<Coordinate> run, String name) {
    List<String> notes = new ArrayList<>();
    List<List<Coordinate>> closedRuns = cutWhereClosed(run, name, notes);
    if (closedRuns.isEmpty()) {
      return Optional.empty();
    }
    List<Polygon> asPrinted = closedRuns.stream().map(RingAssembly::polygon).toList();
    if (asPrinted.stream().allMatch(Geometry::isValid)) {
      return Optional.of(new Reading(asPrinted, notes));
    }
    return cuts(run, name).stream()
        .findFirst()
        .or(() -> Optional.of(mended(asPrinted, name, notes)));
  }

  /**
   * The ways to cut a run into two and more rings that do not overlap, the fewest and shortest
   * rings first; none when the run is too long to have been numbered on, or closes its rings
   * itself.
   */
  static List<Reading> cuts(List<Coordinate> run, String name) {
    List<String> notes = new ArrayList<>();
    List<List<Coordinate>> closedRuns = cutWhereClosed(run, name, notes);
    if (closedRuns.size() != 1 || closedRuns.get(0).size() > MOST_CORNERS_TO_CUT) {
      return List.of();
    }
    List<Coordinate> corners = closedRuns.get(0);
    int n = corners.size();
    Polygon[][] rings = new Polygon[n + 1][n + 1];
    for (int from = 0; from < n; from++) {
      for (int to = from + 3; to <= n; to++) {
        Polygon ring = polygon(corners.subList(from, to));
        rings[from][to] = ring.isValid() ? ring : null;
      }
    }
    List<List<Polygon>> found = new ArrayList<>();
    cut(rings, 0, new ArrayList<>(), found);
    return found.stream()
        .filter(r -> r.size() >= 2)
        .map(
            r -> {
              List<String> said = new ArrayList<>(notes);
              said.add(name + ": read as " + r.size() + " rings numbered on without a separator");
              return new Reading(r, said);
            })
        .sorted(
            Comparator.<Reading>comparingInt(r -> r.rings().size())
                .thenComparingDouble(Reading::perimeter))
        .toList();
  }

  private static Reading mended(List<Polygon> asPrinted, String name, List<String> notes) {
    notes.add(name + ": the ring crosses itself; mended, so the area is uncertain");
    List<Polygon> mended = new ArrayList<>();
    for (Polygon p : asPrinted) {
      Geometry fixed = GeometryFixer.fix(p);
      for (int i = 0; i < fixed.getNumGeometries(); i++) {
        if (fixed.getGeometryN(i) instanceof Polygon part) {
          mended.add(part);
        }
      }
    }
    return new Reading(mended, notes);
  }

  /** Whether a reading had to mend a crossing ring. */
  static boolean isMended(Reading reading) {
    return reading.notes().stream().anyMatch(n -> n.contains("crosses itself"));
  }

  private static List<List<Coordinate>> cutWhereClosed(
      List<Coordinate> run, String name, List<String> notes) {
    List<List<Coordinate>> rings = new ArrayList<>();
    List<Coordinate> ring = new ArrayList<>();
    for (Coordinate c : run) {
      if (!ring.isEmpty() && ring.get(ring.size() - 1).equals2D(c)) {
        notes.add(name + ": a corner is printed twice in a row");
      } else if (ring.size() >= 3 && ring.get(0).equals2D(c)) {
        notes.add(name + ": the first corner is repeated to close the ring");
        rings.add(ring);
        ring = new ArrayList<>();
      } else {
        ring.add(c);
      }
    }
    if (ring.size() >= 3) {
      rings.add(ring);
    } else if (!ring.isEmpty()) {
      notes.add(name + ": " + ring.size() + " corner(s) make no ring and were left out");
    }
    return rings;
  }

  private static Polygon polygon(List<Coordinate> ring) {
    Coordinate[] closed = new Coordinate[ring.size() + 1];
    for (int i = 0; i < ring.size(); i++) {
      closed[i] = new Coordinate(ring.get(i).x, ring.get(i).y);
    }
    closed[ring.size()] = closed[0].copy();
    LinearRing linear = FACTORY.createLinearRing(closed);
    return FACTORY.createPolygon(Orientation.isCCW(closed) ? linear : linear.reverse());
  }

  private static void cut(
      Polygon[][] rings, int from, List<Polygon> soFar, List<List<Polygon>> found) {
    int end = rings.length - 1;
    if (from == end) {
      found.add(List.copyOf(soFar));
      return;
    }
    if (soFar.size() == MOST_RINGS_IN_A_RUN) {
      return;
    }
    for (int to = from + 3; to <= end; to++) {
      Polygon ring = rings[from][to];
      if (ring != null && soFar.stream().noneMatch(p -> p.intersects(ring))) {
        soFar.add(ring);
        cut(rings, to, soFar, found);
        soFar.remove(soFar.size() - 1);
      }
    }
  }
}
