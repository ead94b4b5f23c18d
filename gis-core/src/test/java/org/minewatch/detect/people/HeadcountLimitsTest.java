package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.region.Face;
import org.minewatch.region.SourceLine;

class HeadcountLimitsTest {
  private static HeadcountLimits of(double capacity, Optional<Boolean> severe) {
    return HeadcountLimits.of(new Readings(1).mine(capacity, severe).night(Readings.NIGHT));
  }

  /** The table of 煤安监行管〔2018〕38号; a bound belongs to the row that it ends. */
  @ParameterizedTest(name = "{0} tonnes a year: {1} with a severe hazard, {2} without")
  @CsvSource({
    "300000, 100, 80",
    "300001, 200, 100",
    "600000, 200, 100",
    "600001, 300, 180",
    "1200000, 300, 180",
    "1800000, 400, 200",
    "3000000, 600, 280",
    "5000000, 800, 400",
    "5000001, 850, 450"
  })
  void theLimitOfTheMineFollowsItsCapacityAndHazard(double capacity, int severe, int other) {
    assertThat(of(capacity, Optional.of(true)).mine()).hasValue(severe);
    assertThat(of(capacity, Optional.of(false)).mine()).hasValue(other);
    assertThat(of(capacity, Optional.empty()).mine()).as("hazard unknown").hasValue(severe);
  }

  @Test
  void withoutACapacityThereIsNoLimit() {
    assertThat(of(Double.NaN, Optional.of(true)).mine()).isEmpty();
    assertThat(of(0, Optional.of(true)).mine()).isEmpty();
    assertThat(of(-1, Optional.of(true)).mine()).isEmpty();
  }

  @Test
  void theHazardIsKnownWhenItIsOnRecord() {
    Readings mine = new Readings(1);

    assertThat(HeadcountLimits.isHazardKnown(mine.night(Readings.NIGHT))).isFalse();
    mine.mine(1, Optional.of(false));
    assertThat(HeadcountLimits.isHazardKnown(mine.night(Readings.NIGHT))).isTrue();
  }

  @ParameterizedTest(name = "{0} {1}: {2}/{3} in production, {4}/{5} in maintenance")
  @CsvSource({
    "LONGWALL, MECHANISED, 25, 20, 40, 30",
    "LONGWALL, BLAST, 25, 25, 25, 25",
    "LONGWALL, UNKNOWN, 25, 25, 40, 30",
    "HEADING, MECHANISED, 18, 16, 18, 16",
    "HEADING, BLAST, 15, 12, 15, 12",
    "HEADING, UNKNOWN, 18, 16, 18, 16"
  })
  void theLimitOfAFaceFollowsItsKindAndMethodAndTheMildestHoldsWhereThatIsUnknown(
      Face.Kind kind, Face.Method method, int severe, int other, int severeRest, int otherRest) {
    Face face = face(kind, method);

    assertThat(of(1, Optional.of(true)).production(face)).hasValue(severe);
    assertThat(of(1, Optional.of(false)).production(face)).hasValue(other);
    assertThat(of(1, Optional.of(true)).maintenance(face)).hasValue(severeRest);
    assertThat(of(1, Optional.of(false)).maintenance(face)).hasValue(otherRest);
  }

  @Test
  void otherPlacesHaveNone() {
    Face face = face(Face.Kind.OTHER, Face.Method.MECHANISED);

    assertThat(of(1, Optional.of(true)).production(face)).isEmpty();
    assertThat(of(1, Optional.of(true)).maintenance(face)).isEmpty();
  }

  private static Face face(Face.Kind kind, Face.Method method) {
    return new Face(
        "530399990101",
        "F1",
        kind,
        "F1",
        "",
        Readings.NIGHT.minusDays(9),
        Optional.empty(),
        new GeometryFactory().createPoint(),
        method,
        Face.Medium.COAL,
        Face.State.DRIVING,
        "",
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        new SourceLine("faces.csv", 2));
  }
}
