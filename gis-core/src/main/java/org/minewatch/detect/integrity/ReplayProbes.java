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
  static final int LAG_BITS = 22;
  private static final int MOST_LAG = 1 << LAG_BITS;
  private static final long END = -1;

  private final TrackSignature night;
  private final Map<String, Integer> readerNumbers = new HashMap<>();
  private int[] numbers;
  private final LongTable heads;
  private int[] next = new int[1024];
  private int[] probeTrack = new int[1024];
  private int[] probeSecond = new int[1024];
  private int probes;
  private int links;
  private int[] linkProbe = new int[1024];

  /** Track and second of the probes of each cell, and an end. */
  private final long[] chains;

  private int laid;
  private final List<List<Candidate>> candidates = new ArrayList<>();

  /**
   * A track that may be the source of another.
   *
   * @param lagSeconds from the source's time of day to the copy's
   */
  record Candidate(TrackSignature source, int track, int lagSeconds, int votes) {}

  ReplayProbes(TrackSignature night) {
    this.night = night;
    heads = new LongTable(night.tracks() * (ON_THE_WAY + AT_REST));
    numbers = numbers(night);
    for (int t = 0; t < night.tracks(); t++) {
      candidates.add(new ArrayList<>());
      choose(t);
    }
    chains = new long[links + heads.size()];
    heads.replace(this::chain);
  }

  /** Lays the probes of a cell one beside the other; returns where they begin. */
  private int chain(int head) {
    int start = laid;
    for (int k = head; k >= 0; k = next[k]) {
      int probe = linkProbe[k];
      chains[laid++] = (long) probeTrack[probe] << 32 | probeSecond[probe] & 0xffffffffL;
    }
    chains[laid++] = END;
    return start;
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
    spread(track, moving, m, ON_THE_WAY);
    if (night.form() != TrackSignature.Form.ZONE) {
      spread(track, still, s, AT_REST);
    }
  }

  private void spread(int track, int[] rows, int count, int most) {
    int taken = Math.min(count, most);
    for (int k = 0; k < taken; k++) {
      probe(track, rows[(int) ((long) k * count / taken)]);
    }
  }

  private void probe(int track, int row) {
    if (probes == probeTrack.length) {
      probeTrack = Arrays.copyOf(probeTrack, 2 * probes);
      probeSecond = Arrays.copyOf(probeSecond, 2 * probes);
    }
    probeTrack[probes] = track;
    probeSecond[probes] = night.second(row);
    long[] cells = cells(night, row);
    for (int k = 0; k < cells.length; k++) {
      boolean seen = false;
      for (int j = 0; j < k; j++) {
        seen |= cells[j] == cells[k];
      }
      if (!seen) {
        link(cells[k], probes);
      }
    }
    probes++;
  }

  private void link(long cell, int probe) {
    if (links == next.length) {
      next = Arrays.copyOf(next, 2 * links);
      linkProbe = Arrays.copyOf(linkProbe, 2 * links);
    }
    linkProbe[links] = probe;
    next[links] = heads.get(cell);
    heads.put(cell, links);
    links++;
  }

  static boolean isMove(TrackSignature s, int i) {
    return switch (s.form()) {
      case COORDINATES ->
          Math.hypot(s.easting(i) - s.easting(i - 1), s.northing(i) - s.northing(i - 1))
              > MOVING_METRES;
      case DISTANCE ->
          s.reader(i) != s.reader(i - 1)
              || Math.abs(s.distance(i) - s.distance(i - 1)) > MOVING_METRES;
      case ZONE -> s.reader(i) != s.reader(i - 1);
    };
  }

  /** The cells in which a reading like this one may lie. */
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
    int days = (int) java.time.temporal.ChronoUnit.DAYS.between(other.date(), night.date());
    int shift = days * 86_400;
    boolean same = other == night;
    numbers = numbers(other);
    Votes votes = new Votes(LEAST_VOTES);
    for (int t = 0; t < other.tracks(); t++) {
      votes.clear();
      int from = other.start(t) + 1;
      for (int i = from; i < other.start(t + 1); i++) {
        if (night.form() == TrackSignature.Form.ZONE && !isMove(other, i)) {
          continue;
        }
        int second = other.second(i) - shift;
        int at = heads.get(own(other, i));
        for (; at >= 0 && chains[at] != END; at++) {
          int lag = (int) chains[at] - second;
          int copy = (int) (chains[at] >> 32);
          if (lag >= leastLagSeconds && lag < MOST_LAG && !(same && copy == t)) {
            votes.cast((long) copy << LAG_BITS | lag);
          }
        }
      }
      int track = t;
      votes.enough(
          (key, count) ->
              add(
                  (int) (key >>> LAG_BITS),
                  new Candidate(other, track, (int) (key & MOST_LAG - 1), count)));
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
