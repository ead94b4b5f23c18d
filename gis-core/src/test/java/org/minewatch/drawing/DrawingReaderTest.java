package org.minewatch.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Rejection;
import org.minewatch.region.SourceLine;

class DrawingReaderTest {
  private static final double EAST = 35_380_000;
  private static final double NORTH = 2_780_000;

  /** A licence of 2 km by 2 km. */
  private static final Geometry LICENCE =
      new GeometryFactory().toGeometry(new Envelope(EAST, EAST + 2000, NORTH, NORTH + 2000));

  @TempDir Path folder;

  private static MineFrame frame() {
    Crs crs =
        ((CrsResolution.Resolved) CrsNames.resolve("EPSG:4523", OptionalDouble.empty())).crs();
    return MineFrame.of(crs);
  }

  private DrawingOutcome read(String file, String crs, String layers, boolean licensed) {
    return DrawingReader.read(
        folder,
        new DrawingSubmission(
            "D1",
            "530300000001",
            LocalDate.of(2026, 5, 1),
            file,
            DrawingSubmission.Kind.MINING_PLAN,
            "K7",
            crs,
            "1:2000",
            Optional.ofNullable(layers),
            Optional.empty(),
            new SourceLine("drawings.csv", 2)),
        new DrawingContext(
            frame(),
            licensed ? Optional.of(LICENCE) : Optional.empty(),
            Set.of("来宾煤矿"),
            List.of()));
  }

  private MineDrawing read(Dxf dxf, String crs) throws Exception {
    dxf.write(folder);
    DrawingOutcome outcome = read("d.dxf", crs, null, true);
    assertThat(outcome.rejections()).isEmpty();
    return outcome.drawing().orElseThrow();
  }

  private String refusal(Dxf dxf, String crs, boolean licensed) throws Exception {
    dxf.write(folder);
    DrawingOutcome outcome = read("d.dxf", crs, null, licensed);
    assertThat(outcome.drawing()).isEmpty();
    return outcome.rejections().get(0).reason();
  }

  /** A closed or open polyline of corner offsets, moved by an offset. */
  private static Object[] path(boolean closed, double x, double y, double... corners) {
    Object[] tags = new Object[4 + 2 * corners.length];
    tags[0] = 90;
    tags[1] = corners.length / 2;
    tags[2] = 70;
    tags[3] = closed ? 1 : 0;
    for (int i = 0; i < corners.length; i += 2) {
      tags[4 + 2 * i] = 10;
      tags[5 + 2 * i] = corners[i] + x;
      tags[6 + 2 * i] = 20;
      tags[7 + 2 * i] = corners[i + 1] + y;
    }
    return tags;
  }

  private static final double[] SQUARE = {0, 0, 2000, 0, 2000, 2000, 0, 2000};

  private static Dxf boundaryAt(double x, double y) {
    return new Dxf()
        .add("LWPOLYLINE", "井田边界", path(true, x, y, SQUARE))
        .add("LWPOLYLINE", "煤巷", path(false, x, y, 100, 100, 900, 100));
  }

  private static double boundaryOffset(MineDrawing d) {
    Geometry drawn = d.own(LayerClass.LICENCE_BOUNDARY).findFirst().orElseThrow().geometry();
    return LICENCE.symDifference(drawn).getArea();
  }

  @Test
  void aStatedCrsPlacesTheDrawing() throws Exception {
    MineDrawing d = read(boundaryAt(EAST, NORTH), "EPSG:4523");

    assertThat(boundaryOffset(d)).isLessThan(1);
    assertThat(d.sigmaMetres()).isCloseTo(1.5, within(0.01));
  }

  @Test
  void aDroppedZoneNumberIsFoundByTheLicenceAndReported() throws Exception {
    MineDrawing d = read(boundaryAt(EAST - 35_000_000, NORTH), "");

    assertThat(boundaryOffset(d)).isLessThan(1);
    assertThat(d.notes())
        .contains(
            "no CRS was stated; read in the mine's own CRS EPSG:4523 without the zone number 35,"
                + " which puts it over the licence");
    assertThat(d.sigmaMetres()).isCloseTo(1.5, within(0.01));
  }

