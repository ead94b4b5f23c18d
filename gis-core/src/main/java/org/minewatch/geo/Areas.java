package org.minewatch.geo;

import org.geotools.referencing.datum.DefaultEllipsoid;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas the two ways that licences print them: on the projected plane (older licences) and on the
 * ellipsoid (since 2022).
 */
public final class Areas {

  private static final double SQUARE_METRES_PER_KM2 = 1e6;

  private Areas() {}

  /** Area on the plane in square kilometres, holes subtracted; 0 for points and lines. */
  public static double planeKm2(Geometry metres) {
    return metres.getArea() / SQUARE_METRES_PER_KM2;
  }

  /**
   * Area on a datum's ellipsoid in square kilometres, holes subtracted; 0 for points and lines, NaN
   * where a coordinate is not a number.
   *
   * <p>TD/T 1055-2019 Annex D: each edge spans a trapezoid up to a reference meridian, bounded by
   * the parallels of its ends; the trapezoid's area is a series in the first eccentricity up to
   * e^8. The edges are those between the given corners, straight in longitude and latitude. Edges
   * straight on the map give an area that differs by up to some 3e-5 of it; densify them first
   * where that counts.
   *
   * @param lonLat longitude and latitude in degrees of that datum
   */
  public static double ellipsoidKm2(Geometry lonLat, Datum datum) {
    TrapezoidSeries series = new TrapezoidSeries(Ellipsoids.of(datum));
    double area = 0;
    for (int i = 0; i < lonLat.getNumGeometries(); i++) {
      if (lonLat.getGeometryN(i) instanceof Polygon polygon) {
        area += series.ringArea(polygon.getExteriorRing());
        for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
          area -= series.ringArea(polygon.getInteriorRingN(h));
        }
      }
    }
    return area / SQUARE_METRES_PER_KM2;
  }

  private static final class TrapezoidSeries {
    private final double minorAxisSquared;
    private final double a;
    private final double b;
    private final double c;
    private final double d;
    private final double e;

    TrapezoidSeries(DefaultEllipsoid ellipsoid) {
      double minor = ellipsoid.getSemiMinorAxis();
      double e2 = ellipsoid.getEccentricity() * ellipsoid.getEccentricity();
      double e4 = e2 * e2;
      double e6 = e4 * e2;
      double e8 = e4 * e4;
      minorAxisSquared = minor * minor;
      a = 1 + 3.0 / 6 * e2 + 30.0 / 80 * e4 + 35.0 / 112 * e6 + 630.0 / 2304 * e8;
      b = 1.0 / 6 * e2 + 15.0 / 80 * e4 + 21.0 / 112 * e6 + 420.0 / 2304 * e8;
      c = 3.0 / 80 * e4 + 7.0 / 112 * e6 + 180.0 / 2304 * e8;
      d = 1.0 / 112 * e6 + 45.0 / 2304 * e8;
      e = 5.0 / 2304 * e8;
    }

    double ringArea(LineString ring) {
      CoordinateSequence corners = ring.getCoordinateSequence();
      if (corners.size() == 0) {
        return 0;
      }
      double referenceLon = corners.getX(0);
      double sum = 0;
      for (int i = 1; i < corners.size(); i++) {
        double meanLon = (corners.getX(i - 1) + corners.getX(i)) / 2 - referenceLon;
        sum += trapezoid(Math.toRadians(meanLon), corners.getY(i - 1), corners.getY(i));
      }
      return Math.abs(sum);
    }

    private double trapezoid(double width, double latDegrees1, double latDegrees2) {
      double half = Math.toRadians(latDegrees2 - latDegrees1) / 2;
      double mean = Math.toRadians(latDegrees1 + latDegrees2) / 2;
      return 2
          * minorAxisSquared
          * width
          * (a * Math.sin(half) * Math.cos(mean)
              - b * Math.sin(3 * half) * Math.cos(3 * mean)
              + c * Math.sin(5 * half) * Math.cos(5 * mean)
              - d * Math.sin(7 * half) * Math.cos(7 * mean)
              + e * Math.sin(9 * half) * Math.cos(9 * mean));
    }
  }
}
