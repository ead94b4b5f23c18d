package org.minewatch.drawing.revision;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * A shift with a rotation about a point, from the earlier revision to the later.
 *
 * @param pivot where the shift is measured; the rotation turns about it
 * @param rotationDegrees counter-clockwise
 */
public record RigidMove(
    Coordinate pivot, double eastMetres, double northMetres, double rotationDegrees) {

  static final RigidMove NONE = new RigidMove(new Coordinate(0, 0), 0, 0, 0);

  /** Length of the shift at the pivot. */
  public double metres() {
    return Math.hypot(eastMetres, northMetres);
  }

  /** Where a place of the earlier revision is in the later. */
  public Coordinate apply(Coordinate c) {
    double a = Math.toRadians(rotationDegrees);
    double dx = c.x - pivot.x;
    double dy = c.y - pivot.y;
    return new Coordinate(
        pivot.x + eastMetres + dx * Math.cos(a) - dy * Math.sin(a),
        pivot.y + northMetres + dx * Math.sin(a) + dy * Math.cos(a),
        c.getZ());
  }

  /** A thing of the earlier revision, moved to where it should be in the later. */
  Geometry apply(Geometry g) {
    if (this == NONE) {
      return g;
    }
    AffineTransformation t =
        AffineTransformation.rotationInstance(Math.toRadians(rotationDegrees), pivot.x, pivot.y);
    t.translate(eastMetres, northMetres);
    return t.transform(g);
  }
}
