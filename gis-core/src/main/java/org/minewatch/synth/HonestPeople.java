package org.minewatch.synth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minewatch.synth.Crew.Stop;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Innocent things that people do and that look like violations. */
final class HonestPeople {
  private HonestPeople() {}

  /** Crews that wait together near the bottom of the incline before they walk on. */
  static final class WaitingRoom extends Honest {
    WaitingRoom(Dice dice) {
      super(dice);
    }

    @Override
    Crew crew(Crew crew) {
      if (crew.workplace().isEmpty() || crew.jobs().size() < 3) {
        return crew;
      }
      Spot room = new Spot(layout.haulage, 95);
      return crew.withDuty(
          (day, dice) -> {
            List<Stop> stops = new ArrayList<>();
            stops.add(new Stop(room, 8, dice.uniform(25, 50)));
            stops.addAll(crew.duty().stops(day, dice));
            return stops;
          });
    }

    @Override
    String what() {
      return "crews wait together up to 50 minutes in a waiting room off the haulage road";
    }
  }

  /** Two crews in the longwall area for more than an hour. */
  static final class LongHandover extends Honest {
    LongHandover(Dice dice) {
      super(dice);
    }

    @Override
    double leaves(Outing outing, double usual) {
      return outing.crew().workplace().equals(layout.longwall.number())
          ? usual + chance(outing.person().cardId() + outing.day()).uniform(35, 70) * 60
          : usual;
    }

    @Override
    String what() {
      return "hand-over in the longwall area lasts 60 to 90 minutes";
    }
  }

