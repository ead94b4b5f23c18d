package org.minewatch.detect.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.detect.FaceWork;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.SourceLine;

class FaceWayTest {
  private static final SourceLine SOURCE = new SourceLine("faces.csv", 2);

  private static FaceWork work(Face.Kind kind, String wkt, FaceProgress... progress) {
    try {
      Geometry g = new WKTReader().read(wkt);
      Face face =
          new Face(
              "530399990101",
              "1101",
              kind,
              "",
              "K7",
              LocalDate.of(2026, 1, 1),
              Optional.empty(),
              g,
              Face.Method.UNKNOWN,
              Face.Medium.COAL,
              Face.State.UNKNOWN,
              "",
              OptionalDouble.empty(),
              java.util.OptionalInt.empty(),
              OptionalDouble.empty(),
              SOURCE);
      return new FaceWork(face, List.of(progress), g, Optional.empty());
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static FaceProgress at(int day, double advance, double e, double n) {
    return new FaceProgress(
        "530399990101",
        "1101",
        LocalDate.of(2026, 1, day),
        advance,
        OptionalDouble.of(e),
        OptionalDouble.of(n),
        OptionalDouble.empty(),
        SOURCE);
  }

  private static FaceWay bent() {
    return FaceWay.of(work(Face.Kind.HEADING, "LINESTRING (0 0, 100 0, 100 50)")).orElseThrow();
  }

  private static void isAt(Point p, double e, double n) {
    assertThat(p.getX()).isCloseTo(e, within(1e-6));
    assertThat(p.getY()).isCloseTo(n, within(1e-6));
  }

  @Test
  void advanceIsMeasuredAlongTheBendsAndStraightOnPastBothEnds() {
    FaceWay way = bent();
    assertThat(way.planned()).isEqualTo(150);
    assertThat(way.advanceAt(40, 3)).isCloseTo(40, within(1e-9));
    assertThat(way.advanceAt(102, 20)).isCloseTo(120, within(1e-9));
    assertThat(way.advanceAt(100, 80)).isCloseTo(180, within(1e-9));
    assertThat(way.advanceAt(-15, 0)).isCloseTo(-15, within(1e-9));
    assertThat(way.asideAt(40, 3)).isCloseTo(3, within(1e-9));
    assertThat(way.asideAt(104, 80)).isCloseTo(4, within(1e-9));
  }

  @Test
  void placesOfAdvancesComeBackAsTheSameAdvances() {
    FaceWay way = bent();
    for (double a = -40; a <= 220; a += 7) {
      Point p = way.pointAt(a);
      assertThat(way.advanceAt(p.getX(), p.getY())).as("at %s", a).isCloseTo(a, within(1e-6));
    }
    isAt(way.pointAt(180), 100, 80);
    isAt(way.pointAt(-10), -10, 0);
  }

  @Test
  void theDirectionIsThatOfTheLegAndOfTheLastLegPastTheEnd() {
    assertThat(bent().directionAt(30)).containsExactly(1, 0);
    assertThat(bent().directionAt(130)).containsExactly(0, 1);
    assertThat(bent().directionAt(500)).containsExactly(0, 1);
    assertThat(bent().directionAt(-5)).containsExactly(1, 0);
  }

  @Test
  void aStretchOfTheWayKeepsItsBends() {
    assertThat(bent().between(90, 170).getNumPoints()).isEqualTo(4);
    assertThat(bent().between(90, 170).getLength()).isCloseTo(80, within(1e-9));
  }

  @Test
  void aLongwallsWayGoesFromItsFirstReportedPlaceThroughItsLast() {
    FaceWay way =
        FaceWay.of(
                work(
                    Face.Kind.LONGWALL,
                    "POLYGON ((0 -75, 500 -75, 500 75, 0 75, 0 -75))",
                    at(1, 20, 20, 0),
                    at(5, 40, 40, 0)))
            .orElseThrow();
    assertThat(way.advanceAt(60, 30)).isCloseTo(60, within(1e-9));
    isAt(way.pointAt(100), 100, 0);
  }

  @Test
  void aLongwallThatNeverMovedAndOtherFacesHaveNoWay() {
    String panel = "POLYGON ((0 -75, 500 -75, 500 75, 0 75, 0 -75))";
    assertThat(FaceWay.of(work(Face.Kind.LONGWALL, panel, at(1, 20, 20, 0)))).isEmpty();
    assertThat(FaceWay.of(work(Face.Kind.LONGWALL, panel, at(1, 20, 20, 0), at(2, 20, 20.5, 0))))
        .isEmpty();
    assertThat(FaceWay.of(work(Face.Kind.OTHER, panel))).isEmpty();
  }
}
