package org.minewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;

class MapPlaneTest {

  /** CGCS2000 with and without prefix, six degrees, the zone next door, and Xi'an 1980. */
  @ParameterizedTest(name = "EPSG:{0}")
  @ValueSource(ints = {4523, 4544, 4496, 4524, 2359})
  void everyPlaceLiesWithinACentimetreOfTheExactOne(int epsg) {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(epsg));
    double[] middle = frame.fromLonLat(104.2, 25.5);
    MapPlane plane = MapPlane.about(frame, middle[0], middle[1]);
    assertThat(plane.zone()).isEqualTo(35);
    MineFrame map = MineFrame.of(CrsCatalogue.get(4523));
    Random random = new Random(epsg);
    double[] got = new double[2];
    for (int i = 0; i < 500; i++) {
      double e = middle[0] + random.nextInt(20_000) - 10_000 + random.nextDouble();
      double n = middle[1] + random.nextInt(20_000) - 10_000 + random.nextDouble();
      double[] lonLat = frame.toLonLat(e, n);
      double[] exact = map.fromLonLat(lonLat[0], lonLat[1]);
      plane.lay(e, n, got);
      assertThat(Math.hypot(got[0] - exact[0], got[1] - exact[1])).isLessThan(0.01);
    }
  }

  @ParameterizedTest(name = "EPSG:{0}")
  @ValueSource(ints = {4524, 2359})
  void whatNoPlaneReachesHasNoPlace(int epsg) {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(epsg));
    double[] middle = frame.fromLonLat(104.2, 25.5);
    double[] got = new double[2];
    MapPlane.about(frame, middle[0], middle[1]).lay(1e12, -1e12, got);
    assertThat(got).containsExactly(Double.NaN, Double.NaN);
  }
}
