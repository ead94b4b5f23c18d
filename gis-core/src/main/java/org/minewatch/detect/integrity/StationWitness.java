package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.detect.Tracks;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * What people's own readings say about where stations stand: who passes a station on the way from
 * one to another, how far a fix with coordinates lies from the station that gave it, and how two
 * stations' readings meet when a card goes over from one to the other.
 */
final class StationWitness {
  /** Rows further apart say nothing about going over from one station to the next. */
  private static final long OVER_MILLIS = 150_000;

  private static final long PASS_MILLIS = 600_000;
  private static final double ON_THE_WAY_METRES = 3;

  private final FixColumns fixes;
  private final PaddedTracks clean;
  private final PlacedFixes placed;
  private final RoadwayNetwork network;
  private final ReaderPlace[] places;
  private final int[] through;
  private final int[] back;
  private final List<Set<Integer>> passers = new ArrayList<>();
  private final Map<Long, Meeting> meetings = new TreeMap<>();

  private StationWitness(Tracks tracks) {
    fixes = tracks.fixes();
    clean = tracks.clean();
    placed = tracks.placed();
    network = placed.network();
    int n = fixes.readers().size();
    places = new ReaderPlace[n];
    for (int r = 0; r < n; r++) {
      places[r] = tracks.readers().find(fixes.readers().get(r)).orElse(null);
      passers.add(new HashSet<>());
    }
    through = new int[n];
    back = new int[n];
  }

  /** The gaps (above 0) or overlaps (below 0) of two stations' readings, metres. */
  private static final class Meeting {
    private double[] metres = new double[16];
    private int count;
    private final Set<Integer> persons = new HashSet<>();

    void add(double value, int person) {
      if (count == metres.length) {
        metres = Arrays.copyOf(metres, 2 * count);
      }
      metres[count++] = value;
      persons.add(person);
    }

    /** Who walks on between the two rows adds to the gap; the lower fifth did not. */
    double lowerFifth() {
      double[] sorted = Arrays.copyOf(metres, count);
      Arrays.sort(sorted);
      return sorted[count / 5];
    }
  }

  static StationWitness of(Tracks tracks) {
    StationWitness w = new StationWitness(tracks);
    for (int part = 0; part < w.clean.parts(); part++) {
      w.passes(part);
      w.meetings(part);
    }
    return w;
  }

  private boolean isUsable(int i) {
    return (fixes.marks(i) & FixColumns.NO_TIME) == 0 && fixes.reader(i) >= 0;
  }

