package org.minewatch.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Tells how high the road runs at a place, where there is one and no other near it says otherwise.
 */
final class RoadHeights {
  private static final double REACH_METRES = 15;

  /** Roads over each other that differ by more than this leave the elevation open. */
  private static final double SAME_LEVEL_METRES = 3;

  private static final double AS_NEAR_METRES = 3;

  private final STRtree index = new STRtree();

  RoadHeights(List<SectionFeature> features) {
    for (SectionFeature f : features) {
      if (f.layer().equals("network")) {
        for (int g = 0; g < f.geometry().getNumGeometries(); g++) {
          add(f.geometry().getGeometryN(g));
        }
      }
    }
    index.build();
  }

  private void add(Geometry line) {
    Coordinate[] c = line.getCoordinates();
    for (int i = 1; i < c.length; i++) {
      if (!Double.isNaN(c[i - 1].getZ()) && !Double.isNaN(c[i].getZ())) {
        index.insert(new Envelope(c[i - 1], c[i]), new LineSegment(c[i - 1], c[i]));
      }
    }
  }

  private record Found(double far, double height) {}

  OptionalDouble at(Coordinate place) {
    Envelope reach = new Envelope(place);
    reach.expandBy(REACH_METRES);
    List<Found> found = new ArrayList<>();
    for (Object item : index.query(reach)) {
      LineSegment road = (LineSegment) item;
      double far = road.distance(place);
      if (far <= REACH_METRES) {
        double share = road.segmentFraction(place);
        found.add(new Found(far, road.p0.getZ() + share * (road.p1.getZ() - road.p0.getZ())));
      }
    }
    Optional<Found> nearest =
        found.stream().min(Comparator.comparingDouble(Found::far).thenComparing(Found::height));
    if (nearest.isEmpty()) {
      return OptionalDouble.empty();
    }
    boolean open =
        found.stream()
            .filter(f -> f.far() <= nearest.get().far() + AS_NEAR_METRES)
            .anyMatch(f -> Math.abs(f.height() - nearest.get().height()) > SAME_LEVEL_METRES);
    return open ? OptionalDouble.empty() : OptionalDouble.of(nearest.get().height());
  }
}
