package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.point;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.TrackSimulation.ShiftCount;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;

/** Plants about shifts and headcounts: leaders, limits, hours, reported numbers, withdrawal. */
final class PeopleSchemes {
  private PeopleSchemes() {}

  /** Lamps, gates or cameras of every shift, with so many more people than went down by card. */
  static void counts(
      Scheme scheme, String kind, EventTable events, TrackSimulation people, int more) {
    for (ShiftCount count : people.shifts) {
      LocalDateTime time = shiftStart(scheme, count.date(), count.shift());
      boolean day = time.getHour() == 8;
      events.named(kind, time, "主斜井口-入井", count.headcount() + (day ? 0 : more), "person");
    }
  }

  static LocalDateTime shiftStart(Scheme scheme, LocalDate date, int shift) {
    return date.atStartOfDay().plusSeconds(TrackSimulation.shiftStart(scheme.mine.spec, shift));
  }

  /** Shifts without a leader underground. */
  static final class NoLeader extends Scheme {
    NoLeader(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private boolean missing(LocalDate date, int shift) {
      int last = mine.spec.shiftsADay() - 1;
      return switch (difficulty()) {
        case EASY -> !date.isBefore(first());
        case MEDIUM -> shift == last && !date.isBefore(first());
        case HARD -> shift == last - 1 && date.equals(first());
      };
    }

    @Override
    boolean goesDown(Outing outing) {
      return !(outing.crew().leaders() && missing(outing.date(), outing.shift()));
    }

    @Override
    void tell(PlantedTruth truth) {
      EventNote note = truth.event(Plant.NO_LEADER);
      if (difficulty() == Difficulty.HARD) {
        LocalDateTime start = shiftStart(this, first(), mine.spec.shiftsADay() - 2);
        note.between(start, start.plusHours(8));
      }
      note.say(
          difficulty() == Difficulty.EASY
              ? "no leader underground on any shift"
              : difficulty() == Difficulty.MEDIUM
                  ? "no leader underground on the last shift of every day"
                  : "no leader underground on one shift");
    }
  }

  /** Limits stated far above the statutory ones. */
  static final class InflatedLimits extends Scheme {
    private final double factor;

    InflatedLimits(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      factor = by("factor", range(2, 3), range(1.5, 1.8), range(1.2, 1.32));
    }

    @Override
    int limit(Limit what, int usual) {
      return what == Limit.LONGWALL_CREW ? (int) Math.ceil(usual * factor) : usual;
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.INFLATED_LIMITS)
          .measure("persons", mine.longwallLimit())
          .say(
              "stated limit of "
                  + mine.longwallLimit()
                  + " people at a mechanised longwall of a "
                  + (mine.severeHazard() ? "severe-hazard" : "usual")
                  + " mine");
    }
  }

  /** More people at the longwall than it may have, on every shift. */
  static final class OverLimit extends Scheme {
    private final double factor;

    OverLimit(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      factor = by("factor", range(1.5, 1.6), range(1.3, 1.4), range(1.16, 1.22));
    }

    private int people() {
      return (int) Math.ceil(mine.longwallLimit() * factor);
    }

    @Override
    Crew crew(Crew crew) {
      return crew.workplace().equals(layout.longwall.number())
          ? crew.withJobs(Roster.jobs(Roster.LONGWALL_JOBS, people()))
          : crew;
    }

    @Override
    void tell(PlantedTruth truth) {
      Geometry panel = LicencePlan.polygon(layout.longwall.outline(layout.frame));
      truth
          .event(Plant.OVER_LIMIT)
          .at(panel, 150)
          .measure("persons", people())
          .say(
              "longwall crew of "
                  + people()
                  + " where "
                  + mine.longwallLimit()
                  + " are allowed, on every shift");
    }
  }

  /** Fewer people reported than went down, on every shift but the day shift. */
  static final class Underreported extends Scheme {
    private final int fewer;
    private final boolean filmed;

    Underreported(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      fewer = whole("fewer", count(9, 11), count(7, 8), count(5, 6));
      filmed = chance("filmed").chance(0.5);
    }

    @Override
    int headcount(LocalDate date, int shift, int down) {
      boolean day = TrackSimulation.shiftStart(mine.spec, shift) == 8 * 3600;
      return day ? down : Math.max(1, down - fewer);
    }

