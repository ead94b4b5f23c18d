package org.minewatch.synth.ground;

import org.locationtech.jts.geom.Coordinate;

/**
 * The frame a mine is laid out in: u runs along its main roads, v to the left of them, both in
 * metres, turned and moved onto the grid.
 */
public final class Frame {
  private final double easting;
  private final double northing;
  private final double angle;
  private final double cos;
  private final double sin;

  /**
   * @param origin grid coordinates of u = v = 0
   * @param angleDegrees from east to the direction of u, counter-clockwise
   */
  public Frame(Coordinate origin, double angleDegrees) {
    this.easting = origin.x;
    this.northing = origin.y;
    this.angle = angleDegrees;
    this.cos = StrictMath.cos(StrictMath.toRadians(angleDegrees));
    this.sin = StrictMath.sin(StrictMath.toRadians(angleDegrees));
  }

  /** Grid coordinates of a place in this frame. */
  public Coordinate toGrid(double u, double v) {
    return new Coordinate(easting + u * cos - v * sin, northing + u * sin + v * cos);
  }

  /** The frame of a mine beside this one, parallel to it. */
  public Frame movedBy(double u, double v) {
    return new Frame(toGrid(u, v), angle);
  }
}