  private void passes(int part) {
    int first = -1;
    int second = -1;
    long secondFrom = 0;
    long firstTo = 0;
    long secondTo = 0;
    for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
      if (!isUsable(i)) {
        continue;
      }
      int r = fixes.reader(i);
      long t = fixes.timeMillis(i);
      if (r != second) {
        if (first >= 0
            && isOnNetwork(first)
            && isOnNetwork(r)
            && secondFrom - firstTo <= PASS_MILLIS
            && t - secondTo <= PASS_MILLIS) {
          if (first == r) {
            back[second]++;
          } else {
            through[second]++;
            passers.get(second).add(clean.person(part));
          }
        }
        first = second;
        firstTo = secondTo;
        second = r;
        secondFrom = t;
      }
      secondTo = t;
    }
  }

  private boolean isOnNetwork(int reader) {
    return places[reader] != null && places[reader].onNetwork();
  }

  private void meetings(int part) {
    int before = -1;
    for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
      if (!isUsable(i)) {
        continue;
      }
      if (before >= 0
          && fixes.reader(before) != fixes.reader(i)
          && fixes.timeMillis(i) - fixes.timeMillis(before) <= OVER_MILLIS
          && placed.isCertainRoad(before)
          && placed.isCertainRoad(i)
          && !fixes.hasPlace(i)
          && isSingle(fixes.reader(before))
          && isSingle(fixes.reader(i))) {
        meet(before, i, clean.person(part));
      }
      before = i;
    }
  }

  private boolean isSingle(int reader) {
    return places[reader] != null && places[reader].positions().size() == 1;
  }

  private void meet(int i, int j, int person) {
    NetworkPosition a = places[fixes.reader(i)].positions().get(0);
    NetworkPosition b = places[fixes.reader(j)].positions().get(0);
    double way = network.distance(a, b);
    double fromA = toStation(i, a);
    double fromB = toStation(j, b);
    boolean between =
        Math.abs(fromA + toStation(i, b) - way) <= ON_THE_WAY_METRES
            && Math.abs(fromB + toStation(j, a) - way) <= ON_THE_WAY_METRES;
    if (between) {
      int low = Math.min(fixes.reader(i), fixes.reader(j));
      int high = Math.max(fixes.reader(i), fixes.reader(j));
      meetings
          .computeIfAbsent((long) low << 32 | high, k -> new Meeting())
          .add(way - fromA - fromB, person);
    }
  }

  private double toStation(int i, NetworkPosition station) {
    return network.distance(
        placed.edge(i), placed.offsetMetres(i), station.edge(), station.offsetMetres());
  }

  private int number(String readerId) {
    return fixes.readers().indexOf(readerId);
  }

  /** How often people passed it on the way from one station in a drawn road to another. */
  int through(String readerId) {
    int r = number(readerId);
    return r < 0 ? 0 : through[r];
  }

  int throughPersons(String readerId) {
    int r = number(readerId);
    return r < 0 ? 0 : passers.get(r).size();
  }

  /** How often people came to it and went back to where they had come from. */
  int back(String readerId) {
    int r = number(readerId);
    return r < 0 ? 0 : back[r];
  }

  /**
   * By how far fixes with coordinates lie further from the station that gave them than the distance
   * read, the lower fifth; NaN when fewer than so many fixes have both.
   */
  double[] excessMetres(int least) {
    double[][] excess = new double[places.length][];
    int[] count = new int[places.length];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; fixes.hasPlaces() && i < fixes.size(); i++) {
        int r = fixes.reader(i);
        if (!isUsable(i)
            || !fixes.hasPlace(i)
            || places[r] == null
            || !places[r].hasPlace()
            || Float.isNaN(fixes.distance(i))) {
          continue;
        }
        if (pass == 1) {
          double e = places[r].reader().easting().getAsDouble();
          double n = places[r].reader().northing().getAsDouble();
          excess[r][count[r]] =
              Math.hypot(fixes.easting(i) - e, fixes.northing(i) - n)
                  - Math.abs(fixes.distance(i))
                  - (Float.isNaN(fixes.accuracy(i)) ? 0 : fixes.accuracy(i));
        }
        count[r]++;
      }
      if (pass == 0) {
        for (int r = 0; r < count.length; r++) {
          excess[r] = new double[count[r]];
          count[r] = 0;
        }
      }
    }
    double[] result = new double[places.length];
    for (int r = 0; r < result.length; r++) {
      Arrays.sort(excess[r]);
      result[r] = excess[r].length < least ? Double.NaN : excess[r][excess[r].length / 5];
    }
    return result;
  }

  /**
   * By how much a station's readings leave a gap towards one neighbour and overlap with another:
   * the station is recorded so much too far along the road. 0 when they meet.
   *
   * @param leastMeetings with each of the two
   * @param leastPersons who made them
   */
  double shiftMetres(String readerId, int leastMeetings, int leastPersons) {
    int r = number(readerId);
    double gap = 0;
    double overlap = 0;
    for (Map.Entry<Long, Meeting> e : meetings.entrySet()) {
      boolean here = e.getKey() >> 32 == r || (int) (e.getKey() & 0xffffffffL) == r;
      Meeting m = e.getValue();
      if (here && m.count >= leastMeetings && m.persons.size() >= leastPersons) {
        double fifth = m.lowerFifth();
        gap = Math.max(gap, fifth);
        overlap = Math.min(overlap, fifth);
      }
    }
    return Math.min(gap, -overlap);
  }

  List<String> readers() {
    return fixes.readers();
  }
}
