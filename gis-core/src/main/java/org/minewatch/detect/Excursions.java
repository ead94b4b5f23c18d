package org.minewatch.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.track.FixColumns;

/**
 * Finds when and where people were beyond a limit, from fixes that scatter: each place is the
 * median of up to five fixes within a minute of each other, so that single multipath jumps count
 * for nothing, and a stay beyond the limit needs several fixes in a row.
 */
public final class Excursions {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A card not heard of for longer starts a new run. */
  private static final long LONGEST_GAP_MILLIS = 10 * 60_000L;

  /** Fixes on each side of the one that is smoothed. */
  private static final int HALF_WINDOW = 2;

  /** Fixes further apart than this tell of different places: a walk of some 70 m. */
  private static final long WINDOW_MILLIS = 60_000L;

  private static final int LEAST_FIXES = 3;
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
      return FACTORY.createMultiPointFromCoords(all).convexHull();
    }
  }

  /** The places where people stayed beyond a limit, in the order of their first stay. */
  public static List<Site> sites(FixColumns fixes, Limit limit) {
    List<Excursion> found = new ArrayList<>();
    int from = 0;
    while (from < fixes.size()) {
      int to = from;
      while (to < fixes.size() && fixes.card(to) == fixes.card(from)) {
        to++;
      }
      ofCard(fixes, from, to, limit, found);
      from = to;
    }
    return group(found);
  }

  private static void ofCard(
      FixColumns fixes, int from, int to, Limit limit, List<Excursion> found) {
    int[] run = new int[to - from];
    int n = 0;
    for (int i = from; i < to; i++) {
      if (!fixes.hasPlace(i) || (fixes.marks(i) & FixColumns.MARK_DUPLICATE) != 0) {
        continue;
      }
      if (n > 0 && fixes.timeMillis(i) - fixes.timeMillis(run[n - 1]) > LONGEST_GAP_MILLIS) {
        ofRun(fixes, Arrays.copyOf(run, n), limit, found);
        n = 0;
      }
      run[n++] = i;
    }
    ofRun(fixes, Arrays.copyOf(run, n), limit, found);
  }

  private static void ofRun(FixColumns fixes, int[] run, Limit limit, List<Excursion> found) {
    double[] window = new double[2 * HALF_WINDOW + 1];
    List<Coordinate> places = new ArrayList<>();
    long start = 0;
    double max = 0;
    double sigma = Double.NaN;
    TreeSet<String> readers = new TreeSet<>();
    for (int k = 0; k <= run.length; k++) {
      boolean beyond = false;
      double e = 0;
      double n = 0;
      double by = 0;
      if (k < run.length) {
        int lo = k;
        int hi = k + 1;
        if (isOfItsOwn(fixes, run[k])) {
          lo = first(fixes, run, k);
          hi = end(fixes, run, k);
        }
        boolean alone = hi - lo < LEAST_FIXES;
        e = alone ? fixes.easting(run[k]) : median(fixes, run, lo, hi, window, true);
        n = alone ? fixes.northing(run[k]) : median(fixes, run, lo, hi, window, false);
        by = limit.beyondMetres(e, n);
        beyond = by > limit.thresholdMetres(fixes.accuracy(run[k]));
      }
      if (beyond) {
        if (places.isEmpty()) {
          start = fixes.timeMillis(run[k]);
          max = Double.NEGATIVE_INFINITY;
        }
        places.add(new Coordinate(e, n));
        if (fixes.reader(run[k]) >= 0) {
          readers.add(fixes.readers().get(fixes.reader(run[k])));
        }
        if (by > max) {
          max = by;
          sigma = fixes.accuracy(run[k]);
        }
      } else if (!places.isEmpty()) {
        long end = fixes.timeMillis(run[k - 1]);
        if (places.size() >= LEAST_FIXES && end - start >= LEAST_MILLIS) {
          found.add(
              new Excursion(
                  fixes.cardId(run[k - 1]),
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

  /** Whether a place was measured as such; one laid on a road by a distance knows no multipath. */
  private static boolean isOfItsOwn(FixColumns fixes, int i) {
    return fixes.reader(i) < 0 || Float.isNaN(fixes.distance(i));
  }

  private static int first(FixColumns fixes, int[] run, int k) {
    int lo = k;
    while (lo > Math.max(0, k - HALF_WINDOW)
        && fixes.timeMillis(run[k]) - fixes.timeMillis(run[lo - 1]) <= WINDOW_MILLIS) {
      lo--;
    }
    return lo;
  }

  private static int end(FixColumns fixes, int[] run, int k) {
    int hi = k + 1;
    while (hi < Math.min(run.length, k + HALF_WINDOW + 1)
        && fixes.timeMillis(run[hi]) - fixes.timeMillis(run[k]) <= WINDOW_MILLIS) {
      hi++;
    }
    return hi;
  }

  private static double median(
      FixColumns fixes, int[] run, int lo, int hi, double[] window, boolean easting) {
    for (int i = lo; i < hi; i++) {
      window[i - lo] = easting ? fixes.easting(run[i]) : fixes.northing(run[i]);
    }
    int n = hi - lo;
    Arrays.sort(window, 0, n);
    return n % 2 == 1 ? window[n / 2] : (window[n / 2 - 1] + window[n / 2]) / 2;
  }

  /** Stays whose places touch on a coarse grid belong together. */
  private static List<Site> group(List<Excursion> found) {
    double cell = SAME_PLACE_METRES / 2;
    int[] parent = new int[found.size()];
    Map<Long, Integer> owner = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (Coordinate c : found.get(i).places()) {
        long ce = (long) Math.floor(c.x / cell);
        long cn = (long) Math.floor(c.y / cell);
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
