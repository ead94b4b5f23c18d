package org.minewatch.geo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.datum.DefaultEllipsoid;
import org.geotools.referencing.operation.projection.MapProjection;
import org.geotools.referencing.operation.projection.TransverseMercator;

/**
 * The Gauss-Krueger projection of one CRS: longitude and latitude of its datum to its metres and
 * back, built from parameters so that no EPSG database starts.
 *
 * <p>GeoTools' series agrees with PROJ's exact one within 0.1 mm up to 4 degrees from the central
 * meridian and within 1 mm up to 6 degrees. Its inverse alone misses its own forward by 0.01 mm at
 * 3 degrees; one correction step brings there-and-back below a nanometre. Instances are immutable
 * and thread-safe.
 */
final class GaussKrueger {

  /** Further out than this the series is no longer good to a few millimetres. */
  static final int MAX_DEGREES_FROM_MERIDIAN = 7;

  private static final int MAX_LATITUDE = 60;
  private static final double MAX_METRES_FROM_MERIDIAN = 800_000;
  private static final double MAX_NORTHING = 6_660_000;

  private static final Map<Crs, GaussKrueger> CACHE = new ConcurrentHashMap<>();

  static {
    // We check ranges ourselves; GeoTools' own checks would log a warning for the first odd point.
    MapProjection.SKIP_SANITY_CHECKS = true;
  }

  private final Crs crs;
  private final MathTransform forward;
  private final MathTransform inverse;

  private GaussKrueger(Crs crs) {
    this.crs = crs;
    DefaultEllipsoid ellipsoid = Ellipsoids.of(crs.datum());
    Provider provider = new Provider();
    ParameterValueGroup p = provider.getParameters().createValue();
    p.parameter("semi_major").setValue(ellipsoid.getSemiMajorAxis());
    p.parameter("semi_minor").setValue(ellipsoid.getSemiMinorAxis());
    p.parameter("central_meridian").setValue((double) crs.centralMeridianDegrees());
    p.parameter("latitude_of_origin").setValue(0.0);
    p.parameter("scale_factor").setValue(1.0);
    p.parameter("false_easting").setValue(crs.falseEastingMetres());
    p.parameter("false_northing").setValue(0.0);
    forward = provider.create(p);
    try {
      inverse = forward.inverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("a transverse Mercator has an inverse", e);
    }
  }

  /**
   * @throws IllegalArgumentException for a geographic CRS, or one that the catalogue does not hold
   */
  static GaussKrueger of(Crs crs) {
    if (crs.isGeographic()) {
      throw new IllegalArgumentException(
          crs.code() + " is geographic: it has no metres, name a projected CRS");
    }
    if (!CrsCatalogue.find(crs.epsg()).equals(Optional.of(crs))) {
      throw new IllegalArgumentException(crs + " is not in the catalogue");
    }
    return CACHE.computeIfAbsent(crs, GaussKrueger::new);
  }

  /** Whether longitude and latitude lie in reach of this projection; false for NaN. */
  boolean coversLonLat(double lon, double lat) {
    return Math.abs(lon - crs.centralMeridianDegrees()) <= MAX_DEGREES_FROM_MERIDIAN
        && lat >= 0
        && lat <= MAX_LATITUDE;
  }

  /** Whether a place in metres lies in reach of this projection; false for NaN. */
  boolean covers(double easting, double northing) {
    if (!nearThePlane(easting, northing)) {
      return false;
    }
    double[] lonLat = {easting, northing};
    unproject(lonLat);
    return coversLonLat(lonLat[0], lonLat[1]);
  }

  /**
   * Longitude and latitude in place to easting and northing.
   *
   * @throws IllegalArgumentException out of reach
   */
  void forward(double[] lonLat) {
    if (!coversLonLat(lonLat[0], lonLat[1])) {
      throw new IllegalArgumentException(
          "longitude %s, latitude %s is more than %s degrees from the central meridian of %s (%s), or not between latitude 0 and %s"
              .formatted(
                  lonLat[0],
                  lonLat[1],
                  MAX_DEGREES_FROM_MERIDIAN,
                  crs.code(),
                  crs.centralMeridianDegrees(),
                  MAX_LATITUDE));
    }
    project(lonLat);
  }

  /**
   * Easting and northing in place to longitude and latitude.
   *
   * @throws IllegalArgumentException out of reach
   */
  void inverse(double[] metres) {
    double easting = metres[0];
    double northing = metres[1];
    if (nearThePlane(easting, northing)) {
      unproject(metres);
      if (coversLonLat(metres[0], metres[1])) {
        return;
      }
    }
    metres[0] = easting;
    metres[1] = northing;
    throw new IllegalArgumentException(
        "easting %s, northing %s is out of reach of %s, whose eastings lie around %s"
            .formatted(easting, northing, crs.code(), (long) crs.falseEastingMetres()));
  }

  private boolean nearThePlane(double easting, double northing) {
    return Math.abs(easting - crs.falseEastingMetres()) <= MAX_METRES_FROM_MERIDIAN
        && northing >= 0
        && northing <= MAX_NORTHING;
  }

  private void unproject(double[] xy) {
    double easting = xy[0];
    double northing = xy[1];
    transform(inverse, xy);
    double[] again = {xy[0], xy[1]};
    project(again);
    xy[0] = easting + (easting - again[0]);
    xy[1] = northing + (northing - again[1]);
    transform(inverse, xy);
  }

  private void project(double[] xy) {
    transform(forward, xy);
  }

  private static void transform(MathTransform transform, double[] xy) {
    try {
      transform.transform(xy, 0, xy, 0, 1);
    } catch (TransformException e) {
      throw new IllegalArgumentException(
          "cannot project " + xy[0] + ", " + xy[1] + ": " + e.getMessage(), e);
    }
  }

  /** Opens GeoTools' protected factory method; the public way scans every provider on the path. */
  private static final class Provider extends TransverseMercator.Provider {
    private static final long serialVersionUID = 1;

    MathTransform create(ParameterValueGroup parameters) {
      return createMathTransform(parameters);
    }
  }
}
