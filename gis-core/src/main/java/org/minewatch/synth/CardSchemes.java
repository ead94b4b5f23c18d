package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.line;
import static org.minewatch.synth.PlantedTruth.point;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Plants about cards: what is told of people and is not so. */
final class CardSchemes {
  private CardSchemes() {}

  private static final String HEADING = "1105运输顺槽掘进";

  /** The shift that begins at 08:00. */
  private static int dayShift(Scheme scheme) {
    return scheme.mine.spec.shiftsADay() == 3 ? 1 : 0;
  }

  private static LocalDateTime hour(LocalDate day, int hour) {
    return day.atTime(hour, 0);
  }

  /** Cards that leave in one second, carried out of the longwall by one man. */
  static final class BurstExit extends Scheme {
    private static final String TEAM = "检修队";
    private final int cards;
    private final double before;

    BurstExit(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      cards = whole("cards", count(12, 14), count(9, 11), count(7, 8));
      before = by("before", range(70, 100), range(40, 60), range(15, 25));
    }

    private int day() {
      return layout.nights() > 1 ? 1 : 0;
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              TEAM,
              Roster.jobs(Roster.LONGWALL_JOBS, cards + 1),
              false,
              Set.of(dayShift(this)),
              roster.always,
              (day, dice) ->
                  List.of(Roster.rest(new Spot(layout.haulage, 250 + dice.uniform(0, 40)), 30))));
    }

    @Override
    Itinerary way(Outing outing, Itinerary usual, TrackSimulation people) {
      if (!outing.crew().team().equals(TEAM) || outing.day() != day() || outing.member() == 0) {
        return usual;
      }
      Itinerary carrier = people.usualWay(outing, people.member(outing, 0), outing.day());
      return usual.handedTo(carrier, carrier.end() - before * 60);
    }

    @Override
    void tell(PlantedTruth truth) {
      LocalDate date = first().plusDays(day());
      truth
          .event(Plant.BURST_EXIT)
          .between(hour(date, 8), hour(date, 20))
          .at(point(new Spot(layout.incline, 0)), 200)
          .also("position.proxy-cards", "people.underreported")
          .measure("cards", cards)
          .say(cards + " cards leave the mine in the same second, carried by one man");
    }
  }

  /** One man of a heading carries further cards through the whole day shift. */
  static final class ProxyCards extends Scheme {
    private final int cards;

    ProxyCards(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      cards = whole("cards", count(2, 3), count(2, 2), count(1, 1));
    }

    private int days() {
      return difficulty() == Difficulty.EASY ? layout.nights() : Math.min(2, layout.nights());
    }

    private int carried() {
      return Math.min(cards, mine.spec.headingCrew() - 1);
    }

    @Override
    Itinerary way(Outing outing, Itinerary usual, TrackSimulation people) {
      boolean carried =
          outing.crew().workplace().equals(HEADING)
              && outing.shift() == dayShift(this)
              && outing.member() > 0
              && outing.member() <= carried()
              && outing.day() >= 0
              && outing.day() < days();
      return carried
          ? people.usualWay(outing, people.member(outing, 0), outing.day()).later(0)
          : usual;
    }

    @Override
    void tell(PlantedTruth truth) {
      Heading heading = layout.heading(HEADING);
      truth
          .event(Plant.PROXY_CARDS)
          .between(hour(first(), 7), hour(first().plusDays(days() - 1L), 20))
          .at(line(heading.road(), 0, heading.advanceAt(last())), 1500)
          .also("position.replayed")
          .measure("cards", carried())
          .say(
              "one man of heading "
                  + HEADING
                  + " carries "
                  + carried()
                  + " further card(s) through the whole day shift on "
                  + days()
                  + " day(s)");
    }
  }

  /** The records of some cards on the second day are those of the day before, moved in time. */
  static final class Replayed extends Scheme {
    private final int cards;
    private final double seconds;
    private final double noise;

    Replayed(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      cards = whole("cards", count(3, 4), count(2, 3), count(2, 2));
      seconds = StrictMath.rint(by("seconds", range(0, 120), range(300, 900), range(900, 1800)));
      noise = by("noise", range(0, 0.01), range(0.1, 0.3), range(0.4, 0.7));
    }

    private int day() {
      return Math.min(1, layout.nights() - 1);
    }

    private int moved() {
      return Math.min(cards, mine.spec.headingCrew());
    }

    @Override
    Itinerary way(Outing outing, Itinerary usual, TrackSimulation people) {
      boolean copied =
          outing.crew().workplace().equals(HEADING)
              && outing.shift() == dayShift(this)
              && outing.member() < moved()
              && outing.day() == day();
      return copied
          ? people
              .usualWay(outing, outing.person(), outing.day() - 1)
              .replayed(86_400 + seconds, noise)
          : usual;
    }

    @Override
    void tell(PlantedTruth truth) {
      Heading heading = layout.heading(HEADING);
      LocalDate date = first().plusDays(day());
      truth
          .event(Plant.REPLAYED)
          .between(hour(date, 7), hour(date, 19))
          .at(line(heading.road(), 0, heading.advanceAt(last())), 1500)
          .also("position.proxy-cards")
          .measure("cards", moved())
          .say(
              "the positions of "
                  + moved()
                  + " cards on day "
                  + (day() + 1)
                  + " are those of the day before moved by "
                  + StrictMath.round(seconds)
                  + " s with "
                  + Decimals.format(noise, 1)
                  + " m of noise");
    }
  }

  /**
   * Fabricated positions: stations at random, or, by the clever, a shift that keeps to the roads
   * but has neither noise nor losses nor anybody who is a second late.
   */
  static final class Synthetic extends Scheme {
    private static final double SHIFT = 8 * 3600;

    Synthetic(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private int from() {
      return Math.min(1, layout.nights() - 1);
    }

    private boolean fabricated(Outing outing) {
      return outing.day() >= from();
    }

    private boolean clever() {
      return difficulty() == Difficulty.HARD;
    }

    @Override
    boolean exact(Outing outing) {
      return fabricated(outing);
    }

    @Override
    Itinerary way(Outing outing, Itinerary usual, TrackSimulation people) {
      if (!fabricated(outing)) {
        return usual;
      }
      DayOfWork day = people.dayOfWork(outing.date());
      Spot portal = new Spot(layout.incline, 0);
      Dice own = chance(outing.person().cardId() + outing.day());
      if (!clever()) {
        return Itinerary.still(day.net, portal, outing.start(), outing.start() + SHIFT, own);
      }
      Spot place = usual.at((usual.start() + usual.end()) / 2);
      return Itinerary.scripted(
          day.net, portal, place, outing.start(), outing.start() + SHIFT, own);
    }

    @Override
    Spot told(Outing outing, double second, Spot at) {
      if (!fabricated(outing) || clever()) {
        return at;
      }
      double every = difficulty() == Difficulty.EASY ? 300 : 900;
      long step = (long) Math.floor(second / every);
      Dice own = chance(outing.person().cardId() + "@" + step);
      List<Road> roads =
          layout.net.roads().stream().filter(r -> !r.hidden() && !r.abandoned()).toList();
      Road road = own.pick(roads);
      double driven =
          layout.headings.stream()
              .filter(h -> h.road() == road)
              .mapToDouble(h -> h.advanceAt(outing.date()))
              .findFirst()
              .orElse(road.length());
      return new Spot(road, StrictMath.rint(own.uniform(0, driven)));
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.SYNTHETIC)
          .from(first().plusDays(from()))
          .also(
              "position.implausible",
              "position.replayed",
              "position.burst-exit",
              "position.outage",
              "position.parked",
              "position.proxy-cards",
              "people.over-limit",
              "people.overtime",
              "people.underreported",
              "face.phantom",
              "face.advance",
              "face.concealed",
              "face.dark",
              "goaf.entered",
              "seal.breached",
              "drawing.missing-roadway",
              "boundary.tracked")
          .say(
              clever()
                  ? "fabricated positions that keep to the roads: everybody to the second, no noise, no loss"
                  : "fabricated positions: entries at the shift's first second, random places");
    }
  }

  /** A card seen in a heading and in the access road in turn. */
  static final class Implausible extends Scheme {
    private final int cards;
    private final double hours;

    Implausible(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      cards = whole("cards", count(2, 3), count(1, 2), count(1, 1));
      hours = by("hours", range(3, 4), range(2, 2.5), range(1, 1.3));
    }

    private LocalDate date() {
      return first().plusDays(layout.nights() > 1 ? 1 : 0);
    }

    private Spot elsewhere() {
      return new Spot(layout.incline, 90);
    }

    @Override
    Spot told(Outing outing, double second, Spot at) {
      if (!outing.crew().workplace().equals(HEADING)
          || outing.shift() != dayShift(this)
          || outing.member() >= cards
          || !outing.date().equals(date())) {
        return at;
      }
      double into = second - outing.start() - 2 * 3600;
      boolean turn =
          mine.spec.positions() == PositionForm.COORDINATES
              ? StrictMath.floor(second / mine.spec.fixSeconds() / 3) % 2 == 0
              : StrictMath.floor(second / mine.spec.snapshotSeconds()) % 2 == 0;
      return into >= 0 && into < hours * 3600 && turn ? elsewhere() : at;
    }

    @Override
    void tell(PlantedTruth truth) {
      Geometry head = point(layout.heading(HEADING).headAt(first()));
      truth
          .event(Plant.IMPLAUSIBLE)
          .between(hour(date(), 10), hour(date(), 10).plusMinutes((long) (hours * 60)))
          .at(head.union(point(elsewhere())), 400)
          .also("position.proxy-cards", "position.replayed", "position.synthetic")
          .measure("cards", cards)
          .say(cards + " card(s) seen in a heading and in the access road in turn, within seconds");
    }
  }

  /** Cards that lie in a chamber through the day shift. */
  static final class Parked extends Scheme {
    private static final String TEAM = "辅助运输队";
    private final int cards;

    Parked(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      cards = whole("cards", count(5, 6), count(3, 4), count(2, 2));
    }

    private Spot place() {
      return new Spot(layout.returnMain, 262);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              TEAM,
              Roster.jobs(List.of("普工", "运输工"), cards),
              false,
              Set.of(dayShift(this)),
              roster.always,
              (day, dice) -> List.of(Roster.rest(place(), 0))));
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.PARKED)
          .between(hour(first(), 8), hour(last(), 18))
          .at(point(place()), 80)
          .also("position.proxy-cards", "face.phantom")
          .measure("cards", cards)
          .say(
              cards
                  + " cards lie at one place of the return main through the day shift on "
                  + layout.nights()
                  + " day(s)");
    }
  }
}
