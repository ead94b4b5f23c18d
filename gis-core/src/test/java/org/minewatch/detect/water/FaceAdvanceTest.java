package org.minewatch.detect.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.FaceWork;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.SourceLine;

/** A heading planned 1000 m to the east, begun on the first of March, and what it reported. */
class FaceAdvanceTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final LocalDate BEGUN = LocalDate.of(2026, 3, 1);

  private static FaceProgress report(int day, double advance) {
    return report(day, advance, Double.NaN, Double.NaN);
  }

  private static FaceProgress report(int day, double advance, double e, double n) {
    return new FaceProgress(
        "M",
        "F",
        BEGUN.withDayOfMonth(day),
        advance,
        Double.isNaN(e) ? OptionalDouble.empty() : OptionalDouble.of(e),
        Double.isNaN(n) ? OptionalDouble.empty() : OptionalDouble.of(n),
        OptionalDouble.of(-100 - day),
        new SourceLine("face_progress.csv", 2));
  }

  private static Optional<FaceAdvance> of(Face.Kind kind, Geometry shape, FaceProgress... reports) {
    Face face =
        new Face(
            "M",
            "F",
            kind,
            "F",
            "",
            BEGUN,
            Optional.empty(),
            shape,
            Face.Method.MECHANISED,
            Face.Medium.COAL,
            Face.State.DRIVING,
            "",
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            new SourceLine("faces.csv", 2));
    return FaceAdvance.of(FaceWork.of(face, List.of(reports), BEGUN.withDayOfMonth(20)));
  }

  private static FaceAdvance heading(FaceProgress... reports) {
    return of(Face.Kind.HEADING, line(0, 0, 1000, 0), reports).orElseThrow();
  }

  private static Geometry line(double... xy) {
    Coordinate[] c = new Coordinate[xy.length / 2];
    for (int i = 0; i < c.length; i++) {
      c[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    return FACTORY.createLineString(c);
  }

  private static FaceAdvance usual() {
    return heading(report(5, 100), report(10, 150), report(14, 190), report(15, 190));
  }

  @Test
  void aHeadingStandsWhereItsAdvanceEndsAlongItsLine() {
    FaceAdvance face = usual();

    assertThat(face.stands()).hasSize(4);
    assertThat(face.now().date()).isEqualTo(BEGUN.withDayOfMonth(15));
    assertThat(face.now().advance()).isEqualTo(190);
    assertThat(face.now().at()).isEqualTo(new Coordinate(190, 0));
    assertThat(face.now().elevation()).hasValue(-115);
    assertThat(face.isLongwall()).isFalse();
    assertThat(face.ahead()).isEmpty();
    assertThat(face.front(face.now())).containsExactly(new Coordinate(190, 0));
  }

  @Test
  void aReportedPlaceIsTakenBeforeTheLine() {
    assertThat(heading(report(5, 100, 90, 7)).now().at()).isEqualTo(new Coordinate(90, 7));
    assertThat(heading(report(5, 0)).now().at()).isEqualTo(new Coordinate(0, 0));
  }

  @Test
  void withoutAPlaceOrALineNothingIsKnown() {
    assertThat(of(Face.Kind.HEADING, FACTORY.createPoint(), report(5, 100))).isEmpty();
    assertThat(of(Face.Kind.HEADING, line(0, 0, 1000, 0))).isEmpty();
  }

  @ParameterizedTest(name = "on the {0}th: {1} m")
  @CsvSource({"1, 100", "4, 100", "5, 100", "9, 100", "10, 150", "13, 150", "14, 190", "19, 190"})
  void theAdvanceOfADayIsThatOfTheLastReportUpToIt(int day, double advance) {
    assertThat(usual().advanceOn(BEGUN.withDayOfMonth(day))).isEqualTo(advance);
  }

  @Test
  void beforeItBeganAFaceHadNone() {
    assertThat(usual().advanceOn(BEGUN.minusDays(1))).isZero();
  }

  @Test
  void aFaceIsIdleSinceItLastMoved() {
    assertThat(usual().idleDays(BEGUN.withDayOfMonth(20))).isEqualTo(6);
    assertThat(heading(report(5, 100), report(9, 100)).idleDays(BEGUN.withDayOfMonth(20)))
        .isEqualTo(15);
  }

  @ParameterizedTest(name = "of {0} days: {1} m a day")
  @CsvSource({"10, 9", "9, 8", "5, 8", "4, 0", "1, 0"})
  void theRateIsThatSinceTheFirstReportOfSoManyDays(int days, double rate) {
    assertThat(usual().rate(days)).hasValue(rate);
  }

  @Test
  void ofOneReportThereIsNoRate() {
    assertThat(heading(report(5, 100)).rate(30)).isEmpty();
    assertThat(usual().rate(0)).isEmpty();
  }

  @Test
  void theDirectionIsThatOfTheLastTenMetres() {
    double[] north =
        heading(report(5, 100, 0, 0), report(9, 110, 100, 0), report(10, 120, 100, 10))
            .direction()
            .orElseThrow();
    assertThat(north).containsExactly(0, 1);

    // 9.9 m are too few, and so the one before is asked: 3 m east of it, 4 m north.
    double[] both =
        heading(report(5, 100, 94, 2), report(9, 110, 100, 0.1), report(10, 120, 100, 10))
            .direction()
            .orElseThrow();
    assertThat(both[0]).isCloseTo(0.6, within(1e-9));
    assertThat(both[1]).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void ofAllThereIsOneMetreIsEnough() {
    assertThat(heading(report(5, 1, 50, 0), report(6, 2, 50, 1)).direction().orElseThrow())
        .containsExactly(0, 1);
    // Less than that says less than the line does.
    assertThat(heading(report(5, 1, 50, 0), report(6, 2, 50, 0.9)).direction().orElseThrow())
        .containsExactly(1, 0);
  }

  @Test
  void withOneReportTheDirectionIsThatOfTheLineThere() {
    Geometry bent = line(0, 0, 100, 0, 100, 100);

    assertThat(of(Face.Kind.HEADING, bent, report(5, 50)).orElseThrow().direction().orElseThrow())
        .containsExactly(1, 0);
    assertThat(of(Face.Kind.HEADING, bent, report(5, 150)).orElseThrow().direction().orElseThrow())
        .containsExactly(0, 1);
    assertThat(of(Face.Kind.HEADING, bent, report(5, 500)).orElseThrow().direction().orElseThrow())
        .containsExactly(0, 1);
    assertThat(
            of(Face.Kind.OTHER, FACTORY.createPoint(), report(5, 1, 0, 0))
                .orElseThrow()
                .direction())
        .isEmpty();
  }

  @Test
  void aLongwallStandsWithItsWholeLine() {
    Geometry panel = FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(0, 1000, 0, 200));
    FaceAdvance face =
        of(Face.Kind.LONGWALL, panel, report(5, 100, 100, 80), report(9, 140, 140, 80))
            .orElseThrow();
    List<Double> across = new ArrayList<>();
    face.front(face.now()).forEach(c -> across.add(c.y));

    assertThat(face.isLongwall()).isTrue();
    assertThat(face.front(face.now())).allMatch(c -> Math.abs(c.x - 140) < 1e-6);
    assertThat(across.stream().sorted().map(y -> Math.round(y)).toList())
        .containsExactly(0L, 50L, 100L, 150L, 200L);
  }

  @Test
  void aLongwallOutsideItsPanelStandsWhereItIsReported() {
    Geometry panel = FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(0, 1000, 0, 200));
    FaceAdvance face =
        of(Face.Kind.LONGWALL, panel, report(5, 100, 1900, 80), report(9, 140, 2000, 80))
            .orElseThrow();

    assertThat(face.front(face.now())).containsExactly(new Coordinate(2000, 80));
  }
}
