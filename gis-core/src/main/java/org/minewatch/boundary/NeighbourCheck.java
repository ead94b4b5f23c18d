package org.minewatch.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.geo.MineFrame;

/**
 * Lays licences next to each other: overlaps, gaps, and the constant offset along a common line
 * that two datums read as one leave behind.
 */
public final class NeighbourCheck {
  /** Licences farther apart than this are not neighbours. */
  public static final double NEAR_METRES = 150;

  /** An overlap smaller than this is rounding along a common line. */
  private static final double LEAST_OVERLAP_M2 = 100;

  /** Offsets of shared corners agree within this when they come from one shift. */
  private static final double SAME_VECTOR_METRES = 1;

  /** Range of datum shifts between the systems that Chinese licences were printed in. */
  private static final double LEAST_DATUM_SHIFT = 40;

  private static final double MOST_DATUM_SHIFT = 120;

  private NeighbourCheck() {}

  /**
   * A licensed area in longitude and latitude, taken as CGCS2000 whatever datum it was printed in.
   */
  public record Placed(String mineCode, String licenceNo, MineFrame frame, Geometry lonLat) {}

  /**
   * Two licences that lie near each other.
   *
   * @param gapMetres 0 when they touch or overlap
   * @param offset the constant vector between corners that they share but for it
   */
  public record Contact(
      Placed first, Placed second, double gapMetres, double overlapM2, Optional<Offset> offset) {

    /** Whether the offset looks like two datums read as one. */
    public boolean looksLikeDatumMixUp() {
      return offset
          .map(o -> o.metres() >= LEAST_DATUM_SHIFT && o.metres() <= MOST_DATUM_SHIFT)
          .orElse(false);
    }
  }

  /**
   * How far the second licence's corners lie from the first one's.
   *
   * @param corners how many shared corners agree on it
   */
  public record Offset(double eastingMetres, double northingMetres, int corners) {
    public double metres() {
      return Math.hypot(eastingMetres, northingMetres);
    }
  }

  /** All contacts between the given licences, ordered by licence numbers. */
  public static List<Contact> contacts(List<Placed> licences) {
    STRtree tree = new STRtree();
    List<Placed> sorted =
        licences.stream()
            .filter(p -> !p.lonLat().isEmpty())
            .sorted(Comparator.comparing(Placed::licenceNo).thenComparing(Placed::mineCode))
            .toList();
    for (int i = 0; i < sorted.size(); i++) {
      tree.insert(sorted.get(i).lonLat().getEnvelopeInternal(), i);
    }
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Placed first = sorted.get(i);
      Envelope near = new Envelope(first.lonLat().getEnvelopeInternal());
      double degrees = NEAR_METRES / 111_000;
      near.expandBy(degrees / Math.cos(Math.toRadians(near.centre().y)), degrees);
      TreeSet<Integer> others = new TreeSet<>();
      for (Object o : tree.query(near)) {
        others.add((Integer) o);
      }
      Geometry here = null;
      for (int j : others.tailSet(i, false)) {
        if (here == null) {
          here = first.frame().fromLonLat(first.lonLat());
        }
        Placed second = sorted.get(j);
        compare(first, here, second, first.frame().fromLonLat(second.lonLat()))
            .ifPresent(contacts::add);
      }
    }
    return contacts;
  }

  private static Optional<Contact> compare(Placed a, Geometry here, Placed b, Geometry there) {
    double gap = here.distance(there);
    if (gap > NEAR_METRES) {
      return Optional.empty();
    }
    double overlap = gap > 0 ? 0 : here.intersection(there).getArea();
    return Optional.of(
        new Contact(a, b, gap, overlap < LEAST_OVERLAP_M2 ? 0 : overlap, offset(here, there)));
  }

  /**
   * The vector that most pairs of near corners agree on, when at least two do and it is no zero.
   */
  private static Optional<Offset> offset(Geometry here, Geometry there) {
    List<Coordinate> vectors = new ArrayList<>();
    Coordinate[] mine = here.getCoordinates();
    Coordinate[] theirs = there.getCoordinates();
    for (Coordinate m : mine) {
      for (Coordinate t : theirs) {
        if (m.distance(t) <= NEAR_METRES) {
          vectors.add(new Coordinate(t.x - m.x, t.y - m.y));
        }
      }
    }
    Offset best = null;
    for (Coordinate v : vectors) {
      List<Coordinate> same =
          vectors.stream().filter(w -> w.distance(v) <= SAME_VECTOR_METRES).distinct().toList();
      double e = same.stream().mapToDouble(Coordinate::getX).average().orElse(0);
      double n = same.stream().mapToDouble(Coordinate::getY).average().orElse(0);
      if (best == null || same.size() > best.corners()) {
        best = new Offset(e, n, same.size());
      }
    }
    return Optional.ofNullable(best)
        .filter(o -> o.corners() >= 2 && o.metres() > SAME_VECTOR_METRES);
  }
}
