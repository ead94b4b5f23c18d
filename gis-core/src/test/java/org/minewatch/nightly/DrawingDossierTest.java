package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.drawingcheck.Conclusion;
import org.minewatch.drawingcheck.DrawingDossier;
import org.minewatch.drawingcheck.LayerLine;
import org.minewatch.rules.RuleTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a check leaves for a person to go on with: sheet, earlier plan, known points, tracks. */
class DrawingDossierTest {
  private static final RuleTable RULES = RuleTable.load();

  @TempDir Path temp;

  private Path region;
  private Path plan;

  private void handIn(String name) throws IOException {
    JsonNode c;
    try (InputStream in =
        DrawingDossierTest.class.getResourceAsStream("/cases/drawingcheck/" + name + ".json")) {
      c = JsonMapper.shared().readTree(in);
    }
    region = CaseRegion.write(c, temp.resolve("region"), null);
    Path folder = Files.createDirectories(temp.resolve("in"));
    CaseDrawing.of(NightCase.base().get("drawing"), c.get("checked")).write(folder);
    try (Stream<Path> files = Files.list(folder.resolve("drawings"))) {
      plan = files.findFirst().orElseThrow();
    }
  }

  private DrawingDossier study(HandedInFile file, LayerMemory confirmed) throws Exception {
    return DrawingCheck.study(
        new DrawingCheck.Options(
            region,
            CaseRegion.MINE,
            file,
            Optional.empty(),
            Optional.empty(),
            confirmed,
            "",
            Optional.empty(),
            RULES),
        (what, done, of) -> {});
  }

