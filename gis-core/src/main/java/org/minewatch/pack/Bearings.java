package org.minewatch.pack;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;

/** Directions as Chinese mine surveyors write them: from grid north (X), clockwise. */
final class Bearings {
  private static final double STRAIGHT_DEGREES = 30;
  private static final double BACK_DEGREES = 150;
  private static final int SECONDS_A_CIRCLE = 360 * 3600;

  private Bearings() {}

  /** Degrees from 0 to below 360; x is easting, y northing. */
  static double of(Coordinate from, Coordinate to) {
    double degrees = Math.toDegrees(Math.atan2(to.x - from.x, to.y - from.y));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  /** Degrees, minutes and seconds. */
  static String text(double degrees) {
    long seconds = Math.floorMod(Math.round(degrees * 3600), SECONDS_A_CIRCLE);
    return String.format(
        Locale.ROOT, "%d°%02d′%02d″", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** How one turns from one direction into another. */
  static Turn turn(double from, double to) {
    double right = ((to - from) % 360 + 360) % 360;
    double size = Math.min(right, 360 - right);
    if (size < STRAIGHT_DEGREES) {
      return Turn.STRAIGHT;
    }
    if (size > BACK_DEGREES) {
      return Turn.BACK;
    }
    return right < 180 ? Turn.RIGHT : Turn.LEFT;
  }
}
