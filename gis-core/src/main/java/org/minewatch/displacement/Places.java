package org.minewatch.displacement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * Independent places that must lie in roads, thinned so that a metre of road counts alike however
 * many people stood in it.
 *
 * @param easting metres
 * @param azimuthDegrees which way the road runs at the place, either direction; NaN when not known
 * @param sigmaMetres one sigma of a single place across its road
 */
public record Places(
    double[] easting, double[] northing, double[] azimuthDegrees, double sigmaMetres) {

  /** Places are gathered in cells of this size. */
  private static final double CELL_METRES = 4;

  /** A cell crossed once may be a stray fix. */
  private static final int LEAST_FIXES = 2;

  private static final int HALF_WINDOW = 2;
  private static final long LONGEST_GAP_MILLIS = 5 * 60_000L;

  public int size() {
    return easting.length;
  }

  /** Those places that a test lets through. */
  public Places only(java.util.function.BiPredicate<Double, Double> keep) {
    int[] rows =
        java.util.stream.IntStream.range(0, size())
            .filter(i -> keep.test(easting[i], northing[i]))
            .toArray();
    return new Places(
        Arrays.stream(rows).mapToDouble(i -> easting[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> northing[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> azimuthDegrees[i]).toArray(),
        sigmaMetres);
  }

  /** Middle of all places. */
  double[] centre() {
    return new double[] {
      Arrays.stream(easting).average().orElse(0), Arrays.stream(northing).average().orElse(0)
    };
  }

  /** The places of fixes that came with coordinates: running medians, gathered in cells. */
  public static Places walked(FixColumns fixes, double sigmaMetres) {
    record Cell(long east, long north) implements Comparable<Cell> {
      @Override
      public int compareTo(Cell o) {
        int c = Long.compare(east, o.east);
        return c != 0 ? c : Long.compare(north, o.north);
      }

      /** Neighbours must not share a bucket. */
      @Override
      public int hashCode() {
        return (int) ((east * 0x9E3779B97F4A7C15L + north) * 0xD6E8FEB86659FD93L >>> 32);
      }
    }
    Map<Cell, double[]> cells = new HashMap<>();
    Cell last = null;
    double[] sum = null;
    double[] window = new double[2 * HALF_WINDOW + 1];
    int from = 0;
    for (int i = 0; i <= fixes.size(); i++) {
      boolean ends =
          i == fixes.size()
              || i > from
                  && (fixes.card(i) != fixes.card(i - 1)
                      || !fixes.hasPlace(i)
                      || fixes.timeMillis(i) - fixes.timeMillis(i - 1) > LONGEST_GAP_MILLIS);
      if (ends) {
        for (int k = from + HALF_WINDOW; k < i - HALF_WINDOW; k++) {
          double e = median(fixes, k, window, true);
          double n = median(fixes, k, window, false);
          long east = (long) Math.floor(e / CELL_METRES);
          long north = (long) Math.floor(n / CELL_METRES);
          // Who stands stays in his cell: most places need no new look.
          if (last == null || last.east != east || last.north != north) {
            last = new Cell(east, north);
            sum = cells.computeIfAbsent(last, c -> new double[3]);
          }
          sum[0] += e;
          sum[1] += n;
          sum[2]++;
        }
        from = i;
      }
      if (i < fixes.size() && !fixes.hasPlace(i)) {
        from = i + 1;
      }
    }
    List<double[]> kept =
        cells.entrySet().stream()
            .filter(c -> c.getValue()[2] >= LEAST_FIXES)
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    double[] unknown = new double[kept.size()];
    Arrays.fill(unknown, Double.NaN);
    return new Places(
        kept.stream().mapToDouble(s -> s[0] / s[2]).toArray(),
        kept.stream().mapToDouble(s -> s[1] / s[2]).toArray(),
        unknown,
        sigmaMetres);
  }

  private static double median(FixColumns fixes, int at, double[] window, boolean easting) {
    for (int i = 0; i < window.length; i++) {
      int row = at - HALF_WINDOW + i;
      window[i] = easting ? fixes.easting(row) : fixes.northing(row);
    }
    return MiddleOfFive.of(window);
  }

  /** The places of surveyed stations; those copied from a drawing or clicked say nothing here. */
  public static Places surveyed(List<Reader> readers, double sigmaMetres) {
    List<Reader> kept =
        readers.stream()
            .filter(r -> r.placedBy() == Reader.PlacedBy.SURVEYED)
            .filter(r -> r.easting().isPresent() && r.northing().isPresent())
            .sorted(java.util.Comparator.comparing(Reader::readerId))
            .toList();
    return new Places(
        kept.stream().mapToDouble(r -> r.easting().getAsDouble()).toArray(),
        kept.stream().mapToDouble(r -> r.northing().getAsDouble()).toArray(),
        kept.stream().mapToDouble(r -> r.positiveAzimuthDegrees().orElse(Double.NaN)).toArray(),
        sigmaMetres);
  }
}
