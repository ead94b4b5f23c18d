package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.line;
import static org.minewatch.synth.PlantedTruth.metres;
import static org.minewatch.synth.PlantedTruth.point;

import java.time.LocalDateTime;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Plants about stations and upload files: what is not told, or told again otherwise. */
final class StationSchemes {
  private StationSchemes() {}

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
