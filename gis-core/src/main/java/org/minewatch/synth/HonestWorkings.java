package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.LayerHabit.Subject;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Innocent workings and drawings that look like violations. */
final class HonestWorkings {
  private HonestWorkings() {}

  /** Drilling sites off a gate: short stubs, far apart, in nobody's way. */
  static final class DrillSites extends Honest {
    DrillSites(Dice dice) {
      super(dice);
    }

    @Override
    void build() {
      Road gate = layout.longwall.transportGate();
      double u = layout.longwall.left();
      for (int i = 0; i < 5; i++) {
        double v = MineLayout.RETURN_MAIN_V + 30 + 62 * i;
        Road stub = layout.add("钻场" + (i + 1), Road.Kind.CONNECTION, true, 2025, u, v, u - 5, v);
        layout.net.join(new Spot(stub, 0), new Spot(gate, v - MineLayout.RETURN_MAIN_V));
      }
    }

    @Override
    String what() {
      return "five drilling sites of 5 m every 62 m off the transport gate of the longwall";
    }
  }

  /** A traverse levelled again between two drawings. */
  static final class Relevelled extends Honest {
    Relevelled(Dice dice) {
      super(dice);
    }

    @Override
    Coordinate redraw(Object of, Coordinate c, LocalDate asOf) {
      return asOf.equals(mine.latestDrawing()) && of instanceof Road
          ? new Coordinate(c.x + 0.3, c.y - 0.4, c.getZ() + 0.35)
          : c;
    }

    @Override
    String what() {
      return "a traverse levelled again: all roads 0.5 m aside and 0.35 m higher in the latest drawing";
    }
  }

  /** Spare and installing panels and a rock heading, which do not count among the faces. */
  static final class SpareFaces extends Honest {
    SpareFaces(Dice dice) {
      super(dice);
    }

    @Override
    void records(RegisterTables tables) {
      double u = MineLayout.gateU(2);
      tables
          .table("faces.csv")
          .row(
              mine.code,
              "1105",
              "longwall",
              "1105备用工作面",
              MineLayout.SEAM_NAME,
              first().minusDays(20),
              null,
              RegisterTables.polygon(
                  List.of(
                      layout.frame.toGrid(u, 90),
                      layout.frame.toGrid(u + 180, 90),
                      layout.frame.toGrid(u + 180, 460),
                      layout.frame.toGrid(u, 460))),
              "mechanised",
              "coal",
              "spare",
              "2.6",
              mine.longwallLimit(),
              "0.0");
    }

    @Override
    String what() {
      return "a spare panel is registered beside the one being extracted";
    }
  }

  /** A crew drives in a lower seam under the goaf of the first panel. */
  static final class LowerSeam extends Honest {
    static final String SEAM = "M9";
    private static final double BELOW = 36;
    private Road road;
    private Road down;

    LowerSeam(Dice dice) {
      super(dice);
    }

    @Override
    void build() {
      double u = MineLayout.gateU(0) + 90;
      int year = layout.firstNight.getYear();
      List<Coordinate> steep =
          List.of(level(u, 0, 0), level(u, 60, BELOW * 0.5), level(u, 120, BELOW));
      down = new Road("M9联络斜巷", Road.Kind.CONNECTION, false, year - 1, false, false, steep);
      layout.net.add(down);
      layout.net.join(new Spot(down, 0), layout.onHaulage(u));
      List<Coordinate> line = new ArrayList<>();
      for (double v = 120; v <= 420; v += 60) {
        line.add(level(u, v, BELOW));
      }
      road = new Road("2101运输顺槽", Road.Kind.GATE, true, year - 1, false, false, line);
      layout.net.add(road);
      layout.net.join(new Spot(road, 0), new Spot(down, down.length()));
    }

    private Coordinate level(double u, double v, double below) {
      Coordinate c = layout.frame.toGrid(u, v);
      c.setZ(layout.seam.floor(u, v) - below);
      return c;
    }

    @Override
    boolean isLower(Road of) {
      return of == road;
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "M9维修队",
              List.of("支护工", "机电维修工", "普工"),
              false,
              roster.allShifts,
              roster.always,
              (day, dice) -> List.of(Roster.rest(new Spot(road, road.length() - 15), 60))));
    }

    @Override
    String what() {
      return "a road in seam M9 36 m under the goaf of panel 1101, people maintain it every shift";
    }
  }

  /** An old curved working with its goaf, all of it drawn. */
  static final class CurvedOldWorking extends Honest {
    private Road curve;

    CurvedOldWorking(Dice dice) {
      super(dice);
    }

    @Override
    void build() {
      List<Coordinate> line = new ArrayList<>();
      for (int i = 0; i <= 12; i++) {
        double angle = StrictMath.toRadians(-90 + 12.0 * i);
        double u = 640 + 190 * StrictMath.cos(angle);
        double v = -30 + 190 * (-1 - StrictMath.sin(angle));
        Coordinate c = layout.frame.toGrid(u, v);
        c.setZ(layout.seam.floor(u, v));
        line.add(c);
      }
      curve = new Road("老运输巷", Road.Kind.CONNECTION, true, 2019, true, false, line);
      layout.net.add(curve);
    }

    @Override
    List<DrawingEntity> draws(LayerHabit habit, LocalDate asOf) {
      List<Coordinate> ring = new ArrayList<>();
      for (int i = 0; i <= 16; i++) {
        double angle = StrictMath.toRadians(22.5 * i);
        ring.add(
            layout.frame.toGrid(
                520 + 60 * StrictMath.cos(angle), -250 + 45 * StrictMath.sin(angle)));
      }
      return List.of(new DrawingEntity.Path(habit.layer(Subject.GOAF), ring, true, false));
    }

    @Override
    String what() {
      return "a curved old road and a round old goaf that every drawing shows";
    }
  }
}
