package org.minewatch.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPoint;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.drawing.meaning.LayerSuggester;
import org.minewatch.drawing.meaning.LayerSuggestion;
import org.minewatch.drawing.meaning.PlanContent;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.SourceLine;

/** Plans that nobody made for a test; read from the shared folder, never kept here. */
class RealPlansTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Printed corners of a licence: northing, easting. */
  private static final double[][] CORNERS = {
    {4261183.922, 37416043.520},
    {4260479.909, 37416053.511},
    {4259255.905, 37416104.511},
    {4258908.904, 37415890.511},
    {4258704.903, 37415461.499},
    {4258547.902, 37414915.497},
    {4260925.929, 37412906.489},
    {4263294.939, 37415678.528}
  };

  @TempDir Path folder;
  private Path drawings;

  @BeforeEach
  void shared() {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    drawings = Path.of(shared, "data", "real", "drawings");
  }

  private static Coordinate[] corners() {
    Coordinate[] ring = new Coordinate[CORNERS.length + 1];
    for (int i = 0; i < ring.length; i++) {
      double[] c = CORNERS[i % CORNERS.length];
      ring[i] = new Coordinate(c[1], c[0]);
    }
    return ring;
  }

  private DrawingOutcome read(String name) throws Exception {
    String plain = name.replace(".gz", "");
    try (InputStream file = Files.newInputStream(drawings.resolve(name));
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
      Files.copy(in, folder.resolve(plain));
    }
    MineFrame frame =
        MineFrame.of(
            ((CrsResolution.Resolved) CrsNames.resolve("EPSG:4525", OptionalDouble.empty())).crs());
    return DrawingReader.read(
        folder,
        new DrawingSubmission(
            "D1",
            "610800000001",
            LocalDate.of(2025, 5, 31),
            plain,
            DrawingSubmission.Kind.MINING_PLAN,
            "6",
            "",
            "1:5000",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("drawings.csv", 2)),
        new DrawingContext(
            frame, Optional.of(FACTORY.createPolygon(corners())), Set.of(), List.of()));
  }

  @Test
  void theBoundaryAgreesWithItsPrintedCornersAndTheLicence() throws Exception {
    MineDrawing d = read("qianshuta_6_mining_plan_2025-05.dxf.gz").drawing().orElseThrow();

    MultiPoint licence = FACTORY.createMultiPointFromCoords(corners());
    Geometry ring =
        d.own(LayerClass.LICENCE_BOUNDARY)
            .map(DrawnFeature::geometry)
            .filter(g -> g.getDimension() == 2)
            .findFirst()
            .orElseThrow();
    MultiPoint drawn = FACTORY.createMultiPointFromCoords(ring.getCoordinates());
    assertThat(d.place().corners())
        .extracting(c -> c.point().name())
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    for (DrawingPlace.Printed corner : d.place().corners()) {
      assertThat(drawn.distance(FACTORY.createPoint(corner.at()))).isLessThan(0.1);
      assertThat(licence.distance(FACTORY.createPoint(corner.at()))).isLessThan(0.001);
    }
    for (Coordinate c : ring.getCoordinates()) {
      assertThat(licence.distance(FACTORY.createPoint(c))).isLessThan(0.1);
    }
    assertThat(d.sigmaMetres()).isCloseTo(1.5, within(0.01));
    assertThat(d.place().grid().orElseThrow().rmsMetres()).isLessThan(0.01);
  }

  @Test
  void roadwaysOnLayerZeroTheDoubledCopyAndTheWildHeightsAreRecognised() throws Exception {
    MineDrawing d = read("qianshuta_6_mining_plan_2025-05.dxf.gz").drawing().orElseThrow();

    List<LayerSuggestion> suggestions = LayerSuggester.of(d, Set.of(), Set.of(), LayerMemory.EMPTY);
    assertThat(suggestions)
        .filteredOn(s -> s.layer().equals("0"))
        .singleElement()
        .satisfies(s -> assertThat(s.layerClass()).isEqualTo(LayerClass.ROADWAY))
        .satisfies(s -> assertThat(s.confidence()).isBetween(0.4, 0.8));
    assertThat(d.place().strays())
        .singleElement()
        .satisfies(g -> assertThat(g.kind()).isEqualTo("doubled"))
        .satisfies(g -> assertThat(g.copied()).isGreaterThan(10));
    assertThat(d.elevationsKnown()).isFalse();
    assertThat(d.notes()).anyMatch(n -> n.contains("its Z mean nothing"));

    PlanContent content = PlanContent.of(d);
    assertThat(content.faces())
        .containsOnlyKeys(
            "21601", "21602", "21603", "21604", "21605", "21606", "21607", "21608", "21610",
            "21612");
    assertThat(content.monthEnds())
        .extracting(PlanContent.MonthEnd::date)
        .contains(LocalDate.of(2025, 5, 1), LocalDate.of(2024, 3, 31));
    assertThat(content.heights())
        .hasSizeGreaterThan(150)
        .allMatch(h -> h.metres() > 950 && h.metres() < 1400);
    assertThat(content.roadNames()).hasSizeGreaterThan(35);
  }

  @ParameterizedTest
  @CsvSource({
    "qianshuta_hydro_section_2025-05.dxf.gz, this is a section and no plan",
    "xindadi_ventilation_network_july.dxf, this is a diagram whose lengths and directions mean"
        + " nothing and no plan",
    "yunhe_surface_plan.kml, CAD wrote drawing coordinates in place of degrees"
  })
  void whatIsNoPlanIsRefusedWithTheReason(String name, String reason) throws Exception {
    DrawingOutcome outcome = read(name);

    assertThat(outcome.drawing()).isEmpty();
    assertThat(outcome.rejections()).singleElement().matches(r -> r.reason().contains(reason));
  }
}
