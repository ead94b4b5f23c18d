package org.minewatch.detect.integrity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minewatch.detect.Tracks;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * Where the record of a station does not fit how people walk. Who walks on goes on as he went;
 * where people leap to one side in the middle of a walk, and back again when they leave, what lies
 * between the two leaps is not where it is said to be: the station that it rests on stands
 * elsewhere than its record says. A road that nobody drew is walked into without a leap.
 *
 * <p>This accuses nobody. It says how far what rests on a station can be trusted.
 *
 * @param stations that are in doubt, where fixes name the station and a distance
 * @param squares that are in doubt, where fixes have places of their own: what gave the place is
 *     not known then
 */
public record StationDoubts(Set<String> stations, Set<Square> squares) {
  /** Longer between two rows, and nobody knows how he went. */
  private static final double LONGEST_SECONDS = 70;

  /** Who stands may have gone aside meanwhile, into a chamber, and who turns may too. */
  private static final double SLOWEST_METRES_A_SECOND = 0.3;

  /** Who is faster rides, and brakes and starts between two rows. */
  private static final double FASTEST_METRES_A_SECOND = 2.2;

  /** Of the directions before and after a leap. */
  private static final double GOES_ON_COSINE = 0.7;

  /** Of a leap and the way, for a leap forward or back. */
  private static final double ALONG_COSINE = 0.9;

  /** Than he walked before and after: who goes aside at his pace has not leapt. */
  private static final double FARTHER = 1.3;

  /** A leap below this is the scatter of ranging, of surveys and of bends. */
  private static final double LEAST_LEAP_METRES = 18;

  /** What is left of all leaps of one who is back. */
  private static final double BACK_METRES = 12;

  /** Leaps that are looked back on. */
  private static final int MOST_OPEN = 6;

  /** Of people seen in one place those who leapt there, so many and such a share of them. */
  private static final int LEAST_PERSONS = 3;

  private static final double LEAST_SHARE = 0.3;

  /** Where the leap would put them into a drawn road fewer do. */
  private static final int LEAST_PERSONS_EXPLAINED = 2;

  /** The leaps of one place are one leap. */
  private static final double LEAST_AGREEMENT = 0.9;

  private static final double IN_ROAD_METRES = 6;
  private static final double FAR_METRES = 1000;
  private static final double SQUARE_METRES = 20;

  /** Squares to the next with people along a way, as far as one goes between two rows. */
  private static final int REACH = 2;

  /** A square of {@value #SQUARE_METRES} m of the mine's grid. */
  record Square(int east, int north) implements Comparable<Square> {
    static Square of(double easting, double northing) {
      return new Square(
          (int) Math.floor(easting / SQUARE_METRES), (int) Math.floor(northing / SQUARE_METRES));
    }

    @Override
    public int compareTo(Square other) {
      int by = Integer.compare(east, other.east);
      return by != 0 ? by : Integer.compare(north, other.north);
    }
  }

  public StationDoubts {
    stations = Set.copyOf(stations);
    squares = Set.copyOf(squares);
  }

  public boolean isEmpty() {
    return stations.isEmpty() && squares.isEmpty();
  }

  /** Whether a place of a fix's own is in doubt; metres of the mine's grid. */
  public boolean holds(double easting, double northing) {
    return squares.contains(Square.of(easting, northing));
  }

  /** What a night's ways say, every station taken to stand where its record says. */
  public static StationDoubts of(Tracks recorded) {
    return new Search(recorded).search();
  }

  /** Who was seen in a place or by a station, and who leapt there. */
  private static final class Tally {
    private int rows;
    private double easting;
    private double northing;
    private final Set<Integer> seen = new HashSet<>();
    private int leapt;
    private double east;
    private double north;
    private double metres;
    private final Set<Integer> leapers = new HashSet<>();

    double[] leap() {
      return new double[] {east / leapt, north / leapt};
    }

    boolean agrees() {
      return leapt > 0 && Math.hypot(east, north) >= LEAST_AGREEMENT * metres;
    }

    boolean isOfMany() {
      return leapers.size() >= LEAST_PERSONS && leapers.size() >= LEAST_SHARE * seen.size();
    }
  }

  private static final class Search {
    private final FixColumns fixes;
    private final PaddedTracks clean;
    private final PlacedFixes placed;
    private final RoadwayNetwork network;
    private final TreeMap<Square, Tally> squares = new TreeMap<>();
    private final TreeMap<String, Tally> stations = new TreeMap<>();
    private final int[] rows;
    private final double[] east;
    private final double[] north;
    private int count;
    private Square lastSquare = new Square(Integer.MIN_VALUE, 0);
    private Tally lastTally = new Tally();

