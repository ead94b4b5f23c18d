package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * Cards that are heard at two places in turn between which nobody can have gone in the time: two
 * devices with one number, or a place that was written in. One impossible move is a slip of some
 * station; going to and fro is not.
 */
final class Turns {
  private static final long OFF_AND_ON_MILLIS = 7_200_000;

  /** Two snapshots of the slowest rhythm. */
  private static final long SWING_MILLIS = 610_000;

  private static final double LEAST_SWING_METRES = 300;

  /** Readings at one station differ by so much while their card moves about. */
  private static final double SAME_SLACK_METRES = 30;

  /** When all who are heard at a station jump there, so few tell that it is the station. */
  private static final int LEAST_OF_ALL = 3;

  private final MineNight night;
  private final Whereabouts where;
  private final PaddedTracks clean;
  private final double fastest;
  private final double fastestRide;
  private final double leastMetres;
  private final double surprise;
  private final double sameMetres;

  private Turns(MineNight night, Tracks tracks) {
    this.night = night;
    where = Whereabouts.of(night, tracks);
    clean = tracks.clean();
    fastest = night.parameter("position.implausible", "fastest_m_per_s");
    fastestRide = night.parameter("position.implausible", "straight_m_per_s");
    leastMetres = night.parameter("position.implausible", "min_jump_m");
    surprise = Math.log(night.parameter("position.implausible", "shuttle_odds"));
    sameMetres = night.parameter("position.implausible", "same_place_m");
  }

  /**
   * A card at two places in turn.
   *
   * @param jumps impossible moves between the two places
   * @param returns of these, those that undo the one before
   * @param leastMillis between the fixes of a jump
   */
  record Shuttle(
      String cardId,
      int jumps,
      int returns,
      long fromMillis,
      long toMillis,
      long leastMillis,
      double apartMetres,
      double eastingA,
      double northingA,
      double eastingB,
      double northingB) {}

  /** An impossible move from one row to the next. */
  private record Jump(int from, int to) {}

  static List<Shuttle> find(MineNight night, Tracks tracks) {
    Turns turns = new Turns(night, tracks);
    List<List<Jump>> byPart = new ArrayList<>();
    for (int part = 0; part < turns.clean.parts(); part++) {
      List<Jump> jumps = turns.jumps(part);
      List<Jump> swings = turns.swings(part);
      byPart.add(swings.size() > jumps.size() ? swings : jumps);
    }
    Set<Integer> wrong = turns.wrongStations(byPart);
    List<Shuttle> found = new ArrayList<>();
    for (int part = 0; part < byPart.size(); part++) {
      turns.shuttle(part, byPart.get(part), wrong, found);
    }
    return found;
  }

