package org.minewatch.synth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Frame;
import org.minewatch.synth.ground.GaussKrueger;

/** Builds a synthetic region from its description and writes it down. */
public final class SyntheticRegion {
  /** Where the exchange-format folder lies inside the folder written to. */
  public static final String REGION = "region";

  /** Where the truth lies inside the folder written to. */
  public static final String TRUTH = "truth.json";

  private static final double LONGITUDE = 103.8;
  private static final double LATITUDE = 25.5;
  private static final double SPACING = 4700;
  private static final int COLUMNS = 3;

  private SyntheticRegion() {}

  /**
   * Writes {@code region/} and {@code truth.json} into a folder, which is created when absent.
   * Files of the same names are replaced, others are left alone.
   */
  public static Truth write(SynthSpec spec, Path folder) throws IOException {
    List<SyntheticMine> mines = mines(spec);
    List<Truth.Event> events = new ArrayList<>();
    List<Truth.Benign> benign = new ArrayList<>();
    for (SyntheticMine mine : mines) {
      PlantedTruth planted = new PlantedTruth(mine);
      events.addAll(planted.events());
      benign.addAll(planted.benign());
    }
    RegionFiles files = new RegionFiles(spec, folder.resolve(REGION));
    TreeMap<String, Integer> rejected = files.write(mines);
    Truth truth = new Truth(events, benign, rejected);
    Files.write(
        folder.resolve(TRUTH),
        truth
            .json(spec, mines.stream().map(m -> m.code).toList())
            .getBytes(StandardCharsets.UTF_8));
    return truth;
  }

  /**
   * Where everybody was at every time that the position files of a region tell of. It is the same
   * walk in every form; the times that are told differ.
   */
  public static List<TruePlace> truePlaces(SynthSpec spec) {
    List<TruePlace> places = new ArrayList<>();
    for (SyntheticMine mine : mines(spec)) {
      places.addAll(new MinePeople(spec, mine).truePlaces());
    }
    return places;
  }

  static List<SyntheticMine> mines(SynthSpec spec) {
    Dice dice = new Dice(spec.seed());
    List<SyntheticMine> mines = new ArrayList<>();
    int cell = 0;
    for (int i = 0; i < spec.mines().size(); i++) {
      MineSpec mineSpec = spec.mines().get(i);
      Dice own = dice.fork("mine " + i);
      GaussKrueger grid =
          mineSpec.grid() == MineSpec.Grid.ZONE_3_DEGREE_35
              ? GaussKrueger.threeDegreeZone(35)
              : GaussKrueger.sixDegreeZone(18);
      double north = StrictMath.rint(own.uniform(760, 800));
      double south = StrictMath.rint(own.uniform(760, 800));
      Optional<SyntheticMine> neighbour =
          mineSpec.northOf() < 0 ? Optional.empty() : Optional.of(mines.get(mineSpec.northOf()));
      Frame frame =
          neighbour.isPresent()
              ? neighbour.get().layout.frame.movedBy(0, neighbour.get().layout.north + south)
              : frameInCell(cell++, grid, own);
      MineLayout layout = new MineLayout(mineSpec, frame, north, south, spec, own.fork("layout"));
      SyntheticMine mine = new SyntheticMine(i, mineSpec, spec, layout, grid, neighbour, own);
      neighbour.ifPresent(s -> s.northernNeighbour = Optional.of(mine));
      mines.add(mine);
    }
    return mines;
  }

  /** A cell of a loose grid of mines; a neighbour to the north finds room in it too. */
  private static Frame frameInCell(int cell, GaussKrueger grid, Dice dice) {
    Coordinate origin = grid.project(LONGITUDE, LATITUDE);
    double angle = dice.uniform(-35, 35);
    double east = origin.x + (cell % COLUMNS - 1) * SPACING + dice.uniform(-60, 60);
    double north = origin.y + (cell / COLUMNS) * SPACING + dice.uniform(-60, 60);
    return new Frame(new Coordinate(east, north), angle).movedBy(-1250, -750);
  }
}
