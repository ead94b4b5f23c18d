package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class AreasTest {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** A published licence in Xian 1980, six-degree zone 19: printed area 10.4886 km2. */
  private static final double[][] OUTER = {
    {4207832.19, 19684980.10}, {4205952.18, 19683930.11}, {4204262.17, 19683930.12},
    {4204262.18, 19686530.13}, {4204576.19, 19687070.13}, {4204602.19, 19688080.13},
    {4207832.20, 19688080.12}, {4207832.20, 19686530.11}
  };

  private static final double[][] DEDUCTED = {
    {4207502.20, 19686530.11},
    {4206652.18, 19684730.11},
    {4205552.18, 19684730.11},
    {4205352.19, 19686530.12}
  };

  @Test
  void theGoldenLicenceHasItsPrintedAreaWithTheHoleDeducted() {
    assertThat(Areas.planeKm2(GEOMETRY.createPolygon(ring(OUTER))))
        .isCloseTo(13.4136, within(5e-5));
    assertThat(Areas.planeKm2(GEOMETRY.createPolygon(ring(DEDUCTED))))
        .isCloseTo(2.9250, within(5e-5));
    assertThat(Areas.planeKm2(golden())).isCloseTo(10.4885, within(5e-5));
  }

  @Test
  void theGoldenLicenceLiesWhereItsCountyIsAndInItsThreeDegreeZoneAsPrinted() {
    MineFrame six = MineFrame.of(CrsCatalogue.get(2333));
    MineFrame three = MineFrame.of(CrsCatalogue.get(2362));
    Geometry lonLat = six.toLonLat(golden());
    assertThat(lonLat.getEnvelopeInternal().getMinX()).isCloseTo(113.0926, within(5e-5));
    assertThat(lonLat.getEnvelopeInternal().getMaxX()).isCloseTo(113.1407, within(5e-5));
    assertThat(lonLat.getEnvelopeInternal().getMinY()).isCloseTo(37.9517, within(5e-5));
    assertThat(lonLat.getEnvelopeInternal().getMaxY()).isCloseTo(37.9841, within(5e-5));
    Coordinate first = three.fromLonLat(lonLat).getCoordinates()[0];
    assertThat(first.y).isCloseTo(4206117.45, within(0.005));
    assertThat(first.x).isCloseTo(38421414.89, within(0.005));
  }

  /** The areal scale at the centroid is PROJ's: {@code proj -V} at 113.118737342, 37.966835841. */
  @Test
  void ellipsoidalAreaIsThePlaneAreaWithoutTheProjectionsScale() {
    double arealScale = 1.00085379;
    MineFrame frame = MineFrame.of(CrsCatalogue.get(2333));
    double plane = Areas.planeKm2(golden());
    Geometry straightOnTheMap = frame.toLonLat(Densifier.densify(golden(), 10));
    assertThat(Areas.ellipsoidKm2(straightOnTheMap, Datum.XIAN_1980))
        .isCloseTo(plane / arealScale, within(1e-6));
    Geometry cornersOnly = frame.toLonLat(golden());
    double area = Areas.ellipsoidKm2(cornersOnly, Datum.XIAN_1980);
    assertThat(area).isCloseTo(plane / arealScale, within(1e-5 * plane));
    assertThat(Areas.ellipsoidKm2(cornersOnly.reverse(), Datum.XIAN_1980))
        .isCloseTo(area, within(1e-9));
  }

  @Test
  void aQuadrangleOfTheGraticuleHasItsAreaInClosedForm() {
    double e2 = 2 / 298.257222101 - Math.pow(1 / 298.257222101, 2);
    double e = Math.sqrt(e2);
    double a = 6_378_137;
    double expected = Math.toRadians(1) * a * a * (1 - e2) / 2 * (zone(e, 26) - zone(e, 25)) / 1e6;
    Polygon quadrangle =
        GEOMETRY.createPolygon(
            new Coordinate[] {
              new Coordinate(103, 25),
              new Coordinate(104, 25),
              new Coordinate(104, 26),
              new Coordinate(103, 26),
              new Coordinate(103, 25)
            });
    assertThat(Areas.ellipsoidKm2(quadrangle, Datum.CGCS2000)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void partsAddUpAndLinesHaveNone() {
    Polygon golden = golden();
    Geometry far = golden.copy();
    far.apply((Coordinate c) -> c.x += 20_000);
    Geometry both = GEOMETRY.createMultiPolygon(new Polygon[] {golden, (Polygon) far});
    assertThat(Areas.planeKm2(both)).isCloseTo(2 * Areas.planeKm2(golden), within(1e-9));
    assertThat(Areas.planeKm2(golden.getExteriorRing())).isZero();
    assertThat(Areas.ellipsoidKm2(golden.getExteriorRing(), Datum.CGCS2000)).isZero();
    assertThat(Areas.ellipsoidKm2(GEOMETRY.createPolygon(), Datum.CGCS2000)).isZero();
  }

  private static double zone(double e, double latDegrees) {
    double s = Math.sin(Math.toRadians(latDegrees));
    return s / (1 - e * e * s * s) + Math.log((1 + e * s) / (1 - e * s)) / (2 * e);
  }

  private static Polygon golden() {
    return GEOMETRY.createPolygon(ring(OUTER), new LinearRing[] {ring(DEDUCTED)});
  }

  /** Corner tables have north first; geometries easting first. */
  private static LinearRing ring(double[][] corners) {
    Coordinate[] coordinates = new Coordinate[corners.length + 1];
    for (int i = 0; i <= corners.length; i++) {
      double[] corner = corners[i % corners.length];
      coordinates[i] = new Coordinate(corner[1], corner[0]);
    }
    return GEOMETRY.createLinearRing(coordinates);
  }
}
