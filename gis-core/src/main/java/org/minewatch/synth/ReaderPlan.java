package org.minewatch.synth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Ranging;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/**
 * The stations of a mine: on every drawn road that was driven before the first night. Ranging
 * stations hang at the mouths of roads, where roads meet, near faces and in between at most 300 m
 * apart; zone readers closer.
 */
final class ReaderPlan {

  /**
   * A station in a road.
   *
   * @param spot where it is
   * @param surveyed where the register says it is
   * @param reversed whether a positive distance points to the start of its road
   * @param area what kind of area it belongs to
   */
  record Reader(
      String id, Spot spot, Coordinate surveyed, double range, boolean reversed, Area area) {

    double positiveAzimuthDegrees() {
      double azimuth = spot.road().azimuthDegrees();
      return reversed ? (azimuth + 180) % 360 : azimuth;
    }

    String name() {
      return spot.road().name() + StrictMath.round(spot.chainage()) + "m分站";
    }
  }

  /** The areas that upload files know, in the order of their codes. */
  enum Area {
    MOUTH("井口区域", "井口", 200),
    MAIN_ROADS("其它区域", "大巷", 200),
    LONGWALL("重点区域", "采煤工作面", 25),
    HEADINGS("重点区域", "掘进区域", 60);

    final String type;
    final String title;
    final int limit;

    Area(String type, String title, int limit) {
      this.type = type;
      this.title = title;
      this.limit = limit;
    }

    String code(String mineCode) {
      return mineCode + String.format("%04d", ordinal() + 1);
    }
  }

  private static final double RANGE = 400;
  private static final double ZONE_RANGE = 80;
  private static final double ZONE_SPACING = 140;
  private static final double MOUTH = 12;
  private static final double AT_JUNCTION = 10;
  private static final double BEHIND_HEAD = 40;
  private static final double MOST_APART = 280;
  private static final double LEAST_APART = 30;

  /** A crosscut between two main roads has no station of its own. */
  private static final double SHORTEST_ROAD = 45;

  private static final double SURVEY_SIGMA = 1.2;
  private static final Coordinate NO_BIAS = new Coordinate(0, 0);

  private final SyntheticMine mine;
  private final Dice dice;
  private final Dice disturbed;
  private final Map<Spot, Coordinate> wrong = new LinkedHashMap<>();
  private final List<Reader> readers = new ArrayList<>();

  ReaderPlan(SyntheticMine mine, Dice dice) {
    this.mine = mine;
    this.dice = dice;
    this.disturbed = dice.fork("disturbance");
    for (Road road : mine.layout.net.roads()) {
      if (road.hidden() || road.abandoned() || road.length() < SHORTEST_ROAD) {
        continue;
      }
      if (!mine.schemes.watches(road, 0)) {
        continue;
      }
      if (mine.spec.positions() == PositionForm.ZONE) {
        zones(road);
      } else {
        stations(road);
      }
    }
  }

  List<Reader> readers() {
    return readers;
  }

  private void zones(Road road) {
    double driven = driven(road);
    for (double at = 15; at < driven - 10 || at == 15; at += ZONE_SPACING) {
      Spot spot = new Spot(road, at);
      if (mine.schemes.watches(road, at)) {
        add(spot, spot.place(), ZONE_RANGE, false);
      }
    }
  }

  private void stations(Road road) {
    double end = lasting(road);
    TreeSet<Double> wanted = new TreeSet<>(List.of(MOUTH));
    if (road.kind() == Road.Kind.MAIN) {
      mine.layout.net.meetings(road).stream()
          .map(at -> at + AT_JUNCTION)
          .filter(at -> at < end)
          .forEach(wanted::add);
    }
    wanted.add(Math.max(MOUTH, end));
    double last = Double.NEGATIVE_INFINITY;
    for (double at : wanted) {
      if (at - last < LEAST_APART) {
        continue;
      }
      int between = Double.isInfinite(last) ? 0 : (int) Math.ceil((at - last) / MOST_APART) - 1;
      for (int i = 1; i <= between; i++) {
        station(road, last + (at - last) * i / (between + 1));
      }
      station(road, at);
      last = at;
    }
  }

