package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Sites;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.PlacedFixes;
import org.minewatch.wording.Text;

/**
 * {@code position.parked}: cards that lie. Their readings scatter by the noise of ranging only;
 * somebody who rests, or waits at a post, turns, gets up and sits down elsewhere now and then.
 */
final class Parked implements Rule {
  private static final double SAME_PLACE_METRES = 40;

  /** Who mans a post sits at it for hours; his card alone does not tell a lying one. */
  private static final Set<String> POSTS =
      Set.of("水泵工", "变电所值班员", "皮带司机", "绞车司机", "井口信号工", "信号把钩工", "压风机司机", "火药库管理员");

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_PARKED;
  }

  /** A card that lay, where and how long. */
  private record Lying(String cardId, Stillness.Rest rest, Point place) {}

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
              "人员位置只到读卡区域，卡是否静止无法判断",
              "positions say near which reader somebody was, not whether the card moved"),
          "readers");
    }
    long least = (long) (night.parameter(code().code(), "least_hours") * 3_600_000);
    PlacedFixes placed = night.tracks().orElseThrow().placed();
    People people = People.of(night);
    double most = mostScatter(night, cards);
    List<Lying> lying = new ArrayList<>();
    for (CardTrace t : cards.traces()) {
      if (people.find(t.cardId()).map(h -> POSTS.contains(h.job())).orElse(false)) {
        continue;
      }
      Stillness.longest(t)
          .filter(r -> r.millis() >= least && r.sigmaMetres() <= most)
          .ifPresent(
              r -> place(placed, t, r).ifPresent(p -> lying.add(new Lying(t.cardId(), r, p))));
    }
    List<Observation> seen = new ArrayList<>();
    for (List<Lying> group : Sites.group(lying, Lying::place, SAME_PLACE_METRES)) {
      seen.add(observe(night, group));
    }
    return People.outcome(this, night, seen);
  }

  /** A lying card scatters by the noise of ranging, however large that is in this mine. */
  private double mostScatter(MineNight night, CardTraces cards) {
    double[] noise =
        cards.traces().stream()
            .filter(CardTrace::hasPlaces)
            .mapToDouble(CardTrace::noiseMetres)
            .sorted()
            .toArray();
    double usual = noise.length == 0 ? 0 : noise[noise.length / 2];
    return Math.max(night.parameter(code().code(), "most_scatter_m"), 1.2 * usual);
  }

  private static Optional<Point> place(PlacedFixes placed, CardTrace t, Stillness.Rest rest) {
    double e = 0;
    double n = 0;
    int size = 0;
    int origin = -1;
    for (int k = rest.first(); k <= rest.last(); k++) {
      int i = t.row(k);
      if (placed.isPlaced(i)) {
        origin = origin < 0 ? i : origin;
        e += placed.easting(i) - placed.easting(origin);
        n += placed.northing(i) - placed.northing(origin);
        size++;
      }
    }
    return size == 0
        ? Optional.empty()
        : Optional.of(
            FACTORY.createPoint(
                new Coordinate(
                    placed.easting(origin) + e / size, placed.northing(origin) + n / size)));
  }

  private Observation observe(MineNight night, List<Lying> group) {
    long from = group.stream().mapToLong(l -> l.rest().fromMillis()).min().orElseThrow();
    long to = group.stream().mapToLong(l -> l.rest().toMillis()).max().orElseThrow();
    double hours =
        group.stream().mapToDouble(l -> l.rest().millis() / 3_600_000.0).max().orElseThrow();
    double scatter = group.stream().mapToDouble(l -> l.rest().sigmaMetres()).max().orElseThrow();
    TreeSet<String> cards = new TreeSet<>();
    group.forEach(l -> cards.add(l.cardId()));
    Observation.Builder o =
        Observation.of(code(), "lying", Observation.Source.POSITIONS)
            // One or two may be on people asleep, or at a drill; several that lie together are on
            // nobody. Where ranging is noisy, rest and lying cannot be told apart.
            .certainty(
                cards.size() >= night.parameter(code().code(), "least_cards")
                        && scatter <= night.parameter(code().code(), "most_scatter_m")
                    ? Certainty.PROBABLE
                    : Certainty.WATCH)
            .seen(night.at(from), night.at(to))
            .geometry(Overtime.centre(group.stream().map(Lying::place).toList()))
            .title(
                "%d 张卡在同一处静止最长 %s 小时，读数只有测距噪声（%s 米）：卡在而人不在"
                    .formatted(cards.size(), Numbers.one(hours), Numbers.one(scatter)),
                "%d cards lay at one place for up to %s hours, their readings scattering by the noise of ranging only (%s m): cards without people"
                    .formatted(cards.size(), Numbers.one(hours), Numbers.one(scatter)))
            .measure("cards", cards.size())
            .measure("hours", hours)
            .measure("scatter_m", scatter)
            .benign(
                "固定岗位（水泵房、变电所、皮带头）值班人员会不时走动，读数会成段偏移",
                "who mans a post gets up now and then, and his readings shift for minutes")
            .benign(
                "分站重复旧值：整段完全相同的读数不计",
                "a station that repeats old values: readings equal to the last digit do not count");
    People.cite(o, night, cards, from, to);
    return o.build();
  }
}
