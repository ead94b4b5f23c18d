package org.minewatch.drawing.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minewatch.drawing.place.Registration.Method;
import org.minewatch.geo.UnusableRecordException;
import org.minewatch.region.TransformRecord.CommonPoint;

class MirroredPointsTest {

  @Test
  void pointsWithXAndYExchangedAreSaidToBeMirrored() {
    List<CommonPoint> points =
        List.of(
            new CommonPoint("a", 0, 0, 500_000, 4_000_000),
            new CommonPoint("b", 800, 0, 500_000, 4_000_800),
            new CommonPoint("c", 800, 600, 500_600, 4_000_800),
            new CommonPoint("d", 0, 600, 500_600, 4_000_000));
    for (List<CommonPoint> some : List.of(points, points.subList(0, 3))) {
      assertThatThrownBy(() -> Registration.of(Method.CONTROL_POINTS, some))
          .isInstanceOf(UnusableRecordException.class)
          .hasMessageContaining("mirrored")
          .satisfies(e -> assertThat(((UnusableRecordException) e).reason().zh()).contains("镜像"));
    }
  }

  /** Errors that alternate round a square are none of shift, turn or scale: all of them remain. */
  @Test
  void residualsAreThoseOfTheErrorsPutIn() {
    double d = 0.3;
    Registration r =
        Registration.of(
            Method.CONTROL_POINTS,
            List.of(
                new CommonPoint("1", 100, 100, 500_200 + d, 4_000_200),
                new CommonPoint("2", -100, 100, 499_800 - d, 4_000_200),
                new CommonPoint("3", -100, -100, 499_800 + d, 3_999_800),
                new CommonPoint("4", 100, -100, 500_200 - d, 3_999_800)));
    assertThat(r.way().scale()).isCloseTo(2, within(1e-9));
    assertThat(r.way().rotationDegrees()).isCloseTo(0, within(1e-9));
    assertThat(r.rmsMetres()).isCloseTo(d, within(1e-9));
    assertThat(r.sigmaMetres()).isCloseTo(d, within(1e-9));
    assertThat(r.residuals().get(0).easting()).isCloseTo(d, within(1e-9));
    assertThat(r.residuals().get(1).easting()).isCloseTo(-d, within(1e-9));
    assertThat(r.residuals()).allMatch(p -> Math.abs(p.northing()) < 1e-9);
    assertThat(r.sentenceZh()).contains("4 个控制点", "0.300 m");
  }
}
