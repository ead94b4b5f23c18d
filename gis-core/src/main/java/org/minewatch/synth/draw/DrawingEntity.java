package org.minewatch.synth.draw;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Something drawn on a layer of a synthetic drawing; coordinates on the grid, Z where known. */
public sealed interface DrawingEntity {
  String layer();

  /**
   * A line or, when closed, an outline whose first point is not repeated.
   *
   * @param threeD whether its Z is worth writing
   */
  record Path(String layer, List<Coordinate> points, boolean closed, boolean threeD)
      implements DrawingEntity {
    public Path {
      points = List.copyOf(points);
    }
  }

  /** A word or number beside something. */
  record Label(String layer, Coordinate at, String text) implements DrawingEntity {}

  /** A symbol: one of the blocks that {@link DxfFile} defines. */
  record Symbol(String layer, Coordinate at, String block) implements DrawingEntity {}

  /** A circular arc, counter-clockwise between two angles in degrees from east. */
  record Arc(String layer, Coordinate centre, double radius, double from, double to)
      implements DrawingEntity {}
}
