package org.minewatch.synth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.Crew.Stop;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Ranging;
import org.minewatch.synth.ground.Spot;

/**
 * Sends the crews of a mine through their shifts and writes down what the positioning system would
 * have seen: noise, multipath jumps, losses, clocks that are some seconds off.
 */
final class TrackSimulation {

  /** A card holder as registered. */
  record Person(String cardId, String personId, String job, String team, boolean leader) {}

  /** A shift that went down: how many people belong to it. */
  record ShiftCount(LocalDate date, int shift, int headcount) {}

  /**
   * A row of a track file.
   *
   * @param at where the person was
   * @param rest of the row, after card and time
   */
  record Row(String card, LocalDateTime time, Spot at, String rest) {}

  /** Who waits for the car shifts about. */
  private static final double LONGEST_WAIT_FOR_THE_CAR = 90 * 60;

  private static final double CAR_STOP_METRES = 4;

  private static final int DAY_SECONDS = 86_400;
  private static final int RIDE_OUT_AFTER = 3600;
  private static final int SHIFT_SECONDS = 8 * 3600;
  private static final int ZONE_SECONDS = 180;
  private static final int ELEVATION_UP_TO_SECONDS = 20;

  private final SyntheticMine mine;
  private final ReaderPlan readers;
  private final Dice dice;
  private final StationWatch watch;
  private final Map<LocalDate, DayOfWork> days = new HashMap<>();
  private final Map<LocalDate, Ranging> ranging = new HashMap<>();
  private final Disturbance disturbance;
  private final List<StationWatch.Shift> watched = new ArrayList<>();
  final List<Person> persons = new ArrayList<>();
  final List<ShiftCount> shifts = new ArrayList<>();
  final TreeMap<LocalDate, List<Row>> rows = new TreeMap<>();

  TrackSimulation(SyntheticMine mine, int nights, ReaderPlan readers, Dice dice) {
    this.mine = mine;
    this.readers = readers;
    this.dice = dice;
    this.disturbance = mine.region.disturbance();
    this.watch = new StationWatch(readers, mine, mine.layout.firstNight);
    for (int i = 0; i < nights; i++) {
      rows.put(mine.layout.firstNight.plusDays(i), new ArrayList<>());
    }
    Map<LocalDate, int[]> headcounts = new TreeMap<>();
    for (Crew crew : Roster.of(mine)) {
      for (int shift : crew.shifts()) {
        List<Person> members = new ArrayList<>();
        for (String job : crew.jobs()) {
          members.add(register(job, crew));
        }
        for (int day = -1; day < nights; day++) {
          LocalDate date = mine.layout.firstNight.plusDays(day);
          if (!date.isBefore(crew.from())) {
            int down = goDown(crew, members, shift, day);
            headcounts.computeIfAbsent(date, d -> new int[mine.spec.shiftsADay()])[shift] += down;
          }
        }
      }
    }
    headcounts.forEach(
        (date, counts) -> {
          for (int shift = 0; shift < counts.length; shift++) {
            shifts.add(new ShiftCount(date, shift, counts[shift]));
          }
        });
  }

  /** What the stations saw, when they range. */
  List<StationWatch.Shift> shifts() {
    return watched;
  }

  /** The first snapshot of a day, seconds after midnight. */
  int firstSnapshot() {
    return watch.phase();
  }

  /** Seconds after midnight at which a shift begins. */
  static int shiftStart(MineSpec spec, int shift) {
    return (spec.shiftsADay() == 3 ? shift : shift + 1) * 8 * 3600;
  }

  private Person register(String job, Crew crew) {
    int number = persons.size() + 1;
    Person person =
        new Person(
            String.format("%s%05d", mine.code, number * 7 + mine.index),
            String.format("P%03d%04d", mine.index + 1, number),
            job,
            crew.team(),
            crew.leaders());
    persons.add(person);
    return person;
  }

