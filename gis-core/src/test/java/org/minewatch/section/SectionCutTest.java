package org.minewatch.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.section.VerticalSection.Licensed;
import org.minewatch.section.VerticalSection.Mark;
import org.minewatch.section.VerticalSection.Spot;
import org.minewatch.section.VerticalSection.Trace;

/** Sections of invented mines whose every number is known beforehand. */
class SectionCutTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double EXACT = 1e-6;

  private static SectionLine line(double... xy) {
    return wideLine(30, xy);
  }

  private static SectionLine wideLine(double width, double... xy) {
    try {
      return SectionLine.of(vertices(xy), width);
    } catch (UnusableLineException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Coordinate> vertices(double... xy) {
    List<Coordinate> vertices = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      vertices.add(new Coordinate(xy[i], xy[i + 1]));
    }
    return vertices;
  }

  private static SectionFeature road(double... xyz) {
    return new SectionFeature(
        "network", Map.of("kind", "roadway"), FACTORY.createLineString(xyz(xyz)));
  }

  private static Coordinate[] xyz(double... xyz) {
    Coordinate[] c = new Coordinate[xyz.length / 3];
    for (int i = 0; i < c.length; i++) {
      c[i] = new Coordinate(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
    }
    return c;
  }

  private static Geometry box(double west, double south, double east, double north) {
    return FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(west, east, south, north));
  }

  private static SectionFeature part(int number, double bottom, double top, Geometry area) {
    return new SectionFeature(
        "licence",
        Map.of("part", number, "bottom_elevation_m", bottom, "top_elevation_m", top),
        area);
  }

  private static SectionFeature deduction(double bottom, double top, Geometry area) {
    return new SectionFeature(
        "deduction", Map.of("bottom_elevation_m", bottom, "top_elevation_m", top), area);
  }

  private static SectionFeature at(String layer, double x, double y, Map<String, Object> facts) {
    return new SectionFeature(layer, facts, FACTORY.createPoint(new Coordinate(x, y)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 12.5", "30, -29", "137, 5", "245, -18"})
  void theCutOfAnInclinedRoadHasItsSlope(double bearing, double aside) {
    double ue = Math.sin(Math.toRadians(bearing));
    double un = Math.cos(Math.toRadians(bearing));
    double e = 35_400_000 + aside * un;
    double n = 2_800_000 - aside * ue;
    SectionFeature road =
        road(e + 100 * ue, n + 100 * un, 1850, e + 700 * ue, n + 700 * un, 1850 - 0.12 * 600);
    VerticalSection section =
        SectionCut.of(
            line(35_400_000, 2_800_000, 35_400_000 + 1000 * ue, 2_800_000 + 1000 * un),
            List.of(road));
    assertThat(section.traces()).hasSize(1);
    Trace trace = section.traces().get(0);
    Spot first = trace.spots().get(0);
    Spot last = trace.spots().get(trace.spots().size() - 1);
    assertThat(first.distance()).isCloseTo(100, within(1e-3));
    assertThat(last.distance()).isCloseTo(700, within(1e-3));
    assertThat((last.elevation() - first.elevation()) / (last.distance() - first.distance()))
        .isCloseTo(-0.12, within(EXACT));
    assertThat(trace.aside()).isCloseTo(aside, within(1e-6));
  }

  @Test
  void aRoadAcrossTheLineIsCutToTheWidth() {
    VerticalSection section =
        SectionCut.of(line(0, 0, 1000, 0), List.of(road(500, -100, 100, 500, 100, 120)));
    Trace trace = section.traces().get(0);
    assertThat(trace.spots())
        .allSatisfy(s -> assertThat(s.distance()).isCloseTo(500, within(1e-4)));
    assertThat(trace.spots().get(0).elevation()).isCloseTo(107, within(1e-6));
    assertThat(trace.spots().get(trace.spots().size() - 1).elevation())
        .isCloseTo(113, within(1e-6));
  }

  @Test
  void whatLiesBesideTheWidthIsNotThere() {
    assertThat(
            SectionCut.of(
                line(0, 0, 1000, 0),
                List.of(
                    road(0, 31, 5, 1000, 31, 5),
                    road(1100, 0, 5, 1200, 0, 5),
                    at("reader", 500, -30.5, Map.of()),
                    at("finding", 1001, 0, Map.of()),
                    at("finding", -0.5, 20, Map.of()))))
        .isEqualTo(new VerticalSection(List.of(), List.of(), List.of(), List.of(), List.of(), 0));
  }

  @Test
  void theLicensedBandHasTheElevationsOfEachPartAndTheDeductedPartsApart() {
    VerticalSection section =
        SectionCut.of(
            line(-100, 50, 1100, 50),
            List.of(
                part(2, 1500, 1700, box(600, 0, 1000, 100)),
                part(1, 1400, 1800, box(0, 0, 300, 100).union(box(400, 0, 600, 100))),
                deduction(1400, 1800, box(300, 0, 400, 100))));
    assertThat(section.licensed())
        .extracting(
            Licensed::from, Licensed::to, Licensed::bottom, Licensed::top, Licensed::deducted)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(100.0, 400.0, 1400.0, 1800.0, false),
            org.assertj.core.groups.Tuple.tuple(400.0, 500.0, 1400.0, 1800.0, true),
            org.assertj.core.groups.Tuple.tuple(500.0, 700.0, 1400.0, 1800.0, false),
            org.assertj.core.groups.Tuple.tuple(700.0, 1100.0, 1500.0, 1700.0, false));
  }

  @Test
  void aRoadIsToldBySectionsHowItStandsToTheLicensedSpace() {
    VerticalSection section =
        SectionCut.of(
            line(0, 0, 1000, 0),
            List.of(
                part(1, 100, 200, box(0, -500, 800, 500).difference(box(300, -500, 400, 500))),
                deduction(100, 200, box(300, -500, 400, 500)),
                // from 50 m above the top to 50 m below the bottom by 600 m, then level
                road(0, 0, 250, 600, 0, 50, 1000, 0, 50)));
    assertThat(section.traces())
        .extracting(Trace::standing)
        .containsExactly(
            Standing.ABOVE,
            Standing.INSIDE,
            Standing.DEDUCTED,
            Standing.INSIDE,
            Standing.BELOW,
            Standing.BESIDE);
    assertThat(section.traces().get(0).spots().get(1).distance()).isCloseTo(150, within(1e-3));
    assertThat(section.traces().get(0).by()).isCloseTo(50, within(1e-3));
    assertThat(section.traces().get(4).spots().get(0).distance()).isCloseTo(450, within(1e-3));
    assertThat(section.traces().get(4).by()).isCloseTo(50, within(1e-3));
    assertThat(section.traces().get(5).spots().get(0).distance()).isCloseTo(800, within(1e-3));
  }

  @Test
  void anUnknownElevationStaysUnknownAndIsNeverZero() {
    VerticalSection section =
        SectionCut.of(
            line(0, 0, 1000, 0),
            List.of(
                part(1, -50, 50, box(0, -500, 1000, 500)),
                road(0, 0, Double.NaN, 500, 0, Double.NaN),
                at("presence-point", 200, 3, Map.of("sigma_m", 5.0)),
                at("finding", 700, 0, Map.of("id", "F1"))));
    assertThat(section.traces())
        .allSatisfy(
            t -> {
              assertThat(t.standing()).isEqualTo(Standing.UNKNOWN);
              assertThat(t.spots()).allSatisfy(s -> assertThat(s.elevation()).isNaN());
            });
    assertThat(section.marks())
        .hasSize(2)
        .allSatisfy(
            m -> {
              assertThat(m.elevation()).isNaN();
              assertThat(m.standing()).isEqualTo(Standing.UNKNOWN);
            });
  }

  @Test
  void aPointWithoutAnElevationTakesThatOfTheRoadItStandsIn() {
    List<SectionFeature> features =
        List.of(
            road(0, 0, 100, 1000, 0, 200),
            at("seal", 300, 2, Map.of()),
            // two roads cross here at different heights
            road(600, -50, 20, 600, 50, 20),
            at("seal", 600, 0, Map.of()));
    List<Mark> marks = SectionCut.of(line(0, 0, 1000, 0), features).marks();
    assertThat(marks.get(0).elevation()).isCloseTo(130, within(EXACT));
    assertThat(marks.get(0).fromRoad()).isTrue();
    assertThat(marks.get(1).elevation()).isNaN();
  }

  @Test
  void aFindingAboutAnElevationLiesWhereTheRoadIsSoHigh() {
    SectionFeature finding =
        new SectionFeature(
            "finding",
            Map.of("id", "F1", "elevation_m", 60.0, "sigma_elevation_m", 0.5),
            FACTORY.createLineString(xyz(400, 0, Double.NaN, 900, 0, Double.NaN)));
    Mark mark =
        SectionCut.of(
                line(0, 0, 1000, 0),
                List.of(
                    road(0, 0, 150, 1000, 0, 50),
                    part(1, 100, 300, box(0, -10, 1000, 10)),
                    finding))
            .marks()
            .get(0);
    assertThat(mark.distance()).isCloseTo(900, within(3.0));
    assertThat(mark.from()).isCloseTo(400, within(1e-3));
    assertThat(mark.elevation()).isEqualTo(60);
    assertThat(mark.sigma()).isEqualTo(0.5);
    assertThat(mark.standing()).isEqualTo(Standing.BELOW);
    assertThat(mark.by()).isEqualTo(40);
  }

  @Test
  void waterAndLinesAreLaidOut() {
    VerticalSection section =
        SectionCut.of(
            line(0, 0, 1000, 0),
            List.of(
                new SectionFeature("water-body", Map.of("level_m", 1234.5), box(200, -10, 300, 10)),
                new SectionFeature("goaf", Map.of(), box(400, 20, 500, 60)),
                new SectionFeature("probe-line", Map.of(), box(100, -80, 380, 80))));
    assertThat(section.spans()).hasSize(2);
    assertThat(section.spans().get(0).level()).isEqualTo(1234.5);
    assertThat(section.spans().get(0).from()).isCloseTo(200, within(1e-3));
    assertThat(section.spans().get(1).to()).isCloseTo(500, within(1e-3));
    assertThat(section.crossings())
        .extracting(VerticalSection.Crossing::distance)
        .containsExactlyInAnyOrder(100.0, 380.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 1001, 90210})
  void theOtherDirectionIsTheMirrorImage(long seed) {
    Random random = new Random(seed);
    double[] xy = new double[2 * (2 + random.nextInt(5))];
    for (int i = 0; i < xy.length; i++) {
      xy[i] = 1000 * random.nextDouble() + (i % 2 == 0 ? 400 * i : 0);
    }
    List<SectionFeature> features = new ArrayList<>();
    features.add(part(1, 100, 200, box(-100, -100, 900, 1100)));
    for (int r = 0; r < 25; r++) {
      double x = 2000 * random.nextDouble();
      double y = 1000 * random.nextDouble();
      features.add(
          road(
              x,
              y,
              300 * random.nextDouble(),
              x + 500 * random.nextGaussian(),
              y + 500 * random.nextGaussian(),
              300 * random.nextDouble()));
      features.add(at("reader", x + 20, y, Map.of("elevation_m", 150.0)));
    }
    List<Coordinate> turned = vertices(xy);
    Collections.reverse(turned);
    double[] back =
        turned.stream().flatMapToDouble(c -> Arrays.stream(new double[] {c.x, c.y})).toArray();
    SectionLine there = line(xy);
    VerticalSection forward = SectionCut.of(there, features);
    VerticalSection backward = SectionCut.of(line(back), features);
    double length = there.lengthMetres();

    assertThat(metres(forward)).as("seed " + seed).isGreaterThan(50);
    assertThat(metres(backward)).as("seed " + seed).isCloseTo(metres(forward), within(0.5));
    List<Mark> a = forward.marks();
    List<Mark> b = backward.marks();
    assertThat(b).as("seed " + seed).hasSameSizeAs(a);
    for (int i = 0; i < a.size(); i++) {
      assertThat(b.get(i).distance()).isCloseTo(length - a.get(i).distance(), within(1e-3));
      assertThat(Math.abs(b.get(i).aside())).isCloseTo(Math.abs(a.get(i).aside()), within(1e-6));
      assertThat(b.get(i).standing()).isEqualTo(a.get(i).standing());
    }
    List<Licensed> la = forward.licensed();
    List<Licensed> lb = new ArrayList<>(backward.licensed());
    lb.sort(Comparator.comparingDouble(l -> length - l.to()));
    assertThat(lb).hasSameSizeAs(la);
    for (int i = 0; i < la.size(); i++) {
      assertThat(length - lb.get(i).to()).isCloseTo(la.get(i).from(), within(1e-3));
    }
  }

  /** Metres along the line of all traces, by standing weighted so that a change would show. */
  private static double metres(VerticalSection section) {
    double sum = 0;
    for (Trace t : section.traces()) {
      for (int i = 1; i < t.spots().size(); i++) {
        sum +=
            (1 + t.standing().ordinal())
                * Math.abs(t.spots().get(i).distance() - t.spots().get(i - 1).distance());
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 11, 77, 2026})
  void everyPlaceOfARoadWithinTheWidthIsOnTheSectionOnce(long seed) {
    Random random = new Random(seed);
    SectionLine line = line(0, 0, 300, 40, 500, 300, 900, 250);
    for (int r = 0; r < 50; r++) {
      Coordinate a = new Coordinate(1000 * random.nextDouble(), 600 * random.nextDouble() - 150);
      Coordinate b = new Coordinate(1000 * random.nextDouble(), 600 * random.nextDouble() - 150);
      double covered =
          line.clip(a, b).stream().mapToDouble(p -> p.to() - p.from()).sum() * a.distance(b);
      double expected = 0;
      int steps = 20_000;
      for (int i = 0; i < steps; i++) {
        double t = (i + 0.5) / steps;
        SectionLine.Foot foot = line.foot(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
        expected += line.takes(foot) ? a.distance(b) / steps : 0;
      }
      assertThat(covered).as("seed %d road %d", seed, r).isCloseTo(expected, within(0.5));
    }
  }

  @Test
  void aLineThatCannotBeCutIsRefusedWithWhatWouldBeRight() {
    assertThatThrownBy(() -> SectionLine.of(vertices(0, 0), 30))
        .isInstanceOf(UnusableLineException.class)
        .hasMessage("a section line needs at least two different vertices");
    assertThatThrownBy(() -> SectionLine.of(vertices(0, 0, 0, 0.001), 30))
        .isInstanceOf(UnusableLineException.class);
    assertThatThrownBy(() -> SectionLine.of(vertices(0, 0, 20_500, 0), 30))
        .hasMessage("a section line is at most 20 km long, not 20.5 km");
    assertThatThrownBy(() -> SectionLine.of(vertices(new double[102]), 30))
        .hasMessage("a section line has at most 50 vertices, not 51");
    for (double width : new double[] {0, 201, Double.NaN}) {
      assertThatThrownBy(() -> SectionLine.of(vertices(0, 0, 9, 9), width))
          .hasMessage("the width of a section must be 1 to 200 metres");
    }
  }
}
