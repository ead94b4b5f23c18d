package org.minewatch.geo;

import java.util.function.Consumer;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

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

  private MineFrame(Crs crs) {
    this.crs = crs;
    this.projection = GaussKrueger.of(crs);
  }

  /**
   * @throws IllegalArgumentException for a geographic CRS
   */
  public static MineFrame of(Crs crs) {
    return new MineFrame(crs);
  }

  public Crs crs() {
    return crs;
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
    return mapped(metres, this::unproject);
  }

  /** A copy in this frame's metres; Z, M and user data stay. */
  public Geometry fromLonLat(Geometry lonLat) {
    return mapped(lonLat, this::project);
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
    projection.forward(lonLat);
  }

  private void unproject(double[] metres) {
    projection.inverse(metres);
  }

  private static Geometry mapped(Geometry geometry, Consumer<double[]> inPlace) {
    Geometry copy = geometry.copy();
    copy.apply(new Mapping(inPlace));
    return copy;
  }

  /** Maps easting and northing of every coordinate and leaves the other ordinates alone. */
  record Mapping(Consumer<double[]> inPlace) implements CoordinateSequenceFilter {

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      double[] xy = {sequence.getX(i), sequence.getY(i)};
      inPlace.accept(xy);
      sequence.setOrdinate(i, CoordinateSequence.X, xy[0]);
      sequence.setOrdinate(i, CoordinateSequence.Y, xy[1]);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
