package org.minewatch.detect.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.minewatch.region.ProbeRecord;
import org.minewatch.region.SourceLine;

class ProbeRoundTest {
  private static final double[] EAST = {1, 0};

  @Test
  void aRoundPermitsNoMoreThanItSays() {
    ProbeRound.Permission p = round(hole(90, 85, 50, OptionalDouble.empty())).permits(EAST, 30);
    assertThat(p.metres()).isEqualTo(50);
    assertThat(p.reachMetres()).isCloseTo(85, within(1e-9));
  }

  @Test
  void theLeadThatHasToStayIsTakenOffTheHole() {
    assertThat(round(hole(90, 60, 50, OptionalDouble.empty())).permits(EAST, 30).metres())
        .isCloseTo(30, within(1e-9));
    assertThat(round(hole(90, 60, 50, OptionalDouble.of(40))).permits(EAST, 30).metres())
        .isCloseTo(20, within(1e-9));
    assertThat(round(hole(90, 20, 50, OptionalDouble.empty())).permits(EAST, 30).metres()).isZero();
  }

  @Test
  void theLongestHoleAlongTheHeadingCounts() {
    ProbeRound fan =
        round(
            hole(70, 100, 40, OptionalDouble.empty()),
            hole(90, 80, 45, OptionalDouble.empty()),
            hole(0, 200, 90, OptionalDouble.empty()));
    assertThat(fan.permits(EAST, 30).reachMetres())
        .isCloseTo(100 * Math.cos(Math.toRadians(20)), within(1e-9));
    assertThat(fan.permits(EAST, 30).metres()).isEqualTo(40);
  }

  @Test
  void holesThatPointAsidePermitNothing() {
    assertThat(round(hole(0, 85, 50, OptionalDouble.empty())).permits(EAST, 30).metres()).isZero();
  }

  private static ProbeRound round(ProbeRecord... holes) {
    return new ProbeRound(List.of(holes));
  }

  private static ProbeRecord hole(
      double azimuth, double length, double allowed, OptionalDouble lead) {
    return new ProbeRecord(
        "M",
        LocalDate.of(2026, 3, 1),
        0,
        0,
        azimuth,
        length,
        allowed,
        "F",
        "",
        "",
        OptionalDouble.empty(),
        lead,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        "dry",
        new SourceLine("probe_records.csv", 2));
  }
}
