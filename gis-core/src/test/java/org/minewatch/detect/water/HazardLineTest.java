package org.minewatch.detect.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class HazardLineTest {
  private final Geometry water = wkt("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))");

  @Test
  void aPlaceInsideARingIsPastIt() {
    HazardLine ring = new HazardLine(HazardLine.Kind.STOP, water.buffer(20), water, false);
    assertThat(ring.depthMetres(new Coordinate(-15, 50))).isCloseTo(5, within(1e-6));
    assertThat(ring.depthMetres(new Coordinate(-26, 50))).isCloseTo(-6, within(1e-6));
    assertThat(ring.toWaterMetres(new Coordinate(-15, 50))).isCloseTo(15, within(1e-6));
  }

  @Test
  void aPlaceBetweenAnOpenLineAndTheWaterIsPastIt() {
    HazardLine open =
        new HazardLine(HazardLine.Kind.PROBE, wkt("LINESTRING (-30 -40, -30 140)"), water, false);
    assertThat(open.depthMetres(new Coordinate(-20, 50))).isCloseTo(10, within(1e-6));
    assertThat(open.depthMetres(new Coordinate(-40, 50))).isCloseTo(-10, within(1e-6));
  }

  @Test
  void behindTheWaterAnOpenLineOnTheOtherSideSaysNothing() {
    HazardLine open =
        new HazardLine(HazardLine.Kind.PROBE, wkt("LINESTRING (-30 -40, -30 140)"), water, false);
    assertThat(open.depthMetres(new Coordinate(160, 50))).isNegative();
  }

  @Test
  void anOpenLineWithoutKnownWaterIsNeverPassed() {
    HazardLine open =
        new HazardLine(
            HazardLine.Kind.PROBE,
            wkt("LINESTRING (-30 -40, -30 140)"),
            wkt("POLYGON EMPTY"),
            false);
    assertThat(open.depthMetres(new Coordinate(-20, 50))).isNegative();
    assertThat(open.toWaterMetres(new Coordinate(-20, 50))).isNaN();
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
