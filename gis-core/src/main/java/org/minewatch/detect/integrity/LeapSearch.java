package org.minewatch.detect.integrity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.detect.Tracks;
import org.minewatch.detect.integrity.StationDoubts.Leap;
import org.minewatch.detect.integrity.StationDoubts.Square;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/** Finds where people leap as they walk, and what that says of the places they leap to. */
final class LeapSearch {
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

  /** One sigma of a step over a walk, for one of a place over the walk: of four places. */
  private static final double SIGMA_OF_STEP = 1.75;

  /** A leap below this is the scatter of ranging, of surveys and of bends. */
  private static final double LEAST_LEAP_METRES = 18;

  /** What is left of all leaps of one who is back. */
  private static final double BACK_METRES = 12;

  /** Leaps that are looked back on. */
  private static final int MOST_OPEN = 6;

  /** Where the leap would put them into a drawn road fewer do. */
  private static final int LEAST_PERSONS_EXPLAINED = 2;

  private static final double IN_ROAD_METRES = 6;
  private static final double FAR_METRES = 1000;

  /** Who was seen in a place or by a station, and who leapt there. */
  private static final class Tally {
    private int rows;
    private double easting;
    private double northing;
    private final Set<Integer> seen = new HashSet<>();

    /** Between a leap and the one back. */
    private final Leaps between = new Leaps();

    /** On either side of a leap without one back: one of the sides is off. */
    private final Leaps beside = new Leaps();
  }

  private final FixColumns fixes;
  private final double unstated;
  private final PaddedTracks clean;
  private final PlacedFixes placed;
  private final RoadwayNetwork network;
  private final TreeMap<Square, Tally> squares = new TreeMap<>();
  private final TreeMap<String, Tally> stations = new TreeMap<>();
  private final int[] rows;
  private final double[] east;
  private final double[] north;
  private final Leaps.Step[] steps;
  private int count;
  private Square lastSquare = new Square(Integer.MIN_VALUE, 0);
  private Tally lastTally = new Tally();

  /**
   * @param unstated one sigma of a fix that states no accuracy, metres
   */
  LeapSearch(Tracks tracks, double unstated) {
    this.unstated = unstated;
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
    steps = new Leaps.Step[longest];
  }

  void search() {
    if (network.edgeCount() > 0) {
      for (int part = 0; part < clean.parts(); part++) {
        walk(part);
      }
    }
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
    int person = clean.person(part);
    List<Integer> open = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    Set<Integer> answered = new HashSet<>();
    for (int k = 0; k < count; k++) {
      seen(rows[k], person);
      if (k > 0 && isLeap(k - 1)) {
        all.add(k - 1);
        if (isBack(open, k - 1, person)) {
          answered.addAll(open);
          answered.add(k - 1);
          open.clear();
        } else {
          open.add(k - 1);
        }
      }
    }
    for (int m = 0; m < all.size(); m++) {
      int k = all.get(m);
      if (!answered.contains(k)) {
        int from = m == 0 ? 0 : all.get(m - 1) + 1;
        int to = m + 1 == all.size() ? count - 1 : all.get(m + 1);
        beside(from, k, -1, k, person);
        beside(k + 1, to, 1, k, person);
      }
    }
  }

  private void beside(int from, int to, int sign, int leap, int person) {
    for (int k = from; k <= to; k++) {
      if (fixes.hasPlace(rows[k])) {
        tally(rows[k]).beside.add(sign * east[leap], sign * north[leap], person, steps[leap]);
      }
    }
  }

  private boolean isUsable(int i) {
    return (fixes.marks(i) & (FixColumns.NO_TIME | FixColumns.MARK_DUPLICATE)) == 0
        && (fixes.hasPlace(i) || fixes.reader(i) >= 0 && placed.isCertainRoad(i));
  }

  // ---- leaps ----------------------------------------------------------------------------------

  /** How much further than his walk the step behind a row goes; 0 where nobody can tell. */
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
    if (Math.max(before, after) > FASTEST_METRES_A_SECOND) {
      return;
    }
    if (Math.min(before, after) < SLOWEST_METRES_A_SECOND
        || e1 * e2 + n1 * n2 < GOES_ON_COSINE * before * after) {
      arrival(k, before > after ? e1 : e2, before > after ? n1 : n2);
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
    if (back || !isByRoad(k, most)) {
      put(k, e, n, back ? 0 : walked);
    }
  }