  private HandedInFile named(String name) {
    return new HandedInFile(plan, name, "", Optional.empty());
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  @Test
  void theSheetTheEarlierPlanKnownPointsAndTracksStandBesideTheVerdict() throws Exception {
    handIn("vanished-roads");
    DrawingDossier d = study(named("三月 <图>.dxf"), LayerMemory.EMPTY);
    Path out = temp.resolve("out");
    DrawingCheck.write(d, out);

    assertThat(json(out.resolve("verdict.json")).get("file").stringValue()).isEqualTo("三月 <图>.dxf");
    JsonNode sheet = json(out.resolve("sheet.json"));
    assertThat(sheet.get("unit").stringValue()).isEqualTo("m");
    assertThat(sheet.get("crs").stringValue()).startsWith("EPSG:");
    assertThat(sheet.get("left_out").intValue()).isZero();
    double[] box = sheet.get("box").valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    assertThat(box[0]).isBetween(box[0], box[2]);
    assertThat(sheet.get("lines"))
        .isNotEmpty()
        .allSatisfy(
            l ->
                assertThat(l.get("points"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(p -> assertThat(p.get(0).doubleValue()).isBetween(3.5e7, 3.6e7)));

    JsonNode earlier = json(out.resolve("earlier.geojson"));
    assertThat(earlier.get("features"))
        .hasSizeGreaterThan(json(out.resolve("drawing.geojson")).get("features").size() / 4)
        .allSatisfy(
            f -> {
              assertThat(f.get("properties").get("role").stringValue()).isEqualTo("drawn");
              assertThat(f.get("properties").has("state")).isFalse();
            });

    JsonNode known = json(out.resolve("known-points.json")).get("points");
    assertThat(known.valueStream().map(p -> p.get("kind").stringValue()))
        .contains("licence-corner", "grid");
    JsonNode corner =
        known
            .valueStream()
            .filter(p -> p.get("name_en").stringValue().equals("corner 1"))
            .findFirst()
            .orElseThrow();
    assertThat(corner.get("easting").doubleValue())
        .isCloseTo(
            d.night().currentPrisms().get(0).licence().corners().get(0).yEasting(), within(1e-3));
    assertThat(
            d.night()
                .frame()
                .fromLonLat(corner.get("lon").doubleValue(), corner.get("lat").doubleValue())[0])
        .isCloseTo(corner.get("easting").doubleValue(), within(0.02));
  }

  @Test
  void tracksTellWherePeopleWereAndNothingOfWho() throws Exception {
    handIn("displaced");
    DrawingDossier d = study(named("plan.dxf"), LayerMemory.EMPTY);
    Path out = temp.resolve("out");
    DrawingCheck.write(d, out);

    JsonNode tracks = json(out.resolve("tracks.geojson"));
    JsonNode lines = tracks.get("features").get(0);
    assertThat(lines.get("properties").get("kind").stringValue()).isEqualTo("track");
    assertThat(lines.get("properties").get("count").intValue())
        .isEqualTo(d.night().fixes().orElseThrow().size());
    assertThat(lines.get("geometry").get("coordinates").size())
        .as("a line for each of the case's walks")
        .isEqualTo(11);
    assertThat(tracks.get("features"))
        .allSatisfy(
            f -> assertThat(f.get("properties").propertyNames()).containsExactly("kind", "count"));
  }

  @Test
  void aRefusedSheetStillHasItsNumbersAndTheKnownPoints() throws Exception {
    handIn("moved-corner");
    Path paper = temp.resolve("paper.dxf");
    Files.writeString(
        paper,
        "0\nSECTION\n2\nENTITIES\n"
            + line(10, 10, 790, 10)
            + line(790, 10, 790, 550)
            + line(790, 550, 10, 550)
            + "0\nENDSEC\n0\nEOF\n");
    plan = paper;
    DrawingDossier d = study(named("paper.dxf"), LayerMemory.EMPTY);
    Path out = temp.resolve("out");
    DrawingCheck.write(d, out);

    assertThat(d.verdict().conclusion()).isEqualTo(Conclusion.REFUSED);
    JsonNode sheet = json(out.resolve("sheet.json"));
    assertThat(sheet.get("kind").stringValue()).isEqualTo("paper-millimetres");
    assertThat(sheet.get("unit").stringValue()).isEqualTo("mm");
    assertThat(sheet.get("box"))
        .extracting(JsonNode::doubleValue)
        .containsExactly(10.0, 10.0, 790.0, 550.0);
    assertThat(json(out.resolve("known-points.json")).get("points")).isNotEmpty();

    Path points = temp.resolve("points.csv");
    Files.writeString(
        points,
        """
        name,from_easting_m,from_northing_m,to_easting_m,to_northing_m
        a,10,10,35400000,2780000
        b,790,10,35401560,2780000
        c,790,550,35401560,2781080
        """);
    DrawingDossier placed =
        study(new HandedInFile(paper, "paper.dxf", "", Optional.of(points)), LayerMemory.EMPTY);
    assertThat(placed.verdict().drawing()).as("%s", placed.verdict().rejections()).isPresent();
    assertThat(placed.verdict().drawing().get().features().get(0).geometry().getCoordinate().x)
        .isCloseTo(35_400_000, within(0.01));
  }

  @Test
  void aHugeSheetIsThinnedUntilItCanBeShownAndSaysWhatItLeavesOut() throws Exception {
    handIn("moved-corner");
    StringBuilder dxf = new StringBuilder("0\nSECTION\n2\nENTITIES\n");
    for (int i = 0; i < 340; i++) {
      dxf.append("0\nLWPOLYLINE\n8\n等高线\n90\n1000\n70\n0\n");
      for (int k = 0; k < 1000; k++) {
        dxf.append("10\n%.3f\n20\n%.3f\n".formatted(0.8 * k, i + 3 * Math.sin(0.02 * k)));
      }
    }
    for (int i = 0; i < 20_500; i++) {
      dxf.append("0\nPOINT\n8\n点\n10\n%d\n20\n%d\n".formatted(i % 800, i % 340));
    }
    dxf.append(line(9e6, 9e6, 9e6 + 10, 9e6)).append("0\nENDSEC\n0\nEOF\n");
    plan = Files.writeString(temp.resolve("huge.dxf"), dxf);
    Path out = temp.resolve("out");
    DrawingCheck.write(study(named("huge.dxf"), LayerMemory.EMPTY), out);

    JsonNode sheet = json(out.resolve("sheet.json"));
    int vertices = sheet.get("points").size();
    for (JsonNode l : sheet.get("lines")) {
      vertices += l.get("points").size();
    }
    assertThat(vertices).isBetween(100_000, 300_000);
    assertThat(sheet.get("lines")).hasSize(340);
    JsonNode first = sheet.get("lines").get(0).get("points");
    assertThat(first.get(first.size() - 1).get(0).doubleValue())
        .as("ends stay where they are")
        .isEqualTo(799.2);
    assertThat(sheet.get("box").get(2).doubleValue()).isLessThan(1000);
    assertThat(sheet.get("left_out").intValue()).as("a stray and 500 points").isEqualTo(501);
  }

  private static String line(double x, double y, double toX, double toY) {
    return "0\nLINE\n8\n巷道\n10\n%s\n20\n%s\n11\n%s\n21\n%s\n".formatted(x, y, toX, toY);
  }

  @Test
  void aConfirmedLayerGoesBeforeTheDictionaryOnAllDrawingsOfTheMine() throws Exception {
    handIn("vanished-roads");
    LayerLine before =
        study(named("plan.dxf"), LayerMemory.EMPTY).verdict().layers().stream()
            .filter(l -> l.used() == LayerClass.ROADWAY)
            .findFirst()
            .orElseThrow();
    LayerMemory memory =
        LayerMemory.EMPTY.with(
            new LayerMemory.Confirmed(
                before.layer(), LayerClass.GOAF, "", "张三", LocalDate.of(2026, 3, 1), "x"));
    DrawingDossier d = study(named("plan.dxf"), memory);

    LayerLine after =
        d.verdict().layers().stream()
            .filter(l -> l.layer().equals(before.layer()))
            .findFirst()
            .orElseThrow();
    assertThat(after.used()).isEqualTo(LayerClass.GOAF);
    assertThat(after.suggestion().reasons()).extracting(t -> t.zh()).containsExactly("已由张三确认");
    assertThat(d.earlier().orElseThrow().features())
        .filteredOn(f -> f.layer().equals(before.layer()) && f.text().isEmpty())
        .isNotEmpty()
        .allMatch(f -> f.layerClass() == LayerClass.GOAF);
    assertThat(d.verdict().rejections()).isEmpty();
  }
}