  private int goDown(Crew crew, List<Person> members, int shift, int day) {
    int down = 0;
    for (int member = 0; member < members.size(); member++) {
      Outing outing = outing(crew, members.get(member), member, shift, day);
      if (!mine.schemes.goesDown(outing)) {
        continue;
      }
      down++;
      Dice own = dice.fork(outing.person().cardId() + "/" + day);
      Itinerary usual = itinerary(outing, own);
      Itinerary way = mine.schemes.way(outing, usual, this);
      Dice radio =
          way == usual
              ? own
              : way.isReplayed()
                  ? way.dice()
                  : dice.fork(outing.person().cardId() + "/" + day + "/told");
      if (mine.spec.positions().ranges()) {
        range(outing, way, radio);
      } else {
        observe(outing, way, radio);
      }
    }
    return down;
  }

  private Outing outing(Crew crew, Person person, int member, int shift, int day) {
    return new Outing(
        crew,
        person,
        member,
        shift,
        day,
        mine.layout.firstNight.plusDays(day),
        (double) day * DAY_SECONDS + shiftStart(mine.spec, shift));
  }

  /** The way that a member of the same crew takes on a day when nobody interferes. */
  Itinerary usualWay(Outing outing, Person member, int day) {
    Outing other = outing(outing.crew(), member, 0, outing.shift(), day);
    return itinerary(other, dice.fork(member.cardId() + "/" + day));
  }

  /** The member of an outing's crew and shift with a number. */
  Person member(Outing outing, int number) {
    int first = persons.indexOf(outing.person()) - outing.member();
    return persons.get(first + number);
  }

  DayOfWork dayOfWork(LocalDate date) {
    return days.computeIfAbsent(date, d -> new DayOfWork(mine.layout, d));
  }

  private Itinerary itinerary(Outing outing, Dice own) {
    Crew crew = outing.crew();
    Dice together = dice.fork(crew.team() + outing.shift() + "/" + outing.day());
    boolean ride = mine.spec.has(Confounder.MAN_RIDER) && crew.jobs().size() > 2;
    double departure = outing.start() - together.uniform(600, 1500);
    double handover = (mine.spec.has(Confounder.HANDOVER) ? 25 : 6) * 60;
    double entry = ride ? departure : departure + own.uniform(-240, 240);
    DayOfWork work = dayOfWork(outing.date());
    Spot portal = new Spot(mine.layout.incline, 0);
    Itinerary way = new Itinerary(work.net, portal, entry, own);
    for (Stop stop : crew.duty().stops(work, own)) {
      if (ride) {
        way.rideTo(stop.place());
      } else {
        way.walkTo(stop.place());
      }
      double until =
          stop.minutes() == Stop.UNTIL_SHIFT_ENDS
              ? mine.schemes.leaves(
                  outing, outing.start() + SHIFT_SECONDS + own.uniform(0, handover))
              : way.end() + stop.minutes() * 60;
      way.stay(stop.place(), stop.spread(), until);
    }
    double departs = outing.start() + SHIFT_SECONDS + RIDE_OUT_AFTER;
    if (mine.spec.has(Confounder.RIDE_OUT)
        && crew.jobs().size() > 2
        && way.end() > departs - LONGEST_WAIT_FOR_THE_CAR) {
      Spot car = new Spot(mine.layout.incline, mine.layout.incline.length() - 8);
      way.walkTo(car);
      way.stay(car, CAR_STOP_METRES, departs);
      way.rideTo(portal);
    } else {
      way.walkTo(portal);
    }
    return way;
  }

  private void range(Outing outing, Itinerary way, Dice own) {
    Person person = outing.person();
    Ranging of =
        ranging.computeIfAbsent(outing.date(), d -> readers.ranging(dayOfWork(outing.date())));
    StationWatch.Shift shift =
        watch.follow(
            person,
            way,
            of,
            (t, spot) -> mine.schemes.told(outing, t, spot),
            mine.schemes.exact(outing),
            disturbance.lostShare(),
            own.fork("radio"));
    watched.add(shift);
    for (StationWatch.Contact contact : shift.contacts()) {
      List<Row> day = rows.get(contact.time().toLocalDate());
      if (day != null) {
        String rest =
            contact.station().id()
                + ","
                + Decimals.format(contact.distance(), 1)
                + ","
                + Decimals.format(StationWatch.RANGING_METRES, 1);
        day.add(new Row(person.cardId(), contact.time(), contact.at(), rest));
      }
    }
  }