  @Test
  void swappedAxesAreFoundByTheLicenceAndReported() throws Exception {
    Dxf swapped =
        new Dxf()
            .add("LWPOLYLINE", "井田边界", path(true, NORTH, EAST, SQUARE))
            .add("LWPOLYLINE", "煤巷", path(false, NORTH, EAST, 100, 300, 900, 300));

    MineDrawing unstated = read(swapped, "");
    MineDrawing stated = read(swapped, "EPSG:4523");

    for (MineDrawing d : List.of(unstated, stated)) {
      assertThat(boundaryOffset(d)).isLessThan(1);
      assertThat(d.notes()).anyMatch(n -> n.contains("axes swapped"));
      Geometry road = d.own(LayerClass.ROADWAY).findFirst().orElseThrow().geometry();
      assertThat(road.getCoordinate().x).isCloseTo(EAST + 300, within(0.001));
      assertThat(road.getCoordinate().y).isCloseTo(NORTH + 100, within(0.001));
    }
  }

  @Test
  void anUnstatedDatumShowsInTheUncertaintyUnlessTheBoundaryConfirmsIt() throws Exception {
    MineDrawing d = read(boundaryAt(EAST + 106, NORTH + 7), "");

    assertThat(d.sigmaMetres()).isGreaterThan(99);
    assertThat(d.notes()).anyMatch(n -> n.startsWith("its datum is not known: half of the drawn"));
  }

  @Test
  void whatNoReadingPutsOverTheLicenceIsRefusedWithTheReason() throws Exception {
    assertThat(refusal(boundaryAt(13_600_000, -15_800_000), "", true))
        .contains("is not stated", "state the CRS");
    assertThat(refusal(boundaryAt(EAST + 400_000, NORTH), "EPSG:4523", true))
        .contains("does not lie at the mine", "401 km away");
    assertThat(refusal(boundaryAt(EAST - 35_000_000, NORTH), "", false))
        .contains("no licence area is known to place it by");
    assertThat(refusal(boundaryAt(EAST, NORTH), "EPSG:9999", true)).contains("9999");
  }

  @Test
  void strayCopiesAreLeftOutAndSaid() throws Exception {
    MineDrawing d =
        read(
            boundaryAt(EAST, NORTH)
                .add("LWPOLYLINE", "煤巷", path(false, 2 * EAST, 2 * NORTH, 0, 0, 50, 50)),
            "EPSG:4523");

    assertThat(d.own(LayerClass.ROADWAY)).hasSize(1);
    assertThat(d.notes()).anyMatch(n -> n.startsWith("1 features lie more than 50 km"));
  }

  @Test
  void ringsInsideTheBoundaryAreDeductedAndDoublesCountOnce() throws Exception {
    MineDrawing d =
        read(
            boundaryAt(EAST, NORTH)
                .add("LWPOLYLINE", "封闭井田边界", path(true, EAST, NORTH, SQUARE))
                .add(
                    "LWPOLYLINE",
                    "井田边界",
                    path(true, EAST, NORTH, 500, 500, 800, 500, 800, 900, 500, 900))
                .add(
                    "LWPOLYLINE",
                    "井田边界",
                    path(true, EAST, NORTH, 2000, 0, 2500, 0, 2500, 500, 2000, 500))
                .add(
                    "LWPOLYLINE",
                    "来宾煤矿井田边界",
                    path(true, EAST, NORTH, 600, 600, 700, 600, 700, 700)),
            "EPSG:4523");

    assertThat(d.own(LayerClass.LICENCE_BOUNDARY).map(f -> f.geometry().getArea()))
        .containsExactly(4_000_000.0 - 120_000, 250_000.0);
    assertThat(d.own(LayerClass.LICENCE_BOUNDARY).findFirst().orElseThrow().entity())
        .matches("LWPOLYLINE handle .* less LWPOLYLINE handle .*");
    assertThat(d.notes())
        .anyMatch(n -> n.contains("drawn twice"))
        .anyMatch(n -> n.contains("deducted"));
    assertThat(d.features())
        .filteredOn(f -> f.layerClass() == LayerClass.NEIGHBOUR)
        .singleElement()
        .satisfies(f -> assertThat(f.neighbour()).isEqualTo("来宾煤矿"))
        .satisfies(
            f -> assertThat(f.meaning().layerClass()).isEqualTo(LayerClass.LICENCE_BOUNDARY));
  }

