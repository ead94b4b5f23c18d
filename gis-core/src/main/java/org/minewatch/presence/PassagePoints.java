package org.minewatch.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.network.SealPlace;

/**
 * The stations and seals on each edge of a network. Stations that may be in several roads are not.
 */
final class PassagePoints {
  /**
   * @param missMetres how far from the road it was drawn or registered
   */
  record Point(Passage.Kind kind, String id, double offset, double missMetres) {}

  private static final Comparator<Point> ORDER =
      Comparator.comparingDouble(Point::offset)
          .thenComparing(Point::kind)
          .thenComparing(Point::id)
          .thenComparingDouble(Point::missMetres);

  private final List<List<Point>> points = new ArrayList<>();

  PassagePoints(RoadwayNetwork network, ReaderPlaces readers) {
    for (int e = 0; e < network.edgeCount(); e++) {
      points.add(new ArrayList<>(0));
    }
    for (ReaderPlace r : readers.list()) {
      if (r.onNetwork() && !r.ambiguous()) {
        add(Passage.Kind.STATION, r.reader().readerId(), r.positions().get(0), 0);
      }
    }
    for (SealPlace s : network.seals()) {
      if (s.position() != null) {
        add(Passage.Kind.SEAL, s.id(), s.position(), s.missMetres());
      }
    }
    points.forEach(p -> p.sort(ORDER));
  }

  private void add(Passage.Kind kind, String id, NetworkPosition at, double miss) {
    points.get(at.edge()).add(new Point(kind, id, at.offsetMetres(), miss));
  }

  /** By offset. */
  List<Point> on(int edge) {
    return points.get(edge);
  }
}
