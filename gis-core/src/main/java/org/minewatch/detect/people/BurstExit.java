package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.PositionInput;
import org.minewatch.detect.Rule;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.PlacedFixes;
import org.minewatch.presence.InMinePeriod;
import org.minewatch.region.Entrance;
import org.minewatch.wording.Text;

/**
 * {@code position.burst-exit}: many cards that leave the mine in the same seconds, either after
 * they came out on foot as one man, or more than the entrance lets through.
 */
final class BurstExit implements Rule {
  /** How far back the way out is looked at. */
  private static final long WAY_MILLIS = 40 * 60_000L;

  private static final long READINGS_MILLIS = 15 * 60_000L;

  /** Stations read each card at least so often, those that give snapshots too. */
  private static final long LONGEST_STEP_MILLIS = 6 * 60_000L;

  /** Between the last reading below and the gate. */
  private static final long UNREAD_MILLIS = 20 * 60_000L;

  private static final long CLOCK_MILLIS = 60_000L;

  /** Cards are together while no more of their readings than this in a row are apart. */
  private static final int APART_IN_A_ROW = 3;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_BURST_EXIT;
  }

  /**
   * The last moment of one card underground.
   *
   * @param stated whether the upload files state it; else it is that of the last reading
   */
  private record Exit(CardTrace trace, long millis, boolean stated) {}

  /** Cards that left together, and how long they had been together on foot before. */
  private record Burst(String variant, List<Exit> exits, double minutes, int allowed) {}

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = People.withoutPositions(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    CardTraces cards = CardTraces.of(night);
    if (cards.isByZone()) {
      return cannotJudge(
          night,
          "positions-by-zone-reader",
          new Text(
              "人员位置只到读卡区域，出井前是否同行无法判断",
              "positions say near which reader somebody was, not who came out together"),
          "readers");
    }
    int least = (int) night.parameter(code().code(), "least_cards");
    long within = (long) (1000 * night.parameter(code().code(), "within_seconds"));
    List<Observation> seen = new ArrayList<>();
    List<Exit> exits = exits(night, cards);
    long steps = betweenExits(exits);
    for (List<Exit> cluster : clusters(exits, within, least)) {
      carried(night, cluster, least)
          .or(() -> crowd(night, cards, cluster, within, steps))
          .ifPresent(b -> seen.add(observe(night, b)));
    }
    return People.outcome(this, night, seen);
  }

  /** Who is said to have come up, or was last heard at a mouth and not because the files end. */
  private static List<Exit> exits(MineNight night, CardTraces cards) {
    long end = Spells.millis(night, night.night().plusDays(1)) - Spells.EDGE_MILLIS;
    List<Exit> exits = new ArrayList<>();
    for (InMinePeriod p : night.presence().orElseThrow().periods()) {
      if (p.exitSeen() && p.leftMillis() < end) {
        OptionalLong stated = stated(night, p);
        for (CardTrace t : cards.traces()) {
          if (t.cardId().equals(p.cardId())
              && t.fromMillis() < p.leftMillis()
              && t.toMillis() >= p.leftMillis()) {
            exits.add(new Exit(t, stated.orElse(p.leftMillis()), stated.isPresent()));
          }
        }
      }
    }
    exits.sort(Comparator.comparingLong(Exit::millis).thenComparing(e -> e.trace().cardId()));
    return exits;
  }

  /** When a card came up by the record that was handed in of it, soon after its last reading. */
  private static OptionalLong stated(MineNight night, InMinePeriod p) {
    return night.positionInput().flatMap(PositionInput::uploads).stream()
        .flatMap(u -> u.descents().stream())
        .filter(d -> d.cardId().equals(p.cardId()))
        .flatMapToLong(d -> d.leftMillis().stream())
        .filter(left -> left >= p.leftMillis() - CLOCK_MILLIS)
        .filter(left -> left <= p.leftMillis() + UNREAD_MILLIS)
        .min();
  }

  /**
   * The smallest time between two stated exits: what the system that states them can tell apart.
   */
  private static long betweenExits(List<Exit> exits) {
    long least = Long.MAX_VALUE;
    long before = Long.MIN_VALUE;
    for (Exit e : exits) {
      if (e.stated() && e.millis() > before) {
        least = before == Long.MIN_VALUE ? least : Math.min(least, e.millis() - before);
        before = e.millis();
      }
    }
    return least == Long.MAX_VALUE ? 0 : least;
  }

  /** Runs of exits within some seconds of each other; each exit in one run only. */
  private static List<List<Exit>> clusters(List<Exit> exits, long within, int least) {
    List<List<Exit>> clusters = new ArrayList<>();
    int i = 0;
    while (i < exits.size()) {
      int best = i;
      int most = 0;
      int last = i;
      // The largest run that begins before this one's end.
      for (int k = i;
          k < exits.size() && exits.get(k).millis() - exits.get(i).millis() <= within;
          k++) {
        int e = k;
        while (e + 1 < exits.size()
            && exits.get(e + 1).millis() - exits.get(k).millis() <= within) {
          e++;
        }
        if (e - k + 1 > most) {
          most = e - k + 1;
          best = k;
          last = e;
        }
      }
      if (most >= least) {
        clusters.add(List.copyOf(exits.subList(best, last + 1)));
        i = last + 1;
      } else {
        i++;
      }
    }
    return clusters;
  }

  /** The largest set of cards of a run that had been within the noise of one of them on foot. */
  private Optional<Burst> carried(MineNight night, List<Exit> cluster, int least) {
    double minutes = night.parameter(code().code(), "together_minutes");
    Burst best = null;
    for (Exit about : cluster) {
      List<Exit> with = new ArrayList<>(List.of(about));
      double shortest = Double.POSITIVE_INFINITY;
      for (Exit o : cluster) {
        if (o == about || o.trace().cardId().equals(about.trace().cardId())) {
          continue;
        }
        double together = minutesOnFoot(night, about, o);
        if (together >= minutes) {
          with.add(o);
          shortest = Math.min(shortest, together);
        }
      }
      if (with.size() >= least && (best == null || with.size() > best.exits().size())) {
        best = new Burst("carried", with, shortest, 1);
      }
    }
    return Optional.ofNullable(best);
  }

  /** How long before the exit two cards had been together, riding left out. */
  private double minutesOnFoot(MineNight night, Exit a, Exit b) {
    CardTrace one = a.trace();
    CardTrace other = b.trace();
    // Eight people cannot walk within twice the noise of one of them for a quarter of an hour.
    double limit = 1.5 * Company.limitMetres(one, other);
    double fastest = night.parameter(code().code(), "walking_m_per_s");
    PlacedFixes placed = night.tracks().orElseThrow().placed();
    int k = one.firstAt(a.millis());
    k = k == one.size() ? k - 1 : k;
    int j = other.firstAt(one.time(k));
    int apart = 0;
    long onFoot = 0;
    int last = -1;
    for (; k >= 0 && a.millis() - one.time(k) <= WAY_MILLIS; k--) {
      while (j > 0 && other.time(j - 1) >= one.time(k)) {
        j--;
      }
      double d = one.metresAt(k, other, j);
      if (Double.isNaN(d)) {
        continue;
      }
      apart = d <= limit ? 0 : apart + 1;
      if (apart >= APART_IN_A_ROW) {
        break;
      }
      if (apart > 0) {
        continue;
      }
      if (last >= 0) {
        double speed = speed(placed, one.row(k), one.row(last), one.time(last) - one.time(k));
        // Standing about at the pit bottom together is no sign of anything, and what was done
        // between two readings far apart in time nobody knows.
        long step = one.time(last) - one.time(k);
        if (speed >= 0.25 && speed <= fastest && step <= LONGEST_STEP_MILLIS) {
          onFoot += step;
        }
      }
      // Over a minute or so the noise of two places does not make a speed.
      if (last < 0 || one.time(last) - one.time(k) >= 60_000) {
        last = k;
      }
    }
    return onFoot / 60_000.0;
  }

  private static double speed(PlacedFixes placed, int from, int to, long millis) {
    return millis < 60_000 || !placed.isPlaced(from) || !placed.isPlaced(to)
        ? Double.NaN
        : Math.hypot(
                placed.easting(to) - placed.easting(from),
                placed.northing(to) - placed.northing(from))
            / (millis / 1000.0);
  }

  /** More cards than the entrance lets through in the time, by its own record. */
  private Optional<Burst> crowd(
      MineNight night, CardTraces cards, List<Exit> cluster, long within, long steps) {
    boolean stated = cluster.stream().allMatch(Exit::stated);
    long resolution =
        Math.max(within, stated ? steps : betweenReadings(cards, cluster.get(0).millis()));
    OptionalInt allowed = allowed(night, cluster, resolution);
    if (allowed.isEmpty()
        || cluster.size() <= allowed.getAsInt()
        || !stated && isSnapshot(cards, cluster, within)) {
      return Optional.empty();
    }
    return Optional.of(new Burst("crowd", cluster, 0, allowed.getAsInt()));
  }

  /** What every entrance lets out at once; empty when one says nothing of it. */
  private static OptionalInt allowed(MineNight night, List<Exit> cluster, long within) {
    int most = 0;
    for (Entrance e : night.records().entrances()) {
      if (e.capacity().isEmpty() && e.peoplePerMinute().isEmpty()) {
        return OptionalInt.empty();
      }
      double flow = Math.ceil(e.peoplePerMinute().orElse(0) * (within / 60_000.0)) + 1;
      most = Math.max(most, (int) Math.max(e.capacity().orElse(0), flow));
    }
    return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /**
   * Milliseconds between the moments in which any card is read: stations that ask all cards at once
   * know no better when one left. The median over the half-hour about a moment.
   */
  private static long betweenReadings(CardTraces cards, long about) {
    TreeSet<Long> moments = new TreeSet<>();
    for (CardTrace t : cards.traces()) {
      for (int k = t.firstAt(about - READINGS_MILLIS);
          k < t.size() && t.time(k) <= about + READINGS_MILLIS;
          k++) {
        moments.add(t.time(k));
      }
    }
    long[] gaps = new long[Math.max(0, moments.size() - 1)];
    long before = -1;
    int n = 0;
    for (long moment : moments) {
      if (before >= 0) {
        gaps[n++] = moment - before;
      }
      before = moment;
    }
    Arrays.sort(gaps);
    return n == 0 ? 0 : gaps[n / 2];
  }

  /**
   * Where all cards are read in the same seconds, the last reading says little of who left when.
   */
  private static boolean isSnapshot(CardTraces cards, List<Exit> cluster, long within) {
    long from = cluster.get(0).millis();
    int there = 0;
    int read = 0;
    for (CardTrace t : cards.traces()) {
      if (t.fromMillis() < from - WAY_MILLIS && t.toMillis() > from + WAY_MILLIS) {
        there++;
        int k = t.firstAt(from);
        read += k < t.size() && t.time(k) <= from + within ? 1 : 0;
      }
    }
    return there < 5 || read > there / 3;
  }

  private Observation observe(MineNight night, Burst burst) {
    List<Exit> exits = burst.exits();
    long from = exits.stream().mapToLong(Exit::millis).min().orElseThrow();
    long to = exits.stream().mapToLong(Exit::millis).max().orElseThrow();
    long begin = from - (long) (burst.minutes() * 60_000);
    TreeSet<String> cards = new TreeSet<>();
    exits.forEach(e -> cards.add(e.trace().cardId()));
    boolean carried = burst.variant().equals("carried");
    Observation.Builder o =
        Observation.of(code(), burst.variant(), Observation.Source.POSITIONS)
            .anchor("exit:" + night.at(from).toLocalDateTime().withNano(0))
            .certainty(Certainty.PROBABLE)
            .seen(night.at(begin), night.at(to))
            .title(
                carried
                    ? "%d 张卡在 %s 秒内同时出井，此前步行 %s 分钟始终在一起：疑似一人携带"
                        .formatted(
                            cards.size(),
                            Numbers.whole((to - from) / 1000.0),
                            Numbers.whole(burst.minutes()))
                    : "%d 张卡在 %s 秒内同时出井，井口一次最多通过 %d 人"
                        .formatted(
                            cards.size(), Numbers.whole((to - from) / 1000.0), burst.allowed()),
                carried
                    ? "%d cards left within %s seconds after %s minutes on foot in one hand's reach: one person may carry them"
                        .formatted(
                            cards.size(),
                            Numbers.whole((to - from) / 1000.0),
                            Numbers.whole(burst.minutes()))
                    : "%d cards left within %s seconds where the entrance lets out %d people"
                        .formatted(
                            cards.size(), Numbers.whole((to - from) / 1000.0), burst.allowed()))
            .measure("cards", cards.size())
            .measure("seconds", (to - from) / 1000.0)
            .benign(
                "罐笼、人车一次提升数十人：同车时段不计，只计步行时始终同行的卡",
                "a cage or man-rider takes dozens at once: only cards that were together on foot count")
            .benign(
                "定位系统按固定周期上传，许多人的最后一条记录本来同秒",
                "positions in snapshots, in which many last readings share a second anyway")
            .benign(
                "交接班集中出井：一队人前后相距数十米",
                "a crew that comes out together is drawn out over tens of metres");
    if (carried) {
      o.measure("minutes_on_foot", burst.minutes());
    } else {
      o.measure("persons_allowed", burst.allowed());
    }
    People.cite(o, night, cards, begin, to);
    PlacedFixes placed = night.tracks().orElseThrow().placed();
    CardTrace first = exits.get(0).trace();
    for (int k = Math.min(first.size() - 1, first.firstAt(exits.get(0).millis())); k >= 0; k--) {
      if (placed.isPlaced(first.row(k))) {
        o.geometry(
            FACTORY.createPoint(
                new Coordinate(placed.easting(first.row(k)), placed.northing(first.row(k)))));
        break;
      }
    }
    return o.build();
  }
}
