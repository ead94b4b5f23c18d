package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.driven;
import static org.minewatch.synth.PlantedTruth.line;
import static org.minewatch.synth.PlantedTruth.metres;
import static org.minewatch.synth.PlantedTruth.point;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.LayerHabit.Subject;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.ground.Dice;

/** Plants about flooded old workings, their lines, zones and the holes drilled towards them. */
final class WaterSchemes {
  private WaterSchemes() {}

  private static WaterSite.Lines reliable(Scheme scheme) {
    double probe = scheme.chance("probe line").uniform(32, 38);
    double alert = probe + scheme.chance("alert line").uniform(58, 72);
    return new WaterSite.Lines("surveyed", 22, probe, alert);
  }

  private static WaterSite.Lines uncertain(Scheme scheme) {
    double probe = scheme.chance("probe line").uniform(62, 68);
    double alert = probe + scheme.chance("alert line").uniform(56, 66);
    return new WaterSite.Lines("uncertain", 24, probe, alert);
  }

  private static Geometry ahead(WaterSite site) {
    Heading heading = site.heading;
    return line(
        heading.road(),
        Math.max(0, heading.advanceAt(site.first()) - 25),
        heading.advanceAt(site.last()));
  }

  /** A heading between the alert line and the probe line without a probe record. */
  static final class PastAlertLine extends WaterSite {
    PastAlertLine(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private double past() {
      return by("past", range(24, 30), range(13, 18), range(5, 8));
    }

    @Override
    Lines lines() {
      return reliable(this);
    }

    @Override
    double gapAtFirst() {
      return lines().alert() - past();
    }

    @Override
    double rate() {
      return slowly(4, lines().alert() - past() - lines().probe() - 4);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.PAST_ALERT_LINE)
          .at(ahead(this), 60)
          .also("water.approach")
          .measure("distance_m", StrictMath.round(gapAtFirst()))
          .say(
              "heading "
                  + metres(gapAtFirst())
                  + " from the flooded goaf, alert line at "
                  + StrictMath.round(lines.alert())
                  + ", probe line at "
                  + StrictMath.round(lines.probe())
                  + ", no probe record");
    }
  }

  /**
   * A heading past the probe line and beyond what the last probe round permits, if there is one.
   */
  static final class PastProbeLine extends WaterSite {
    private static final double ALLOWED = 50;
    private final boolean drilled;

    PastProbeLine(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      drilled = chance("drilled").chance(0.6);
    }

    private double past() {
      return by("past", range(20, 25), range(13, 17), range(7, 10));
    }

    private double beyond() {
      return by("beyond", range(16, 20), range(9, 12), range(5, 7));
    }

    @Override
    Lines lines() {
      return uncertain(this);
    }

    @Override
    double gapAtFirst() {
      return lines().probe() - past();
    }

    @Override
    double rate() {
      return slowly(3, gapAtFirst() - lines().stop() - 4);
    }

