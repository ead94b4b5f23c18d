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

  private static final int DAY_SECONDS = 86_400;
  private static final int ZONE_SECONDS = 180;
  private static final int ELEVATION_UP_TO_SECONDS = 20;

  private final SyntheticMine mine;
  private final ReaderPlan readers;
  private final Dice dice;
  private final StationWatch watch;
  private final Map<LocalDate, DayOfWork> days = new HashMap<>();
  private final Map<LocalDate, Ranging> ranging = new HashMap<>();
  private final List<StationWatch.Shift> watched = new ArrayList<>();
  final List<Person> persons = new ArrayList<>();
  final List<ShiftCount> shifts = new ArrayList<>();
  final TreeMap<LocalDate, List<Row>> rows = new TreeMap<>();

  TrackSimulation(SyntheticMine mine, int nights, ReaderPlan readers, Dice dice) {
    this.mine = mine;
    this.readers = readers;
    this.dice = dice;
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
            goDown(crew, members, shift, day);
            headcounts.computeIfAbsent(date, d -> new int[mine.spec.shiftsADay()])[shift] +=
                members.size();
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

  private void goDown(Crew crew, List<Person> members, int shift, int day) {
    LocalDate date = mine.layout.firstNight.plusDays(day);
    double start = (double) day * DAY_SECONDS + shiftStart(mine.spec, shift);
    Dice together = dice.fork(crew.team() + shift + "/" + day);
    boolean ride = mine.spec.has(Confounder.MAN_RIDER) && members.size() > 2;
    double departure = start - together.uniform(600, 1500);
    double handover = (mine.spec.has(Confounder.HANDOVER) ? 25 : 6) * 60;
    for (Person person : members) {
      Dice own = dice.fork(person.cardId() + "/" + day);
      double entry = ride ? departure : departure + own.uniform(-240, 240);
      DayOfWork work = days.computeIfAbsent(date, d -> new DayOfWork(mine.layout, d));
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
                ? start + 8 * 3600 + own.uniform(0, handover)
                : way.end() + stop.minutes() * 60;
        way.stay(stop.place(), stop.spread(), until);
      }
      way.walkTo(portal);
      if (mine.spec.positions().ranges()) {
        range(person, way, work, own);
      } else {
        observe(person, way, own);
      }
    }
  }

  private void range(Person person, Itinerary way, DayOfWork work, Dice own) {
    Ranging of = ranging.computeIfAbsent(work.date, d -> readers.ranging(work));
    StationWatch.Shift shift = watch.follow(person, way, of, own.fork("radio"));
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

  private void observe(Person person, Itinerary way, Dice own) {
    boolean coordinates = mine.spec.positions() == PositionForm.COORDINATES;
    int clock = own.between(-3, 3);
    int[] lost = {0};
    way.sample(
        way.start(),
        coordinates ? mine.spec.fixSeconds() : ZONE_SECONDS,
        coordinates,
        (t, spot) -> {
          if (lost[0] > 0) {
            lost[0]--;
            return;
          }
          if (own.chance(0.004)) {
            lost[0] = own.between(2, 12);
          }
          LocalDateTime time =
              mine.layout.firstNight.atStartOfDay().plusSeconds(StrictMath.round(t) + clock);
          List<Row> day = rows.get(time.toLocalDate());
          if (day != null) {
            day.add(new Row(person.cardId(), time, spot, seen(spot, own)));
          }
        });
  }

  private String seen(Spot spot, Dice own) {
    if (mine.spec.positions() == PositionForm.COORDINATES) {
      return coordinates(spot, own);
    }
    ReaderPlan.Reader reader = readers.zoneOf(spot);
    return reader.id() + ",0," + Decimals.format(reader.range(), 0);
  }

  private String coordinates(Spot spot, Dice own) {
    Coordinate c = spot.place();
    double sigma = mine.spec.noiseMetres();
    double east = c.x + sigma * own.gauss();
    double north = c.y + sigma * own.gauss();
    if (own.chance(mine.spec.has(Confounder.MULTIPATH) ? 0.004 : 0.0005)) {
      double angle = own.uniform(0, 2 * StrictMath.PI);
      double jump = own.uniform(10, 40);
      east += jump * StrictMath.cos(angle);
      north += jump * StrictMath.sin(angle);
    }
    String place =
        Decimals.format(east, 1)
            + ","
            + Decimals.format(north, 1)
            + ","
            + Decimals.format(sigma, 1);
    return givesElevation()
        ? place + "," + Decimals.format(c.getZ() + sigma * own.gauss(), 1)
        : place;
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
