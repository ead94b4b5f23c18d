package org.minewatch.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.track.FixColumns;

/**
 * Finds when and where people were beyond a limit, from smoothed places: a stay beyond the limit
 * needs several in a row.
 */
public final class Excursions {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static final long LEAST_MILLIS = 60_000L;

  /** Places closer than this, in grid cells of half of it, are one place. */
  private static final double SAME_PLACE_METRES = 60;

  private Excursions() {}

  /** How far a smoothed place lies beyond a limit, and what counts as beyond. */
  public interface Limit {
    /** Positive beyond the limit, metres. */
    double beyondMetres(double easting, double northing);

    /** What must be exceeded for a fix whose place has this sigma. */
    double thresholdMetres(double sigmaMetres);

    /**
     * No less than {@link #beyondMetres} of any place within a radius of this one: for a distance,
     * what it is here and the radius. Infinite when nothing can be said. Spares the exact look
     * where people are by the million and nobody is near the limit.
     */
    default double mostBeyondMetres(double easting, double northing, double radiusMetres) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /**
   * One stay of one card beyond a limit.
   *
   * @param sigmaMetres one sigma of the place that lies farthest beyond
   * @param readers stations that the places rest on; none for coordinates
   */
  public record Excursion(
      String card,
      long fromMillis,
      long toMillis,
      double maxBeyondMetres,
      double sigmaMetres,
      List<Coordinate> places,
      SortedSet<String> readers) {
    public double minutes() {
      return (toMillis - fromMillis) / 60_000.0;
    }

    /** What of it lies between two times; its places are kept whole. */
    public Optional<Excursion> between(long from, long to) {
      long begin = Math.max(from, fromMillis);
      long end = Math.min(to, toMillis);
      return begin >= end
          ? Optional.empty()
          : Optional.of(
              new Excursion(card, begin, end, maxBeyondMetres, sigmaMetres, places, readers));
    }
  }

  /** All stays at one place, ordered by card and time. */
  public record Site(List<Excursion> excursions) {
    public List<String> cards() {
      return excursions.stream().map(Excursion::card).distinct().sorted().toList();
    }

    public double personHours() {
      return excursions.stream().mapToDouble(Excursion::minutes).sum() / 60;
    }

    public double maxBeyondMetres() {
      return excursions.stream().mapToDouble(Excursion::maxBeyondMetres).max().orElse(0);
    }

    /** One sigma of the place where somebody was farthest beyond. */
    public double sigmaMetres() {
      return excursions.stream()
          .max(Comparator.comparingDouble(Excursion::maxBeyondMetres))
          .map(Excursion::sigmaMetres)
          .orElse(Double.NaN);
    }

    /** The stations that the places rest on. */
    public List<String> readers() {
      return excursions.stream().flatMap(e -> e.readers().stream()).distinct().sorted().toList();
    }

    public long fromMillis() {
      return excursions.stream().mapToLong(Excursion::fromMillis).min().orElseThrow();
    }

    public long toMillis() {
      return excursions.stream().mapToLong(Excursion::toMillis).max().orElseThrow();
    }

    /** The hull of the smoothed places. */
    public Geometry hull() {
      Coordinate[] all =
          excursions.stream().flatMap(e -> e.places().stream()).toArray(Coordinate[]::new);
      return new ConvexHull(all, FACTORY).getConvexHull();
    }
  }

  /** The places where people stayed beyond a limit, in the order of their first stay. */
  public static List<Site> sites(SmoothedPlaces places, Limit limit) {
    List<Excursion> found = new ArrayList<>();
    CellBounds bounds = new CellBounds(limit);
    for (int run = 0; run < places.runs(); run++) {
      ofRun(places, places.runStart(run), places.runStart(run + 1), limit, bounds, found);
    }
    return group(found);
  }

  private static void ofRun(
      SmoothedPlaces smoothed,
      int from,
      int to,
      Limit limit,
      CellBounds bounds,
      List<Excursion> found) {
    FixColumns fixes = smoothed.fixes();
    List<Coordinate> places = new ArrayList<>();
    long start = 0;
    double max = 0;
    double sigma = Double.NaN;
    TreeSet<String> readers = new TreeSet<>();
    float accuracy = Float.NaN;
    double threshold = Double.NaN;
    for (int k = from; k <= to; k++) {
      boolean beyond = false;
      double e = 0;
      double n = 0;
      double by = 0;
      int row = k < to ? smoothed.row(k) : -1;
      if (k < to) {
        e = smoothed.easting(k);
        n = smoothed.northing(k);
        if (fixes.accuracy(row) != accuracy) {
          accuracy = fixes.accuracy(row);
          threshold = limit.thresholdMetres(accuracy);
        }
        if (!(bounds.mostBeyondMetres(e, n) <= threshold)) {
          by = limit.beyondMetres(e, n);
          beyond = by > threshold;
        }
      }
      if (beyond) {
        if (places.isEmpty()) {
          start = fixes.timeMillis(row);
          max = Double.NEGATIVE_INFINITY;
        }
        places.add(new Coordinate(e, n));
        if (fixes.reader(row) >= 0) {
          readers.add(fixes.readers().get(fixes.reader(row)));
        }
        if (by > max) {
          max = by;
          sigma = fixes.accuracy(row);
        }
      } else if (!places.isEmpty()) {
        int last = smoothed.row(k - 1);
        long end = fixes.timeMillis(last);
        if (places.size() >= SmoothedPlaces.LEAST_FIXES && end - start >= LEAST_MILLIS) {
          found.add(
              new Excursion(
                  fixes.cardId(last),
                  start,
                  end,
                  max,
                  sigma,
                  List.copyOf(places),
                  new TreeSet<>(readers)));
        }
        places.clear();
        readers.clear();
      }
    }
  }

  /** Stays whose places touch on a coarse grid belong together. */
  private static List<Site> group(List<Excursion> found) {
    double cell = SAME_PLACE_METRES / 2;
    int[] parent = new int[found.size()];
    Map<Long, Integer> owner = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      long lastEast = Long.MIN_VALUE;
      long lastNorth = Long.MIN_VALUE;
      for (Coordinate c : found.get(i).places()) {
        long ce = (long) Math.floor(c.x / cell);
        long cn = (long) Math.floor(c.y / cell);
        if (ce == lastEast && cn == lastNorth) {
          continue;
        }
        lastEast = ce;
        lastNorth = cn;
        for (long de = -1; de <= 1; de++) {
          for (long dn = -1; dn <= 1; dn++) {
            Integer other = owner.get((ce + de) << 32 ^ (cn + dn));
            if (other != null) {
              join(parent, i, other);
            }
          }
        }
        owner.put(ce << 32 ^ cn, i);
      }
    }
    Map<Integer, List<Excursion>> bySite = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      bySite.computeIfAbsent(root(parent, i), k -> new ArrayList<>()).add(found.get(i));
    }
    return bySite.values().stream()
        .map(Site::new)
        .sorted(Comparator.comparingLong(Site::fromMillis).thenComparing(s -> s.cards().get(0)))
        .toList();
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static void join(int[] parent, int a, int b) {
    int ra = root(parent, a);
    int rb = root(parent, b);
    parent[Math.max(ra, rb)] = Math.min(ra, rb);
  }
}