  /** Surveyors who stop at many places, also at heads and near the border. */
  static final class Surveyors extends Honest {
    Surveyors(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "地测科",
              List.of("测量工", "测量工", "地质工"),
              false,
              Set.of(roster.allShifts.size() - 2),
              roster.always,
              (day, dice) -> {
                List<Stop> stops = new ArrayList<>();
                for (Heading heading : layout.headings) {
                  stops.add(new Stop(heading.headAt(day.date), 10, 18));
                  stops.add(
                      new Stop(new Spot(heading.road(), heading.advanceAt(day.date) * 0.5), 5, 12));
                }
                stops.add(new Stop(new Spot(layout.haulage, layout.haulage.length() - 2), 5, 20));
                stops.add(
                    new Stop(new Spot(layout.returnMain, layout.returnMain.length() - 2), 5, 20));
                return stops;
              }));
    }

    @Override
    String what() {
      return "surveyors stop at heads, in gates and at the ends of the main roads";
    }
  }

  /** A party of trainees walks through the mine together. */
  static final class Visitors extends Honest {
    Visitors(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "培训班",
              Roster.jobs(List.of("实习生", "安全培训师"), 8),
              false,
              Set.of(roster.allShifts.size() - 2),
              first(),
              (day, dice) ->
                  List.of(
                      new Stop(new Spot(layout.haulage, 200), 6, 30),
                      new Stop(new Spot(day.face, 40), 8, 25),
                      new Stop(new Spot(layout.returnMain, 200), 6, 30))));
    }

    @Override
    String what() {
      return "eight trainees walk through the mine together";
    }
  }

  /** An hour in which all crews of a shift gather in the refuge. */
  static final class RescueDrill extends Honest {
    RescueDrill(Dice dice) {
      super(dice);
    }

    @Override
    Crew crew(Crew crew) {
      if (crew.jobs().size() < 3) {
        return crew;
      }
      Spot refuge = new Spot(layout.haulage, 58);
      return crew.withDuty(
          (day, dice) -> {
            List<Stop> usual = crew.duty().stops(day, dice);
            if (!day.date.equals(first())) {
              return usual;
            }
            List<Stop> stops = new ArrayList<>(usual.subList(0, usual.size() - 1));
            Stop last = usual.get(usual.size() - 1);
            stops.add(new Stop(last.place(), last.spread(), dice.uniform(170, 200)));
            stops.add(new Stop(refuge, 6, 40));
            stops.add(last);
            return stops;
          });
    }

    @Override
    String what() {
      return "rescue drill on the first day: everybody in the refuge for 40 minutes";
    }
  }

  /** People registered on the day they first go down. */
  static final class NewMiners extends Honest {
    NewMiners(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      Heading heading = layout.headings.get(0);
      roster.add(
          new Crew(
              "新工组",
              List.of("普工", "普工"),
              false,
              Set.of(roster.allShifts.size() - 1),
              last(),
              (day, dice) ->
                  List.of(
                      Roster.rest(
                          new Spot(heading.road(), Math.max(1, heading.advanceAt(day.date) - 8)),
                          12))));
    }

    @Override
    LocalDate registeredSince(TrackSimulation.Person person) {
      return person.team().equals("新工组") ? last() : null;
    }

    @Override
    String what() {
      return "two new miners registered go down for the first time on the last day";
    }
  }

  /** Some of each crew stay home. */
  static final class Absences extends Honest {
    Absences(Dice dice) {
      super(dice);
    }

    @Override
    boolean goesDown(Outing outing) {
      return outing.crew().jobs().size() < 3
          || !chance(outing.person().cardId() + "/" + outing.day()).chance(0.1);
    }

    @Override
    String what() {
      return "about a tenth of every crew stays home";
    }
  }

  /** Some work an hour longer than the shift, which is allowed. */
  static final class ShortOvertime extends Honest {
    ShortOvertime(Dice dice) {
      super(dice);
    }

    @Override
    double leaves(Outing outing, double usual) {
      boolean longer = outing.crew().workplace().startsWith("1105") && outing.member() == 0;
      return longer ? Math.max(usual, outing.start() + 8.6 * 3600) : usual;
    }

    @Override
    String what() {
      return "the foreman of a heading stays until 8.6 hours after the shift's begin";
    }
  }

  /** An order to withdraw, obeyed within minutes. */
  static final class Withdrawn extends Honest {
    private static final String FACE = "1105回风顺槽掘进";

    Withdrawn(Dice dice) {
      super(dice);
    }

    private LocalDateTime order() {
      return first().plusDays(layout.nights() > 1 ? 1 : 0).atTime(18, 30);
    }

    private double second() {
      return java.time.Duration.between(first().atStartOfDay(), order()).getSeconds();
    }

    @Override
    double leaves(Outing outing, double usual) {
      boolean there = outing.crew().workplace().equals(FACE);
      return there && outing.start() < second() && usual > second()
          ? second() + chance(outing.person().cardId()).uniform(60, 420)
          : usual;
    }

    @Override
    boolean goesDown(Outing outing) {
      boolean place = outing.crew().workplace().equals(FACE);
      return !place || outing.start() < second();
    }

    /** Nobody drives it while the order stands; the broken shift gives no advance. */
    @Override
    double claims(String faceId, LocalDate day, double advance) {
      LocalDate broken = order().toLocalDate();
      return faceId.equals(FACE) && !day.isBefore(broken)
          ? Math.min(advance, layout.heading(FACE).advanceAt(broken.minusDays(1)))
          : advance;
    }

    @Override
    void records(RegisterTables tables) {
      Heading heading = layout.heading(FACE);
      Road head =
          new Road(
              "",
              Road.Kind.GATE,
              true,
              2026,
              false,
              false,
              List.of(
                  heading.road().at(heading.advance() - 100),
                  heading.road().at(heading.advanceAt(last()) + 20)));
      tables
          .table("orders.csv")
          .row(
              mine.code,
              "示能撤〔2026〕演" + (mine.index + 1) + "号",
              "withdraw",
              order().format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME),
              last().plusDays(3) + "T00:00:00",
              RegisterTables.polygon(RegisterTables.corridor(head, 20)),
              null);
    }

    @Override
    String what() {
      return "a withdrawal order for " + FACE + " obeyed within fifteen minutes";
    }
  }
}