  @Test
  void closedLinesOfAreasBecomePolygonsAndRoadwaysStayLines() throws Exception {
    double[] panel = {100, 100, 300, 100, 300, 200, 100, 200};
    MineDrawing d =
        read(
            boundaryAt(EAST, NORTH)
                .add("LWPOLYLINE", "采空区", path(true, EAST, NORTH, panel))
                .add(
                    "LWPOLYLINE",
                    "采空区",
                    path(false, EAST, NORTH, 0, 0, 50, 0, 50, 50, 0, 50, 0, 0.3))
                .add("LWPOLYLINE", "采空区", path(false, EAST, NORTH, 0, 0, 50, 0, 50, 50))
                .add("LWPOLYLINE", "采空区", path(true, EAST, NORTH, 0, 0, 60, 60, 60, 0, 0, 60))
                .add("LWPOLYLINE", "巷道轮廓", path(true, EAST, NORTH, panel))
                .add("LWPOLYLINE", "积水线", path(true, EAST, NORTH, panel)),
            "EPSG:4523");

    List<Geometry> goaf = d.own(LayerClass.GOAF).map(DrawnFeature::geometry).toList();
    assertThat(goaf.get(0)).isInstanceOf(Polygon.class);
    assertThat(goaf.get(1)).isInstanceOf(Polygon.class);
    assertThat(goaf.get(2)).isInstanceOf(LineString.class);
    assertThat(goaf.get(3).isValid()).isTrue();
    assertThat(goaf.get(3).getArea()).isCloseTo(1800, within(0.01));
    assertThat(d.own(LayerClass.ROADWAY)).allMatch(f -> f.geometry() instanceof LineString);
    assertThat(d.own(LayerClass.WATER_EXTENT)).allMatch(f -> f.geometry() instanceof Polygon);
    assertThat(d.notes())
        .anyMatch(n -> n.startsWith("1 open lines that end within 0.5 m"))
        .anyMatch(n -> n.startsWith("1 open lines on layers of areas"))
        .anyMatch(n -> n.startsWith("1 rings cross or touch themselves"));
  }

  @Test
  void ringsOfALayerWithTwoKindsAreToldApart() throws Exception {
    MineDrawing d =
        read(
            boundaryAt(EAST, NORTH)
                .add("LWPOLYLINE", "积水线探水线", path(true, EAST, NORTH, 100, 100, 300, 100, 300, 300))
                .add("LWPOLYLINE", "积水线探水线", path(true, EAST, NORTH, 50, 50, 400, 50, 400, 400))
                .add("LWPOLYLINE", "积水线探水线", path(true, EAST, NORTH, 900, 900, 990, 900, 990, 990)),
            "EPSG:4523");

    assertThat(d.features().stream().skip(2).map(DrawnFeature::layerClass))
        .containsExactly(LayerClass.WATER_EXTENT, LayerClass.PROBE_LINE, LayerClass.UNKNOWN);
  }

  @Test
  void zeroElevationsAreUnknownAndImpossibleOnesToo() throws Exception {
    Object[] road = {10, EAST, 20, NORTH, 30, 1600.5, 11, EAST + 50, 21, NORTH, 31, 0.0};
    Object[] wild = {10, EAST, 20, NORTH, 30, 2.9e7, 11, EAST + 50, 21, NORTH, 31, -0.0};
    MineDrawing some =
        read(boundaryAt(EAST, NORTH).add("LINE", "岩巷", road).add("LINE", "煤巷", wild), "EPSG:4523");
    MineDrawing none = read(boundaryAt(EAST, NORTH), "EPSG:4523");

    assertThat(some.elevationsKnown()).isTrue();
    Geometry g =
        some.features().stream()
            .filter(f -> f.layer().equals("岩巷"))
            .findFirst()
            .orElseThrow()
            .geometry();
    assertThat(g.getCoordinates()[0].getZ()).isEqualTo(1600.5);
    assertThat(g.getCoordinates()[1].getZ()).isNaN();
    assertThat(some.notes()).anyMatch(n -> n.startsWith("1 vertices have a Z below"));
    assertThat(none.elevationsKnown()).isFalse();
  }

