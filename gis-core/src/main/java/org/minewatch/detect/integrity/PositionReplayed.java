package org.minewatch.detect.integrity;

import static org.minewatch.detect.Numbers.two;
import static org.minewatch.detect.Numbers.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Tracks;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code position.replayed}: a card whose positions are those of another time or of another card.
 * People walk the same way every shift at nearly the same pace; what they cannot do is to make the
 * same errors of measurement again.
 */
final class PositionReplayed implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** The facts of a mine's last nights are kept for as long. */
  private static final int NIGHTS = 14;

  private static final int DAY_SECONDS = 86_400;

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_REPLAYED;
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Tracks> tracks = night.tracks();
    if (tracks.isEmpty()) {
      return Unheard.outcome(this, night);
    }
    TrackSignature own = night.facts().signature().orElseThrow();
    ReplayProbes probes = new ReplayProbes(own);
    int others = (int) night.parameter("position.replayed", "same_night_lag_s");
    List<NightFacts> earlier = night.earlier(NIGHTS);
    earlier.forEach(f -> f.signature().ifPresent(s -> probes.search(s, others)));
    probes.search(own, others);
    // A copy is told by its lag: cards that were copied together are one situation.
    Map<Integer, List<Copy>> byLag = new TreeMap<>();
    for (int t = 0; t < own.tracks(); t++) {
      for (ReplayProbes.Candidate c : probes.candidates(t)) {
        Optional<Copy> copy = Copy.verify(night, own, t, c);
        if (copy.isPresent()) {
          byLag.computeIfAbsent(c.lagSeconds(), k -> new ArrayList<>()).add(copy.get());
          break;
        }
      }
    }
    List<Observation> seen = new ArrayList<>();
    byLag.values().forEach(copies -> seen.add(observation(night, copies)));
    if (earlier.isEmpty()) {
      return partial(
          night,
          seen,
          "no-earlier-positions",
          new Text(
              "没有以前各夜的人员位置，只与当夜其他卡比较",
              "there are no positions of earlier nights; cards were compared with each other only"),
          "tracks of earlier days");
    }
    return Unheard.asFarAsRead(this, night, seen);
  }

  private Observation observation(MineNight night, List<Copy> copies) {
    Copy first = copies.get(0);
    long dayStart = night.startOf(night.night()).toInstant().toEpochMilli();
    long from = dayStart + 1000L * copies.stream().mapToInt(Copy::fromSecond).min().getAsInt();
    long to = dayStart + 1000L * copies.stream().mapToInt(Copy::toSecond).max().getAsInt();
    List<String> cards = copies.stream().map(Copy::cardId).distinct().sorted().toList();
    boolean zone = first.source().source().form() == TrackSignature.Form.ZONE;
    double sharpness = copies.stream().mapToDouble(Copy::sharpness).max().getAsDouble();
    int readings = copies.stream().mapToInt(Copy::readings).sum();
    Text lag = lag(first.lagSeconds());
    Text source = source(first);
    Observation.Builder o =
        Observation.of(code(), zone ? "sequence" : "noise", Observation.Source.POSITIONS)
            .anchor("card:" + cards.get(0))
            // Changes of reader alone are few: two men on one round can agree to the second.
            .certainty(zone ? Certainty.WATCH : Certainty.PROBABLE)
            .seen(night.at(from), night.at(to))
            .title(
                "%s %s 至 %s 的位置是%s整体推后%s的复制：%d 条读数一致，%s"
                    .formatted(
                        cards.size() == 1 ? "标识卡 " + cards.get(0) : cards.size() + " 张标识卡",
                        Proof.clock(night, from),
                        Proof.clock(night, to),
                        source.zh(),
                        lag.zh(),
                        readings,
                        zone
                            ? "换分站的时刻逐秒相同（%s%%）".formatted(whole(100 * sharpness))
                            : "连静止时的测量误差也相同（相关系数 %s）".formatted(two(sharpness))),
                "%s: positions from %s to %s are those of %s moved by %s: %d readings agree, %s"
                    .formatted(
                        cards.size() == 1 ? "Card " + cards.get(0) : cards.size() + " cards",
                        Proof.clock(night, from),
                        Proof.clock(night, to),
                        source.en(),
                        lag.en(),
                        readings,
                        zone
                            ? "each change of reader to the second (%s %%)"
                                .formatted(whole(100 * sharpness))
                            : "even the errors of measurement at rest (correlation %s)"
                                .formatted(two(sharpness))))
            .measure("cards", cards.size())
            .measure("lag_s", first.lagSeconds())
            .measure("readings", readings)
            .measure(zone ? "changes_alike_share" : "noise_correlation", sharpness)
            .measure(
                "person_hours",
                copies.stream().mapToInt(c -> c.toSecond() - c.fromSecond()).sum() / 3600.0)
            .benign(
                "同一班组每天走同样的路、干同样的活：路线相同，但测量误差和停留时刻不会相同",
                "a crew that goes the same way to the same work every day: the way is alike, errors and moments are not")
            .benign(
                "同乘一车或同行：时差为零，不在此列",
                "people in one vehicle or walking together: without a lag, not counted here")
            .benign(
                "静止不变的读数（卡未动或读数冻结）没有误差可比，不在此列",
                "readings that stand still have no error to compare and are not counted");
    o.evidence(
        "copied-from",
        "date",
        first.source().source().date().toString(),
        "cards",
        copies.stream().map(Copy::sourceCard).distinct().sorted().limit(50).toList(),
        "lag_s",
        first.lagSeconds());
    Proof.positions(o, night, cards, from, to);
    place(night, copies).ifPresent(o::geometry);
    return o.build();
  }

  private static Text source(Copy c) {
    String date = c.source().source().date().toString();
    return c.sourceCard().equals(c.cardId())
        ? new Text("本卡 %s 的轨迹".formatted(date), "the same card on " + date)
        : new Text(
            "标识卡 %s 在 %s 的轨迹".formatted(c.sourceCard(), date),
            "card %s on %s".formatted(c.sourceCard(), date));
  }

  private static Text lag(int seconds) {
    int days = Math.round((float) seconds / DAY_SECONDS);
    int rest = seconds - days * DAY_SECONDS;
    return days == 0
        ? new Text(" %d 秒".formatted(rest), "%d s".formatted(rest))
        : new Text(
            " %d 天%s".formatted(days, rest == 0 ? "" : "又 %d 秒".formatted(rest)),
            "%d day(s)%s".formatted(days, rest == 0 ? "" : " and %d s".formatted(rest)));
  }

  private static Optional<Geometry> place(MineNight night, List<Copy> copies) {
    List<Coordinate> places = new ArrayList<>();
    for (Copy c : copies) {
      if (!Double.isNaN(c.easting())) {
        places.add(new Coordinate(c.easting(), c.northing()));
      } else {
        night
            .tracks()
            .flatMap(t -> t.readers().find(c.readerId()))
            .filter(p -> p.hasPlace())
            .map(p -> p.reader())
            .ifPresent(
                r ->
                    places.add(
                        new Coordinate(r.easting().getAsDouble(), r.northing().getAsDouble())));
      }
    }
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(FACTORY.createMultiPointFromCoords(places.toArray(new Coordinate[0])));
  }
}