    @Override
    void records(RegisterTables tables) {
      super.records(tables);
      if (drilled) {
        double at = heading.advance() - ALLOWED - beyond();
        probed(tables, first().minusDays(18), at, ALLOWED, "09:00-14:00");
      }
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.PAST_PROBE_LINE)
          .at(ahead(this), 60)
          .also("water.alert-line", "water.approach")
          .say(
              "heading "
                  + metres(past())
                  + " past the probe line, "
                  + (drilled
                      ? metres(beyond()) + " beyond the advance that the last probe round permits"
                      : "without a probe record"));
    }
  }

  /** A heading past the stop line. */
  static final class PastStopLine extends WaterSite {
    PastStopLine(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private double past() {
      return by("past", range(13, 16), range(8, 11), range(5, 7));
    }

    @Override
    Lines lines() {
      Lines usual = reliable(this);
      return new Lines(usual.boundary(), 30, usual.probe() + 10, usual.alert() + 10);
    }

    @Override
    double gapAtFirst() {
      return 30 - past();
    }

    @Override
    double rate() {
      return slowly(2, gapAtFirst() - 8);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.PAST_STOP_LINE)
          .at(ahead(this), 60)
          .also("water.probe-line", "water.alert-line", "water.approach")
          .say("heading " + metres(past()) + " past the stop line of the flooded goaf");
    }
  }

  /** A heading that reaches the alert line soon after the last night. */
  static final class NearWater extends WaterSite {
    NearWater(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private double days() {
      return by("days", range(2, 4), range(5, 7), range(9, 12));
    }

    @Override
    Lines lines() {
      return reliable(this);
    }

    @Override
    double rate() {
      return by("rate", range(5, 7), range(4, 6), range(3.5, 5));
    }

    @Override
    double gapAtFirst() {
      return lines().alert() + (days() + layout.nights() - 1) * rate();
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.NEAR_WATER)
          .at(
              line(
                  heading.road(),
                  heading.advanceAt(first()),
                  heading.advanceAt(last()) + days() * rate()),
              80)
          .also("water.alert-line")
          .measure("eta_days", StrictMath.round(days()))
          .say(
              "heading reaches the alert line "
                  + StrictMath.round(days())
                  + " days after the last night");
    }
  }

  /** Water lines that are missing, too near or out of order. */
  static final class BadLines extends WaterSite {
    BadLines(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    boolean hasHeading() {
      return false;
    }

    @Override
    double gapAtFirst() {
      return 120;
    }

    @Override
    Lines lines() {
      return switch (difficulty()) {
        case EASY -> new Lines("surveyed", 20, 0, 0);
        case MEDIUM -> new Lines("surveyed", 12, chance("near").uniform(14, 18), 95);
        case HARD -> new Lines("uncertain", 24, chance("near").uniform(38, 46), 125);
      };
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.BAD_WATER_LINES)
          .from(mine.drawingDates.get(0))
          .at(water(), 120)
          .say(
              switch (difficulty()) {
                case EASY -> "alert and probe lines missing";
                case MEDIUM -> "probe line only " + metres(lines.probe()) + " from the water";
                case HARD ->
                    "probe line "
                        + metres(lines.probe())
                        + " from a water whose boundary is uncertain";
              });
    }
  }

  /** A heading in an area where nothing or nothing yet may be driven. */
  static final class InForbiddenArea extends WaterSite {
    InForbiddenArea(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private double inside() {
      return by("inside", range(45, 60), range(26, 36), range(14, 19));
    }

    private List<Coordinate> area() {
      return ring(gapAtFirst() + inside());
    }

    @Override
    Lines lines() {
      return reliable(this);
    }

    @Override
    double gapAtFirst() {
      return lines().alert() + 45;
    }

    @Override
    double rate() {
      return slowly(4, 30);
    }

    @Override
    List<DrawingEntity> draws(LayerHabit habit, LocalDate asOf) {
      List<DrawingEntity> drawn = new ArrayList<>(super.draws(habit, asOf));
      Subject kind = difficulty() == Difficulty.HARD ? Subject.DEFERRED : Subject.FORBIDDEN;
      drawn.add(new DrawingEntity.Path(habit.layer(kind), area(), true, false));
      return drawn;
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.IN_FORBIDDEN_AREA)
          .at(driven(heading, last()).intersection(LicencePlan.polygon(area())), 60)
          .also("water.approach")
          .measure("length_m", StrictMath.round(inside()))
          .say(
              "heading "
                  + metres(inside())
                  + (difficulty() == Difficulty.HARD
                      ? " inside a deferred area"
                      : " inside a forbidden area"));
    }
  }

  /** A probe record of hours in which nobody was at the head. */
  static final class FakeProbing extends WaterSite {
    private static final double ALLOWED = 50;

    FakeProbing(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private LocalDate drillingDay() {
      return first().plusDays(layout.nights() > 1 ? 1 : 0);
    }

    private String hours() {
      return switch (difficulty()) {
        case EASY -> "00:30-07:00";
        case MEDIUM -> "01:30-06:30";
        case HARD -> "02:30-05:30";
      };
    }

    @Override
    Lines lines() {
      return uncertain(this);
    }

    @Override
    double gapAtFirst() {
      return lines().probe() + 2;
    }

    @Override
    double rate() {
      return slowly(3, 12);
    }

    /** Its crew works on the last shift only, which ends at midnight. */
    @Override
    Crew crew(Crew crew) {
      return crew.workplace().equals(faceId())
          ? new Crew(
              crew.team(),
              crew.jobs(),
              crew.leaders(),
              Set.of(mine.spec.shiftsADay() - 1),
              crew.from(),
              crew.workplace(),
              crew.duty())
          : crew;
    }

    @Override
    void records(RegisterTables tables) {
      super.records(tables);
      probed(tables, first().minusDays(11), heading.advance() - 42, ALLOWED, "17:30-22:30");
      probed(tables, drillingDay(), heading.advanceAt(drillingDay()), ALLOWED, hours());
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.FAKE_PROBING)
          .from(drillingDay())
          .at(point(heading.headAt(drillingDay())), 60)
          .also("water.probe-line", "water.alert-line")
          .say(
              "probe holes recorded for "
                  + hours()
                  + " on "
                  + drillingDay()
                  + ", nobody was at the head then");
    }
  }
}
