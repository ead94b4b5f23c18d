package org.minewatch.region;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How coordinates of another system reach a mine's own CRS. Parameters that the method does not use
 * are absent.
 *
 * @param fromCrs CRS cell of the old coordinates
 * @param offsetEasting metres, added to the old coordinates
 * @param dx metres
 * @param heightOffset metres, added to old heights
 * @param points for {@code POINTS}
 * @param rms residual of the fit, metres
 * @param origin who determined it and when
 * @param source where it was read
 */
public record TransformRecord(
    String mineCode,
    String fromCrs,
    Method method,
    OptionalDouble offsetEasting,
    OptionalDouble offsetNorthing,
    OptionalDouble scalePpm,
    OptionalDouble rotationArcsec,
    OptionalDouble dx,
    OptionalDouble dy,
    OptionalDouble dz,
    OptionalDouble rxArcsec,
    OptionalDouble ryArcsec,
    OptionalDouble rzArcsec,
    OptionalDouble dsPpm,
    OptionalDouble heightOffset,
    List<CommonPoint> points,
    OptionalDouble rms,
    String origin,
    SourceLine source) {
  public TransformRecord {
    points = List.copyOf(points);
  }

  /** The kinds of transformation a mine may have on record. */
  public enum Method {
    OFFSET,
    SIMILARITY,
    SEVEN_PARAMETER,
    POINTS
  }

  /** A point known in both systems: eastings and northings in metres. */
  public record CommonPoint(
      String name, double fromEasting, double fromNorthing, double toEasting, double toNorthing) {}
}