  /**
   * @param walked what the walk goes in the time of the step; 0 where the step is shorter than it
   */
  private void put(int k, double e, double n, double walked) {
    east[k] = e;
    north[k] = n;
    steps[k] =
        walked == 0
            ? new Leaps.Step(rows[k], 0, 0)
            : new Leaps.Step(
                rows[k],
                Math.hypot(eastOf(k), northOf(k)) / walked,
                SIGMA_OF_STEP * Math.max(sigma(k), sigma(k + 1)) / walked);
  }

  private double sigma(int k) {
    float stated = fixes.accuracy(rows[k]);
    return Float.isNaN(stated) ? unstated : stated;
  }

  /**
   * Who comes to where he stays, or leaves it, or turns: he walks a part of the step, and no
   * further than his walk goes.
   */
  private void arrival(int k, double walkEast, double walkNorth) {
    double walked = seconds(k) * Math.hypot(walkEast, walkNorth);
    double e = eastOf(k) - seconds(k) * walkEast / 2;
    double n = northOf(k) - seconds(k) * walkNorth / 2;
    if (walked >= SLOWEST_METRES_A_SECOND * seconds(k)
        && Math.hypot(e, n) >= LEAST_LEAP_METRES
        && !isByRoad(k, FASTEST_METRES_A_SECOND * seconds(k))) {
      put(k, e, n, walked);
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
   * Whether a leap leads back to where one of the last ones began, over those between, as from one
   * wrong station to the next, or past them. What lies between is then somewhere else.
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
          leapt(open.get(l), until, offEast, offNorth, person, last);
        }
        return true;
      }
      if (Math.hypot(east[first] + east[last], north[first] + north[last]) <= BACK_METRES) {
        leapt(first, last, east[first], north[first], person, last);
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

  private void leapt(int after, int until, double e, double n, int person, int back) {
    for (int k = after + 1; k <= until; k++) {
      tally(rows[k]).between.add(e, n, person, steps[after], steps[back]);
    }
  }

  private Tally tally(int i) {
    if (!fixes.hasPlace(i)) {
      return stations.computeIfAbsent(fixes.readers().get(fixes.reader(i)), id -> new Tally());
    }
    Square square = Square.of(fixes.easting(i), fixes.northing(i));
    // Most rows are where the one before was.
    if (!square.equals(lastSquare)) {
      lastSquare = square;
      lastTally = squares.computeIfAbsent(square, s -> new Tally());
    }
    return lastTally;
  }

  /** Stations that people leap to, after the search. */
  Map<String, Leap> stations() {
    Map<String, Leap> doubted = new TreeMap<>();
    stations.forEach(
        (id, tally) -> {
          if (tally.between.agree()
              && tally.between.areLeaps()
              && tally.between.areOfMany(tally.seen)) {
            doubted.put(id, tally.between.mean());
          }
        });
    return doubted;
  }

  /** Places that people leap to, after the search. */
  Map<Square, Leap> squares() {
    Map<Square, Leap> leaps = new HashMap<>();
    ArrayDeque<Square> next = new ArrayDeque<>();
    squares.forEach(
        (square, tally) -> {
          leap(tally)
              .ifPresent(
                  leap -> {
                    leaps.put(square, leap);
                    next.add(square);
                  });
        });
    while (!next.isEmpty()) {
      Square from = next.poll();
      for (Square to : from.about()) {
        Tally tally = squares.get(to);
        if (tally != null && !leaps.containsKey(to) && isExplained(tally, leaps.get(from))) {
          leaps.put(to, leaps.get(from));
          next.add(to);
        }
      }
    }
    return leaps;
  }

  /** How far what is seen in a square is off, by the leaps about it. */
  private Optional<Leap> leap(Tally tally) {
    if (tally.between.agree()
        && tally.between.areLeaps()
        && (tally.between.areOfMany(tally.seen)
            || tally.between.persons() >= LEAST_PERSONS_EXPLAINED
                && isExplained(tally, tally.between.mean()))) {
      return Optional.of(tally.between.mean());
    }
    Leaps all = tally.between.and(tally.beside);
    return all.agree()
            && all.areLeaps()
            && all.areOfMany(tally.seen)
            && isExplained(tally, all.mean())
        ? Optional.of(all.mean())
        : Optional.empty();
  }

  /** Whether what is seen in a square lies off the roads, and without the leap in one of them. */
  private boolean isExplained(Tally tally, Leap leap) {
    double e = tally.easting / tally.rows;
    double n = tally.northing / tally.rows;
    double back = toRoad(e - leap.east(), n - leap.north());
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
