package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.line;
import static org.minewatch.synth.PlantedTruth.metres;
import static org.minewatch.synth.PlantedTruth.point;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.DrawingPlan.SealMark;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Plants about drawings: displaced, regressed, with other elevations, seals or neighbours. */
final class DrawingSchemes {
  private DrawingSchemes() {}

  /** Mines whose drawings show this one's workings too, and so contradict a false one. */
  private static List<String> neighbours(SyntheticMine mine) {
    return Stream.of(mine.southernNeighbour, mine.northernNeighbour)
        .flatMap(Optional::stream)
        .map(m -> m.code)
        .toList();
  }

  /** All workings drawn some metres off and a little turned, the licence boundary in place. */
  static final class Displaced extends Scheme {
    private double east;
    private double north;
    private double cos;
    private double sin;
    private double metres;
    private double degrees;
    private Coordinate centre;

    Displaced(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      metres = by("metres", range(30, 45), range(18, 26), range(9, 13));
      degrees =
          chance("turned").chance(0.4)
              ? by("turn", range(0.3, 0.6), range(0.15, 0.3), range(0.05, 0.1))
              : 0;
      double direction = chance("direction").uniform(0, 2 * StrictMath.PI);
      east = metres * StrictMath.cos(direction);
      north = metres * StrictMath.sin(direction);
      cos = StrictMath.cos(StrictMath.toRadians(degrees));
      sin = StrictMath.sin(StrictMath.toRadians(degrees));
      centre = layout.frame.toGrid(1500, 100);
    }

