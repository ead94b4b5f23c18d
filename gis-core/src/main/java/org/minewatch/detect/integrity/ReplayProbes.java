package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which tracks of other times or cards may be what a night's tracks were copied from. Of each
 * track of the night some readings are looked for among all others: where one track holds many of
 * them with one and the same lag, it is a candidate. One pass over the other readings.
 */
final class ReplayProbes {
  /** Readings looked for of one track on the way, and where it stays. */
  private static final int ON_THE_WAY = 28;

  private static final int AT_REST = 12;

  private static final int LEAST_VOTES = 6;

  private static final double MOVING_METRES = 5;

  /** Twice the noise that is added to a copy. */
  private static final double TOLERANCE_METRES = 1;

  private static final double CELL_METRES = 2 * TOLERANCE_METRES;
  private static final int CANDIDATES = 4;
  private static final int LAG_BITS = 22;
  private static final int MOST_LAG = 1 << LAG_BITS;
  private static final long AFTER_ALL_SECONDS = 1L << 32;

  private final TrackSignature night;
  private final Map<String, Integer> readerNumbers = new HashMap<>();
  private int[] numbers;

  /** The readings looked for, while they are chosen: row, track, and whether it was on the way. */
  private final int[] chosenRow;

  private final int[] chosenTrack;
  private final boolean[] chosenOnTheWay;
  private int chosen;

  /** A number for each cell in which a probe may be found. */
  private final LongTable cellNumbers;

  /**
   * Where the probes of each cell begin that were at rest, followed by where those on the way do,
   * and where the last ones end. Within each the latest come first, so that those which are too
   * early for a reading are passed over at once.
   */
  private int[] runStart;

  private int[] probeTrack;
  private int[] probeSecond;

  /** Where the votes for a probe's track and a lag of its second lie. */
  private int[] probeVotes;

  /** Of the track that is held against the probes: which probes each of its readings meets. */
  private int[] metFrom = new int[1024];

  private int[] metTo = new int[1024];
  private int[] metSecond = new int[1024];
  private int met;

  private final Votes votes = new Votes(LEAST_VOTES);
  private final List<List<Candidate>> candidates = new ArrayList<>();

  /**
   * A track that may be the source of another.
   *
   * @param lagSeconds from the source's time of day to the copy's
   */
  record Candidate(TrackSignature source, int track, int lagSeconds, int votes) {}

  ReplayProbes(TrackSignature night) {
    this.night = night;
    int most = night.tracks() * (ON_THE_WAY + AT_REST);
    chosenRow = new int[most];
    chosenTrack = new int[most];
    chosenOnTheWay = new boolean[most];
    cellNumbers = new LongTable(most);
    numbers = numbers(night);
    for (int t = 0; t < night.tracks(); t++) {
      candidates.add(new ArrayList<>());
      choose(t);
    }
    lay();
  }

  /** Candidates of a track, the likeliest first. */
  List<Candidate> candidates(int track) {
    return candidates.get(track);
  }

  private void choose(int track) {
    int from = night.start(track);
    int to = night.start(track + 1);
    int[] moving = new int[to - from];
    int[] still = new int[to - from];
    int m = 0;
    int s = 0;
    for (int i = from + 1; i < to; i++) {
      if (isMove(night, i)) {
        moving[m++] = i;
      } else {
        still[s++] = i;
      }
    }
    spread(track, moving, m, ON_THE_WAY, true);
    if (night.form() != TrackSignature.Form.ZONE) {
      spread(track, still, s, AT_REST, false);
    }
  }

  private void spread(int track, int[] rows, int count, int most, boolean onTheWay) {
    int taken = Math.min(count, most);
    for (int k = 0; k < taken; k++) {
      chosenRow[chosen] = rows[(int) ((long) k * count / taken)];
      chosenTrack[chosen] = track;
      chosenOnTheWay[chosen++] = onTheWay;
    }
  }

