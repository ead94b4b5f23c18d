package org.minewatch.detect.integrity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * What is kept of a night's readings so that later nights can be held against them: eight bytes a
 * reading, the time to the second and the place to the decimetre, at most {@link #MOST_READINGS} a
 * night. Of a larger night each track's beginning is kept.
 *
 * <p>A track is what a card read between two absences.
 */
public final class TrackSignature {
  /** 9.6 MB a night. */
  static final int MOST_READINGS = 1_200_000;

  private static final int TIME_BITS = 18;
  private static final long TIME_MASK = (1L << TIME_BITS) - 1;
  private static final int PLACE_BITS = 22;
  private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;
  private static final int BIAS = 1 << (PLACE_BITS - 1);
  private static final int TIME_BIAS = 1 << (TIME_BITS - 1);

  /** What a reading says of its place. */
  public enum Form {
    /** Easting and northing. */
    COORDINATES,
    /** A station and the distance from it. */
    DISTANCE,
    /** Which reader. */
    ZONE
  }

  private final LocalDate date;
  private final Form form;
  private final double originEasting;
  private final double originNorthing;
  private final List<String> cards;
  private final List<String> readers;
  private final int[] start;
  private final long[] readings;

  private TrackSignature(Columns columns) {
    date = columns.date;
    form = columns.form;
    originEasting = columns.originEasting;
    originNorthing = columns.originNorthing;
    cards = columns.cards;
    readers = columns.readers;
    start = columns.start;
    readings = columns.readings;
  }

  /**
   * All that a signature is, for keeping it; the columns are its own, not copies.
   *
   * @param cards of each track
   * @param start the first reading of each track, and after the last track the number of readings
   */
  public record Columns(
      LocalDate date,
      Form form,
      double originEasting,
      double originNorthing,
      List<String> cards,
      List<String> readers,
      int[] start,
      long[] readings) {
    public Columns {
      cards = List.copyOf(cards);
      readers = List.copyOf(readers);
      boolean ascending = start.length == cards.size() + 1 && start[0] == 0;
      for (int i = 1; ascending && i < start.length; i++) {
        ascending = start[i] >= start[i - 1];
      }
      if (!ascending || start[cards.size()] != readings.length) {
        throw new IllegalArgumentException("the tracks of a signature do not share its readings");
      }
    }
  }

  /** The signature of columns that {@link #columns()} gave. */
  public static TrackSignature of(Columns columns) {
    return new TrackSignature(columns);
  }

  public Columns columns() {
    return new Columns(date, form, originEasting, originNorthing, cards, readers, start, readings);
  }

  /** Of the night's own files; empty when nothing was handed in. */
  public static Optional<TrackSignature> of(MineNight night) {
    return night
        .tracks()
        .map(
            t ->
                of(
                    night.night(),
                    night.startOf(night.night()).toInstant().toEpochMilli(),
                    t,
                    MOST_READINGS));
  }

  static TrackSignature of(LocalDate date, long dayStartMillis, Tracks tracks, int most) {
    FixColumns fixes = tracks.fixes();
    PaddedTracks clean = tracks.clean();
    Form form = form(fixes);
    double e0 = Double.NaN;
    double n0 = Double.NaN;
    int usable = 0;
    for (int i = 0; i < fixes.size(); i++) {
      if (isUsable(fixes, i, form)) {
        usable++;
        if (form == Form.COORDINATES && Double.isNaN(e0)) {
          e0 = 10_000 * Math.rint(fixes.easting(i) / 10_000);
          n0 = 10_000 * Math.rint(fixes.northing(i) / 10_000);
        }
      }
    }
    int parts = clean.parts();
    int each = usable <= most ? Integer.MAX_VALUE : Math.max(1, most / Math.max(1, parts));
    long[] readings = new long[Math.min(usable, most)];
    int[] start = new int[parts + 1];
    List<String> cards = new ArrayList<>();
    int n = 0;
    for (int part = 0; part < parts; part++) {
      start[part] = n;
      cards.add(clean.cardId(part));
      int end = clean.partStart(part + 1);
      for (int i = clean.partStart(part);
          i < end && n - start[part] < each && n < readings.length;
          i++) {
        if (isUsable(fixes, i, form)) {
          long packed = pack(fixes, i, form, dayStartMillis, e0, n0);
          if (packed >= 0) {
            readings[n++] = packed;
          }
        }
      }
    }
    start[parts] = n;
    return new TrackSignature(
        new Columns(date, form, e0, n0, cards, fixes.readers(), start, Arrays.copyOf(readings, n)));
  }

  /** A night has one form of positions; mixed ones are told by their coordinates. */
  private static Form form(FixColumns fixes) {
    if (fixes.hasPlaces()) {
      return Form.COORDINATES;
    }
    for (int i = 0; i < fixes.size(); i++) {
      if (Math.abs(fixes.distance(i)) > 0) {
        return Form.DISTANCE;
      }
    }
    return Form.ZONE;
  }

  private static boolean isUsable(FixColumns fixes, int i, Form form) {
    if ((fixes.marks(i) & FixColumns.NO_TIME) != 0) {
      return false;
    }
    return form == Form.COORDINATES ? fixes.hasPlace(i) : fixes.reader(i) >= 0;
  }

  /** A negative number for what does not fit. */
  private static long pack(
      FixColumns fixes, int i, Form form, long dayStartMillis, double e0, double n0) {
    long second = Math.floorDiv(fixes.timeMillis(i) - dayStartMillis, 1000L) + TIME_BIAS;
    long a;
    long b;
    if (form == Form.COORDINATES) {
      a = Math.round(10 * (fixes.easting(i) - e0)) + BIAS;
      b = Math.round(10 * (fixes.northing(i) - n0)) + BIAS;
    } else {
      float d = fixes.distance(i);
      a = fixes.reader(i);
      b = (Float.isNaN(d) ? 0 : Math.round(10 * d)) + BIAS;
    }
    if (second < 0 || second > TIME_MASK || a < 0 || a > PLACE_MASK || b < 0 || b > PLACE_MASK) {
      return -1;
    }
    return second << 2 * PLACE_BITS | a << PLACE_BITS | b;
  }

  LocalDate date() {
    return date;
  }

  Form form() {
    return form;
  }

  /** How many tracks there are. */
  int tracks() {
    return cards.size();
  }

  String cardId(int track) {
    return cards.get(track);
  }

  /** The first reading of a track; of the number of tracks, the number of readings. */
  int start(int track) {
    return start[track];
  }

  /** Seconds since the night began. */
  int second(int i) {
    return (int) (readings[i] >> 2 * PLACE_BITS) - TIME_BIAS;
  }

  double easting(int i) {
    return originEasting + ((readings[i] >> PLACE_BITS & PLACE_MASK) - BIAS) / 10.0;
  }

  double northing(int i) {
    return originNorthing + ((readings[i] & PLACE_MASK) - BIAS) / 10.0;
  }

  /** Index into {@link #readers()}. */
  int reader(int i) {
    return (int) (readings[i] >> PLACE_BITS & PLACE_MASK);
  }

  double distance(int i) {
    return ((readings[i] & PLACE_MASK) - BIAS) / 10.0;
  }

  List<String> readers() {
    return readers;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TrackSignature s
        && date.equals(s.date)
        && form == s.form
        && cards.equals(s.cards)
        && readers.equals(s.readers)
        && Arrays.equals(start, s.start)
        && Arrays.equals(readings, s.readings);
  }

  @Override
  public int hashCode() {
    return 31 * date.hashCode() + Arrays.hashCode(readings);
  }
}