    Search(Tracks tracks) {
      fixes = tracks.fixes();
      clean = tracks.clean();
      placed = tracks.placed();
      network = placed.network();
      int longest = 0;
      for (int part = 0; part < clean.parts(); part++) {
        longest = Math.max(longest, clean.partStart(part + 1) - clean.partStart(part));
      }
      rows = new int[longest];
      east = new double[longest];
      north = new double[longest];
    }

    StationDoubts search() {
      if (network.edgeCount() > 0) {
        for (int part = 0; part < clean.parts(); part++) {
          walk(part);
        }
      }
      return doubts();
    }

    private void walk(int part) {
      count = 0;
      for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
        if (isUsable(i)) {
          rows[count++] = i;
        }
      }
      for (int k = 0; k < count; k++) {
        leap(k);
      }
      List<Integer> open = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        seen(rows[k], clean.person(part));
        if (k > 0 && isLeap(k - 1)) {
          if (isBack(open, k - 1, clean.person(part))) {
            open.clear();
          } else {
            open.add(k - 1);
          }
        }
      }
    }

    private boolean isUsable(int i) {
      return (fixes.marks(i) & (FixColumns.NO_TIME | FixColumns.MARK_DUPLICATE)) == 0
          && (fixes.hasPlace(i) || fixes.reader(i) >= 0 && placed.isCertainRoad(i));
    }

    // ---- leaps ----------------------------------------------------------------------------------

    /** How much further than a steady walk the step behind a row goes; 0 where nobody can tell. */
    private void leap(int k) {
      east[k] = 0;
      north[k] = 0;
      if (k < 1 || k + 2 >= count || !isSoon(k - 1) || !isSoon(k) || !isSoon(k + 1)) {
        return;
      }
      double e1 = eastOf(k - 1) / seconds(k - 1);
      double n1 = northOf(k - 1) / seconds(k - 1);
      double e2 = eastOf(k + 1) / seconds(k + 1);
      double n2 = northOf(k + 1) / seconds(k + 1);
      double before = Math.hypot(e1, n1);
      double after = Math.hypot(e2, n2);
      if (Math.min(before, after) < SLOWEST_METRES_A_SECOND
          || Math.max(before, after) > FASTEST_METRES_A_SECOND
          || e1 * e2 + n1 * n2 < GOES_ON_COSINE * before * after) {
        return;
      }
      double walked = seconds(k) * (before + after) / 2;
      double e = eastOf(k) - seconds(k) * (e1 + e2) / 2;
      double n = northOf(k) - seconds(k) * (n1 + n2) / 2;
      double metres = Math.hypot(e, n);
      if (metres < LEAST_LEAP_METRES) {
        return;
      }
      double ahead = (e * (e1 + e2) + n * (n1 + n2)) / Math.hypot(e1 + e2, n1 + n2);
      boolean along = Math.abs(ahead) >= ALONG_COSINE * metres;
      double most =
          along && ahead > 0 ? walked + LEAST_LEAP_METRES : FASTEST_METRES_A_SECOND * seconds(k);
      boolean back = along && ahead < 0;
      boolean tooFar = Math.hypot(eastOf(k), northOf(k)) > FARTHER * walked && !isByRoad(k, most);
      if (back || tooFar) {
        east[k] = e;
        north[k] = n;
      }
    }

    private boolean isSoon(int k) {
      return seconds(k) > 0 && seconds(k) <= LONGEST_SECONDS;
    }

    private double seconds(int k) {
      return (fixes.timeMillis(rows[k + 1]) - fixes.timeMillis(rows[k])) / 1000.0;
    }

    private double eastOf(int k) {
      return placed.easting(rows[k + 1]) - placed.easting(rows[k]);
    }

    private double northOf(int k) {
      return placed.northing(rows[k + 1]) - placed.northing(rows[k]);
    }

    /** A way that drawn roads have, round a corner or through a cross-cut, is no leap. */
    private boolean isByRoad(int k, double metres) {
      int a = rows[k];
      int b = rows[k + 1];
      return isInRoad(a)
          && isInRoad(b)
          && network.distance(
                  placed.edge(a), placed.offsetMetres(a), placed.edge(b), placed.offsetMetres(b))
              <= metres;
    }

    private boolean isInRoad(int i) {
      return placed.edge(i) >= 0 && placed.offNetworkMetres(i) <= IN_ROAD_METRES;
    }

    private boolean isLeap(int k) {
      double here = Math.hypot(east[k], north[k]);
      return here > 0
          && (k == 0 || here > Math.hypot(east[k - 1], north[k - 1]))
          && (k + 1 >= count || here >= Math.hypot(east[k + 1], north[k + 1]));
    }

    /**
     * Whether a leap leads back to where one of the last ones began, over those between, as from
     * one wrong station to the next, or past them. What lies between is then somewhere else.
     */
    private boolean isBack(List<Integer> open, int last, int person) {
      double e = east[last];
      double n = north[last];
      for (int m = open.size() - 1; m >= Math.max(0, open.size() - MOST_OPEN); m--) {
        int first = open.get(m);
        e += east[first];
        n += north[first];
        if (Math.hypot(e, n) <= BACK_METRES) {
          double offEast = 0;
          double offNorth = 0;
          for (int l = m; l < open.size(); l++) {
            offEast += east[open.get(l)];
            offNorth += north[open.get(l)];
            int until = l + 1 < open.size() ? open.get(l + 1) : last;
            leapt(open.get(l), until, offEast, offNorth, person);
          }
          return true;
        }
        if (Math.hypot(east[first] + east[last], north[first] + north[last]) <= BACK_METRES) {
          leapt(first, last, east[first], north[first], person);
          return true;
        }
      }
      return false;
    }

    // ---- tallies --------------------------------------------------------------------------------

    private void seen(int i, int person) {
      Tally tally = tally(i);
      tally.seen.add(person);
      tally.rows++;
      tally.easting += placed.easting(i);
      tally.northing += placed.northing(i);
    }

    private void leapt(int after, int until, double e, double n, int person) {
      for (int k = after + 1; k <= until; k++) {
        Tally tally = tally(rows[k]);
        tally.leapt++;
        tally.east += e;
        tally.north += n;
        tally.metres += Math.hypot(e, n);
        tally.leapers.add(person);
      }
    }

    private Tally tally(int i) {
      if (!fixes.hasPlace(i)) {
        return stations.computeIfAbsent(fixes.readers().get(fixes.reader(i)), id -> new Tally());
      }
      int e = (int) Math.floor(fixes.easting(i) / SQUARE_METRES);
      int n = (int) Math.floor(fixes.northing(i) / SQUARE_METRES);
      // Most rows are where the one before was.
      if (e != lastSquare.east() || n != lastSquare.north()) {
        lastSquare = new Square(e, n);
        lastTally = squares.computeIfAbsent(lastSquare, s -> new Tally());
      }
      return lastTally;
    }

    private StationDoubts doubts() {
      Set<String> doubted = new TreeSet<>();
      stations.forEach(
          (id, tally) -> {
            if (tally.agrees() && tally.isOfMany()) {
              doubted.add(id);
            }
          });
      Map<Square, double[]> leaps = new HashMap<>();
      ArrayDeque<Square> next = new ArrayDeque<>();
      squares.forEach(
          (square, tally) -> {
            if (tally.agrees()
                && (tally.isOfMany()
                    || tally.leapers.size() >= LEAST_PERSONS_EXPLAINED
                        && isExplained(tally, tally.leap()))) {
              leaps.put(square, tally.leap());
              next.add(square);
            }
          });
      while (!next.isEmpty()) {
        Square from = next.poll();
        for (int e = from.east() - REACH; e <= from.east() + REACH; e++) {
          for (int n = from.north() - REACH; n <= from.north() + REACH; n++) {
            Square to = new Square(e, n);
            Tally tally = squares.get(to);
            if (tally != null && !leaps.containsKey(to) && isExplained(tally, leaps.get(from))) {
              leaps.put(to, leaps.get(from));
              next.add(to);
            }
          }
        }
      }
      return new StationDoubts(doubted, leaps.keySet());
    }

    /** Whether what is seen in a square lies off the roads, and without the leap in one of them. */
    private boolean isExplained(Tally tally, double[] leap) {
      double e = tally.easting / tally.rows;
      double n = tally.northing / tally.rows;
      double back = toRoad(e - leap[0], n - leap[1]);
      return back <= IN_ROAD_METRES && toRoad(e, n) > IN_ROAD_METRES + back;
    }

    private double toRoad(double e, double n) {
      return network
          .nearest(e, n, FAR_METRES)
          .map(
              p ->
                  Math.hypot(
                      network.easting(p.edge(), p.offsetMetres()) - e,
                      network.northing(p.edge(), p.offsetMetres()) - n))
          .orElse(FAR_METRES);
    }
  }
}
