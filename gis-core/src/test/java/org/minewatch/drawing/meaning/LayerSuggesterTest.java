package org.minewatch.drawing.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Rejection;
import org.minewatch.region.SourceLine;

class LayerSuggesterTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private final List<DrawnFeature> features = new ArrayList<>();

  private void add(String layer, String text, double... xy) {
    Coordinate[] c = new Coordinate[xy.length / 2];
    for (int i = 0; i < c.length; i++) {
      c[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    Geometry g = c.length == 1 ? FACTORY.createPoint(c[0]) : FACTORY.createLineString(c);
    features.add(new DrawnFeature("e" + features.size(), layer, LayerClass.UNKNOWN, "", g, text));
  }

  private MineDrawing drawing() {
    return new MineDrawing(
        new DrawingSubmission(
            "D1",
            "m",
            LocalDate.of(2026, 5, 1),
            "d.dxf",
            DrawingSubmission.Kind.MINING_PLAN,
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("drawings.csv", 2)),
        features,
        1.5,
        false,
        List.of());
  }

  private LayerSuggestion suggestion(LayerMemory memory) {
    return LayerSuggester.of(drawing(), Set.of("来宾煤矿"), Set.of("红星煤矿"), memory).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "煤巷, roadway, 0.9, 1",
    "红星煤巷, roadway, 0.9, 1",
    "来宾采空区, neighbour, 0.9, 1",
    "南翼轨道大巷, roadway, 0.5, 0.9",
    "星村井田边界, licence-boundary, 0.5, 0.9",
    "XYZ, unknown, 0, 0"
  })
  void namesAreKnownHalfKnownOrNot(String layer, String wireName, double from, double to) {
    add(layer, "", 0, 0, 50, 50);

    LayerSuggestion s = suggestion(LayerMemory.EMPTY);

    assertThat(s.layerClass().wireName()).isEqualTo(wireName);
    assertThat(s.confidence()).isBetween(from, to);
  }

  @Test
  void aNameInFrontThatNoMineOfTheRegionHasIsPointedOut() {
    add("星村井田边界", "", 0, 0, 50, 50);

    assertThat(suggestion(LayerMemory.EMPTY).reasons())
        .anyMatch(r -> r.zh().contains("星村") && r.en().contains("neighbouring mine"));
  }

  @Test
  void doubleLinesWithNamesAreRoadsOnAnyLayerButSingleOnesAreNot() {
    for (int i = 0; i < 8; i++) {
      add("0", "", 0, 100 * i, 400, 100 * i);
      add("0", "", 0, 100 * i + 4.5, 400, 100 * i + 4.5);
      add("0", (i + 1) + "联巷", 200, 100 * i + 2);
    }
    assertThat(suggestion(LayerMemory.EMPTY).layerClass()).isEqualTo(LayerClass.ROADWAY);

    features.removeIf(f -> f.geometry().getCoordinate().y % 100 == 4.5);
    assertThat(suggestion(LayerMemory.EMPTY).layerClass()).isEqualTo(LayerClass.IGNORE);
  }

  @Test
  void whatAPersonConfirmedIsRememberedAndSurvivesItsFile() {
    add("KJ-1", "", 0, 0, 50, 50);
    LayerMemory memory =
        LayerMemory.EMPTY.with(
            new LayerMemory.Confirmed(
                "KJ-1", LayerClass.GOAF, "", "王,工", LocalDate.of(2026, 5, 3), "D1"));
    List<Rejection> rejections = new ArrayList<>();

    LayerMemory again =
        LayerMemory.read(
            memory.toCsv() + "X,goave,,a,2026-05-03,D1\r\nY,goaf,,a,gestern,D1\r\n",
            "layers.csv",
            rejections);

    assertThat(again.toCsv()).isEqualTo(memory.toCsv());
    assertThat(suggestion(again).layerClass()).isEqualTo(LayerClass.GOAF);
    assertThat(suggestion(again).confidence()).isEqualTo(1);
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::column)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, "class"),
            org.assertj.core.groups.Tuple.tuple(4L, "on"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025.4.30, 2025-04-30",
    "2024年3月, 2024-03-31",
    "2023-12-5, 2023-12-05",
    "2025.13.1, ",
    "21603, ",
    "1.2.3, "
  })
  void datesStandAlone(String words, LocalDate date) {
    assertThat(PlanWords.date(words)).isEqualTo(Optional.ofNullable(date));
  }

  @Test
  void elevationsAreReadWithTheirLevel() {
    assertThat(PlanWords.heights("2022.12.02\n顶板1002.584\n底板998.484"))
        .extracting(h -> h.level() + " " + h.metres())
        .containsExactly("ROOF 1002.584", "FLOOR 998.484");
    assertThat(PlanWords.heights("-350.5"))
        .extracting(PlanWords.Height::metres)
        .containsExactly(-350.5);
    assertThat(PlanWords.heights("+1104"))
        .extracting(PlanWords.Height::metres)
        .containsExactly(1104.0);
    assertThat(PlanWords.heights("见6#煤点顶板1062.48")).hasSize(1);
    assertThat(PlanWords.heights("三联巷")).isEmpty();
    assertThat(PlanWords.faceNumber("21603辅运顺槽")).contains("21603");
    assertThat(PlanWords.faceNumber("15102综采工作面")).contains("15102");
    assertThat(PlanWords.isRoadName("集中回风大巷")).isTrue();
    assertThat(PlanWords.isRoadName("变电所")).isFalse();
  }
}
