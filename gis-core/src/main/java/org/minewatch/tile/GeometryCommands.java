package org.minewatch.tile;

import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometry as a vector tile has it (specification 2.1, section 4.3): a pen that moves, draws and
 * closes by steps from where it was.
 */
final class GeometryCommands {
  private static final int MOVE_TO = 1;
  private static final int LINE_TO = 2;
  private static final int CLOSE_PATH = 7;

  private final Protobuf out = new Protobuf();
  private long x;
  private long y;

  private GeometryCommands() {}

  static byte[] points(List<Coordinate> points) {
    GeometryCommands pen = new GeometryCommands();
    pen.command(MOVE_TO, points.size());
    points.forEach(pen::step);
    return pen.out.toBytes();
  }

  static byte[] lines(List<Coordinate[]> lines) {
    GeometryCommands pen = new GeometryCommands();
    lines.forEach(line -> pen.path(line, line.length, false));
    return pen.out.toBytes();
  }

  static byte[] polygons(List<Polygon> polygons) {
    GeometryCommands pen = new GeometryCommands();
    for (Polygon polygon : polygons) {
      pen.ring(polygon.getExteriorRing(), false);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        pen.ring(polygon.getInteriorRingN(i), true);
      }
    }
    return pen.out.toBytes();
  }

  /**
   * Exterior rings have a positive area by the surveyor's formula, interior ones a negative: in
   * numbers counter-clockwise and clockwise, on the screen, where y runs down, the other way.
   */
  private void ring(LineString ring, boolean isHole) {
    Coordinate[] all = ring.getCoordinates();
    boolean forward = Orientation.isCCW(all) != isHole;
    path(forward ? all : ring.reverse().getCoordinates(), all.length - 1, true);
  }

  private void path(Coordinate[] all, int count, boolean closed) {
    command(MOVE_TO, 1);
    step(all[0]);
    command(LINE_TO, count - 1);
    for (int i = 1; i < count; i++) {
      step(all[i]);
    }
    if (closed) {
      command(CLOSE_PATH, 1);
    }
  }

  private void command(int id, int count) {
    out.raw((long) count << 3 | id);
  }

  private void step(Coordinate to) {
    long toX = (long) to.x;
    long toY = (long) to.y;
    out.raw(Protobuf.zigzag(toX - x)).raw(Protobuf.zigzag(toY - y));
    x = toX;
    y = toY;
  }
}
