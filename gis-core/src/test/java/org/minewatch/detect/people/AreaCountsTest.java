package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class AreaCountsTest {
  private static final long FROM = Readings.at("08:00");
  private static final long TO = Readings.at("16:00");
  private static final long HOUR = 3_600_000;

  /** A square of 40 m about the origin. */
  private static final Geometry AREA =
      new GeometryFactory()
          .toGeometry(
              new Envelope(
                  Readings.EASTING - 20,
                  Readings.EASTING + 20,
                  Readings.NORTHING - 20,
                  Readings.NORTHING + 20));

  private static AreaCounts counts(Readings readings) {
    return AreaCounts.of(
        readings.night(Readings.NIGHT).tracks().orElseThrow(),
        List.of(AREA),
        List.of(AREA),
        FROM,
        TO,
        HOUR,
        card -> !card.startsWith("V"));
  }

  private static int at(AreaCounts c, String time) {
    return c.count(0, (int) ((Readings.at(time) - FROM) / AreaCounts.STEP_MILLIS));
  }

  @Test
  void whoStaysIsCountedFromTheFirstStepToTheLast() {
    AreaCounts c =
        counts(
            new Readings(1)
                .card("C1", FROM, TO, 0, 0)
                .card("C2", Readings.at("10:00"), Readings.at("12:00"), 5, 5));
    assertThat(at(c, "09:55")).isEqualTo(1);
    assertThat(at(c, "10:00")).isEqualTo(2);
    assertThat(at(c, "12:00")).isEqualTo(2);
    assertThat(at(c, "12:05")).isEqualTo(1);
  }

  @Test
  void whoPassesThroughOrStandsBesideOrDoesNotCountIsLeftOut() {
    AreaCounts c =
        counts(
            new Readings(2)
                .card("C1", Readings.at("10:00"), Readings.at("10:45"), 0, 0)
                .card("C2", FROM, TO, 60, 0)
                .card("V1", FROM, TO, 0, 0));
    assertThat(IntStream.range(0, c.steps()).map(s -> c.count(0, s)).max()).hasValue(0);
  }

  @Test
  void aVisitGoesOnThroughAQuarterOfAnHourOutsideAndEndsAfterAnHour() {
    Readings readings = new Readings(3).card("C1", FROM, Readings.at("09:00"), 0, 0);
    readings.card("C1", Readings.at("09:00:20"), Readings.at("09:20"), 90, 0);
    readings.card("C1", Readings.at("09:20:20"), Readings.at("11:00"), 0, 0);
    readings.card("C1", Readings.at("11:00:20"), Readings.at("12:30"), 90, 0);
    readings.card("C1", Readings.at("12:30:20"), TO, 0, 0);
    AreaCounts c = counts(readings);
    assertThat(at(c, "09:10")).isEqualTo(1);
    assertThat(at(c, "11:45")).isZero();
    assertThat(at(c, "14:00")).isEqualTo(1);
  }

  @Test
  void whatIsSustainedIsTheLeastOfATime() {
    int[] heads = {3, 5, 9, 9, 4, 4};
    assertThat(AreaCounts.sustained(s -> heads[s], heads.length, 0)).containsExactly(heads);
    assertThat(AreaCounts.sustained(s -> heads[s], heads.length, 2 * AreaCounts.STEP_MILLIS))
        .containsExactly(3, 5, 4, 4);
    assertThat(AreaCounts.sustained(s -> heads[s], heads.length, HOUR)).isEmpty();
  }
}
