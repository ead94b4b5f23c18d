package org.minewatch.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.wording.Text;

/**
 * A stretch of road to walk and look at, since the place itself is not known better.
 *
 * @param from one end: easting, northing, elevation
 */
record Stretch(Text road, Coordinate from, Coordinate to, double length, boolean left) {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double SHORTEST_METRES = 2;
  private static final int MOST = 12;

  /** The roads within so many metres of a place, the longest first. */
  static List<Stretch> near(RoadGraph graph, RoadNames names, Geometry shape, double metres) {
    Geometry around = shape.buffer(metres);
    Envelope box = around.getEnvelopeInternal();
    List<Stretch> all = new ArrayList<>();
    for (int r = 0; r < graph.size(); r++) {
      RoadGraph.Road road = graph.road(r);
      if (!box.intersects(road.feature().geometry().getEnvelopeInternal())) {
        continue;
      }
      Geometry inside = around.intersection(FACTORY.createLineString(road.shape()));
      for (int i = 0; i < inside.getNumGeometries(); i++) {
        Coordinate[] c = inside.getGeometryN(i).getCoordinates();
        if (c.length < 2) {
          continue;
        }
        double a = graph.nearest(r, c[0]).offset();
        double b = graph.nearest(r, c[c.length - 1]).offset();
        if (Math.abs(b - a) >= SHORTEST_METRES) {
          all.add(
              new Stretch(
                  names.of(road, road.at((a + b) / 2)),
                  road.at(a),
                  road.at(b),
                  Math.abs(b - a),
                  road.isLeft()));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Stretch::length)
            .reversed()
            .thenComparingDouble(s -> s.from().x)
            .thenComparingDouble(s -> s.from().y));
    return all.size() > MOST ? List.copyOf(all.subList(0, MOST)) : List.copyOf(all);
  }
}
