package org.minewatch.drawing.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.drawing.source.SourceDrawing;

class SheetRecognitionTest {
  private static final double E = 37_413_000;
  private static final double N = 4_258_500;

  private static Sheets ladder(Sheets sheet, double x) {
    for (int i = 0; i < 8; i++) {
      sheet.text(String.valueOf(900 + 50 * i), x, 100 + 50.0 * i);
    }
    return sheet;
  }

  @ParameterizedTest
  @CsvSource({
    "矿井水文地质剖面图A-A', SECTION",
    "15#煤层立面投影图, VERTICAL_PROJECTION",
    "矿井通风网络图, NETWORK_DIAGRAM",
    "供电系统图, NETWORK_DIAGRAM",
    "采掘工程平面图, PAPER_MILLIMETRES"
  })
  void sheetsOutsideMapCoordinatesAreToldApartByTitleAndScaleOfElevations(
      String title, SheetKind kind) {
    Sheet sheet =
        SheetRecognition.of(
            ladder(new Sheets().line("0", 0, 0, 900, 500).text(title, 300, 600), 20).drawing());

    assertThat(sheet.kind()).isEqualTo(kind);
    assertThat(sheet.ladder())
        .hasValueSatisfying(
            l -> {
              assertThat(l.rungs()).isEqualTo(8);
              assertThat(l.elevation(125))
                  .isEqualTo(925, org.assertj.core.api.Assertions.within(1e-6));
            });
    if (kind.isNoPlan()) {
      assertThat(sheet.reason().en()).contains("no plan", title);
      assertThat(sheet.reason().zh()).contains("不能当作平面图");
    }
  }

  @Test
  void aPlanInMapCoordinatesStaysAPlanWhateverIsWrittenOnIt() {
    Sheets plan = new Sheets().text("A-A'剖面图", E, N).text("通风系统图", E, N);
    assertThat(SheetRecognition.of(plan.drawing()).kind()).isEqualTo(SheetKind.MAP_COORDINATES);

    Sheets swapped = new Sheets().line("0", N, E, N + 5, E + 5);
    assertThat(SheetRecognition.of(swapped.drawing()).kind()).isEqualTo(SheetKind.SWAPPED_AXES);
    Sheets local = new Sheets().line("0", 1.36e7, -1.58e7, 1.37e7, -1.57e7);
    assertThat(SheetRecognition.of(local.drawing()).kind()).isEqualTo(SheetKind.LOCAL_FRAME);
  }

  @Test
  void drawingUnitsWrittenAsDegreesAreSeen() {
    SourceDrawing units =
        new SourceDrawing(
            new Sheets().line("0", 0.0001, 0.0002, 0.0003, 0.0004).drawing().features(),
            true,
            List.of(),
            List.of());
    SourceDrawing degrees =
        new SourceDrawing(
            new Sheets().line("0", 109.5, 38.1, 109.6, 38.2).drawing().features(),
            true,
            List.of(),
            List.of());

    assertThat(SheetRecognition.of(units).kind()).isEqualTo(SheetKind.UNITS_AS_DEGREES);
    assertThat(SheetRecognition.of(degrees).kind()).isEqualTo(SheetKind.DEGREES);
  }

  @Test
  void copiesAreExplainedByWhatWasAddedToThem() {
    Sheets sheet = new Sheets();
    for (int i = 0; i < 60; i++) {
      sheet.line("巷道", E + 10 * i, N, E + 10 * i + i, N + 5 * i);
    }
    for (int i = 0; i < 5; i++) {
      sheet.line("巷道", 2 * E + 10 * i, 2 * N, 2 * E + 10 * i + i, 2 * N + 5 * i);
      sheet.line("巷道", E + 90_000 + 10 * i, N, E + 90_000 + 10 * i + i, N + 5 * i);
    }
    sheet.line("巷道", 0, 0, 7, 7);

    List<StrayCopies.Group> groups = StrayCopies.find(sheet.drawing().features());

    assertThat(groups)
        .extracting(StrayCopies.Group::kind)
        .containsExactly("doubled", "copy", "stray");
    assertThat(groups.get(1).byX()).isEqualTo(90_000);
    assertThat(groups.get(1).sentence()).contains("90000.0 m east");
    assertThat(groups.get(0).features()).hasSize(5);
  }

  @Test
  void coordinatesAreReadAsPairsTablesAndWholeTexts() {
    Sheets sheet =
        new Sheets()
            .text("X 4258547.902", E + 20, N + 12)
            .text("Y 37414915.497", E + 20, N - 12)
            .text("J1", E, N)
            .text("J2 X=4260925.929 Y=37412906.489", E + 900, N)
            .text("3\nX:4263294.939\nY:37415678.528", E + 1800, N)
            .text("主斜井", E, N + 3000)
            .text("4260907.141", E + 110, N + 3019)
            .text("37414544.087", E + 256, N + 3018)
            .text("4", E + 3000, N)
            .text("37413000", E - 500, N);

    List<PrintedPoint> points = PrintedPoints.of(sheet.drawing());

    assertThat(points)
        .extracting(PrintedPoint::name, PrintedPoint::corner, PrintedPoint::northing)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("J1", true, 4258547.902),
            org.assertj.core.groups.Tuple.tuple("J2", true, 4260925.929),
            org.assertj.core.groups.Tuple.tuple("3", true, 4263294.939),
            org.assertj.core.groups.Tuple.tuple("主斜井", false, 4260907.141));
    assertThat(PrintedPoints.corners(points))
        .extracting(PrintedPoint::name)
        .containsExactly("J1", "J2", "3");
  }
}
