package org.minewatch.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Elevations beside a geometry of two dimensions: the right one at every vertex, or none. */
class VertexElevationsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Test
  void everyVertexKeepsItsOwnEvenWhereARingIsTurnedRound() {
    Coordinate[] clockwise = {
      new Coordinate(103, 25, 1850.126), new Coordinate(103, 25.1, -12),
      new Coordinate(103.1, 25, Double.NaN), new Coordinate(103, 25, 1850.126)
    };
    MapFeature feature =
        MapFeature.withElevations("m", "goaf", new TreeMap<>(), FACTORY.createPolygon(clockwise));
    Coordinate[] written = feature.geometry().getCoordinates();
    double[] metres =
        VertexElevations.read(feature.facts().get(VertexElevations.FACT), written.length);
    assertThat(written[1].x).as("turned round").isEqualTo(103.1);
    assertThat(metres).containsExactly(1850.13, Double.NaN, -12, 1850.13);
  }

  @Test
  void aGeometryWithoutElevationsHasNoSuchFact() {
    Geometry flat =
        FACTORY.createLineString(new Coordinate[] {new Coordinate(1, 1), new Coordinate(2, 2)});
    assertThat(MapFeature.withElevations("m", "network", new TreeMap<>(), flat).facts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1 2 3", "1 x", "1 1e9", "1  2", "NaN 1", "1 Infinity"})
  void whatDoesNotFitIsUnknownAsAWhole(String text) {
    assertThat(VertexElevations.read(text, 2)).containsOnly(Double.NaN);
  }

  @Test
  void zeroIsAnElevation() {
    assertThat(VertexElevations.read("0 ?", 2)).containsExactly(0, Double.NaN);
    assertThat(VertexElevations.read(null, 1)).containsExactly(Double.NaN);
  }
}
