package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.region.TransformRecord;

/** A grid written down says the same as the frame it was taken from. */
class PlaneGridTest {
  private static final Coordinate MIDDLE = new Coordinate(35_400_000, 2_800_000);

  /** EPSG codes with and without zone number, three and six degrees, new and old datum. */
  @ParameterizedTest
  @ValueSource(ints = {4523, 2359, 2411})
  void aFrameWithoutRecordsIsReproduced(int epsg) {
    same(MineFrame.of(CrsCatalogue.get(epsg)), MIDDLE);
  }

  @Test
  void sixDegreesAndNoZoneNumberAreLaidOutTheirOwnWay() {
    Crs six = CrsCatalogue.find(Datum.CGCS2000, Crs.Grid.ZONE_6_DEGREE, 18, true).orElseThrow();
    same(MineFrame.of(six), new Coordinate(18_400_000, 2_800_000));
    Crs bare = CrsCatalogue.find(Datum.XIAN_1980, Crs.Grid.ZONE_3_DEGREE, 35, false).orElseThrow();
    same(MineFrame.of(bare), new Coordinate(400_000, 2_800_000));
  }

  @Test
  void aFrameWithARecordIsReproducedToAFewMillimetres() {
    Crs xian = CrsCatalogue.get(2359);
    TransformRecord record = Records.similarity("EPSG:4523", -106.4, 23.1, 3.2, -1.8);
    MineFrame frame = MineFrame.of(xian, List.of(record));
    assertThat(frame.lonLatSigmaMetres()).isLessThan(1);
    same(frame, MIDDLE);
  }

  private static void same(MineFrame frame, Coordinate middle) {
    PlaneGrid written = PlaneGrid.of(frame, Optional.empty(), middle).orElseThrow();
    PlaneGrid grid = PlaneGrid.read(written.facts()).orElseThrow();
    assertThat(grid.crs()).isEqualTo(frame.crs());
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double e = middle.x + 10_000 * (random.nextDouble() - 0.5);
      double n = middle.y + 10_000 * (random.nextDouble() - 0.5);
      double[] lonLat = frame.toLonLat(e, n);
      double[] metres = grid.fromLonLat(lonLat[0], lonLat[1]);
      assertThat(metres[0]).isCloseTo(e, within(0.01));
      assertThat(metres[1]).isCloseTo(n, within(0.01));
      double[] back = grid.toLonLat(metres[0], metres[1]);
      assertThat(back[0]).isCloseTo(lonLat[0], within(1e-9));
      assertThat(back[1]).isCloseTo(lonLat[1], within(1e-9));
    }
  }

  @Test
  void factsThatTellOfNoGridGiveNone() {
    TreeMap<String, Object> facts =
        new TreeMap<>(
            PlaneGrid.of(MineFrame.of(CrsCatalogue.get(4523)), Optional.empty(), MIDDLE)
                .orElseThrow()
                .facts());
    for (String name : List.of("crs", "ee_ppm", "origin_easting_m")) {
      TreeMap<String, Object> damaged = new TreeMap<>(facts);
      damaged.put(name, "?");
      assertThat(PlaneGrid.read(damaged)).isEmpty();
    }
    facts.put("crs", "EPSG:4490");
    assertThat(PlaneGrid.read(facts)).isEmpty();
  }
}