  private void observe(Outing outing, Itinerary way, Dice own) {
    Person person = outing.person();
    boolean coordinates = mine.spec.positions() == PositionForm.COORDINATES;
    boolean exact = mine.schemes.exact(outing);
    int clock = exact || way.isHandedOver() ? 0 : own.between(-3, 3);
    Dice echo = dice.fork(person.cardId() + "/" + outing.day() + "/echo");
    int every = coordinates ? mine.spec.fixSeconds() : ZONE_SECONDS;
    int[] lost = {0};
    way.sample(
        way.firstPoll(every),
        every,
        coordinates,
        (t, at) -> {
          Spot spot = mine.schemes.told(outing, t, at);
          if (spot == null) {
            return;
          }
          if (lost[0] > 0) {
            lost[0]--;
            return;
          }
          if (!exact && own.chance(0.004)) {
            lost[0] = own.between(2, 12);
          }
          if (disturbance.lostShare() > 0 && own.chance(disturbance.lostShare())) {
            return;
          }
          LocalDateTime time =
              mine.layout.firstNight.atStartOfDay().plusSeconds(StrictMath.round(t) + clock);
          List<Row> day = rows.get(time.toLocalDate());
          if (day != null) {
            day.add(
                new Row(
                    person.cardId(), time, spot, seen(spot, exact, own, way.echoMetres(), echo)));
          }
        });
  }

  private String seen(Spot spot, boolean exact, Dice own, double echoMetres, Dice echo) {
    if (mine.spec.positions() == PositionForm.COORDINATES) {
      return coordinates(spot, exact, own, echoMetres, echo);
    }
    ReaderPlan.Reader reader = readers.zoneOf(spot);
    return reader.id() + ",0," + Decimals.format(reader.range(), 0);
  }

  private String coordinates(Spot spot, boolean exact, Dice own, double echoMetres, Dice echo) {
    Coordinate c = spot.place();
    double stated = mine.spec.noiseMetres();
    double sigma = exact ? 0 : StrictMath.hypot(stated, disturbance.noiseMetres());
    Coordinate bias = readers.biasAt(spot);
    double east = c.x + bias.x + sigma * own.gauss();
    double north = c.y + bias.y + sigma * own.gauss();
    if (echoMetres > 0) {
      east += echoMetres * echo.gauss();
      north += echoMetres * echo.gauss();
    }
    if (exact) {
      return written(east, north, c.getZ(), stated);
    }
    if (own.chance(mine.spec.has(Confounder.MULTIPATH) ? 0.004 : 0.0005)) {
      double angle = own.uniform(0, 2 * StrictMath.PI);
      double jump = own.uniform(10, 40);
      east += jump * StrictMath.cos(angle);
      north += jump * StrictMath.sin(angle);
    }
    return written(
        east, north, givesElevation() ? c.getZ() + sigma * own.gauss() : c.getZ(), stated);
  }

  private String written(double east, double north, double elevation, double accuracy) {
    String place =
        Decimals.format(east, 1)
            + ","
            + Decimals.format(north, 1)
            + ","
            + Decimals.format(accuracy, 1);
    return givesElevation() ? place + "," + Decimals.format(elevation, 1) : place;
  }

  /** Only fast systems claim an elevation. */
  private boolean givesElevation() {
    return mine.spec.fixSeconds() <= ELEVATION_UP_TO_SECONDS;
  }

  /** Header of a track file, after {@code card_id,time}. */
  String restHeader() {
    return mine.spec.positions() == PositionForm.COORDINATES
        ? "easting_m,northing_m,accuracy_m" + (givesElevation() ? ",elevation_m" : "")
        : "reader_id,distance_m,accuracy_m";
  }
}
