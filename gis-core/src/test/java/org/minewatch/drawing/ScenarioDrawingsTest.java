package org.minewatch.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.minewatch.region.DrawingSubmission;

/**
 * Every drawing of the scenario regions, in both encodings and formats and all habits of naming.
 */
class ScenarioDrawingsTest {

  static Stream<Arguments> drawings() throws Exception {
    Stream.Builder<Arguments> all = Stream.builder();
    for (ScenarioRegion region : ScenarioRegion.all()) {
      for (DrawingSubmission d : region.drawings()) {
        all.add(
            Arguments.of(region.folder.getParent().getFileName() + " " + d.drawingId(), region, d));
      }
    }
    return all.build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drawings")
  void isReadAndEveryLayerIsUnderstood(String name, ScenarioRegion region, DrawingSubmission d)
      throws Exception {
    DrawingOutcome outcome = DrawingReader.read(region.folder, d, region.context(d.mineCode()));

    assertThat(outcome.rejections()).isEmpty();
    MineDrawing drawing = outcome.drawing().orElseThrow();
    Map<LayerClass, List<DrawnFeature>> byClass =
        drawing.features().stream().collect(Collectors.groupingBy(DrawnFeature::layerClass));
    assertThat(byClass).doesNotContainKey(LayerClass.UNKNOWN);
    assertThat(byClass.get(LayerClass.ROADWAY))
        .hasSizeGreaterThan(60)
        .allMatch(f -> f.geometry() instanceof Lineal);
    assertThat(byClass.get(LayerClass.LICENCE_BOUNDARY))
        .hasSizeBetween(1, 2)
        .allMatch(f -> f.geometry() instanceof Polygonal);
    assertThat(byClass.get(LayerClass.GOAF)).hasSizeBetween(2, 20);
    assertThat(byClass.get(LayerClass.FACE)).hasSizeBetween(1, 5);
    assertThat(byClass.get(LayerClass.SEAL)).isNotEmpty();
    assertThat(byClass.get(LayerClass.SHAFT)).isNotEmpty();
    assertThat(byClass.getOrDefault(LayerClass.NEIGHBOUR, List.of()))
        .allMatch(f -> region.neighbourNames(d.mineCode()).contains(f.neighbour()));
    assertThat(drawing.notes()).noneMatch(n -> n.contains("not read") || n.contains("recognised"));
    assertThat(drawing.elevationsKnown()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drawings")
  void drawsTheBoundaryOnTheLicenceWhereTheTruthDoesNotSayOtherwise(
      String name, ScenarioRegion region, DrawingSubmission d) throws Exception {
    Set<String> otherwise = region.minesWithTruth("boundary.mismatch");
    Assumptions.assumeTrue(
        region.licenceInFrame(d.mineCode()) && !otherwise.contains(d.mineCode()));
    MineDrawing drawing =
        DrawingReader.read(region.folder, d, region.context(d.mineCode())).drawing().orElseThrow();

    Geometry drawn =
        drawing
            .own(LayerClass.LICENCE_BOUNDARY)
            .map(f -> f.geometry().getBoundary())
            .reduce(Geometry::union)
            .orElseThrow();
    List<Coordinate> corners = region.corners(d.mineCode());
    for (Coordinate c : corners) {
      assertThat(drawn.distance(drawn.getFactory().createPoint(c)))
          .as("corner %s", c)
          .isLessThan(0.05);
    }
    Geometry printed =
        drawn.getFactory().createMultiPointFromCoords(corners.toArray(Coordinate[]::new));
    for (Coordinate c : drawn.getCoordinates()) {
      assertThat(printed.distance(drawn.getFactory().createPoint(c)))
          .as("vertex %s", c)
          .isLessThan(0.05);
    }
  }
}
