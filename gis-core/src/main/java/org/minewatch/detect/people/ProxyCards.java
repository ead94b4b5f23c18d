package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code position.proxy-cards}: cards that go the same way at the same time all through the work of
 * a shift, within the noise of their readings: one person carries them. Who of their owners it is,
 * or whether he knows of it, no position tells.
 */
final class ProxyCards implements Rule {
  private static final long COARSE_MILLIS = 600_000;
  private static final double COARSE_METRES = 40;
  private static final double NEAR_SHARE = 0.7;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_PROXY_CARDS;
  }

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
              "人员位置只到读卡区域，一个班组的记录本来就相同",
              "positions say near which reader somebody was: a whole crew reads the same"),
          "readers");
    }
    List<CardTrace> traces = cards.traces();
    List<Pair> pairs = pairs(night, traces);
    List<Observation> seen = new ArrayList<>();
    for (List<Integer> group : groups(traces.size(), pairs)) {
      seen.add(observe(night, group, traces, pairs));
    }
    return People.outcome(this, night, seen);
  }

  private record Pair(int a, int b, Company company) {}

  private List<Pair> pairs(MineNight night, List<CardTrace> traces) {
    long least = (long) (night.parameter(code().code(), "together_hours") * 3_600_000);
    int[][] coarse = coarse(traces);
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < traces.size(); a++) {
      CardTrace one = traces.get(a);
      for (int b = a + 1; b < traces.size(); b++) {
        CardTrace other = traces.get(b);
        boolean longEnough =
            Math.min(one.toMillis(), other.toMillis())
                    - Math.max(one.fromMillis(), other.fromMillis())
                >= least;
        if (longEnough && isNear(one, coarse[a], other, coarse[b])) {
          Optional<Company> company = oneHand(night, one, other);
          if (company.isPresent()) {
            pairs.add(new Pair(a, b, company.get()));
          }
        }
      }
    }
    return pairs;
  }

  /** How two cards went together where one hand held both; empty where it need not have. */
  static Optional<Company> oneHand(MineNight night, CardTrace one, CardTrace other) {
    String rule = RuleCode.POSITION_PROXY_CARDS.code();
    double hours = night.parameter(rule, "together_hours");
    double share = night.parameter(rule, "close_share");
    long from = Math.max(one.fromMillis(), other.fromMillis());
    long to = Math.min(one.toMillis(), other.toMillis());
    if (to - from < hours * 3_600_000 || one.cardId().equals(other.cardId())) {
      return Optional.empty();
    }
    return Company.of(one, other, from, to, share)
        .filter(c -> c.hours() >= hours && c.share() >= share)
        .filter(c -> c.movingSpells() >= night.parameter(rule, "moving_bins"))
        .filter(c -> c.movingClose() >= share * c.movingSpells());
  }

  /** One reading of each card in each ten minutes of the night; -1 where there is none. */
  private static int[][] coarse(List<CardTrace> traces) {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (CardTrace t : traces) {
      start = Math.min(start, Math.floorDiv(t.fromMillis(), COARSE_MILLIS));
      end = Math.max(end, Math.floorDiv(t.toMillis(), COARSE_MILLIS));
    }
    int[][] coarse = new int[traces.size()][traces.isEmpty() ? 0 : (int) (end - start) + 1];
    for (int a = 0; a < coarse.length; a++) {
      java.util.Arrays.fill(coarse[a], -1);
      CardTrace t = traces.get(a);
      for (int s = 0; s < coarse[a].length; s++) {
        int k = t.firstAt((start + s) * COARSE_MILLIS);
        if (k < t.size() && t.time(k) < (start + s) * COARSE_MILLIS + COARSE_MILLIS / 2) {
          coarse[a][s] = k;
        }
      }
    }
    return coarse;
  }

  /** Whether two cards were about the same place most of the time, to spare the exact look. */
  private static boolean isNear(CardTrace a, int[] of, CardTrace b, int[] with) {
    int common = 0;
    for (int s = 0; s < of.length; s++) {
      common += of[s] >= 0 && with[s] >= 0 ? 1 : 0;
    }
    // Most pairs are apart from the beginning: they need not be followed to the end.
    double mostApart = (1 - NEAR_SHARE) * common + 1e-9;
    int both = 0;
    int near = 0;
    for (int s = 0; s < of.length && both - near <= mostApart; s++) {
      if (of[s] >= 0 && with[s] >= 0) {
        double d = a.metres(of[s], b, with[s]);
        both += Double.isNaN(d) ? 0 : 1;
        near += d <= COARSE_METRES ? 1 : 0;
      }
    }
    return both >= 3 && near >= NEAR_SHARE * both;
  }

  /** The same of two cards alone. */
  static boolean isNear(CardTrace a, CardTrace b) {
    int both = 0;
    int near = 0;
    long to = Math.min(a.toMillis(), b.toMillis());
    for (long t = Math.max(a.fromMillis(), b.fromMillis()); t <= to; t += COARSE_MILLIS) {
      double d = a.metres(a.firstAt(t), b, b.firstAt(t));
      both += Double.isNaN(d) ? 0 : 1;
      near += d <= COARSE_METRES ? 1 : 0;
    }
    return both >= 3 && near >= NEAR_SHARE * both;
  }

  private static List<List<Integer>> groups(int size, List<Pair> pairs) {
    int[] root = new int[size];
    for (int i = 0; i < size; i++) {
      root[i] = i;
    }
    for (Pair p : pairs) {
      int a = find(root, p.a());
      int b = find(root, p.b());
      root[Math.max(a, b)] = Math.min(a, b);
    }
    java.util.TreeMap<Integer, List<Integer>> groups = new java.util.TreeMap<>();
    TreeSet<Integer> members = new TreeSet<>();
    pairs.forEach(p -> members.addAll(List.of(p.a(), p.b())));
    members.forEach(m -> groups.computeIfAbsent(find(root, m), k -> new ArrayList<>()).add(m));
    return List.copyOf(groups.values());
  }

  private static int find(int[] root, int i) {
    int at = i;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }

  private Observation observe(
      MineNight night, List<Integer> group, List<CardTrace> traces, List<Pair> pairs) {
    TreeSet<String> cards = new TreeSet<>();
    group.forEach(g -> cards.add(traces.get(g).cardId()));
    List<Pair> of = pairs.stream().filter(p -> group.contains(p.a())).toList();
    long from = of.stream().mapToLong(p -> p.company().fromMillis()).min().orElseThrow();
    long to = of.stream().mapToLong(p -> p.company().toMillis()).max().orElseThrow();
    double hours = of.stream().mapToDouble(p -> p.company().hours()).max().orElseThrow();
    double share = of.stream().mapToDouble(p -> p.company().share()).min().orElseThrow();
    int moving = of.stream().mapToInt(p -> p.company().movingClose()).min().orElseThrow();
    Observation.Builder o =
        Observation.of(code(), "carried", Observation.Source.POSITIONS)
            .anchor("cards:" + String.join(",", cards.stream().limit(8).toList()))
            .certainty(Certainty.PROBABLE)
            .seen(night.at(from), night.at(to))
            .title(
                "%d 张卡在 %s 小时内始终同行，位置不可区分：疑似一人携带多卡".formatted(cards.size(), Numbers.one(hours)),
                "%d cards went the same way for %s hours and cannot be told apart: one person may carry them"
                    .formatted(cards.size(), Numbers.one(hours)))
            .measure("cards", cards.size())
            .measure("hours", hours)
            .measure("close_share", share)
            .measure("moving_minutes", 10.0 * moving)
            .benign(
                "同乘罐笼、人车：入井和升井各一小时不计",
                "a cage or man-rider: an hour after the way in and before the way out does not"
                    + " count")
            .benign(
                "师徒或结伴作业的两人会时近时远：作业移动中大部分时间都在误差以内才计",
                "two people at one work are now nearer, now farther: only cards count that were"
                    + " within the noise through nearly all movement")
            .benign(
                "持卡人不一定知情：卡可能被他人代带，不以卡主为责任人",
                "the owners may not know of it: a card in another's hand says nothing against its"
                    + " owner");
    People.cite(o, night, cards, from, to);
    mainPlace(night, traces.get(group.get(0)), from, to)
        .map(FACTORY::createPoint)
        .ifPresent(o::geometry);
    return o.build();
  }

  /** The middle of where the cards were through the work: the median reading. */
  private static Optional<Coordinate> mainPlace(
      MineNight night, CardTrace trace, long from, long to) {
    var placed = night.tracks().orElseThrow().placed();
    List<Double> e = new ArrayList<>();
    List<Double> n = new ArrayList<>();
    for (int k = trace.firstAt(from); k < trace.size() && trace.time(k) <= to; k++) {
      if (placed.isPlaced(trace.row(k))) {
        e.add(placed.easting(trace.row(k)));
        n.add(placed.northing(trace.row(k)));
      }
    }
    if (e.isEmpty()) {
      return Optional.empty();
    }
    e.sort(null);
    n.sort(null);
    return Optional.of(new Coordinate(e.get(e.size() / 2), n.get(n.size() / 2)));
  }
}