  /** Lays the probes of each cell one beside the other. */
  private void lay() {
    int[][] runs = new int[chosen][];
    int laid = 0;
    for (int p = 0; p < chosen; p++) {
      long[] cells = cells(night, chosenRow[p]);
      runs[p] = new int[cells.length];
      for (int k = 0; k < cells.length; k++) {
        runs[p][k] = 2 * number(cells[k]) + (chosenOnTheWay[p] ? 1 : 0);
      }
      laid += cells.length;
    }
    int[] end = new int[2 * cellNumbers.size()];
    for (int[] ofProbe : runs) {
      for (int run : ofProbe) {
        end[run]++;
      }
    }
    runStart = new int[end.length + 1];
    for (int run = 0; run < end.length; run++) {
      runStart[run + 1] = runStart[run] + end[run];
      end[run] = runStart[run];
    }
    probeTrack = new int[laid];
    probeSecond = new int[laid];
    probeVotes = new int[laid];
    for (int p : latestFirst()) {
      int track = chosenTrack[p];
      int second = night.second(chosenRow[p]);
      for (int run : runs[p]) {
        int at = end[run]++;
        probeTrack[at] = track;
        probeSecond[at] = second;
        probeVotes[at] = Votes.place(track, second);
      }
    }
  }

  private int number(long cell) {
    int known = cellNumbers.get(cell);
    if (known >= 0) {
      return known;
    }
    cellNumbers.put(cell, cellNumbers.size());
    return cellNumbers.size() - 1;
  }

  /** The chosen readings by time, the last chosen first among those of one second. */
  private int[] latestFirst() {
    long[] order = new long[chosen];
    for (int p = 0; p < chosen; p++) {
      order[p] = (AFTER_ALL_SECONDS - night.second(chosenRow[p])) * chosen + (chosen - 1 - p);
    }
    Arrays.sort(order);
    int[] probes = new int[chosen];
    for (int k = 0; k < chosen; k++) {
      probes[k] = chosen - 1 - (int) (order[k] % chosen);
    }
    return probes;
  }

  static boolean isMove(TrackSignature s, int i) {
    return switch (s.form()) {
      case COORDINATES -> {
        double de = s.easting(i) - s.easting(i - 1);
        double dn = s.northing(i) - s.northing(i - 1);
        yield de * de + dn * dn > MOVING_METRES * MOVING_METRES;
      }
      case DISTANCE ->
          s.reader(i) != s.reader(i - 1)
              || Math.abs(s.distance(i) - s.distance(i - 1)) > MOVING_METRES;
      case ZONE -> s.reader(i) != s.reader(i - 1);
    };
  }

  /** The cells in which a reading like this one may lie, each once. */
  private long[] cells(TrackSignature s, int i) {
    return switch (s.form()) {
      case COORDINATES ->
          new long[] {
            cell(s.easting(i) - TOLERANCE_METRES, s.northing(i) - TOLERANCE_METRES),
            cell(s.easting(i) - TOLERANCE_METRES, s.northing(i) + TOLERANCE_METRES),
            cell(s.easting(i) + TOLERANCE_METRES, s.northing(i) - TOLERANCE_METRES),
            cell(s.easting(i) + TOLERANCE_METRES, s.northing(i) + TOLERANCE_METRES)
          };
      case DISTANCE ->
          new long[] {
            cell(s, i, s.distance(i) - TOLERANCE_METRES),
            cell(s, i, s.distance(i) + TOLERANCE_METRES)
          };
      case ZONE -> new long[] {own(s, i)};
    };
  }

  /** The cell in which a reading lies; of a zone reader, from which reader to which. */
  private long own(TrackSignature s, int i) {
    return switch (s.form()) {
      case COORDINATES -> cell(s.easting(i), s.northing(i));
      case DISTANCE -> cell(s, i, s.distance(i));
      case ZONE -> (long) numbers[s.reader(i - 1)] << 32 | numbers[s.reader(i)];
    };
  }

