package org.minewatch.detect.water;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.Excursions;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.PositionInput;
import org.minewatch.detect.Positions;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.presence.InMinePeriod;
import org.minewatch.presence.PresenceDay;
import org.minewatch.region.CorroboratingEvent;
import org.minewatch.region.Order;
import org.minewatch.wording.Text;

/**
 * {@code people.not-withdrawn}: people underground, or in the threatened part, later than a
 * withdrawal takes after an order to withdraw, a sign of an inrush or a storm. Alarms at once,
 * marked unverified.
 */
final class PeopleNotWithdrawn implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.PEOPLE_NOT_WITHDRAWN;
  }

  @Override
  public Set<String> tables() {
    return Set.of("events", "faces.csv", "zones.csv", "readers.csv");
  }

  /**
   * A reason to leave.
   *
   * @param variant order, inrush-sign or storm
   * @param to until when nobody may be there
   * @param area the part concerned; the whole mine when absent
   * @param allowed people who may stay: the order names them
   */
  private record Call(
      String variant,
      String name,
      Text said,
      OffsetDateTime from,
      OffsetDateTime to,
      Optional<Geometry> area,
      OptionalInt allowed,
      Object[] evidence) {}

  /** Who was there, from when to when, metres of their places where known. */
  private record Found(List<String> cards, long from, long to, Optional<Excursions.Site> site) {}

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("orders.csv")) {
      return Unjudged.unreadable(this, night, "orders.csv");
    }
    List<Call> calls = calls(night);
    List<Observation> seen = new ArrayList<>();
    Positions positions = night.positions();
    for (Call call : calls) {
      Optional<Found> found =
          call.area().isPresent() ? inArea(night, call, positions) : underground(night, call);
      found.ifPresent(f -> seen.add(observation(night, call, f)));
    }
    if (calls.isEmpty()) {
      return judged(night, seen);
    }
    if (night.presence().isEmpty()) {
      return cannotJudge(night, positions.reasonCode(), positions.reason(), "tracks");
    }
    boolean places = calls.stream().anyMatch(c -> c.area().isPresent());
    if (places && positions.coverage() != Positions.Coverage.ALL) {
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }

  private static List<Call> calls(MineNight night) {
    List<Call> calls = new ArrayList<>();
    OffsetDateTime begin = night.startOf(night.night());
    for (Order o : night.records().orders()) {
      if (o.kind() == Order.Kind.WITHDRAW
          && o.from().isBefore(night.end())
          && o.to().map(t -> t.isAfter(begin)).orElse(true)) {
        calls.add(
            new Call(
                "order",
                o.orderNo(),
                new Text("撤人指令 " + o.orderNo(), "order " + o.orderNo() + " to withdraw"),
                o.from(),
                o.to().orElse(night.end()),
                o.area(),
                o.headcountCeiling(),
                new Object[] {
                  "order",
                  "order_no",
                  o.orderNo(),
                  "from",
                  o.from().toString(),
                  "source",
                  Evidences.source(o.source())
                }));
      }
    }
    long hours = (long) night.parameter("people.not-withdrawn", "sign_hours");
    for (CorroboratingEvent e : night.records().events()) {
      if (e.kind().equals("inrush-sign")
          && e.time().isBefore(night.end())
          && e.time().plusHours(hours).isAfter(begin)) {
        calls.add(
            new Call(
                "inrush-sign",
                e.time().toString(),
                new Text("透水征兆记录", "the record of an inrush sign"),
                e.time(),
                e.time().plusHours(hours),
                threatened(night, e),
                OptionalInt.empty(),
                new Object[] {
                  "event",
                  "event_kind",
                  e.kind(),
                  "time",
                  e.time().toString(),
                  "place",
                  e.place(),
                  "source",
                  Evidences.source(e.source())
                }));
      }
    }
    storm(night).ifPresent(calls::add);
    return calls;
  }

  /** Around the sign, or the zone or face that the record names; the whole mine with neither. */
  private static Optional<Geometry> threatened(MineNight night, CorroboratingEvent e) {
    double radius = night.parameter("people.not-withdrawn", "sign_radius_m");
    if (e.easting().isPresent() && e.northing().isPresent()) {
      return Optional.of(
          FACTORY
              .createPoint(new Coordinate(e.easting().getAsDouble(), e.northing().getAsDouble()))
              .buffer(radius));
    }
    if (e.place().isBlank()) {
      return Optional.empty();
    }
    Optional<Geometry> zone =
        night.records().zones().stream()
            .filter(z -> z.zoneId().equals(e.place()) || z.name().equals(e.place()))
            .findFirst()
            .map(z -> z.area().buffer(radius));
    return zone.or(
        () ->
            night.faceWorks().stream()
                .filter(w -> w.face().faceId().equals(e.place()) || w.name().equals(e.place()))
                .findFirst()
                .flatMap(FaceWork::head)
                .map(h -> h.buffer(radius)));
  }

  /** A storm: so much rain within a day that nobody may be underground. */
  private static Optional<Call> storm(MineNight night) {
    double least = night.parameter("people.not-withdrawn", "storm_mm_per_day");
    List<CorroboratingEvent> rain =
        night.records().events().stream()
            .filter(e -> e.kind().equals("rainfall") && e.value().isPresent())
            .filter(e -> e.unit().isBlank() || e.unit().equalsIgnoreCase("mm"))
            .filter(e -> e.time().isBefore(night.end()))
            .filter(e -> e.time().isAfter(night.startOf(night.night().minusDays(1))))
            .sorted(Comparator.comparing(CorroboratingEvent::time))
            .toList();
    for (int i = 0; i < rain.size(); i++) {
      OffsetDateTime at = rain.get(i).time();
      double sum = 0;
      for (int k = i; k >= 0 && Duration.between(rain.get(k).time(), at).toHours() < 24; k--) {
        sum += rain.get(k).value().getAsDouble();
      }
      OffsetDateTime until = rain.get(rain.size() - 1).time().plusHours(1);
      if (sum >= least && until.isAfter(night.startOf(night.night()))) {
        return Optional.of(
            new Call(
                "storm",
                at.toLocalDate().toString(),
                new Text(
                    "24 小时降雨 %s 毫米".formatted(Numbers.whole(sum)),
                    "%s mm of rain in 24 hours".formatted(Numbers.whole(sum))),
                at,
                until,
                Optional.empty(),
                OptionalInt.empty(),
                new Object[] {
                  "event",
                  "event_kind",
                  "rainfall",
                  "time",
                  at.toString(),
                  "sum_mm",
                  sum,
                  "source",
                  Evidences.source(rain.get(i).source())
                }));
      }
    }
    return Optional.empty();
  }

  /** Millis from which everybody must be gone, within the night. */
  private static long due(MineNight night, Call call) {
    long grace = (long) (60_000 * night.parameter("people.not-withdrawn", "walk_out_minutes"));
    return Math.max(millis(call.from()) + grace, millis(night.startOf(night.night())));
  }

  private static long until(MineNight night, Call call) {
    return Math.min(millis(call.to()), millis(night.end()));
  }

  private static long millis(OffsetDateTime t) {
    return t.toInstant().toEpochMilli();
  }

  private static Optional<Found> underground(MineNight night, Call call) {
    Optional<PresenceDay> day = night.presence();
    long least = (long) (60_000 * night.parameter("people.not-withdrawn", "least_minutes"));
    TreeSet<String> cards = new TreeSet<>();
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (InMinePeriod p : day.map(PresenceDay::periods).orElse(List.of())) {
      boolean entered = p.enteredMillis() > millis(call.from());
      long begin = Math.max(p.enteredMillis(), entered ? millis(call.from()) : due(night, call));
      long end = Math.min(p.leftMillis(), until(night, call));
      if (end - begin >= least) {
        cards.add(p.cardId());
        from = Math.min(from, begin);
        to = Math.max(to, end);
      }
    }
    return cards.size() <= call.allowed().orElse(0)
        ? Optional.empty()
        : Optional.of(new Found(List.copyOf(cards), from, to, Optional.empty()));
  }

  private static Optional<Found> inArea(MineNight night, Call call, Positions positions) {
    if (positions.fixes().isEmpty()) {
      return Optional.empty();
    }
    EdgeTable edges = EdgeTable.of(call.area().orElseThrow());
    long least = (long) (60_000 * night.parameter("people.not-withdrawn", "least_minutes"));
    List<Excursions.Excursion> stays =
        Excursions.sites(
                positions.smoothed().orElseThrow(),
                new Excursions.Limit() {
                  @Override
                  public double beyondMetres(double easting, double northing) {
                    return -edges.outsideMetres(easting, northing);
                  }

                  @Override
                  public double thresholdMetres(double sigmaMetres) {
                    return 2 * sigmaMetres;
                  }

                  @Override
                  public double mostBeyondMetres(double easting, double northing, double reach) {
                    return beyondMetres(easting, northing) + reach;
                  }
                })
            .stream()
            .flatMap(s -> s.excursions().stream())
            .flatMap(e -> e.between(due(night, call), until(night, call)).stream())
            .filter(e -> e.toMillis() - e.fromMillis() >= least)
            .toList();
    Excursions.Site site = new Excursions.Site(stays);
    return stays.isEmpty() || site.cards().size() <= call.allowed().orElse(0)
        ? Optional.empty()
        : Optional.of(
            new Found(site.cards(), site.fromMillis(), site.toMillis(), Optional.of(site)));
  }

  private Observation observation(MineNight night, Call call, Found found) {
    int persons = found.cards().size();
    long after = Duration.between(call.from(), night.at(found.to())).toMinutes();
    String whereZh = call.area().isPresent() ? "受威胁区域" : "井下";
    String whereEn = call.area().isPresent() ? "in the threatened part" : "underground";
    Observation.Builder o =
        Observation.of(code(), call.variant(), Observation.Source.POSITIONS)
            .anchor(call.variant() + ":" + call.name())
            .certainty(Certainty.PROBABLE)
            .seen(night.at(found.from()), night.at(found.to()))
            .title(
                "%s %s后，%d 人仍在%s，最后一次见于 %d 分钟后（未经现场核实）"
                    .formatted(
                        call.from().toLocalTime(), call.said().zh(), persons, whereZh, after),
                "%d %s still %s up to %d minutes after %s at %s (not verified underground)"
                    .formatted(
                        persons,
                        persons == 1 ? "person was" : "people were",
                        whereEn,
                        after,
                        call.said().en(),
                        call.from().toLocalTime()))
            .measure("persons", persons)
            .measure("minutes_after", after);
    call.allowed().ifPresent(a -> o.measure("persons_allowed", a));
    Object[] e = call.evidence();
    o.evidence((String) e[0], Arrays.copyOfRange(e, 1, e.length));
    if (found.site().isPresent()) {
      Evidences.positions(o, night, found.site().get());
      o.geometry(found.site().get().hull()).origin(call.area().orElseThrow());
    } else {
      o.evidence(
          "positions",
          "cards",
          found.cards().stream().limit(50).toList(),
          "card_count",
          persons,
          "from",
          night.at(found.from()).toString(),
          "to",
          night.at(found.to()).toString(),
          "file",
          night.positionInput().map(PositionInput::file).orElse(""));
    }
    return o.benign(
            "正在撤离途中：指令后 %s 分钟内在井下的不计"
                .formatted(
                    Numbers.whole(night.parameter("people.not-withdrawn", "walk_out_minutes"))),
            "on their way out: the first %s minutes do not count"
                .formatted(
                    Numbers.whole(night.parameter("people.not-withdrawn", "walk_out_minutes"))))
        .benign("抢险、排水人员：应由指令写明留守人数", "rescue and pumping crews: the order would have to name them")
        .benign("丢在井下的标识卡：应清点人数", "cards left underground: count heads")
        .build();
  }
}