  @Test
  void wordsAreAnnotationsAndUnknownLayersAreListedNeverGuessed() throws Exception {
    MineDrawing d =
        read(
            boundaryAt(EAST, NORTH)
                .layer("冻结层", 1, 7)
                .add("TEXT", "积水线", 10, EAST, 20, NORTH, 1, "积水标高+1534.5m")
                .add("LWPOLYLINE", "冻结层", path(false, EAST, NORTH, 1, 1, 2, 2)),
            "EPSG:4523");

    DrawnFeature words = d.own(LayerClass.ANNOTATION).findFirst().orElseThrow();
    assertThat(words.text()).isEqualTo("积水标高+1534.5m");
    assertThat(words.meaning().layerClass()).isEqualTo(LayerClass.WATER_EXTENT);
    assertThat(d.own(LayerClass.UNKNOWN)).singleElement().matches(DrawnFeature::hidden);
    assertThat(d.notes())
        .anyMatch(
            n ->
                n.startsWith(
                    "layer not recognised, so nothing is judged by it: 1 features (first: LWPOLYLINE"))
        .anyMatch(n -> n.startsWith("hidden in CAD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void aMappingFileDecidesAndItsBadRowsAreReported(String encoding) throws Exception {
    new Dxf()
        .add("LWPOLYLINE", "KJ-1", path(true, EAST, NORTH, SQUARE))
        .add("LWPOLYLINE", "煤巷", path(true, EAST, NORTH, 1, 1, 9, 1, 9, 9))
        .add("LWPOLYLINE", "来宾煤矿采空区", path(true, EAST, NORTH, 1, 1, 9, 1, 9, 9))
        .write(folder);
    String csv = "layer,class\nKJ-1,licence-boundary\n煤巷,goaf\nX,goave\n,face\nKJ-1,face\n";
    Files.write(folder.resolve("layers.csv"), csv.getBytes(Charset.forName(encoding)));

    DrawingOutcome outcome = read("d.dxf", "EPSG:4523", "layers.csv", true);

    assertThat(outcome.drawing().orElseThrow().features())
        .extracting(DrawnFeature::layerClass)
        .containsExactly(LayerClass.LICENCE_BOUNDARY, LayerClass.GOAF, LayerClass.NEIGHBOUR);
    assertThat(outcome.rejections())
        .extracting(Rejection::file, Rejection::line, Rejection::column)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("layers.csv", 4L, "class"),
            org.assertj.core.groups.Tuple.tuple("layers.csv", 5L, "layer"),
            org.assertj.core.groups.Tuple.tuple("layers.csv", 6L, "layer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret.dxf", "/etc/passwd", "no.dxf", "a\0b.dxf", "link.dxf", "plan.pdf", ""})
  void onlyDrawingsInsideTheRegionFolderAreOpened(String file) throws Exception {
    Path outside = Files.createTempFile("outside", ".dxf");
    Files.createSymbolicLink(folder.resolve("link.dxf"), outside);
    Files.writeString(folder.resolve("plan.pdf"), "%PDF");

    DrawingOutcome outcome = read(file, "EPSG:4523", file, true);

    assertThat(outcome.drawing()).isEmpty();
    assertThat(outcome.rejections()).hasSize(2);
    Files.delete(outside);
  }

  @Test
  void aFileBeyondTheLimitIsRefusedByItsSize() throws Exception {
    boundaryAt(EAST, NORTH).write(folder);
    DrawingSubmission s =
        read("d.dxf", "EPSG:4523", null, true).drawing().orElseThrow().submission();

    DrawingOutcome outcome =
        DrawingReader.read(
            folder,
            s,
            new DrawingContext(frame(), Optional.empty(), Set.of(), List.of()),
            DrawingLimits.DEFAULT.withBytes(100));

    assertThat(outcome.rejections().get(0).reason()).contains("at most 100 are read");
  }

  @Test
  void geoJsonIsReadWithEveryGeometryAndItsBadFeaturesAreReported() throws Exception {
    double[] a = frame().toLonLat(EAST + 100, NORTH + 100);
    double[] b = frame().toLonLat(EAST + 900, NORTH + 100);
    double[] c = frame().toLonLat(EAST + 900, NORTH + 900);
    String line = "[[%s,%s,1500],[%s,%s,0]]".formatted(a[0], a[1], b[0], b[1]);
    String ring =
        "[[%1$s,%2$s],[%3$s,%4$s],[%5$s,%6$s],[%1$s,%2$s]]"
            .formatted(a[0], a[1], b[0], b[1], c[0], c[1]);
    String json =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"layer":"煤巷"},"geometry":{"type":"LineString","coordinates":%1$s}},
        {"type":"Feature","properties":{"layer":"采空区"},"geometry":{"type":"MultiPolygon","coordinates":[[%2$s],[%2$s]]}},
        {"type":"Feature","properties":{"layer":"密闭墙","block":"MIBI"},"geometry":{"type":"Point","coordinates":[%3$s,%4$s]}},
        {"type":"Feature","properties":{"layer":"煤巷"},"geometry":null},
        {"type":"Feature","properties":{"layer":"煤巷"},"geometry":{"type":"LineString","coordinates":[[35380100,2780100],[1,2]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}},
        {"type":"Feature","properties":{"layer":"x"},"geometry":{"type":"Curve","coordinates":[1,2]}}
        ]}
        """
            .formatted(line, ring, a[0], a[1]);
    for (String encoding : List.of("UTF-8", "GB18030")) {
      Files.write(folder.resolve("d.geojson"), json.getBytes(Charset.forName(encoding)));
      DrawingOutcome outcome = read("d.geojson", "", null, true);

      MineDrawing d = outcome.drawing().orElseThrow();
      assertThat(d.features())
          .extracting(DrawnFeature::layerClass)
          .containsExactly(LayerClass.ROADWAY, LayerClass.GOAF, LayerClass.GOAF, LayerClass.SEAL);
      assertThat(d.features().get(2).entity()).isEqualTo("feature 2, line 3, part 2");
      Geometry road = d.features().get(0).geometry();
      assertThat(road.getCoordinates()[0].x).isCloseTo(EAST + 100, within(0.001));
      assertThat(road.getCoordinates()[0].getZ()).isEqualTo(1500);
      assertThat(road.getCoordinates()[1].getZ()).isNaN();
      assertThat(outcome.rejections())
          .extracting(Rejection::line, Rejection::column)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(6L, "feature 5"),
              org.assertj.core.groups.Tuple.tuple(7L, "feature 6"),
              org.assertj.core.groups.Tuple.tuple(8L, "feature 7"));
      assertThat(outcome.rejections().get(0).reason()).contains("no longitude and latitude");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"type\":\"FeatureCollection\"}",
        "{\"features\":[{\"type\":\"Feature\"",
        "{\"features\":[NaN]}",
        "{\"features\":[]} x",
        "{\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4523\"}},\"features\":[]}"
      })
  void whatIsNoGeoJsonIsRefusedWithALine(String json) throws Exception {
    Files.writeString(folder.resolve("d.geojson"), json, StandardCharsets.UTF_8);

    DrawingOutcome outcome = read("d.geojson", "", null, true);

    assertThat(outcome.drawing()).isEmpty();
    assertThat(outcome.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.line()).isPositive());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void wildNumbersNeverShowADefectOfTheProgram(long seed) throws Exception {
    String[] wild = {"0", "1e15", "-1e15", "35381000.000000001", "2780500", "1e-300", "35380000"};
    String text =
        boundaryAt(EAST, NORTH)
            .add(
                "LWPOLYLINE",
                "井田边界",
                path(true, EAST, NORTH, 500, 500, 800, 500, 800, 900, 500, 900))
            .add("LWPOLYLINE", "采空区", path(true, EAST, NORTH, 0, 0, 60, 60, 60, 0, 0, 60))
            .add("LWPOLYLINE", "积水线探水线", path(true, EAST, NORTH, 50, 50, 400, 50, 400, 400))
            .text();
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 300; round++) {
      String[] lines = text.split("\r\n");
      for (int k = random.nextInt(6); k >= 0; k--) {
        int i = random.nextInt(lines.length);
        if (lines[i].contains(".") && !lines[i].contains("A")) {
          lines[i] = wild[random.nextInt(wild.length)];
        }
      }
      Files.writeString(folder.resolve("d.dxf"), String.join("\n", lines));
      DrawingOutcome outcome = read("d.dxf", round % 2 == 0 ? "EPSG:4523" : "", null, true);
      read += outcome.drawing().isPresent() ? 1 : 0;
      assertThat(outcome.rejections())
          .as("seed %d round %d", seed, round)
          .noneMatch(r -> r.reason().startsWith(DrawingReader.DEFECT));
    }
    assertThat(read).isGreaterThan(100);
  }
}
