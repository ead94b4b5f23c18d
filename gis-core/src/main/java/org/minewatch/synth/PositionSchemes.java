package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.line;
import static org.minewatch.synth.PlantedTruth.metres;
import static org.minewatch.synth.PlantedTruth.point;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Plants about cards, stations and files: what is told of people and is not so. */
final class PositionSchemes {
  private PositionSchemes() {}

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

  /** A station that everybody passes and that the register has far from any road. */
  static final class StationMisplaced extends Scheme {
    private static final double FROM_THE_MOUTH = 200;

    private final double off;
    private String chosen;

    StationMisplaced(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      off = by("off", range(140, 240), range(75, 110), range(45, 60));
    }

    @Override
    Coordinate surveyed(String readerId, Spot spot, Coordinate usual) {
      if (chosen == null && spot.road() == layout.incline && spot.chainage() >= FROM_THE_MOUTH) {
        chosen = readerId;
      }
      return isIt(readerId) ? moved(spot) : usual;
    }

    private boolean isIt(String readerId) {
      return readerId.equals(chosen);
    }

    /** Away from the roads on either side, to whichever side is further from all of them. */
    private Coordinate moved(Spot spot) {
      double azimuth = StrictMath.toRadians(spot.road().azimuthDegrees() + 90);
      Coordinate here = spot.place();
      Coordinate best = null;
      double most = -1;
      for (int side : new int[] {1, -1}) {
        Coordinate there =
            new Coordinate(
                here.x + side * off * StrictMath.sin(azimuth),
                here.y + side * off * StrictMath.cos(azimuth),
                here.getZ());
        double apart =
            layout.net.roads().stream()
                .mapToDouble(
                    r -> line(r, 0, r.length()).distance(Truth.geometry().createPoint(there)))
                .min()
                .orElseThrow();
        if (apart > most) {
          most = apart;
          best = there;
        }
      }
      return best;
    }

    @Override
    void tell(PlantedTruth truth) {
      ReaderPlan plan = new MinePeople(mine.region, mine).readers;
      ReaderPlan.Reader reader =
          plan.readers().stream().filter(r -> isIt(r.id())).findFirst().orElseThrow();
      truth
          .event(Plant.STATION_MISPLACED)
          .at(Truth.geometry().createPoint(reader.surveyed()).union(point(reader.spot())), 60)
          .also("drawing.displaced", "position.implausible")
          .measure("offset_m", StrictMath.round(off))
          .say("station " + reader.id() + " registered " + metres(off) + " from its place");
    }
  }

  /** A drawn road that no station sees but for its mouth. */
  static final class CoverageHole extends Scheme {
    private static final double RANGE = 150;
    private Road road;

    CoverageHole(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      double length = by("length", range(430, 520), range(320, 380), range(255, 280));
      road =
          layout.gate(
              "1108措施巷",
              MineLayout.gateU(3),
              false,
              length,
              layout.firstNight.minusMonths(4).getYear(),
              false);
    }

    @Override
    boolean watches(Road of, double chainage) {
      return of != road || chainage < 40;
    }

    @Override
    double range(double usual) {
      return RANGE;
    }

    @Override
    void tell(PlantedTruth truth) {
      double seen = (mine.spec.positions() == PositionForm.ZONE ? 15 + 80 : 12 + RANGE);
      truth
          .event(Plant.COVERAGE_HOLE)
          .at(line(road, seen, road.length()), 60)
          .also("position.outage")
          .measure("length_m", StrictMath.round(road.length() - seen))
          .say(
              metres(road.length() - seen)
                  + " of drawn road "
                  + road.name()
                  + " that no station sees");
    }
  }

  /** All stations of the heading district silent for hours in production. */
  static final class Outage extends Scheme {
    private final double hours;

    Outage(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      hours = by("hours", range(6, 7), range(3.6, 4.6), range(2, 2.5));
    }

    private int days() {
      return difficulty() == Difficulty.EASY ? layout.nights() : Math.min(2, layout.nights());
    }

    private LocalDateTime begin(int day) {
      return first().plusDays(day).atTime(16, 50);
    }

    private boolean silent(LocalDateTime time) {
      for (int day = 0; day < days(); day++) {
        LocalDateTime begin = begin(day);
        if (!time.isBefore(begin)
            && time.isBefore(begin.plusMinutes(StrictMath.round(hours * 60)))) {
          return true;
        }
      }
      return false;
    }

    private boolean inDistrict(Road road) {
      return road.name().startsWith("1105");
    }

    @Override
    Spot told(Outing outing, double second, Spot at) {
      LocalDateTime time = first().atStartOfDay().plusSeconds(StrictMath.round(second));
      return inDistrict(at.road()) && silent(time) ? null : at;
    }

    @Override
    void uploads(UploadFiles files) {
      files.silence((reader, time) -> inDistrict(reader.spot().road()) && silent(time));
    }

    @Override
    void tell(PlantedTruth truth) {
      Geometry district = Truth.geometry().createGeometryCollection();
      for (Road road : layout.net.roads()) {
        if (inDistrict(road)) {
          district =
              district.isEmpty()
                  ? line(road, 0, road.length())
                  : district.union(line(road, 0, road.length()));
        }
      }
      truth
          .event(Plant.OUTAGE)
          .between(begin(0), begin(days() - 1).plusMinutes(StrictMath.round(hours * 60)))
          .at(district.convexHull(), 300)
          .also("face.dark", "face.phantom")
          .say(
              "all stations of the district 1105 silent for "
                  + Decimals.format(hours, 1)
                  + " hours in production on "
                  + days()
                  + " evening(s)");
    }
  }

  /** Snapshots that never came, hour after hour. */
  static final class MissingCycles extends Scheme {
    private final double hours;

    MissingCycles(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      hours = by("hours", range(6, 7), range(3, 4), range(1.5, 2));
    }

    private LocalDateTime begin() {
      return first().plusDays(Math.min(1, layout.nights() - 1)).atTime(17, 30);
    }

    private LocalDateTime end() {
      return begin().plusMinutes(StrictMath.round(hours * 60));
    }

    @Override
    void uploads(UploadFiles files) {
      files.withhold(time -> !time.isBefore(begin()) && time.isBefore(end()));
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.MISSING_CYCLES)
          .between(begin(), end())
          .also("face.phantom", "people.underreported", "people.no-leader")
          .say("no snapshot file for " + Decimals.format(hours, 1) + " hours of production");
    }
  }

  /** Snapshots of an evening sent again later, with fewer people in them. */
  static final class ChangedFiles extends Scheme {
    private final double hours;
    private final int fewer;

    ChangedFiles(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      hours = by("hours", range(3, 4), range(1.5, 2), range(0.5, 0.8));
      fewer = whole("fewer", count(8, 10), count(5, 6), count(3, 3));
    }

    private LocalDateTime begin() {
      return first().atTime(18, 0);
    }

    private LocalDateTime end() {
      return begin().plusMinutes(StrictMath.round(hours * 60));
    }

    @Override
    void uploads(UploadFiles files) {
      files.resend(time -> !time.isBefore(begin()) && time.isBefore(end()), fewer);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.CHANGED_FILES)
          .between(begin(), end())
          .also("people.underreported")
          .measure("persons", fewer)
          .say(
              "snapshots of "
                  + Decimals.format(hours, 1)
                  + " hours sent a second time with "
                  + fewer
                  + " people fewer");
    }
  }
}
