package org.minewatch.detect.integrity;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Sites;
import org.minewatch.detect.Tracks;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code position.implausible}: a card heard at two places in turn between which nobody can have
 * gone in the time. It compares straight lines between the least certain places, so that no error
 * of a drawing, no multipath and no parallel road makes a finding.
 */
final class PositionImplausible implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_IMPLAUSIBLE;
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Tracks> tracks = night.tracks();
    if (tracks.isEmpty()) {
      return Unheard.outcome(this, night);
    }
    if (night.fabrication().filter(Fabrication::wholeMine).isPresent()) {
      return judged(night, List.of());
    }
    List<Observation> seen = new ArrayList<>();
    List<Turns.Shuttle> shuttles = Turns.find(night, tracks.get());
    for (List<Turns.Shuttle> site :
        Sites.group(
            shuttles,
            PositionImplausible::places,
            night.parameter("position.implausible", "same_place_m"))) {
      seen.add(observation(night, site));
    }
    return Unheard.judgedAsFarAsPlaced(this, night, tracks.get(), seen);
  }

  private static Geometry places(Turns.Shuttle s) {
    return FACTORY.createMultiPointFromCoords(
        new Coordinate[] {
          new Coordinate(s.eastingA(), s.northingA()), new Coordinate(s.eastingB(), s.northingB())
        });
  }

  private Observation observation(MineNight night, List<Turns.Shuttle> site) {
    Turns.Shuttle worst =
        site.stream()
            .max(
                Comparator.comparingInt(Turns.Shuttle::jumps)
                    .thenComparing(Turns.Shuttle::cardId, Comparator.reverseOrder()))
            .orElseThrow();
    List<String> cards = site.stream().map(Turns.Shuttle::cardId).distinct().toList();
    long from = site.stream().mapToLong(Turns.Shuttle::fromMillis).min().getAsLong();
    long to = site.stream().mapToLong(Turns.Shuttle::toMillis).max().getAsLong();
    boolean often = worst.jumps() >= night.parameter("position.implausible", "probable_jumps");
    Text who =
        cards.size() == 1
            ? new Text("标识卡 " + cards.get(0), "Card " + cards.get(0))
            : new Text(cards.size() + " 张标识卡", cards.size() + " cards");
    Observation.Builder o =
        Observation.of(code(), "two-places", Observation.Source.POSITIONS)
            .certainty(often ? Certainty.PROBABLE : Certainty.WATCH)
            .seen(night.at(from), night.at(to))
            .title(
                "%s %s 至 %s 在相距至少 %s 米的两处轮流出现 %d 次，最短间隔 %d 秒，人不可能这样移动"
                    .formatted(
                        who.zh(),
                        Proof.clock(night, from),
                        Proof.clock(night, to),
                        metres(worst.apartMetres()),
                        worst.jumps(),
                        worst.leastMillis() / 1000),
                "%s: heard from %s to %s at two places at least %s m apart in turn, %d times, as little as %d s between; nobody can move so"
                    .formatted(
                        who.en(),
                        Proof.clock(night, from),
                        Proof.clock(night, to),
                        metres(worst.apartMetres()),
                        worst.jumps(),
                        worst.leastMillis() / 1000))
            .measure("jumps", worst.jumps())
            .measure("cards", cards.size())
            .measure("distance_m", worst.apartMetres())
            .measure("least_interval_s", worst.leastMillis() / 1000.0)
            .benign(
                "多径跳点 10～40 米、平行巷道串读：按直线距离并扣除读数和误差后仍相距过远",
                "multipath of 10 to 40 m and readers that hear through to a parallel road: what is left of the straight line after readings and errors is still too far")
            .benign(
                "分站时钟不准：跨站时差已校正，且卡来回出现，不是只差一次",
                "a station's clock: differences were corrected, and the card goes to and fro, not once")
            .benign(
                "分站登记位置有误：多数经过的卡都会跳变，此处只有所列的卡",
                "a station registered elsewhere: most cards would jump there; here only those named do");
    Proof.positions(o, night, cards, from, to);
    return o.geometry(places(worst)).build();
  }
}
