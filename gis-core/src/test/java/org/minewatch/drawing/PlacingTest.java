package org.minewatch.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.drawing.place.Registration.Method;
import org.minewatch.drawing.place.SheetKind;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.SourceLine;

/**
 * Sheets that are not in map coordinates, boundaries of separate lines, and the mine's own name.
 */
class PlacingTest {
  private static final double E = 35_380_000;
  private static final double N = 2_780_000;
  private static final double[][] RING = {
    {0, 0}, {2000, 100}, {2300, 900}, {1500, 1700}, {300, 1500}
  };

  @TempDir Path folder;

  private static Geometry licence() {
    Coordinate[] c = new Coordinate[RING.length + 1];
    for (int i = 0; i < c.length; i++) {
      double[] p = RING[i % RING.length];
      c[i] = new Coordinate(E + p[0], N + p[1]);
    }
    return new GeometryFactory().createPolygon(c);
  }

  private DrawingOutcome read(String file, String controlPoints) {
    MineFrame frame =
        MineFrame.of(
            ((CrsResolution.Resolved) CrsNames.resolve("EPSG:4523", OptionalDouble.empty())).crs());
    return DrawingReader.read(
        folder,
        new DrawingSubmission(
            "D1",
            "530300000001",
            LocalDate.of(2026, 5, 1),
            file,
            DrawingSubmission.Kind.MINING_PLAN,
            "K7",
            "",
            "1:2000",
            Optional.empty(),
            Optional.ofNullable(controlPoints),
            new SourceLine("drawings.csv", 2)),
        new DrawingContext(
            frame, Optional.of(licence()), Set.of("来宾煤矿"), Set.of("红星煤矿"), List.of()));
  }

