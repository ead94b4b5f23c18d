package org.minewatch.synth.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class GaussKruegerTest {

  /** Expected values by PROJ's cs2cs, from EPSG:4490 to EPSG:4523. */
  @ParameterizedTest
  @CsvSource({
    "103.8,    25.5,  35379349.1410, 2821986.4658",
    "103.5001, 25.0,  35348573.7641, 2766891.9402",
    "105.0,    25.3,  35500000.0000, 2799286.7069",
    "106.4,    28.75, 35636748.7814, 3182364.5885",
    "102.1,    24.2,  35205293.5551, 2680499.6433",
    "107.9,    39.9,  35748022.0156, 4422453.7755"
  })
  void agrees_with_an_independent_projection(
      double longitude, double latitude, double easting, double northing) {
    Coordinate three = GaussKrueger.threeDegreeZone(35).project(longitude, latitude);
    assertThat(three.x).isCloseTo(easting, within(0.0002));
    assertThat(three.y).isCloseTo(northing, within(0.0002));
    Coordinate six = GaussKrueger.sixDegreeZone(18).project(longitude, latitude);
    assertThat(six.x - 18e6).as("same central meridian").isCloseTo(three.x - 35e6, within(1e-6));

    Coordinate back = GaussKrueger.threeDegreeZone(35).unproject(new Coordinate(easting, northing));
    assertThat(back.x).isCloseTo(longitude, within(2e-9));
    assertThat(back.y).isCloseTo(latitude, within(2e-9));
  }

  @ParameterizedTest
  @CsvSource({"103.8, 25.5", "106.4, 28.75", "105, 25.3"})
  void the_areal_scale_is_that_of_the_projection(double longitude, double latitude) {
    GaussKrueger grid = GaussKrueger.threeDegreeZone(35);
    double step = 1e-4;
    Coordinate a = grid.project(longitude, latitude);
    Coordinate east = grid.project(longitude + step, latitude);
    Coordinate north = grid.project(longitude, latitude + step);
    double plane = Math.abs((east.x - a.x) * (north.y - a.y) - (east.y - a.y) * (north.x - a.x));
    double phi = Math.toRadians(latitude);
    double e2 = 0.00669438002290;
    double w2 = 1 - e2 * Math.sin(phi) * Math.sin(phi);
    double meridian = 6378137 * (1 - e2) / Math.pow(w2, 1.5);
    double normal = 6378137 / Math.sqrt(w2);
    double ellipsoid = Math.pow(Math.toRadians(step), 2) * meridian * normal * Math.cos(phi);
    assertThat(plane / ellipsoid / grid.arealScale(a)).isCloseTo(1, within(3e-6));
  }
}
