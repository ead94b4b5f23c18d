package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Sites;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code position.parked}: cards that lie. Their readings scatter by the noise of ranging only;
 * somebody who rests, or waits at a post, turns, gets up and sits down elsewhere now and then.
 */
final class Parked implements Rule {
  private static final double SAME_PLACE_METRES = 40;

  /** Nights looked back for the same cards at the same place. */
  private static final int NIGHTS = 7;

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_PARKED;
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = People.withoutPositions(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    if (CardTraces.of(night).isByZone()) {
      return cannotJudge(
          night,
          "positions-by-zone-reader",
          new Text(
              "人员位置只到读卡区域，卡是否静止无法判断",
              "positions say near which reader somebody was, not whether the card moved"),
          "readers");
    }
    List<Observation> seen = new ArrayList<>();
    for (List<LyingCard> group :
        Sites.group(night.facts().lying(), LyingCard::place, SAME_PLACE_METRES)) {
      seen.add(observe(night, group));
    }
    return People.outcome(this, night, seen);
  }

  /** The nights before in which any of these cards lay at this place. */
  private static List<LyingCard> before(MineNight night, List<LyingCard> group) {
    return night.earlier(NIGHTS).stream()
        .flatMap(f -> f.lying().stream())
        .filter(
            l ->
                group.stream()
                    .anyMatch(
                        g ->
                            g.cardId().equals(l.cardId())
                                && g.place().isWithinDistance(l.place(), SAME_PLACE_METRES)))
        .toList();
  }

  private Observation observe(MineNight night, List<LyingCard> group) {
    long from = group.stream().mapToLong(LyingCard::fromMillis).min().orElseThrow();
    long to = group.stream().mapToLong(LyingCard::toMillis).max().orElseThrow();
    double hours = group.stream().mapToDouble(LyingCard::hours).max().orElseThrow();
    double scatter = group.stream().mapToDouble(LyingCard::sigmaMetres).max().orElseThrow();
    List<LyingCard> before = before(night, group);
    long nights =
        1 + before.stream().map(l -> night.at(l.toMillis()).toLocalDate()).distinct().count();
    double shift =
        Shifting.mostMetres(
            Stream.concat(group.stream(), before.stream()).map(LyingCard::shifting).toList());
    TreeSet<String> cards = new TreeSet<>();
    group.forEach(l -> cards.add(l.cardId()));
    Observation.Builder o =
        Observation.of(code(), "lying", Observation.Source.POSITIONS)
            // One or two in one night may be on people asleep, or at a drill; several that lie
            // together, or one that lies there again, are on nobody. Where readings are too rare
            // or too noisy to show that somebody shifts, rest and lying cannot be told apart.
            .certainty(
                (cards.size() >= night.parameter(code().code(), "least_cards") || nights > 1)
                        && shift <= night.parameter(code().code(), "most_shift_m")
                    ? Certainty.PROBABLE
                    : Certainty.WATCH)
            .repeated(nights > 1)
            .seen(night.at(from), night.at(to))
            .geometry(Overtime.centre(group.stream().map(LyingCard::place).toList()))
            .title(
                "%d 张卡在同一处静止最长 %s 小时，读数只有测距噪声（%s 米）：卡在而人不在"
                    .formatted(cards.size(), Numbers.one(hours), Numbers.one(scatter)),
                "%d cards lay at one place for up to %s hours, their readings scattering by the noise of ranging only (%s m): cards without people"
                    .formatted(cards.size(), Numbers.one(hours), Numbers.one(scatter)))
            .measure("cards", cards.size())
            .measure("hours", hours)
            .measure("scatter_m", scatter)
            .measure("nights", nights)
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