  private static long cell(double easting, double northing) {
    long e = (long) Math.floor(easting / CELL_METRES);
    long n = (long) Math.floor(northing / CELL_METRES);
    return (e & 0x3fffffff) << 31 | n & 0x7fffffff;
  }

  private long cell(TrackSignature s, int i, double distance) {
    long d = (long) Math.floor(distance / CELL_METRES) + (1 << 24);
    return (long) numbers[s.reader(i)] << 32 | d;
  }

  /** The numbers here of a night's readers. */
  private int[] numbers(TrackSignature s) {
    return s.readers().stream()
        .mapToInt(
            id -> {
              readerNumbers.putIfAbsent(id, readerNumbers.size());
              return readerNumbers.get(id);
            })
        .toArray();
  }

  /** Holds the night's tracks against those of another night, or of itself. */
  void search(TrackSignature other, int leastLagSeconds) {
    if (other.form() != night.form()) {
      return;
    }
    numbers = numbers(other);
    for (int t = 0; t < other.tracks(); t++) {
      votes.clear(meet(other, t, leastLagSeconds));
      // Hardly a lag comes often enough: counting all of them roughly first spares nearly all of
      // the exact counting.
      for (int m = 0; m < met; m++) {
        for (int p = metFrom[m]; p < metTo[m]; p++) {
          votes.hint(probeVotes[p] - metSecond[m]);
        }
      }
      for (int m = 0; m < met; m++) {
        for (int p = metFrom[m]; p < metTo[m]; p++) {
          if (votes.mayBeEnough(probeVotes[p] - metSecond[m])) {
            vote(other, t, p, probeSecond[p] - metSecond[m]);
          }
        }
      }
    }
  }

  /** Gathers the probes that a track's readings meet; returns how many there are. */
  private long meet(TrackSignature s, int track, int leastLag) {
    int days = (int) java.time.temporal.ChronoUnit.DAYS.between(s.date(), night.date());
    int from = s.start(track);
    int to = s.start(track + 1);
    if (metFrom.length < 2 * (to - from)) {
      metFrom = new int[2 * (to - from)];
      metTo = new int[metFrom.length];
      metSecond = new int[metFrom.length];
    }
    met = 0;
    long probes = 0;
    for (int i = from + 1; i < to; i++) {
      boolean tells = s.form() != TrackSignature.Form.ZONE || isMove(s, i);
      int cell = tells ? cellNumbers.get(own(s, i)) : -1;
      if (cell < 0) {
        continue;
      }
      int second = s.second(i) - days * 86_400;
      for (int run = 2 * cell; run < 2 * cell + 2; run++) {
        int end = firstBefore(second + leastLag, run);
        if (end > runStart[run]) {
          metFrom[met] = runStart[run];
          metTo[met] = end;
          metSecond[met++] = second;
          probes += end - runStart[run];
        }
      }
    }
    return probes;
  }

  /** The first probe of a run that is earlier than a second. */
  private int firstBefore(int second, int run) {
    int low = runStart[run];
    int high = runStart[run + 1];
    while (low < high) {
      int middle = low + high >>> 1;
      if (probeSecond[middle] < second) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void vote(TrackSignature other, int track, int probe, int lag) {
    int copy = probeTrack[probe];
    if (lag < MOST_LAG && !(other == night && copy == track)) {
      int count = votes.cast((long) copy << LAG_BITS | lag);
      if (count >= LEAST_VOTES) {
        add(copy, new Candidate(other, track, lag, count));
      }
    }
  }

  private void add(int copy, Candidate c) {
    List<Candidate> best = candidates.get(copy);
    best.removeIf(b -> b.source == c.source && b.track == c.track && b.lagSeconds == c.lagSeconds);
    int at = 0;
    while (at < best.size() && best.get(at).votes >= c.votes) {
      at++;
    }
    if (at < CANDIDATES) {
      best.add(at, c);
      if (best.size() > CANDIDATES) {
        best.remove(CANDIDATES);
      }
    }
  }
}
