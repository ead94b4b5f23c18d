package org.minewatch.report;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * The sheet that a map is drawn on: which metres it shows, at which round scale, and where a
 * longitude and latitude comes to lie on it. Sheet units are tenths of a millimetre on paper.
 *
 * @param plane metres about the middle of the sheet
 * @param scale the denominator, 5000 for 1:5000
 */
public record MapFrame(LocalPlane plane, int scale, int widthTenths, int heightTenths) {

  private static final int[] SCALES = {
    500, 1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 25_000, 50_000, 100_000, 200_000, 500_000,
    1_000_000, 5_000_000
  };

  /** Vertices nearer than this on paper are one, in tenths of a millimetre. */
  private static final int RESOLUTION = 3;

  /**
   * The largest round scale at which an extent fits.
   *
   * @param degrees longitude and latitude to show
   * @param minHeightTenths the sheet is at least as high as this and no higher than need be
   */
  public static MapFrame fitting(
      Envelope degrees, int widthTenths, int minHeightTenths, int maxHeightTenths, int leastScale) {
    LocalPlane plane =
        LocalPlane.about(
            (degrees.getMinX() + degrees.getMaxX()) / 2,
            (degrees.getMinY() + degrees.getMaxY()) / 2);
    Envelope metres = plane.metres(degrees);
    int scale = SCALES[SCALES.length - 1];
    for (int i = SCALES.length - 1; i >= 0; i--) {
      double perTenth = SCALES[i] / 10_000.0;
      if (SCALES[i] >= leastScale
          && metres.getWidth() / perTenth <= widthTenths
          && metres.getHeight() / perTenth <= maxHeightTenths) {
        scale = SCALES[i];
      }
    }
    int height = (int) Math.ceil(metres.getHeight() * 10_000 / scale);
    return new MapFrame(
        plane, scale, widthTenths, Math.min(maxHeightTenths, Math.max(minHeightTenths, height)));
  }

  double metresPerTenth() {
    return scale / 10_000.0;
  }

  int x(double longitude) {
    return (int) Math.round(widthTenths / 2.0 + plane.east(longitude) / metresPerTenth());
  }

  int y(double latitude) {
    return (int) Math.round(heightTenths / 2.0 - plane.north(latitude) / metresPerTenth());
  }

  /** Longitudes and latitudes of the sheet's edges. */
  public Envelope degrees() {
    double halfWidth = widthTenths / 2.0 * metresPerTenth() / plane.metresPerLongitude();
    double halfHeight = heightTenths / 2.0 * metresPerTenth() / plane.metresPerLatitude();
    return new Envelope(
        plane.centreLongitude() - halfWidth,
        plane.centreLongitude() + halfWidth,
        plane.centreLatitude() - halfHeight,
        plane.centreLatitude() + halfHeight);
  }

  public boolean shows(Geometry geometry) {
    return degrees().intersects(geometry.getEnvelopeInternal());
  }

  boolean shows(Coordinate at) {
    return degrees().contains(at);
  }

  /** Appends lines and areas as path data; points as dots of no length. */
  void path(Geometry geometry, StringBuilder d) {
    if (geometry instanceof Point point) {
      if (!point.isEmpty() && shows(point.getCoordinate())) {
        d.append('M').append(x(point.getX())).append(' ').append(y(point.getY())).append("h0");
      }
    } else if (geometry instanceof LineString line) {
      sequence(line.getCoordinateSequence(), d);
    } else if (geometry instanceof Polygon polygon) {
      if (!polygon.isEmpty() && shows(polygon)) {
        sequence(polygon.getExteriorRing().getCoordinateSequence(), d);
        d.append('Z');
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
          sequence(polygon.getInteriorRingN(i).getCoordinateSequence(), d);
          d.append('Z');
        }
      }
    } else {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        path(geometry.getGeometryN(i), d);
      }
    }
  }

  private void sequence(CoordinateSequence line, StringBuilder d) {
    int lastX = 0;
    int lastY = 0;
    for (int i = 0; i < line.size(); i++) {
      int x = x(line.getX(i));
      int y = y(line.getY(i));
      boolean ends = i == 0 || i == line.size() - 1;
      if (ends || Math.abs(x - lastX) + Math.abs(y - lastY) >= RESOLUTION) {
        d.append(i == 0 ? 'M' : 'L').append(x).append(' ').append(y);
        lastX = x;
        lastY = y;
      }
    }
  }
}