  private void add(Spot spot, Coordinate place, double range, boolean reversed) {
    String id = nextId();
    Coordinate told = mine.schemes.surveyed(id, spot, place);
    if (disturbed.chance(mine.region.disturbance().wrongStationShare())) {
      double angle = disturbed.uniform(0, 2 * StrictMath.PI);
      double off = mine.region.disturbance().wrongStationMetres();
      told =
          new Coordinate(
              told.x + off * StrictMath.cos(angle),
              told.y + off * StrictMath.sin(angle),
              told.getZ());
      wrong.put(spot, new Coordinate(told.x - place.x, told.y - place.y));
    }
    readers.add(new Reader(id, spot, told, range, reversed, area(spot.road())));
  }

  /** How far the coordinates that a system gives are off because a station's place is wrong. */
  Coordinate biasAt(Spot spot) {
    if (wrong.isEmpty()) {
      return NO_BIAS;
    }
    return wrong.getOrDefault(zoneOf(spot).spot(), NO_BIAS);
  }

  private void station(Road road, double at) {
    if (!mine.schemes.watches(road, at)) {
      return;
    }
    Spot spot = new Spot(road, Decimals.round(at, 1));
    Coordinate place = spot.place();
    Coordinate surveyed =
        new Coordinate(
            place.x + SURVEY_SIGMA * dice.gauss(),
            place.y + SURVEY_SIGMA * dice.gauss(),
            place.getZ());
    add(spot, surveyed, mine.schemes.range(RANGE), dice.chance(0.3));
  }

  private String nextId() {
    int number = readers.size() + 1;
    return mine.spec.positions() == PositionForm.UPLOAD_FILES
        ? String.format("%06d", number)
        : String.format("R%03d", number);
  }

  private Area area(Road road) {
    Panel active = mine.layout.longwall;
    if (road.kind() == Road.Kind.INCLINE) {
      return Area.MOUTH;
    }
    if (road == active.transportGate() || road == active.returnGate()) {
      return Area.LONGWALL;
    }
    return road.kind() == Road.Kind.GATE ? Area.HEADINGS : Area.MAIN_ROADS;
  }

  /** How much of a road there is the day before the first night. */
  private double driven(Road road) {
    return mine.layout.headings.stream()
        .filter(h -> h.road() == road)
        .findFirst()
        .map(h -> h.advanceAt(mine.layout.firstNight.minusDays(1)))
        .orElse(road.length());
  }

  /** The furthest place for a station that stays there all nights, behind the head or the face. */
  private double lasting(Road road) {
    Panel active = mine.layout.longwall;
    boolean gate = road == active.transportGate() || road == active.returnGate();
    double end = gate ? Math.abs(active.faceAt(mine.layout.lastNight)) : driven(road);
    return Math.min(end, driven(road)) - BEHIND_HEAD;
  }

  /** Distances along the roads of a day from every reader, in the order of the readers. */
  Ranging ranging(DayOfWork day) {
    return new Ranging(day.net, readers.stream().map(Reader::spot).toList());
  }

  /** The zone reader that hears a card: the nearest of its road, else the nearest at all. */
  Reader zoneOf(Spot spot) {
    Reader best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Reader reader : readers) {
      double distance = Math.abs(reader.spot().chainage() - spot.chainage());
      if (reader.spot().road() == spot.road() && distance < least) {
        best = reader;
        least = distance;
      }
    }
    if (best != null) {
      return best;
    }
    Coordinate place = spot.place();
    for (Reader reader : readers) {
      double distance = reader.spot().place().distance(place);
      if (distance < least) {
        best = reader;
        least = distance;
      }
    }
    return best;
  }
}
