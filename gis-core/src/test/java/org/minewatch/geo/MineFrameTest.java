package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class MineFrameTest {

  private static final double ONE_MILLIMETRE = 0.001;
  private static final double METRES_PER_DEGREE = 111_320;

  @Test
  void everyCodeAgreesWithProjWithinAMillimetreBothWays() {
    List<String[]> rows = GeoCases.rows("cs2cs.csv", ",");
    Set<Integer> seen = new HashSet<>();
    for (String[] row : rows.subList(1, rows.size())) {
      int epsg = Integer.parseInt(row[0]);
      seen.add(epsg);
      MineFrame frame = MineFrame.of(CrsCatalogue.get(epsg));
      double lon = Double.parseDouble(row[1]);
      double lat = Double.parseDouble(row[2]);
      double[] metres = {Double.parseDouble(row[3]), Double.parseDouble(row[4])};
      assertThat(frame.fromLonLat(lon, lat))
          .as(String.join(",", row))
          .containsExactly(metres, within(ONE_MILLIMETRE));
      double[] back = frame.toLonLat(metres[0], metres[1]);
      assertThat((back[0] - lon) * METRES_PER_DEGREE * Math.cos(Math.toRadians(lat)))
          .as(String.join(",", row))
          .isCloseTo(0, within(ONE_MILLIMETRE));
      assertThat((back[1] - lat) * METRES_PER_DEGREE).isCloseTo(0, within(ONE_MILLIMETRE));
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            CrsCatalogue.all().stream().filter(c -> !c.isGeographic()).map(Crs::epsg).toList());
  }

  @Test
  void thereAndBackEndsAtTheSamePlace() {
    long seed = 42;
    Random random = new Random(seed);
    List<Crs> projected = CrsCatalogue.all().stream().filter(c -> !c.isGeographic()).toList();
    for (int i = 0; i < 20_000; i++) {
      Crs crs = projected.get(random.nextInt(projected.size()));
      MineFrame frame = MineFrame.of(crs);
      double easting = crs.falseEastingMetres() + (random.nextDouble() - 0.5) * 700_000;
      double northing = 200_000 + random.nextDouble() * 5_750_000;
      double[] lonLat = frame.toLonLat(easting, northing);
      assertThat(frame.fromLonLat(lonLat[0], lonLat[1]))
          .as("seed %d, %s, %f, %f", seed, crs.code(), easting, northing)
          .containsExactly(new double[] {easting, northing}, within(1e-6));
    }
  }

  @Test
  void geometriesKeepHeightAndUserDataAndTheOriginalStays() throws ParseException {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(4523));
    Geometry road =
        new WKTReader()
            .read("LINESTRING Z (35412345.5 2823456.25 1712.5, 35412445.5 2823456.25 NaN)");
    road.setUserData("roadway");
    Geometry lonLat = frame.toLonLat(road);
    assertThat(lonLat.getCoordinates()[0].z).isEqualTo(1712.5);
    assertThat(lonLat.getCoordinates()[1].z).isNaN();
    assertThat(lonLat.getUserData()).isEqualTo("roadway");
    assertThat(lonLat.getEnvelopeInternal().getMinX()).isBetween(104.0, 104.2);
    assertThat(road.getCoordinates()[0].x).isEqualTo(35412345.5);
    Coordinate back = frame.fromLonLat(lonLat).getCoordinates()[1];
    assertThat(back.x).isCloseTo(35412445.5, within(1e-6));
    assertThat(back.y).isCloseTo(2823456.25, within(1e-6));
    Polygon empty = road.getFactory().createPolygon();
    assertThat(frame.toLonLat(empty).isEmpty()).isTrue();
  }

  /** Expected values from PROJ: {@code proj -V}, "Meridian Convergence". */
  @Test
  void convergenceAgreesWithProjAndHasItsSign() {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(4523));
    double[][] expected = {
      {103.6, 25.5, -0.60281489},
      {104.2, 31.25, -0.41503861},
      {105, 30, 0},
      {106.4, 42.1, 0.93870126},
      {107.9, 26.3, 1.28580333}
    };
    for (double[] row : expected) {
      double[] metres = frame.fromLonLat(row[0], row[1]);
      assertThat(frame.convergenceDegrees(metres[0], metres[1])).isCloseTo(row[2], within(1e-7));
    }
  }

  @Test
  void oneFrameServesManyThreadsWithTheSameResults() {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(2359));
    double[][] alone = new double[4_000][];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = frame.toLonLat(35_400_000 + i * 10, 2_800_000 + i * 7);
    }
    IntStream.range(0, alone.length * 8)
        .parallel()
        .forEach(
            j -> {
              int i = j % alone.length;
              assertThat(frame.toLonLat(35_400_000 + i * 10, 2_800_000 + i * 7))
                  .isEqualTo(alone[i]);
            });
  }

  @Test
  void aGeographicSystemIsNoFrame() {
    assertThatThrownBy(() -> MineFrame.of(CrsCatalogue.get(4490)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EPSG:4490");
  }

  @Test
  void coordinatesOutOfReachAreRefusedByName() {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(4523));
    assertThat(frame.covers(35412345.5, 2823456.25)).isTrue();
    double[][] nonsense = {
      {412345.5, 2823456.25},
      {2823456.25, 35412345.5},
      {36412345.5, 2823456.25},
      {35412345.5, -1},
      {35412345.5, Double.NaN},
      {Double.POSITIVE_INFINITY, 2823456.25},
      {0, 0}
    };
    for (double[] place : nonsense) {
      assertThat(frame.covers(place[0], place[1])).isFalse();
      assertThatThrownBy(() -> frame.toLonLat(place[0], place[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(place[0]))
          .hasMessageContaining("EPSG:4523");
    }
    assertThat(frame.coversLonLat(0, 25)).isFalse();
    assertThatThrownBy(() -> frame.fromLonLat(Double.NaN, 25))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
