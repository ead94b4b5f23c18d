package org.minewatch.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Innocent things near flooded old workings: drilled, drained, or older than the lines. */
final class HonestWater {
  private HonestWater() {}

  /** A heading past the probe line with valid probe records for every metre, and its drillers. */
  static final class ProbedAdvance extends WaterSite {
    private static final double ALLOWED = 50;
    private static final double ROUND = 34;

    ProbedAdvance(Dice dice) {
      super(Difficulty.MEDIUM, dice);
    }

    @Override
    Lines lines() {
      double probe = chance("probe line").uniform(62, 68);
      return new Lines("uncertain", 24, probe, probe + 62);
    }

    @Override
    double gapAtFirst() {
      return lines().probe() - 9;
    }

    @Override
    double rate() {
      return slowly(3, 18);
    }

    private LocalDate drilling() {
      return first().plusDays(layout.nights() > 1 ? 1 : 0);
    }

    @Override
    void staff(Roster roster) {
      int shift = roster.allShifts.size() == 3 ? 1 : 0;
      roster.add(
          new Crew(
              "探放水队",
              List.of("探放水工", "探放水工", "探放水工"),
              false,
              Set.of(shift),
              roster.always,
              (day, dice) ->
                  List.of(
                      Roster.rest(new Spot(heading.road(), heading.advanceAt(day.date) - 3), 6))));
    }

    @Override
    void records(RegisterTables tables) {
      super.records(tables);
      for (int round = 3; round >= 0; round--) {
        double at = heading.advance() - 12 - ROUND * round;
        LocalDate day = first().minusDays(4 + 9L * round);
        probed(tables, day, at, ALLOWED, "09:30-14:30");
      }
      LocalDate day = drilling();
      probed(tables, day, heading.advanceAt(day), ALLOWED, "09:30-14:00");
    }

    @Override
    void tell(PlantedTruth truth) {
      truth.innocent(
          "heading "
              + faceId()
              + " past the probe line with valid probe records for every metre, drillers at its head");
    }
  }

  /** A heading past the stop line of a water that is recorded drained and verified. */
  static final class DrainedWater extends WaterSite {
    DrainedWater(Dice dice) {
      super(Difficulty.MEDIUM, dice);
    }

    @Override
    String state() {
      return "verified";
    }

    @Override
    Lines lines() {
      double probe = chance("probe line").uniform(32, 38);
      return new Lines("surveyed", 22, probe, probe + 62);
    }

    @Override
    double gapAtFirst() {
      return 16;
    }

    @Override
    double rate() {
      return slowly(2, 8);
    }

    @Override
    void records(RegisterTables tables) {
      super.records(tables);
      for (int round = 2; round >= 0; round--) {
        probed(
            tables,
            first().minusDays(3 + 10L * round),
            heading.advance() - 8 - 36.0 * round,
            50,
            "09:30-14:30");
      }
    }

    @Override
    void tell(PlantedTruth truth) {
      truth.innocent(
          "heading " + faceId() + " past the stop line of a water recorded drained and verified");
    }
  }

  /** A road older than the lines, with its belt and pump, inside the probe line. */
  static final class OldRoadAtWater extends WaterSite {
    private Road old;

    OldRoadAtWater(Dice dice) {
      super(Difficulty.MEDIUM, dice);
    }

    @Override
    boolean hasHeading() {
      return false;
    }

    @Override
    Lines lines() {
      double probe = chance("probe line").uniform(62, 68);
      return new Lines("uncertain", 24, probe, probe + 62);
    }

    @Override
    double gapAtFirst() {
      return 45;
    }

    @Override
    void build() {
      super.build();
      boolean north = layout.seam.slopeV() > 0;
      double far = advance() + (north ? MineLayout.RETURN_MAIN_V : 0);
      old =
          layout.gate(
              (north ? "1111" : "1112") + "旧运输巷", MineLayout.gateU(5), north, far, 2022, false);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "排水队",
              List.of("水泵工", "皮带司机"),
              false,
              roster.allShifts,
              roster.always,
              (day, dice) -> List.of(Roster.rest(new Spot(old, old.length() - 10), 15))));
    }

    @Override
    void tell(PlantedTruth truth) {
      truth.innocent("a road of 2022 with belt and pump reaches inside the probe line");
    }
  }
}
