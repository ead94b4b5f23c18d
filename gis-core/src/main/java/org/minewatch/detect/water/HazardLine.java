package org.minewatch.detect.water;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.minewatch.wording.Text;

/**
 * One of the four lines around a body of water, or a water-barrier pillar, and how far past it a
 * place lies.
 *
 * @param shape a closed ring as an area, or an open line on the side of the workings
 * @param water the outline of the water; empty when only the ring is drawn
 * @param constructed whether it is not drawn but built from the distance that the rules require
 */
record HazardLine(Kind kind, Geometry shape, Geometry water, boolean constructed) {

  /**
   * The lines from the outside inwards; a barrier pillar is forbidden like what lies past the stop
   * line.
   */
  enum Kind {
    ALERT("警戒线", "alert line"),
    PROBE("探水线", "probe line"),
    STOP("停采线", "stop line"),
    BARRIER("防隔水煤柱", "water-barrier pillar");

    private final Text label;

    Kind(String zh, String en) {
      label = new Text(zh, en);
    }

    Text label() {
      return label;
    }
  }

  /** As plans name it, and that it is constructed where it is. */
  Text label() {
    return constructed
        ? new Text("按规定距离推算的" + kind.label().zh(), "constructed " + kind.label().en())
        : kind.label();
  }

  /**
   * Metres past the line, towards the water; negative on the near side, 0 on the line. A place is
   * past an open line when no way to the water crosses the line and the water is nearer to the
   * place than to the line there.
   */
  double depthMetres(Coordinate at) {
    Point point = shape.getFactory().createPoint(at);
    if (shape.getDimension() == 2) {
      double off = shape.getBoundary().distance(point);
      return shape.intersects(point) ? off : -off;
    }
    double off = shape.distance(point);
    if (water.isEmpty()) {
      return -off;
    }
    if (water.intersects(point)) {
      return off;
    }
    Coordinate[] toWater = DistanceOp.nearestPoints(point, water);
    Coordinate[] toLine = DistanceOp.nearestPoints(shape, point);
    LineString way = shape.getFactory().createLineString(new Coordinate[] {at, toWater[1]});
    boolean past =
        !way.intersects(shape)
            && water.distance(point) < water.distance(shape.getFactory().createPoint(toLine[0]));
    return past ? off : -off;
  }

  /** Metres to the water; NaN when its edge is not known. */
  double toWaterMetres(Coordinate at) {
    return water.isEmpty() ? Double.NaN : water.distance(shape.getFactory().createPoint(at));
  }
}
