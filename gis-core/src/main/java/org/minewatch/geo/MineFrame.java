package org.minewatch.geo;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.region.TransformRecord;

/**
 * A mine's own metres: the projected CRS in which everything of a mine is compared, easting first.
 * Immutable, thread-safe, and free to make again: the projection of a CRS is built once a process.
 *
 * <p>Longitude and latitude are those of CGCS2000, taken as equal to WGS 84. There and back agrees
 * within 1e-6 m. Coordinates beyond 7 degrees from the central meridian or outside latitude 0 to 60
 * are refused with an {@link IllegalArgumentException} that names them; ask {@link #covers} first
 * where that can happen.
 */
public final class MineFrame {

  private final Crs crs;
  private final GaussKrueger projection;

  /** From CGCS2000 longitude and latitude by the mine's record; null without one. */
  private final FrameTransform fromCgcs2000;

  private final Step toCgcs2000;

  private MineFrame(Crs crs, FrameTransform fromCgcs2000) {
    this.crs = crs;
    this.projection = GaussKrueger.of(crs);
    this.fromCgcs2000 = fromCgcs2000;
    this.toCgcs2000 = fromCgcs2000 == null ? null : fromCgcs2000.steps().inverse();
  }

  /**
   * A frame without transform records: longitude and latitude of an older datum are given out as if
   * they were CGCS2000's.
   *
   * @throws IllegalArgumentException for a geographic CRS
   */
  public static MineFrame of(Crs crs) {
    return new MineFrame(crs, null);
  }

  /**
   * A frame whose mine works in an older datum and has a record from CGCS2000 to it: longitude and
   * latitude are then those of CGCS2000. Other records change nothing here.
   *
   * @throws IllegalArgumentException for a geographic CRS
   */
  public static MineFrame of(Crs crs, List<TransformRecord> records) {
    MineFrame plain = of(crs);
    if (crs.datum() == Datum.CGCS2000) {
      return plain;
    }
    FrameTransform transform =
        FrameTransform.between(CrsCatalogue.geographic(Datum.CGCS2000), crs, records);
    return transform.record().isPresent() ? new MineFrame(crs, transform) : plain;
  }

  public Crs crs() {
    return crs;
  }

  /**
   * One sigma of longitude and latitude against CGCS2000, metres: 0 for a mine in CGCS2000, that of
   * the record in an older datum, {@value FrameTransform#UNKNOWN_DATUM_SHIFT_METRES} without one.
   */
  public double lonLatSigmaMetres() {
    if (crs.datum() == Datum.CGCS2000) {
      return 0;
    }
    return fromCgcs2000 == null
        ? FrameTransform.UNKNOWN_DATUM_SHIFT_METRES
        : fromCgcs2000.sigmaMetres();
  }

  /** Whether every corner of a geometry's box can be projected, which then holds for all of it. */
  public boolean coversAll(Geometry metres) {
    Envelope box = metres.getEnvelopeInternal();
    return box.isNull()
        || (covers(box.getMinX(), box.getMinY())
            && covers(box.getMaxX(), box.getMaxY())
            && covers(box.getMinX(), box.getMaxY())
            && covers(box.getMaxX(), box.getMinY()));
  }

  /** Whether a place in this frame's metres can be converted at all; false for NaN. */
  public boolean covers(double easting, double northing) {
    return projection.covers(easting, northing);
  }

  /** Whether a longitude and latitude can be converted into this frame; false for NaN. */
  public boolean coversLonLat(double lon, double lat) {
    return projection.coversLonLat(lon, lat);
  }

  /** Longitude and latitude in degrees of a place in metres. */
  public double[] toLonLat(double easting, double northing) {
    double[] xy = {easting, northing};
    unproject(xy);
    return xy;
  }

  /** Easting and northing in metres of a place in degrees. */
  public double[] fromLonLat(double lon, double lat) {
    double[] xy = {lon, lat};
    project(xy);
    return xy;
  }

  /** A copy in longitude and latitude; Z, M and user data stay. */
  public Geometry toLonLat(Geometry metres) {
    return CoordinateMapping.copy(metres, this::unproject);
  }

  /** A copy in this frame's metres; Z, M and user data stay. */
  public Geometry fromLonLat(Geometry lonLat) {
    return CoordinateMapping.copy(lonLat, this::project);
  }

  /**
   * Meridian convergence (子午线收敛角) in degrees: how far grid north lies east of true north, so that
   * grid bearing = true azimuth - convergence. Positive east of the central meridian.
   */
  public double convergenceDegrees(double easting, double northing) {
    double[] lonLat = {easting, northing};
    projection.inverse(lonLat);
    double l = Math.toRadians(lonLat[0] - crs.centralMeridianDegrees());
    double lat = Math.toRadians(lonLat[1]);
    double e2 = Math.pow(Ellipsoids.of(crs.datum()).getEccentricity(), 2);
    double eta2 = e2 / (1 - e2) * Math.pow(Math.cos(lat), 2);
    double lCos2 = Math.pow(l * Math.cos(lat), 2);
    double t2 = Math.pow(Math.tan(lat), 2);
    // The usual series of Gauss-Krueger convergence in the difference of longitude.
    return Math.toDegrees(
        l
            * Math.sin(lat)
            * (1 + lCos2 / 3 * (1 + 3 * eta2 + 2 * eta2 * eta2) + lCos2 * lCos2 / 15 * (2 - t2)));
  }

  private void project(double[] lonLat) {
    if (fromCgcs2000 == null) {
      projection.forward(lonLat);
    } else {
      withoutHeight(fromCgcs2000.steps(), lonLat);
    }
  }

  private void unproject(double[] metres) {
    if (fromCgcs2000 == null) {
      projection.inverse(metres);
    } else {
      withoutHeight(toCgcs2000, metres);
    }
  }

  private static void withoutHeight(Step step, double[] xy) {
    double[] enh = {xy[0], xy[1], Double.NaN};
    step.apply(enh);
    xy[0] = enh[0];
    xy[1] = enh[1];
  }
}