  /** Millimetres of a 1:2000 sheet turned by 12 degrees, its origin off the ground's. */
  private static double[] paper(double e, double n) {
    double turn = Math.toRadians(12);
    double x = (e + 150) / 2;
    double y = (n + 90) / 2;
    return new double[] {
      x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)
    };
  }

  private static Dxf lines(String layer, double[]... at) {
    Dxf dxf = new Dxf();
    for (int i = 0; i < at.length; i++) {
      line(dxf, layer, at[i], at[(i + 1) % at.length]);
    }
    return dxf;
  }

  private static Dxf line(Dxf dxf, String layer, double[] a, double[] b) {
    return dxf.add("LINE", layer, 10, a[0], 20, a[1], 11, b[0], 21, b[1]);
  }

  private static Dxf sheet(boolean withBoundary) {
    double[][] ring = new double[RING.length][];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = paper(RING[i][0], RING[i][1]);
    }
    Dxf dxf = withBoundary ? lines("井田边界", ring) : new Dxf();
    return line(dxf, "煤巷", paper(100, 100), paper(900, 100));
  }

  private static void checkPlace(MineDrawing d, double tolerance) {
    Coordinate[] road =
        d.own(LayerClass.ROADWAY).findFirst().orElseThrow().geometry().getCoordinates();
    assertThat(road[0].x).isCloseTo(E + 100, within(tolerance));
    assertThat(road[0].y).isCloseTo(N + 100, within(tolerance));
    assertThat(road[1].x).isCloseTo(E + 900, within(tolerance));
  }

  @Test
  void aPaperSheetLiesWhereItsControlPointsPutIt() throws Exception {
    sheet(false).write(folder);
    StringBuilder csv =
        new StringBuilder("name,from_easting_m,from_northing_m,to_easting_m,to_northing_m\n");
    for (int i = 0; i < 4; i++) {
      double[] p = paper(RING[i][0], RING[i][1]);
      csv.append("J%d,%s,%s,%s,%s%n".formatted(i, p[0], p[1], E + RING[i][0], N + RING[i][1]));
    }
    Files.writeString(folder.resolve("c.csv"), csv + "J9,1,2,x,4\n");

    DrawingOutcome outcome = read("d.dxf", "c.csv");

    MineDrawing d = outcome.drawing().orElseThrow();
    checkPlace(d, 0.001);
    assertThat(d.place().sheet().orElseThrow().kind()).isEqualTo(SheetKind.PAPER_MILLIMETRES);
    assertThat(d.place().registration().orElseThrow().method()).isEqualTo(Method.CONTROL_POINTS);
    assertThat(d.sigmaMetres()).isBetween(1.5, 1.6);
    assertThat(d.notes()).anyMatch(n -> n.contains("4 control points (similarity)"));
    assertThat(d.place().known()).extracting(k -> k.name()).hasSize(4).doesNotContain("J9");
    assertThat(outcome.rejections())
        .singleElement()
        .matches(r -> r.line() == 6 && r.column().equals("to_easting_m"));
  }

  @Test
  void withoutThemTheCornersOfTheLicencePlaceIt() throws Exception {
    sheet(true).write(folder);

    MineDrawing d = read("d.dxf", null).drawing().orElseThrow();

    checkPlace(d, 0.001);
    assertThat(d.place().registration().orElseThrow().method()).isEqualTo(Method.LICENCE_CORNERS);
    assertThat(d.place().registration().orElseThrow().way().scale()).isCloseTo(2, within(1e-9));
    assertThat(d.own(LayerClass.LICENCE_BOUNDARY))
        .singleElement()
        .satisfies(f -> assertThat(f.geometry()).isInstanceOf(Polygon.class));
  }

  @Test
  void withNothingToPlaceItByItIsRefusedAndSaysWhatWouldHelp() throws Exception {
    sheet(false).write(folder);

    DrawingOutcome outcome = read("d.dxf", null);

    assertThat(outcome.drawing()).isEmpty();
    assertThat(outcome.rejections().get(0).reason())
        .contains("look like millimetres of the sheet", "control points or a printed grid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A-A'剖面图", "15#煤层立面投影图", "通风网络图"})
  void whatIsNoPlanIsRefusedEvenWithAFewPoints(String title) throws Exception {
    sheet(true).add("TEXT", "文字", 10, 10, 20, 10, 1, title).write(folder);
    Files.writeString(
        folder.resolve("c.csv"),
        "name,from_easting_m,from_northing_m,to_easting_m,to_northing_m\n"
            + "a,0,0,35380000,2780000\nb,100,0,35380100,2780000\n");

    for (String points : new String[] {null, "c.csv"}) {
      DrawingOutcome outcome = read("d.dxf", points);
      assertThat(outcome.drawing()).isEmpty();
      assertThat(outcome.rejections().get(0).reason()).contains("no plan", title);
    }
  }

  @Test
  void mirroredOrTooFewControlPointsAreSaid() throws Exception {
    sheet(true).write(folder);
    String head = "name,from_easting_m,from_northing_m,to_easting_m,to_northing_m\n";
    Files.writeString(folder.resolve("one.csv"), head + "a,0,0,35380000,2780000\n");
    Files.writeString(
        folder.resolve("same.csv"), head + "a,0,0,35380000,2780000\nb,0,0,35380000,2780000\n");

    DrawingOutcome one = read("d.dxf", "one.csv");
    assertThat(one.drawing()).isPresent();
    assertThat(one.rejections()).anyMatch(r -> r.reason().startsWith("only 1 usable"));
    DrawingOutcome same = read("d.dxf", "same.csv");
    assertThat(same.drawing()).isEmpty();
    assertThat(same.rejections().get(0).reason()).contains("within 1 m of each other");
    assertThat(read("d.dxf", "../c.csv").rejections())
        .anyMatch(r -> r.reason().contains("inside the region folder"));
  }

  @Test
  void aBoundaryOfSeparateLinesBecomesARingAndForksAreLeftAlone() throws Exception {
    double[][] ring = new double[RING.length][];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = new double[] {E + RING[i][0] + 0.1 * (i % 2), N + RING[i][1]};
    }
    Dxf dxf = lines("井田边界", ring);
    double[][] square = {{E + 500, N + 500}, {E + 600, N + 500}, {E + 600, N + 600}};
    for (int i = 0; i < 3; i++) {
      line(dxf, "采空区", square[i], square[(i + 1) % 3]);
    }
    line(dxf, "采空区", square[0], new double[] {E + 400, N + 400});
    dxf.write(folder);

    MineDrawing d = read("d.dxf", null).drawing().orElseThrow();

    assertThat(d.own(LayerClass.LICENCE_BOUNDARY))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.geometry().getArea()).isCloseTo(licence().getArea(), within(300.0));
              assertThat(f.entity()).endsWith("and 4 more");
            });
    assertThat(d.own(LayerClass.GOAF)).hasSize(4).noneMatch(f -> f.geometry() instanceof Polygon);
    assertThat(d.notes())
        .anyMatch(n -> n.startsWith("5 lines that meet end to end"))
        .anyMatch(n -> n.startsWith("4 open lines on layers of areas"));
  }

  @Test
  void theMinesOwnNameInFrontIsNoOtherMine() throws Exception {
    Dxf dxf = new Dxf();
    line(dxf, "红星煤矿煤巷", new double[] {E + 100, N + 100}, new double[] {E + 900, N + 100});
    line(dxf, "红星岩巷", new double[] {E + 100, N + 200}, new double[] {E + 900, N + 200});
    line(dxf, "来宾煤巷", new double[] {E + 100, N + 300}, new double[] {E + 900, N + 300});
    dxf.write(folder);

    MineDrawing d = read("d.dxf", null).drawing().orElseThrow();

    assertThat(d.features())
        .extracting(DrawnFeature::layerClass)
        .containsExactly(LayerClass.ROADWAY, LayerClass.ROADWAY, LayerClass.NEIGHBOUR);
  }

  @Test
  void heightsFarFromEveryPrintedElevationMeanNothing() throws Exception {
    Dxf dxf = new Dxf();
    for (int i = 0; i < 30; i++) {
      dxf.add("TEXT", "标高", 10, E + 10 * i, 20, N, 1, "10" + (10 + i) + ".5");
      dxf.add("LINE", "煤巷", 10, E + i, 20, N, 30, 4910.12, 11, E + i, 21, N + 9, 31, 4910.12);
    }
    dxf.add("LINE", "煤巷", 10, E, 20, N, 30, 1012.0, 11, E + 9, 21, N, 31, 1012.0);
    dxf.write(folder);

    MineDrawing d = read("d.dxf", null).drawing().orElseThrow();

    assertThat(d.elevationsKnown()).isFalse();
    assertThat(d.notes())
        .anyMatch(n -> n.startsWith("60 of 62 Z values") && n.contains("Z mean nothing"));
  }
}