    @Override
    Coordinate redraw(Object of, Coordinate c, LocalDate asOf) {
      double x = c.x - centre.x;
      double y = c.y - centre.y;
      return new Coordinate(
          centre.x + cos * x - sin * y + east, centre.y + sin * x + cos * y + north, c.getZ());
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.DISPLACED_DRAWING)
          .at(LicencePlan.polygon(mine.licence.outline()), 200)
          .also(
              "boundary.mismatch",
              "drawing.missing-roadway",
              "drawing.elevation",
              "boundary.drawn",
              "seal.mismatch",
              "goaf.entered",
              "position.station-misplaced",
              "drawing.neighbour")
          .alsoMines(neighbours(mine))
          .measure("offset_m", Decimals.round(metres, 1))
          .measure("rotation_deg", Decimals.round(degrees, 2))
          .say(
              "drawing shifted by "
                  + Decimals.format(metres, 1)
                  + " m and rotated by "
                  + Decimals.format(degrees, 2)
                  + " degrees, licence boundary in place");
    }
  }

  /** Workings of the finished panel 1102 that are gone from the latest drawing. */
  static final class Regressed extends Scheme {
    Regressed(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    private Panel panel() {
      return layout.finished.get(1);
    }

    private boolean gone(Object of) {
      Panel panel = panel();
      boolean goaf = of == panel;
      boolean gates = of == panel.transportGate() || of == panel.returnGate();
      boolean seals =
          of instanceof SealMark seal
              && (seal.gate() == panel.transportGate() || seal.gate() == panel.returnGate());
      return switch (difficulty()) {
        case EASY -> goaf || gates || seals;
        case MEDIUM -> goaf;
        case HARD -> of == panel.returnGate();
      };
    }

    @Override
    boolean omits(Object of, LocalDate asOf) {
      return asOf.equals(mine.latestDrawing()) && gone(of);
    }

    @Override
    void tell(PlantedTruth truth) {
      Panel panel = panel();
      Geometry place =
          difficulty() == Difficulty.HARD
              ? line(panel.returnGate(), 0, panel.returnGate().length())
              : LicencePlan.polygon(panel.outline(layout.frame));
      truth
          .event(Plant.REGRESSED_DRAWING)
          .from(mine.latestDrawing())
          .alsoMines(neighbours(mine))
          .at(place, 80)
          .also("seal.mismatch", "drawing.neighbour")
          .say(
              switch (difficulty()) {
                    case EASY -> "goaf of finished panel 1102, its roads and seals";
                    case MEDIUM -> "goaf of finished panel 1102";
                    case HARD -> "return gate of finished panel 1102";
                  }
                  + " gone from the latest drawing");
    }
  }

  /** Elevations of both gate roads of the longwall raised in the latest drawing. */
  static final class RaisedElevations extends Scheme {
    private final double metres;

    RaisedElevations(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      metres = StrictMath.rint(by("metres", range(34, 45), range(22, 30), range(13, 17)));
    }

    @Override
    Coordinate redraw(Object of, Coordinate c, LocalDate asOf) {
      boolean raised =
          asOf.equals(mine.latestDrawing())
              && (of == layout.longwall.transportGate() || of == layout.longwall.returnGate());
      return raised ? new Coordinate(c.x, c.y, c.getZ() + metres) : c;
    }

    @Override
    void tell(PlantedTruth truth) {
      Road a = layout.longwall.transportGate();
      Road b = layout.longwall.returnGate();
      truth
          .event(Plant.RAISED_ELEVATIONS)
          .from(mine.latestDrawing())
          .also("boundary.elevation")
          .at(line(a, 0, a.length()).union(line(b, 0, b.length())), 80)
          .measure("offset_m", StrictMath.round(metres))
          .say(
              "elevations of both gate roads of 1103 raised by "
                  + metres(metres)
                  + " in the latest drawing, true in the one before");
    }
  }

  /** A goaf of the southern neighbour on this mine's drawing that the neighbour's own lacks. */
  static final class NeighbourGoaf extends Scheme {
    private List<Coordinate> ring;
    private double wide;

    NeighbourGoaf(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      wide = by("wide", range(220, 280), range(140, 180), range(80, 100));
      double deep = by("deep", range(120, 150), range(90, 110), range(55, 65));
      double u = chance("u").uniform(1350, 1700);
      double v = -layout.south - 22;
      ring =
          List.of(
              layout.frame.toGrid(u, v),
              layout.frame.toGrid(u + wide, v),
              layout.frame.toGrid(u + wide, v - deep),
              layout.frame.toGrid(u, v - deep));
    }

    @Override
    List<DrawingEntity> draws(LayerHabit habit, LocalDate asOf) {
      String name = mine.southernNeighbour.orElseThrow().spec.name();
      return List.of(new DrawingEntity.Path(name + "采空区", ring, true, false));
    }

    @Override
    void tell(PlantedTruth truth) {
      SyntheticMine south = mine.southernNeighbour.orElseThrow();
      truth
          .event(Plant.NEIGHBOUR_GOAF)
          .from(mine.drawingDates.get(0))
          .at(LicencePlan.polygon(ring), 120)
          .alsoMines(List.of(south.code))
          .measure("width_m", StrictMath.round(wide))
          .say(
              "drawing shows a goaf of "
                  + south.spec.name()
                  + ", "
                  + metres(wide)
                  + " wide, close behind the common border that the neighbour's own drawing lacks");
    }
  }

  /** A seal that is registered and not drawn, or drawn and not registered. */
  static final class UnmatchedSeal extends Scheme {
    private final boolean drawn;

    UnmatchedSeal(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      drawn = chance("drawn").chance(0.5);
    }

    private Road gate() {
      return layout.finished.get(1).returnGate();
    }

    @Override
    boolean omits(Object of, LocalDate asOf) {
      return !drawn && of instanceof SealMark seal && seal.gate() == gate();
    }

    @Override
    boolean registersSeal(Road gate) {
      return !drawn || gate != gate();
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.UNMATCHED_SEAL)
          .from(mine.drawingDates.get(0))
          .at(point(new Spot(gate(), 12)), 60)
          .say(
              "seal of "
                  + gate().name()
                  + (drawn ? " is drawn but not registered" : " is registered but not drawn"));
    }
  }
}
