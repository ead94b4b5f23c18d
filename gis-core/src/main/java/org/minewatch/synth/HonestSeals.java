package org.minewatch.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.Crew.Stop;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Innocent things at seals, doors and kept gateways that look like violations. */
final class HonestSeals {
  private HonestSeals() {}

  /** The gas checker looks at every seal once a shift, from in front of it. */
  static final class SealChecks extends Honest {
    SealChecks(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      List<Stop> stops = new ArrayList<>();
      for (Panel panel : layout.finished) {
        stops.add(new Stop(new Spot(panel.transportGate(), 9), 3, 8));
        stops.add(new Stop(new Spot(panel.returnGate(), 9), 3, 8));
      }
      stops.add(Roster.rest(new Spot(layout.haulage, 150), 60));
      roster.add(
          new Crew(
              "密闭检查组",
              List.of("瓦斯检查工", "通风工"),
              false,
              Set.of(roster.allShifts.size() - 1),
              roster.always,
              (day, dice) -> stops));
    }

    @Override
    String what() {
      return "gas checks in front of every seal once a day";
    }
  }

  /** An air door in a crosscut that everybody walks through. */
  static final class AirDoor extends Honest {
    AirDoor(Dice dice) {
      super(dice);
    }

    private Coordinate place() {
      return layout.frame.toGrid(1810, 20);
    }

    @Override
    void staff(Roster roster) {
      Spot north = new Spot(layout.returnMain, 1810 - MineLayout.MAIN_START - 40);
      Spot south = new Spot(layout.haulage, 1810 - MineLayout.MAIN_START + 40);
      roster.add(
          new Crew(
              "巡检组",
              List.of("管路工", "机电维修工"),
              false,
              roster.allShifts,
              roster.always,
              (day, dice) ->
                  List.of(
                      new Stop(north, 20, dice.uniform(60, 100)),
                      new Stop(south, 20, dice.uniform(60, 100)),
                      new Stop(north, 20, dice.uniform(60, 100)),
                      Roster.rest(south, 20))));
    }

    @Override
    void records(RegisterTables tables) {
      Coordinate c = place();
      tables
          .table("seals.csv")
          .row(
              mine.code,
              "FM-1",
              Decimals.format(c.x, 2),
              Decimals.format(c.y, 2),
              first().minusYears(2),
              "air-door");
    }

    @Override
    String what() {
      return "an air door in the crosscut at u 1810 is registered among the seals and passed daily";
    }
  }

  /** A seal opened with an approval, and people who work behind it. */
  static final class OpenedSeal extends Honest {
    OpenedSeal(Dice dice) {
      super(dice);
    }

    private Road gate() {
      return layout.finished.get(0).returnGate();
    }

    @Override
    boolean registersSeal(Road gate) {
      return gate != gate();
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "启封队",
              Roster.jobs(List.of("通风工", "瓦斯检查工", "支护工", "安全检查工"), 4),
              false,
              Set.of(roster.allShifts.size() - 1),
              first(),
              (day, dice) ->
                  List.of(
                      new Stop(new Spot(gate(), 45), 20, 150),
                      Roster.rest(new Spot(layout.returnMain, 330), 20))));
    }

    @Override
    void records(RegisterTables tables) {
      Coordinate c = gate().at(12);
      String approval = "示能启〔2026〕2号";
      tables
          .table("seals.csv")
          .row(
              mine.code,
              "MB-2",
              Decimals.format(c.x, 2),
              Decimals.format(c.y, 2),
              layout.finished.get(0).reference().plusDays(20),
              "goaf",
              first().minusDays(3),
              approval);
      tables
          .table("approvals.csv")
          .row(
              mine.code,
              approval,
              "seal-opening",
              RegisterTables.polygon(
                  RegisterTables.corridor(
                      new Road(
                          "",
                          Road.Kind.GATE,
                          true,
                          2026,
                          true,
                          false,
                          List.of(gate().at(0), gate().at(90))),
                      20)),
              first().minusDays(5),
              last().plusDays(20),
              MineLayout.SEAM_NAME);
    }

    @Override
    String what() {
      return "seal of "
          + gate().name()
          + " opened with an approval on record, people work behind it";
    }
  }

  /** People who check the gate kept open beside the goaf behind the longwall. */
  static final class KeptGateway extends Honest {
    KeptGateway(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "留巷队",
              List.of("支护工", "支护工"),
              false,
              Set.of(roster.allShifts.size() - 1),
              roster.always,
              (day, dice) -> {
                double face = Math.abs(layout.longwall.faceAt(day.date)) - MineLayout.RETURN_MAIN_V;
                return List.of(
                    new Stop(new Spot(layout.longwall.transportGate(), face + 35), 25, 120),
                    Roster.rest(new Spot(day.face, 12), 10));
              }));
    }

    @Override
    String what() {
      return "the transport gate is kept open behind the longwall, two people support it";
    }
  }
}
