package org.minewatch.detect.integrity;

import java.util.Optional;
import org.minewatch.detect.MineNight;

/**
 * A stretch of one track that repeats another one with a lag, down to what nobody repeats: the
 * noise of each reading at rest, or among zone readers the second of each change.
 *
 * @param lagSeconds by how much later the copy is
 * @param readings that agree
 * @param sharpness for readings with places how the noise of the two goes together, 1 for the same
 *     and about 0 for independent ones; for zone readers the share of changes that agree to the
 *     second
 * @param easting of the middle reading; NaN for stations
 */
record Copy(
    String cardId,
    ReplayProbes.Candidate source,
    int fromSecond,
    int toSecond,
    int readings,
    double sharpness,
    double easting,
    double northing,
    String readerId) {

  /** What is further apart is another place whatever the noise. */
  private static final double NEAR_METRES = 3;

  private static final double NEAR_ALONG_METRES = 5;

  /** A step at rest; longer ones are walks, which two people can go alike. */
  private static final double REST_METRES = 6;

  private static final double REST_ALONG_METRES = 12;

  /**
   * What a reading adds to a stretch: alike, elsewhere at that moment, or with nothing to compare.
   */
  private static final double ALIKE = 1;

  private static final double ELSEWHERE = -2;
  private static final double NOTHING = -0.2;
  private static final int NO_READING = -1;
  private static final int OTHER_PLACE = -2;

  int lagSeconds() {
    return source.lagSeconds();
  }

  String sourceCard() {
    return source.source().cardId(source.track());
  }

  /** Whether a candidate holds: long, nearly without breaks, and alike in its noise. */
  static Optional<Copy> verify(
      MineNight night, TrackSignature copy, int track, ReplayProbes.Candidate candidate) {
    return new Comparison(night, copy, track, candidate).result();
  }

  /** The comparison of two tracks at one lag. */
  private static final class Comparison {
    private final MineNight night;
    private final TrackSignature a;
    private final TrackSignature b;
    private final int track;
    private final ReplayProbes.Candidate candidate;
    private final int[] twin;
    private final int from;
    private final int to;

    Comparison(MineNight night, TrackSignature copy, int track, ReplayProbes.Candidate candidate) {
      this.night = night;
      this.a = copy;
      this.b = candidate.source();
      this.track = track;
      this.candidate = candidate;
      from = copy.start(track);
      to = copy.start(track + 1);
      twin = new int[to - from];
      pair();
    }

    /** Finds for each reading that of the source at the same moment but for the lag. */
    private void pair() {
      int days = (int) java.time.temporal.ChronoUnit.DAYS.between(b.date(), a.date());
      int shift = candidate.lagSeconds() - 86_400 * days;
      int j = b.start(candidate.track());
      int end = b.start(candidate.track() + 1);
      for (int i = from; i < to; i++) {
        int second = a.second(i) - shift;
        while (j < end && b.second(j) < second - 1) {
          j++;
        }
        int best = NO_READING;
        for (int k = j; k < end && b.second(k) <= second + 1; k++) {
          best = best == NO_READING ? OTHER_PLACE : best;
          if (near(i, k)
              && (best < 0 || Math.abs(b.second(k) - second) < Math.abs(b.second(best) - second))) {
            best = k;
          }
        }
        twin[i - from] = best;
      }
    }

    private boolean near(int i, int k) {
      return switch (a.form()) {
        case COORDINATES ->
            Math.abs(a.easting(i) - b.easting(k)) <= NEAR_METRES
                && Math.abs(a.northing(i) - b.northing(k)) <= NEAR_METRES;
        case DISTANCE ->
            a.readers().get(a.reader(i)).equals(b.readers().get(b.reader(k)))
                && Math.abs(a.distance(i) - b.distance(k)) <= NEAR_ALONG_METRES;
        case ZONE -> a.readers().get(a.reader(i)).equals(b.readers().get(b.reader(k)));
      };
    }

    Optional<Copy> result() {
      int[] best = longest();
      int first = best[0];
      int last = best[1];
      if (first < 0) {
        return Optional.empty();
      }
      int agreeing = 0;
      int compared = 0;
      for (int i = first; i <= last; i++) {
        agreeing += twin[i - from] >= 0 ? 1 : 0;
        compared += twin[i - from] != NO_READING ? 1 : 0;
      }
      double minutes = (a.second(last) - a.second(first)) / 60.0;
      if (minutes < night.parameter("position.replayed", "min_minutes")
          || agreeing < night.parameter("position.replayed", "min_share") * compared
          || 3 * agreeing < last - first + 1) {
        return Optional.empty();
      }
      double sharpness =
          a.form() == TrackSignature.Form.ZONE ? changes(first, last) : noise(first, last);
      if (!(sharpness >= night.parameter("position.replayed", sharpnessName()))) {
        return Optional.empty();
      }
      int middle = (first + last) / 2;
      boolean placed = a.form() == TrackSignature.Form.COORDINATES;
      return Optional.of(
          new Copy(
              a.cardId(track),
              candidate,
              a.second(first),
              a.second(last),
              agreeing,
              sharpness,
              placed ? a.easting(middle) : Double.NaN,
              placed ? a.northing(middle) : Double.NaN,
              placed ? "" : a.readers().get(a.reader(middle))));
    }

    private String sharpnessName() {
      return a.form() == TrackSignature.Form.ZONE ? "zone_share" : "noise_correlation";
    }

    /** The stretch in which most agrees and least does not. */
    private int[] longest() {
      double best = 0;
      int[] stretch = {-1, -1};
      double sum = 0;
      int begin = from;
      for (int i = from; i < to; i++) {
        if (sum <= 0) {
          sum = 0;
          begin = i;
        }
        int t = twin[i - from];
        sum += t >= 0 ? ALIKE : t == NO_READING ? NOTHING : ELSEWHERE;
        if (sum > best) {
          best = sum;
          stretch = new int[] {begin, i};
        }
      }
      return stretch;
    }

    /**
     * How the errors at rest go together; NaN when there are too few. Each step is held against the
     * one before it: two people who follow a machine at one pace take the same steps, but not the
     * same errors.
     */
    private double noise(int first, int last) {
      int n = 0;
      double ab = 0;
      double aa = 0;
      double bb = 0;
      double[] before = null;
      for (int i = first + 1; i <= last; i++) {
        double[] step = step(i);
        if (step != null && before != null) {
          double x = step[0] - before[0];
          double y = step[1] - before[1];
          double u = step[2] - before[2];
          double v = step[3] - before[3];
          n++;
          ab += x * u + y * v;
          aa += x * x + y * y;
          bb += u * u + v * v;
        }
        before = step;
      }
      double least = night.parameter("position.replayed", "min_steps");
      boolean still = aa < n * STILL_SQUARE || bb < n * STILL_SQUARE;
      double correlation = ab / Math.sqrt(aa * bb);
      // Independent errors give 0 with a deviation of 1.4 over the root of the number of steps.
      boolean chance = correlation * Math.sqrt(n) < LEAST_ROOTS;
      return n < least || still || chance ? Double.NaN : correlation;
    }

    /** The steps at rest of both to a reading, east and north or along; null where one moves. */
    private double[] step(int i) {
      int k = twin[i - from];
      int before = twin[i - 1 - from];
      if (k < 0 || before < 0 || k == before) {
        return null;
      }
      boolean plane = a.form() == TrackSignature.Form.COORDINATES;
      double rest = plane ? REST_METRES : REST_ALONG_METRES;
      double[] step;
      if (plane) {
        step =
            new double[] {
              a.easting(i) - a.easting(i - 1),
              a.northing(i) - a.northing(i - 1),
              b.easting(k) - b.easting(before),
              b.northing(k) - b.northing(before)
            };
      } else if (a.reader(i) == a.reader(i - 1)) {
        step =
            new double[] {
              a.distance(i) - a.distance(i - 1), 0, b.distance(k) - b.distance(before), 0
            };
      } else {
        return null;
      }
      boolean still = Math.hypot(step[0], step[1]) <= rest && Math.hypot(step[2], step[3]) <= rest;
      return still ? step : null;
    }

    private static final double LEAST_ROOTS = 7;

    /** Readings that hardly move have no noise to compare. */
    private static final double STILL_SQUARE = 0.01;

    /** The share of changes of reader that agree to the second; NaN when there are too few. */
    private double changes(int first, int last) {
      int changes = 0;
      int alike = 0;
      for (int i = first + 1; i <= last; i++) {
        if (a.reader(i) != a.reader(i - 1)) {
          changes++;
          int k = twin[i - from];
          int before = twin[i - 1 - from];
          alike += k > 0 && before >= 0 && k == before + 1 ? 1 : 0;
        }
      }
      return changes < night.parameter("position.replayed", "min_changes")
          ? Double.NaN
          : (double) alike / changes;
    }
  }
}
