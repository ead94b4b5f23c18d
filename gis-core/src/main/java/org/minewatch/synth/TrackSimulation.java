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

  /** A row of a track file: the card, the local time and everything after it. */
  record Row(String card, LocalDateTime time, String rest) {}

  private static final int DAY_SECONDS = 86_400;
  private static final int STATION_SECONDS = 120;
  private static final int ZONE_SECONDS = 180;
  private static final int ELEVATION_UP_TO_SECONDS = 20;

  private final SyntheticMine mine;
  private final ReaderPlan readers;
  private final Dice dice;
  private final Map<LocalDate, DayOfWork> days = new HashMap<>();
  final List<Person> persons = new ArrayList<>();
  final List<ShiftCount> shifts = new ArrayList<>();
  final TreeMap<LocalDate, List<Row>> rows = new TreeMap<>();

  TrackSimulation(SyntheticMine mine, int nights, ReaderPlan readers, Dice dice) {
    this.mine = mine;
    this.readers = readers;
    this.dice = dice;
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
      observe(person, way, own);
    }
  }

  private void observe(Person person, Itinerary way, Dice own) {
    int every =
        switch (mine.spec.positions()) {
          case COORDINATES -> mine.spec.fixSeconds();
          case STATION -> STATION_SECONDS;
          case ZONE -> ZONE_SECONDS;
        };
    int clock = own.between(-3, 3);
    int[] lost = {0};
    way.sample(
        every,
        mine.spec.positions() == PositionForm.COORDINATES,
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
            day.add(new Row(person.cardId(), time, seen(spot, own)));
          }
        });
  }

  private String seen(Spot spot, Dice own) {
    return switch (mine.spec.positions()) {
      case COORDINATES -> coordinates(spot, own);
      case STATION -> {
        ReaderPlan.Heard heard = readers.hear(spot);
        double distance = heard.distance() + 0.4 * own.gauss();
        yield heard.reader().id() + "," + Decimals.format(distance, 1);
      }
      case ZONE -> {
        ReaderPlan.Reader reader = readers.hear(spot).reader();
        yield reader.id() + ",0," + Decimals.format(reader.range(), 0);
      }
    };
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
    return switch (mine.spec.positions()) {
      case COORDINATES ->
          "easting_m,northing_m,accuracy_m" + (givesElevation() ? ",elevation_m" : "");
      case STATION -> "reader_id,distance_m";
      case ZONE -> "reader_id,distance_m,accuracy_m";
    };
  }
}
