package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.minewatch.presence.Stay;

/**
 * {@code people.overtime}: people underground longer than a shift allows. Times over midnight are
 * joined; where the beginning is not known the time known is the least there was.
 */
final class Overtime implements Rule {
  /** Those who stayed at one place are told together. */
  private static final double SAME_PLACE_METRES = 250;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.PEOPLE_OVERTIME;
  }

  @Override
  public Set<String> tables() {
    return Set.of("shift_reports.csv");
  }

  /** A time that was too long, and where most of it was spent. */
  private record LongTime(Spell spell, Optional<Point> place) {}

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = People.withoutPositions(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    double shift = longestShift(night);
    double notice = Math.max(night.parameter(code().code(), "notice_hours"), shift + 2);
    double warning = Math.max(night.parameter(code().code(), "warning_hours"), shift + 4);
    double left = night.parameter(code().code(), "left_hours");
    List<LongTime> over = new ArrayList<>();
    for (Spell s : Spells.least(night)) {
      if (s.hours() > notice) {
        over.add(new LongTime(s, mainPlace(night, s)));
      }
    }
    List<Observation> seen = new ArrayList<>();
    seen.addAll(told(night, "left-card", over, left, Double.POSITIVE_INFINITY));
    seen.addAll(told(night, "warning", over, warning, left));
    seen.addAll(told(night, "notice", over, notice, warning));
    return People.outcome(this, night, seen);
  }

  /** Where shifts are long by plan, as with two shifts a day, the hours allowed are longer. */
  private static double longestShift(MineNight night) {
    return night.records().shiftReports().stream()
        .filter(
            r -> Math.abs(java.time.temporal.ChronoUnit.DAYS.between(r.date(), night.night())) <= 7)
        .mapToDouble(r -> java.time.Duration.between(r.from(), r.to()).toMinutes() / 60.0)
        .filter(h -> h <= 12)
        .max()
        .orElse(0);
  }

  private List<Observation> told(
      MineNight night, String variant, List<LongTime> over, double above, double upTo) {
    List<LongTime> of =
        over.stream().filter(l -> l.spell().hours() > above && l.spell().hours() <= upTo).toList();
    List<LongTime> nowhere = of.stream().filter(l -> l.place().isEmpty()).toList();
    List<List<LongTime>> groups =
        new ArrayList<>(
            Sites.group(
                of.stream().filter(l -> l.place().isPresent()).toList(),
                l -> l.place().get(),
                SAME_PLACE_METRES));
    if (!nowhere.isEmpty()) {
      groups.add(nowhere);
    }
    return groups.stream().map(g -> observe(night, variant, above, g)).toList();
  }

  private Observation observe(MineNight night, String variant, double limit, List<LongTime> group) {
    long from = group.stream().mapToLong(l -> l.spell().fromMillis()).min().orElseThrow();
    long to = group.stream().mapToLong(l -> l.spell().toMillis()).max().orElseThrow();
    double hours = group.stream().mapToDouble(l -> l.spell().hours()).max().orElseThrow();
    List<String> cards = group.stream().map(l -> l.spell().cardId()).distinct().toList();
    int persons = People.of(night).count(cards);
    boolean left = variant.equals("left-card");
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.POSITIONS)
            .certainty(left ? Certainty.PROBABLE : Certainty.CERTAIN_ON_DATA)
            .seen(night.at(from), night.at(to))
            .title(
                left
                    ? "%d 张卡在井下已 %s 小时：遗失的卡，或失去联系的人".formatted(cards.size(), Numbers.one(hours))
                    : "%d 人在井下最长 %s 小时，超过 %s 小时"
                        .formatted(persons, Numbers.one(hours), Numbers.whole(limit)),
                left
                    ? "%d cards have been underground for %s hours: lost cards, or people nobody has seen"
                        .formatted(cards.size(), Numbers.one(hours))
                    : "%d people were underground for up to %s hours, more than %s"
                        .formatted(persons, Numbers.one(hours), Numbers.whole(limit)))
            .measure("persons", persons)
            .measure("hours", hours)
            .measure("hours_allowed", limit)
            .benign(
                "下井口漏读，两个班被连成一段：超过 3 小时没有信号的时段已断开",
                "an exit that no station heard, so that two shifts look like one: a silence of 3 hours ends the time counted")
            .benign(
                "抢险、检修延长的班次：请核对调度记录和批准手续",
                "rescue or repair that was prolonged: compare the dispatcher's log and the permission");
    People.cite(o, night, cards, from, to);
    List<Point> places = group.stream().flatMap(l -> l.place().stream()).toList();
    if (!places.isEmpty()) {
      o.geometry(centre(places));
    }
    return o.build();
  }

  static Point centre(List<Point> places) {
    double e = places.get(0).getX();
    double n = places.get(0).getY();
    double de = 0;
    double dn = 0;
    for (Point p : places) {
      de += p.getX() - e;
      dn += p.getY() - n;
    }
    return FACTORY.createPoint(new Coordinate(e + de / places.size(), n + dn / places.size()));
  }

  /** Where the card stayed longest within the time. */
  private static Optional<Point> mainPlace(MineNight night, Spell s) {
    return night.presence().orElseThrow().stays().stream()
        .filter(y -> y.cardId().equals(s.cardId()))
        .filter(y -> y.fromMillis() >= s.fromMillis() && y.fromMillis() <= s.toMillis())
        .max(java.util.Comparator.comparingLong(Stay::millis))
        .map(y -> FACTORY.createPoint(new Coordinate(y.easting(), y.northing())));
  }
}
