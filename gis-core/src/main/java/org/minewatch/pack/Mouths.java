package org.minewatch.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.minewatch.pack.Way.Mouth;
import org.minewatch.pack.Way.Mouth.Basis;
import org.minewatch.section.SectionFeature;

/** Where one goes into a mine: by the register, else by the drawing, else by the network alone. */
final class Mouths {
  /** A mouth of the register farther from every road than this is not joined to the network. */
  private static final double REACH_METRES = 60;

  /** A drawn shaft nearer to a registered mouth than this is the same. */
  private static final double SAME_METRES = 25;

  private static final int MOST = 8;

  private final RoadGraph graph;
  private final List<Mouth> found = new ArrayList<>();
  private final List<String> apart = new ArrayList<>();

  private Mouths(RoadGraph graph) {
    this.graph = graph;
  }

  static Mouths of(MineSpace space, RoadGraph graph) {
    Mouths mouths = new Mouths(graph);
    space.layer("entrance").forEach(f -> mouths.add(f, f.text("name"), Basis.REGISTER));
    space
        .layer("shaft")
        .filter(f -> f.geometry() instanceof Point)
        .forEach(f -> mouths.add(f, f.text("name"), Basis.SHAFT));
    if (mouths.found.isEmpty() && !graph.isEmpty()) {
      mouths.found.add(mouths.fromNetwork());
    }
    return mouths;
  }

  List<Mouth> list() {
    return found;
  }

  /** Names of registered mouths with no road near them. */
  List<String> apart() {
    return apart;
  }

  private void add(SectionFeature f, String name, Basis basis) {
    Coordinate at = f.geometry().getCoordinate();
    if (found.size() == MOST || found.stream().anyMatch(m -> m.at().distance(at) < SAME_METRES)) {
      return;
    }
    Optional<RoadGraph.Spot> spot = graph.nearest(at, REACH_METRES);
    if (spot.isPresent()) {
      // Of shafts within the mine only those count that end a road: others are sumps or blind.
      if (basis == Basis.REGISTER || isEnd(spot.get())) {
        found.add(
            new Mouth(
                name, basis, f.text("entrance_kind"), at, spot.get(), spot.get().missMetres()));
      }
    } else if (basis == Basis.REGISTER) {
      apart.add(name);
    }
  }

  private boolean isEnd(RoadGraph.Spot spot) {
    double length = graph.road(spot.road()).length();
    return spot.offset() < SAME_METRES || spot.offset() > length - SAME_METRES;
  }

  private Mouth fromNetwork() {
    RoadGraph.Spot best = null;
    double highest = Double.NaN;
    for (int r = 0; r < graph.size(); r++) {
      RoadGraph.Road road = graph.road(r);
      for (double offset : new double[] {0, road.length()}) {
        double z = road.at(offset).getZ();
        if (best == null || z > highest || Double.isNaN(highest) && !Double.isNaN(z)) {
          best = new RoadGraph.Spot(r, offset, 0);
          highest = z;
        }
      }
    }
    Coordinate at = graph.road(best.road()).at(best.offset());
    return new Mouth("", Double.isNaN(highest) ? Basis.ANY_END : Basis.HIGHEST, "", at, best, 0);
  }
}