  private List<Jump> jumps(int part) {
    FixColumns fixes = where.fixes();
    List<Jump> jumps = new ArrayList<>();
    int before = -1;
    for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
      if (!where.isKnown(i)) {
        continue;
      }
      if (before >= 0) {
        double metres = where.leastMetres(before, i);
        double seconds = (fixes.timeMillis(i) - fixes.timeMillis(before)) / 1000.0 + 5;
        if (metres >= leastMetres
            && (metres > fastest * seconds
                || metres > fastestRide * seconds
                    && where.leastWayMetres(before, i) > fastest * seconds)) {
          jumps.add(new Jump(before, i));
        }
      }
      before = i;
    }
    return jumps;
  }

  /**
   * Moves to and fro between readings too rare for one of them to be impossible. Who goes to and
   * fro is on his way between the two places for a share of the time, and is read there so often;
   * to be read at the ends only, time after time, is as unlikely as all of that. Empty when it is
   * not so unlikely.
   */
  private List<Jump> swings(int part) {
    FixColumns fixes = where.fixes();
    List<Visit> visits = visits(part);
    List<Jump> swings = new ArrayList<>();
    double odds = 0;
    boolean swung = false;
    for (int k = 2; k < visits.size(); k++) {
      Visit a = visits.get(k - 2);
      Visit b = visits.get(k - 1);
      Visit c = visits.get(k);
      boolean back =
          fixes.timeMillis(c.in) - fixes.timeMillis(a.out) <= SWING_MILLIS
              && where.leastMetres(a.out, c.in) <= sameMetres
              && where.leastMetres(a.out, b.in) >= LEAST_SWING_METRES
              && where.leastMetres(b.out, c.in) >= LEAST_SWING_METRES;
      if (back) {
        if (!swung) {
          swings.add(new Jump(a.out, b.in));
        }
        swings.add(new Jump(b.out, c.in));
        odds += onTheWay(b.out, c.in);
      }
      swung = back;
    }
    return odds >= surprise ? swings : List.of();
  }

  /**
   * Readings one after another at one station: the first and the last that say most of the place.
   */
  private record Visit(int in, int out) {}

  private List<Visit> visits(int part) {
    FixColumns fixes = where.fixes();
    List<Visit> visits = new ArrayList<>();
    int end = clean.partStart(part + 1);
    for (int i = clean.partStart(part); i < end; ) {
      if (!where.isKnown(i)) {
        i++;
        continue;
      }
      int in = i;
      int out = i;
      int k = i + 1;
      while (k < end
          && !fixes.hasPlace(k)
          && !fixes.hasPlace(i)
          && fixes.reader(k) == fixes.reader(i)) {
        double closer = where.isKnown(k) ? where.slackMetres(out) - where.slackMetres(k) : -1;
        in = closer > SAME_SLACK_METRES ? k : in;
        out = closer >= -SAME_SLACK_METRES && where.isKnown(k) ? k : out;
        k++;
      }
      visits.add(new Visit(in, out));
      i = k;
    }
    return visits;
  }

  /** Minus the logarithm of the chance that neither reading falls into the way between them. */
  private double onTheWay(int a, int b) {
    FixColumns fixes = where.fixes();
    double metres = Math.max(where.leastMetres(a, b), where.leastWayMetres(a, b));
    double seconds = (fixes.timeMillis(b) - fixes.timeMillis(a)) / 1000.0 + 5;
    return -Math.log(1 - Math.min(0.99, metres / fastest / seconds));
  }

  /**
   * Stations to or from which all who are heard there jump, or many and most of them: not the cards
   * are wrong, but the station's place or its clock.
   */
  private Set<Integer> wrongStations(List<List<Jump>> byPart) {
    FixColumns fixes = where.fixes();
    Map<Integer, Set<String>> jumpers = new HashMap<>();
    for (int part = 0; part < byPart.size(); part++) {
      for (Jump j : byPart.get(part)) {
        for (int row : new int[] {j.from, j.to}) {
          if (!fixes.hasPlace(row)) {
            jumpers
                .computeIfAbsent(fixes.reader(row), k -> new HashSet<>())
                .add(clean.cardId(part));
          }
        }
      }
    }
    double many = night.parameter("position.implausible", "wrong_station_cards");
    jumpers.values().removeIf(cards -> cards.size() < LEAST_OF_ALL);
    if (jumpers.isEmpty()) {
      return Set.of();
    }
    Map<Integer, Set<String>> heard = new HashMap<>();
    for (int part = 0; part < clean.parts(); part++) {
      Set<Integer> here = new HashSet<>();
      for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
        here.add(fixes.reader(i));
      }
      String card = clean.cardId(part);
      here.forEach(r -> heard.computeIfAbsent(r, k -> new HashSet<>()).add(card));
    }
    Set<Integer> wrong = new HashSet<>();
    jumpers.forEach(
        (reader, cards) -> {
          int all = heard.getOrDefault(reader, Set.of()).size();
          if (cards.size() >= all || cards.size() >= many && 2 * cards.size() >= all) {
            wrong.add(reader);
          }
        });
    return wrong;
  }

  private void shuttle(int part, List<Jump> jumps, Set<Integer> wrong, List<Shuttle> found) {
    FixColumns fixes = where.fixes();
    List<Jump> sound =
        jumps.stream()
            .filter(j -> !isOf(wrong, j.from, fixes) && !isOf(wrong, j.to, fixes))
            .toList();
    int returns = 0;
    int first = -1;
    int last = -1;
    long least = Long.MAX_VALUE;
    double apart = Double.POSITIVE_INFINITY;
    Set<Integer> taking = new HashSet<>();
    for (int k = 1; k < sound.size(); k++) {
      Jump a = sound.get(k - 1);
      Jump b = sound.get(k);
      boolean soon = fixes.timeMillis(b.from) - fixes.timeMillis(a.to) <= OFF_AND_ON_MILLIS;
      if (soon
          && where.leastMetres(a.to, b.from) <= sameMetres
          && where.leastMetres(a.from, b.to) <= sameMetres) {
        returns++;
        first = first < 0 ? k - 1 : first;
        last = k;
        taking.add(k - 1);
        taking.add(k);
      }
    }
    if (returns == 0) {
      return;
    }
    for (int k : taking) {
      Jump j = sound.get(k);
      least = Math.min(least, fixes.timeMillis(j.to) - fixes.timeMillis(j.from));
      apart = Math.min(apart, where.leastMetres(j.from, j.to));
    }
    Jump j = sound.get(first);
    found.add(
        new Shuttle(
            clean.cardId(part),
            taking.size(),
            returns,
            fixes.timeMillis(j.from),
            fixes.timeMillis(sound.get(last).to),
            least,
            apart,
            where.easting(j.from),
            where.northing(j.from),
            where.easting(j.to),
            where.northing(j.to)));
  }

  private static boolean isOf(Set<Integer> readers, int row, FixColumns fixes) {
    return !fixes.hasPlace(row) && readers.contains(fixes.reader(row));
  }
}
