package org.minewatch.geo;

import java.util.List;
import java.util.OptionalDouble;
import org.minewatch.region.SourceLine;
import org.minewatch.region.TransformRecord;
import org.minewatch.region.TransformRecord.CommonPoint;
import org.minewatch.region.TransformRecord.Method;

/** Makes transform records for tests. */
final class Records {

  private static final OptionalDouble NONE = OptionalDouble.empty();

  private Records() {}

  static TransformRecord offset(String fromCrs, double easting, double northing, double rms) {
    return plane(Method.OFFSET, fromCrs, some(easting), some(northing), NONE, NONE, some(rms), 2);
  }

  static TransformRecord similarity(
      String fromCrs, double easting, double northing, double scalePpm, double rotationArcsec) {
    return plane(
        Method.SIMILARITY,
        fromCrs,
        some(easting),
        some(northing),
        some(scalePpm),
        some(rotationArcsec),
        NONE,
        2);
  }

  /**
   * @param p dx, dy, dz, rx, ry, rz, ds
   */
  static TransformRecord sevenParameters(String fromCrs, double... p) {
    return new TransformRecord(
        "mine",
        fromCrs,
        Method.SEVEN_PARAMETER,
        NONE,
        NONE,
        NONE,
        NONE,
        some(p[0]),
        some(p[1]),
        some(p[2]),
        some(p[3]),
        some(p[4]),
        some(p[5]),
        some(p[6]),
        NONE,
        List.of(),
        NONE,
        "",
        new SourceLine("transforms.csv", 2));
  }

  static TransformRecord points(String fromCrs, List<CommonPoint> points, double rms) {
    return new TransformRecord(
        "mine",
        fromCrs,
        Method.POINTS,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        points,
        some(rms),
        "",
        new SourceLine("transforms.csv", 2));
  }

  /** NaN is "not given". */
  static OptionalDouble some(double value) {
    return Double.isNaN(value) ? NONE : OptionalDouble.of(value);
  }

  static TransformRecord atLine(TransformRecord r, long line) {
    return new TransformRecord(
        r.mineCode(),
        r.fromCrs(),
        r.method(),
        r.offsetEasting(),
        r.offsetNorthing(),
        r.scalePpm(),
        r.rotationArcsec(),
        r.dx(),
        r.dy(),
        r.dz(),
        r.rxArcsec(),
        r.ryArcsec(),
        r.rzArcsec(),
        r.dsPpm(),
        r.heightOffset(),
        r.points(),
        r.rms(),
        r.origin(),
        new SourceLine("transforms.csv", line));
  }

  static TransformRecord withHeightOffset(TransformRecord r, double metres) {
    return new TransformRecord(
        r.mineCode(),
        r.fromCrs(),
        r.method(),
        r.offsetEasting(),
        r.offsetNorthing(),
        r.scalePpm(),
        r.rotationArcsec(),
        r.dx(),
        r.dy(),
        r.dz(),
        r.rxArcsec(),
        r.ryArcsec(),
        r.rzArcsec(),
        r.dsPpm(),
        OptionalDouble.of(metres),
        r.points(),
        r.rms(),
        r.origin(),
        r.source());
  }

  private static TransformRecord plane(
      Method method,
      String fromCrs,
      OptionalDouble easting,
      OptionalDouble northing,
      OptionalDouble scalePpm,
      OptionalDouble rotationArcsec,
      OptionalDouble rms,
      long line) {
    return new TransformRecord(
        "mine",
        fromCrs,
        method,
        easting,
        northing,
        scalePpm,
        rotationArcsec,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        List.of(),
        rms,
        "control of 2019",
        new SourceLine("transforms.csv", line));
  }
}
