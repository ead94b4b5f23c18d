package org.minewatch.detect.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class FishBoneTest {

  private static FishBone.Rib rib(double root, double east, double north) {
    return new FishBone.Rib(
        new Coordinate(root, 0), new Coordinate(root + east, north), "rib " + root);
  }

  private static List<FishBone.Rib> row(int n, double spacing, double east, double north) {
    List<FishBone.Rib> ribs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      ribs.add(rib(i * spacing, east, north));
    }
    return ribs;
  }

  @Test
  void fourParallelDeadEndsInARowAreOneFishBone() {
    assertThat(FishBone.find(row(4, 30, 0, 40), 50, 4))
        .singleElement()
        .satisfies(b -> assertThat(b.ribs()).hasSize(4));
    assertThat(FishBone.find(row(3, 30, 0, 40), 50, 4)).isEmpty();
  }

  @Test
  void slantedRibsAndRibsOnBothSidesBelongTogether() {
    assertThat(FishBone.find(row(5, 30, 20, 40), 50, 4)).hasSize(1);
    List<FishBone.Rib> both = row(2, 30, 0, 40);
    both.addAll(row(2, 30, 0, -40));
    assertThat(FishBone.find(both, 50, 4)).hasSize(1);
  }

  @Test
  void whatIsTooFarApartOrPointsElsewhereDoesNot() {
    assertThat(FishBone.find(row(6, 60, 0, 40), 50, 4)).isEmpty();
    List<FishBone.Rib> turning = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      double a = Math.toRadians(35 * i);
      turning.add(rib(i * 30, 40 * Math.cos(a), 40 * Math.sin(a)));
    }
    assertThat(FishBone.find(turning, 50, 4)).isEmpty();
  }

  @Test
  void deadEndsAlongTheRoadTheyLeaveAreNoRibs() {
    assertThat(FishBone.find(row(5, 45, 40, 3), 50, 4)).isEmpty();
  }

  @Test
  void twoRowsFarFromEachOtherAreTwo() {
    List<FishBone.Rib> ribs = row(4, 30, 0, 40);
    row(4, 30, 0, 40)
        .forEach(
            r ->
                ribs.add(
                    new FishBone.Rib(
                        new Coordinate(r.root().x + 1000, 0),
                        new Coordinate(r.tip().x + 1000, 40),
                        "")));
    assertThat(FishBone.find(ribs, 50, 4)).hasSize(2);
  }
}
