package org.minewatch.detect.work;

import java.util.Arrays;
import org.minewatch.detect.Tracks;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlace;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * Where each card was in each quarter of an hour of a night, as columns: the median of its places,
 * so that scatter, echoes and lost fixes leave little. A quarter in which nothing but "near this
 * station" is known keeps the station and how far around it the card may have been.
 *
 * <p>A station that names a positive direction in which no drawn road goes is taken at its word:
 * its distances count along that direction, not along the drawn road it stands in.
 */
final class Whereabouts {
  static final long BIN_MILLIS = 15 * 60_000L;

  /** A distance read from a station may be measured around a bend. */
  private static final double SLACK_METRES = 20;

  private static final double ZONE_REACH_METRES = 50;
  private static final double RANGING_METRES = 2;
  private static final int NOBODY = -1;

  private final FixColumns fixes;
  private final PlacedFixes placed;
  private final UndrawnWays[] undrawn;
  private final boolean[] zone;
  private final float[] readerReach;
  private final double[] readerEasting;
  private final double[] readerNorthing;

  private double[] easting = new double[1024];
  private double[] northing = new double[1024];
  private float[] sigma = new float[1024];
  private float[] reach = new float[1024];
  private int[] reader = new int[1024];
  private long[] first = new long[1024];
  private long[] last = new long[1024];
  private int[] part = new int[1024];
  private int size;

  private double[] es = new double[256];
  private double[] ns = new double[256];

  private Whereabouts(Tracks tracks) {
    fixes = tracks.fixes();
    placed = tracks.placed();
    int stations = fixes.readers().size();
    readerReach = new float[stations];
    undrawn = new UndrawnWays[stations];
    zone = new boolean[stations];
    readerEasting = new double[stations];
    readerNorthing = new double[stations];
    for (int r = 0; r < stations; r++) {
      ReaderPlace place = tracks.readers().find(fixes.readers().get(r)).orElse(null);
      boolean known = place != null && place.hasPlace();
      readerEasting[r] = known ? place.reader().easting().getAsDouble() : Double.NaN;
      readerNorthing[r] = known ? place.reader().northing().getAsDouble() : Double.NaN;
      readerReach[r] =
          place == null ? Float.NaN : (float) place.reader().range().orElse(ZONE_REACH_METRES);
      zone[r] = place == null || place.reader().kind() == Reader.Kind.ZONE;
      undrawn[r] = place == null ? null : UndrawnWays.of(place, placed.network()).orElse(null);
    }
  }

  static Whereabouts of(Tracks tracks) {
    Whereabouts w = new Whereabouts(tracks);
    for (int p = 0; p < tracks.clean().parts(); p++) {
      w.read(p, tracks.clean().partStart(p), tracks.clean().partStart(p + 1));
    }
    return w;
  }

  private void read(int ofPart, int from, int to) {
    int begin = from;
    for (int i = from; i <= to; i++) {
      boolean ends =
          i == to
              || i > begin
                  && Math.floorDiv(fixes.timeMillis(i), BIN_MILLIS)
                      != Math.floorDiv(fixes.timeMillis(begin), BIN_MILLIS);
      if (ends && i > begin) {
        bin(ofPart, begin, i);
        begin = i;
      }
    }
  }

  private void bin(int ofPart, int from, int to) {
    if (es.length < to - from) {
      es = new double[2 * (to - from)];
      ns = new double[es.length];
    }
    int n = 0;
    double s = 0;
    int ranged = NOBODY;
    int near = NOBODY;
    double nearReach = 0;
    int same = 0;
    long begin = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      if ((fixes.marks(i) & (FixColumns.NO_TIME | FixColumns.MARK_OTHER_DAY)) != 0) {
        continue;
      }
      begin = Math.min(begin, fixes.timeMillis(i));
      end = Math.max(end, fixes.timeMillis(i));
      int r = fixes.reader(i);
      float d = fixes.distance(i);
      boolean byZone =
          !fixes.hasPlace(i) && r >= 0 && (zone[r] || placed.isSegment(i) || Float.isNaN(d));
      if (!fixes.hasPlace(i) && r >= 0 && !byZone && undrawn[r] != null && undrawn[r].takes(d)) {
        es[n] = undrawn[r].easting(d);
        ns[n++] = undrawn[r].northing(d);
        s = Math.max(s, undrawn[r].sigma());
        ranged = r;
      } else if (!byZone && placed.isPlaced(i) && certain(i)) {
        es[n] = placed.easting(i);
        ns[n++] = placed.northing(i);
        s = Math.max(s, placed.sigmaMetres(i));
        ranged = fixes.hasPlace(i) ? NOBODY : r;
      } else if (r >= 0 && !Double.isNaN(readerEasting[r])) {
        // The station that is named most often; a count that falls back to nothing changes it.
        double about =
            byZone
                ? Float.isNaN(fixes.accuracy(i)) || fixes.accuracy(i) <= 0
                    ? readerReach[r]
                    : fixes.accuracy(i)
                : Math.abs(d) + SLACK_METRES;
        if (near == r) {
          same++;
          nearReach = Math.max(nearReach, about);
        } else if (same == 0) {
          near = r;
          nearReach = about;
          same = 1;
        } else {
          same--;
        }
      }
    }
    if (n > 0) {
      add(ofPart, median(es, n), median(ns, n), s, 0, ranged, begin, end);
    } else if (near != NOBODY) {
      add(ofPart, readerEasting[near], readerNorthing[near], 0, nearReach, near, begin, end);
    }
  }

  /** Coordinates count as they are; what lies on a road by a distance must fit only one. */
  private boolean certain(int i) {
    return fixes.hasPlace(i) || !placed.isAmbiguous(i);
  }

  private static double median(double[] values, int n) {
    Arrays.sort(values, 0, n);
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  }

  private void add(
      int ofPart, double e, double n, double s, double about, int station, long begin, long end) {
    if (size == part.length) {
      int to = 2 * size;
      easting = Arrays.copyOf(easting, to);
      northing = Arrays.copyOf(northing, to);
      sigma = Arrays.copyOf(sigma, to);
      reach = Arrays.copyOf(reach, to);
      reader = Arrays.copyOf(reader, to);
      first = Arrays.copyOf(first, to);
      last = Arrays.copyOf(last, to);
      part = Arrays.copyOf(part, to);
    }
    part[size] = ofPart;
    easting[size] = e;
    northing[size] = n;
    sigma[size] = (float) s;
    reach[size] = (float) about;
    reader[size] = station;
    first[size] = begin;
    last[size++] = end;
  }

  int size() {
    return size;
  }

  /** The part of the cleaned tracks, one time underground of one card. */
  int part(int k) {
    return part[k];
  }

  double easting(int k) {
    return easting[k];
  }

  double northing(int k) {
    return northing[k];
  }

  /** The largest one sigma of the places that the median was taken of. */
  double sigma(int k) {
    return sigma[k];
  }

  /** Metres around the station within which the card was; 0 where the place itself is known. */
  double reach(int k) {
    return reach[k];
  }

  /** The station that its place rests on; empty for coordinates. */
  String station(int k) {
    return reader[k] < 0 ? "" : fixes.readers().get(reader[k]);
  }

  /** Of the first fix in the quarter. */
  long first(int k) {
    return first[k];
  }

  long last(int k) {
    return last[k];
  }
}