    @Override
    void events(EventTable events, TrackSimulation people) {
      if (filmed) {
        counts(this, "video-count", events, people, 0);
      }
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.UNDERREPORTED)
          .measure("persons", fewer)
          .say(fewer + " people fewer reported than went down on every shift but the day shift");
    }
  }

  /** More lamps, gate passages or faces on film than cards and reported people. */
  static final class CardsLeftOutside extends Scheme {
    private final int more;
    private final String kind;

    CardsLeftOutside(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      more = whole("more", count(10, 12), count(7, 8), count(5, 6));
      kind = chance("kind").pick(List.of("lamp-count", "gate-count", "video-count"));
    }

    @Override
    void events(EventTable events, TrackSimulation people) {
      counts(this, kind, events, people, more);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.CARDS_LEFT_OUTSIDE)
          .measure("persons", more)
          .say(
              more
                  + " people more by "
                  + kind
                  + " than by cards and by report on every shift but the day shift");
    }
  }

  /** Some of a heading crew stay underground far beyond a shift. */
  static final class Overtime extends Scheme {
    private static final String FACE = "1105运输顺槽掘进";
    private final int people;
    private final double hours;

    Overtime(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      people = whole("people", count(3, 3), count(3, 3), count(2, 2));
      hours = by("hours", range(16, 18), range(13.8, 15), range(12.5, 13.2));
    }

    private boolean targeted(Outing outing) {
      return outing.crew().workplace().equals(FACE)
          && outing.day() == 0
          && outing.member() < people
          && outing.shift() == (mine.spec.shiftsADay() == 3 ? 0 : 0);
    }

    @Override
    double leaves(Outing outing, double usual) {
      return targeted(outing) ? outing.start() + hours * 3600 - 2400 : usual;
    }

    @Override
    void tell(PlantedTruth truth) {
      LocalDateTime start = shiftStart(this, first(), 0);
      truth
          .event(Plant.OVERTIME)
          .between(start, start.plusMinutes(StrictMath.round(hours * 60)))
          .at(point(layout.heading(FACE).headAt(first())), 250)
          .also("position.parked", "people.over-limit")
          .measure("persons", Math.min(people, mine.spec.headingCrew()))
          .say(
              Math.min(people, mine.spec.headingCrew())
                  + " people of one heading crew underground for about "
                  + Decimals.format(hours, 1)
                  + " hours");
    }
  }

  /** A heading that was to be left, by order or because of an inrush sign, and is not. */
  static final class NotWithdrawn extends Scheme {
    private static final String FACE = "1105运输顺槽掘进";
    private final boolean sign;

    NotWithdrawn(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      sign = chance("sign").chance(0.5);
    }

    private LocalDate day() {
      return first().isBefore(last()) ? first().plusDays(1) : first();
    }

    private LocalDateTime from() {
      return day().atTime(9, 30);
    }

    private LocalDateTime to() {
      return switch (difficulty()) {
        case EASY -> last().plusDays(1).atStartOfDay();
        case MEDIUM -> day().atTime(22, 0);
        case HARD -> day().atTime(14, 0);
      };
    }

    private List<org.locationtech.jts.geom.Coordinate> part() {
      Heading heading = layout.heading(FACE);
      double near = heading.advance() - 120;
      return RegisterTables.corridor(
          new org.minewatch.synth.ground.Road(
              "",
              org.minewatch.synth.ground.Road.Kind.GATE,
              true,
              2026,
              false,
              false,
              List.of(heading.road().at(near), heading.road().at(heading.advanceAt(last()) + 30))),
          30);
    }

    /** After the withdrawal was due for some hours, people stay out, but for the easy case. */
    @Override
    boolean goesDown(Outing outing) {
      return !outing.crew().workplace().equals(FACE)
          || layout
              .firstNight
              .atStartOfDay()
              .plusSeconds((long) outing.start())
              .isBefore(to().minusHours(4))
          || difficulty() == Difficulty.EASY;
    }

    /** Once they are out, nobody drives the face. */
    @Override
    double claims(String faceId, LocalDate day, double advance) {
      return faceId.equals(FACE) && difficulty() != Difficulty.EASY && day.isAfter(day())
          ? Math.min(advance, layout.heading(FACE).advanceAt(day()))
          : advance;
    }

    @Override
    void records(RegisterTables tables) {
      if (!sign) {
        tables
            .table("orders.csv")
            .row(
                mine.code,
                "示能撤〔2026〕" + (mine.index + 1) + "号",
                "withdraw",
                from().format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME),
                null,
                RegisterTables.polygon(part()),
                null);
      }
    }

    @Override
    void events(EventTable events, TrackSimulation people) {
      if (sign) {
        events.at("inrush-sign", from(), layout.heading(FACE).headAt(day()).place(), 1, "挂红");
      }
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.NOT_WITHDRAWN)
          .between(from(), to())
          .at(LicencePlan.polygon(part()), 60)
          .also("order.defied")
          .say(
              (sign ? "inrush sign at the head of " : "withdrawal ordered around ")
                  + FACE
                  + " at 09:30, its crew stays");
    }
  }

  /** Cards that nobody registered. */
  static final class UnknownCards extends Scheme {
    private static final String TEAM = "外委队";
    private final int people;

    UnknownCards(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      people = whole("people", count(5, 6), count(3, 3), count(1, 1));
    }

    @Override
    void staff(Roster roster) {
      Heading heading = layout.headings.get(0);
      roster.add(
          new Crew(
              TEAM,
              Roster.jobs(List.of("普工"), people),
              false,
              Set.of(roster.allShifts.size() - 1),
              roster.always,
              (day, dice) ->
                  List.of(
                      Roster.rest(
                          new org.minewatch.synth.ground.Spot(
                              heading.road(), Math.max(1, heading.advanceAt(day.date) - 12)),
                          15))));
    }

    @Override
    boolean listed(TrackSimulation.Person person) {
      return !person.team().equals(TEAM);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.UNKNOWN_CARDS)
          .measure("cards", people)
          .say(people + " cards that no register knows go down every day");
    }
  }
}
