package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.drawing.Dxf;
import org.minewatch.drawing.place.SheetKind;
import org.minewatch.drawing.revision.Change;
import org.minewatch.drawingcheck.Conclusion;
import org.minewatch.drawingcheck.CornerLine;
import org.minewatch.drawingcheck.DrawingVerdict;
import org.minewatch.drawingcheck.VerdictText;
import org.minewatch.finding.Judgement;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drawings as mines hand them in, and what a geologist is told of them. */
class DrawingCheckTest {
  private static final RuleTable RULES = RuleTable.load();

  @TempDir Path temp;

  static List<String> cases() throws IOException, URISyntaxException {
    Path folder = Path.of(DrawingCheckTest.class.getResource("/cases/drawingcheck").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  private static JsonNode node(String name) throws IOException {
    try (InputStream in =
        DrawingCheckTest.class.getResourceAsStream("/cases/drawingcheck/" + name)) {
      return JsonMapper.shared().readTree(in);
    }
  }

  /** Writes a drawing of a case outside the region. */
  private Path handIn(JsonNode drawing, String name) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("handed-in-" + name));
    CaseDrawing.of(NightCase.base().get("drawing"), drawing).write(folder);
    try (Stream<Path> files = Files.list(folder.resolve("drawings"))) {
      Path written = files.findFirst().orElseThrow();
      return name.isEmpty()
          ? written
          : Files.move(
              written, folder.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static DrawingCheck.Options options(Path region, Path file, Optional<Path> against) {
    return new DrawingCheck.Options(
        region,
        CaseRegion.MINE,
        file,
        against,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        RULES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatSpeaksAgainstIt(String name) throws Exception {
    JsonNode c = node(name);
    Path region = CaseRegion.write(c, temp.resolve("region"), null);
    Path file = handIn(c.get("checked"), "plan.dxf");
    Optional<Path> against =
        c.has("against")
            ? Optional.of(
                handIn(c.get("against"), c.get("against").get("id").stringValue() + ".dxf"))
            : Optional.empty();
    DrawingVerdict v = DrawingCheck.run(options(region, file, against));
    String text = String.join("\n", VerdictText.lines(v));
    JsonNode expect = c.get("expect");

    assertThat(v.day()).isEqualTo(LocalDate.of(2026, 3, 5));
    assertThat(v.conclusion().wireName())
        .as(text)
        .isEqualTo(expect.get("conclusion").stringValue());
    assertThat(v.findings().stream().map(f -> f.rule().code()).distinct())
        .as(text)
        .containsExactlyElementsOf(strings(expect.get("findings")));
    assertThat(v.rejections()).as(text).hasSize(expect.path("rejected").asInt(0));
    strings(expect.path("says")).forEach(s -> assertThat(text).contains(s));
    if (expect.has("changes")) {
      assertThat(states(v)).as(text).isEqualTo(counts(expect.get("changes")));
    }
    JsonNode judgements = expect.path("judgements");
    for (String rule : judgements.propertyNames()) {
      assertThat(judgement(v, rule)).isEqualTo(judgements.get(rule).stringValue());
    }
    if (expect.has("displacement")) {
      JsonNode d = expect.get("displacement");
      double off = d.get(2).doubleValue();
      assertThat(v.displacement()).as(text).isPresent();
      assertThat(v.displacement().get().eastMetres())
          .isCloseTo(d.get(0).doubleValue(), within(off));
      assertThat(v.displacement().get().northMetres())
          .isCloseTo(d.get(1).doubleValue(), within(off));
    }
    assertFilesAreSound(v);
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }

  private static Map<String, Integer> counts(JsonNode node) {
    Map<String, Integer> counts = new TreeMap<>();
    node.propertyNames().forEach(n -> counts.put(n, node.get(n).intValue()));
    return counts;
  }

  private static Map<String, Integer> states(DrawingVerdict v) {
    Map<String, Integer> states = new TreeMap<>();
    for (Change c : v.difference().orElseThrow().changes()) {
      states.merge(c.kind().name().toLowerCase().replace('_', '-'), 1, Integer::sum);
    }
    return states;
  }

  private static String judgement(DrawingVerdict v, String rule) {
    Judgement j =
        v.judgements().stream().filter(x -> x.rule().code().equals(rule)).findFirst().orElseThrow();
    return (j.state().wireName() + " " + j.reasonCode()).strip();
  }

  /**
   * The three files are there, parse, agree with the verdict and are the same when written again.
   */
  private void assertFilesAreSound(DrawingVerdict v) throws Exception {
    Path out = temp.resolve("out");
    DrawingCheck.write(v, out);
    Map<String, String> files = Runs.files(out);
    assertThat(files.keySet()).containsExactly("drawing.geojson", "page.html", "verdict.json");
    DrawingCheck.write(v, temp.resolve("again"));
    Runs.assertSame(temp.resolve("again"), out);

    JsonNode verdict = JsonMapper.shared().readTree(files.get("verdict.json"));
    assertThat(verdict.get("conclusion").stringValue()).isEqualTo(v.conclusion().wireName());
    assertThat(verdict.get("findings")).hasSize(v.findings().size());
    assertThat(verdict.get("rejected")).hasSize(v.rejections().size());

    JsonNode drawing = JsonMapper.shared().readTree(files.get("drawing.geojson"));
    Map<String, Integer> roles = new TreeMap<>();
    for (JsonNode f : drawing.get("features")) {
      roles.merge(f.get("properties").path("role").asString("finding"), 1, Integer::sum);
    }
    assertThat(roles.getOrDefault("drawn", 0))
        .isEqualTo(v.drawing().map(d -> d.features().size()).orElse(0));
    assertThat(roles.getOrDefault("finding", 0)).isEqualTo(v.findings().size());
    assertThat(roles.getOrDefault("change", 0))
        .isEqualTo(v.difference().map(d -> d.changes().size()).orElse(0));

    String page = files.get("page.html");
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<script")
        .doesNotContainPattern("(src|href)=\"(?!#)");
    assertThat(v.drawing().isEmpty() || page.contains("<svg class=\"map\"")).isTrue();
  }

  @Test
  void aSectionIsRefusedWithTheReasonInBothLanguages() throws Exception {
    Dxf dxf = new Dxf();
    dxf.layer("剖面", 0, 7);
    for (int i = 0; i <= 10; i++) {
      dxf.add("LINE", "剖面", 10, 0, 20, 40 * i, 11, 800, 21, 40 * i + 5);
      dxf.add("TEXT", "剖面", 10, -5, 20, 40 * i, 40, 3, 1, "+" + (1000 + 20 * i));
    }
    dxf.add("TEXT", "剖面", 10, 300, 20, 450, 40, 10, 1, "A-A'地质剖面图");
    dxf.add("TEXT", "剖面", 10, 300, 20, 430, 40, 5, 1, "水平 1:2000 垂直 1:1000");
    Path file = Files.write(temp.resolve("section.dxf"), dxf.bytes(StandardCharsets.UTF_8));
    DrawingVerdict v = DrawingCheck.run(options(region(), file, Optional.empty()));
    assertThat(v.conclusion()).isEqualTo(Conclusion.REFUSED);
    assertThat(v.sheet().orElseThrow().kind()).isEqualTo(SheetKind.SECTION);
    assertThat(v.refusal().orElseThrow().zh()).contains("剖面图", "不能当作平面图");
    assertThat(v.refusal().get().en()).contains("a section and no plan");
    assertThat(v.findings()).isEmpty();
    assertThat(v.judgements()).isEmpty();
    assertThat(v.rejections()).hasSize(1);
    assertFilesAreSound(v);
  }

  private Path region() throws IOException {
    return CaseRegion.write(node("same-as-registered.json"), temp.resolve("region"), null);
  }

  @Test
  void wordsOfTheDrawingAreNeitherMarkupNorCommandsToATerminal() throws Exception {
    JsonNode hostile =
        JsonMapper.shared()
            .readTree(
                """
                {"add": [
                  {"layer": "<img src=x onerror=alert(1)>", "line": [[700, 1000, 1600], [700, 1400, 1600]]},
                  {"layer": "a\\u001b[2Jb\\u202egnp", "line": [[720, 1000, 1600], [720, 1400, 1600]]},
                  {"layer": "煤巷", "point": [420, 1100], "text": "</svg><script>alert(2)</script>"}
                ]}
                """);
    DrawingVerdict v =
        DrawingCheck.run(options(region(), handIn(hostile, "plan.dxf"), Optional.empty()));
    assertThat(v.drawing()).isPresent();
    assertThat(String.join("\n", VerdictText.lines(v)))
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
    DrawingCheck.write(v, temp.resolve("out"));
    assertThat(temp.resolve("out/page.html"))
        .content()
        .doesNotContain("<img", "<script", "\u001b", "\u202e");
    assertThat(temp.resolve("out/drawing.geojson")).content().doesNotContain("\u001b");
    assertFilesAreSound(v);
  }

  @Test
  void aPlanThatIsNotInTheStatedSystemIsPlacedByTheLicenceAndThatIsSaid() throws Exception {
    JsonNode c = node("same-as-registered.json");
    Path region = CaseRegion.write(c, temp.resolve("region"), null);
    Path register = region.resolve("drawings.csv");
    Files.writeString(register, Files.readString(register).replace("EPSG:4523", "EPSG:4524"));
    JsonNode changed =
        JsonMapper.shared()
            .readTree(
                "{\"add\": [{\"layer\": \"岩巷\", \"line\": [[1600, 1000, 1600], [1700, 1000, 1600]]}]}");
    DrawingVerdict v =
        DrawingCheck.run(options(region, handIn(changed, "plan.dxf"), Optional.empty()));
    assertThat(v.drawing()).isPresent();
    assertThat(v.assumptions()).anyMatch(t -> t.en().contains("found by the licence"));
  }

  @Test
  void anEarlierFileOfTheSameNameThatCannotBeReadIsToldApart() throws Exception {
    Path file = handIn(node("a-month-later.json").get("checked"), "plan.dxf");
    Path broken =
        Files.writeString(
            Files.createDirectories(temp.resolve("before")).resolve("plan.dxf"), "0\nSECTION\n");
    DrawingVerdict v = DrawingCheck.run(options(region(), file, Optional.of(broken)));
    assertThat(v.conclusion()).isEqualTo(Conclusion.NOTHING_FOUND);
    assertThat(v.difference()).isEmpty();
    assertThat(v.rejections()).hasSize(1).allMatch(r -> r.file().equals("earlier/plan.dxf"));
  }

  @Test
  void aMineThatIsNotThereIsAnError() throws Exception {
    DrawingCheck.Options o =
        options(
            region(),
            handIn(node("moved-corner.json").get("checked"), "plan.dxf"),
            Optional.empty());
    DrawingCheck.Options other =
        new DrawingCheck.Options(
            o.region(),
            "530399990999",
            o.file(),
            o.against(),
            o.layers(),
            o.confirmed(),
            o.seam(),
            o.day(),
            RULES);
    assertThatThrownBy(() -> DrawingCheck.run(other))
        .isInstanceOf(UnreadableRegionException.class)
        .hasMessageContaining("530399990999")
        .hasMessageContaining(CaseRegion.MINE);
  }

  /** Facts of a plan that nobody made for a test; nothing is claimed of its mine. */
  @Test
  void theCornersPrintedOnARealPlanAreThoseOfItsLicence() throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    Path file = temp.resolve("plan.dxf");
    byte[] packed =
        Files.readAllBytes(
            Path.of(shared, "data", "real", "drawings", "qianshuta_6_mining_plan_2025-05.dxf.gz"));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      Files.copy(in, file);
    }
    Path region = Files.createDirectories(temp.resolve("real"));
    Files.writeString(
        region.resolve("region.json"),
        "{\"version\": 1, \"name\": \"facts\", \"time_zone\": \"Asia/Shanghai\"}");
    Files.writeString(
        region.resolve("mines.csv"), "mine_code,name,crs\n530399990101,facts,EPSG:4525\n");
    Files.writeString(
        region.resolve("licences.csv"),
        "licence_no,mine_code,valid_from,valid_to,crs,area_km2\nL1,530399990101,2020-01-01,2040-01-01,EPSG:4525,\n");
    double[][] corners = {
      {4261183.922, 37416043.520},
      {4260479.909, 37416053.511},
      {4259255.905, 37416104.511},
      {4258908.904, 37415890.511},
      {4258704.903, 37415461.499},
      {4258547.902, 37414915.497},
      {4260925.929, 37412906.489},
      {4263294.939, 37415678.528}
    };
    StringBuilder table = new StringBuilder("licence_no,part,role,seq,x_northing,y_easting\n");
    for (int i = 0; i < corners.length; i++) {
      table.append("L1,1,outer,%d,%.3f,%.3f%n".formatted(i + 1, corners[i][0], corners[i][1]));
    }
    Files.writeString(region.resolve("corners.csv"), table);
    DrawingCheck.Options o =
        new DrawingCheck.Options(
            region,
            "530399990101",
            file,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            Optional.of(LocalDate.of(2025, 6, 1)),
            RULES);
    DrawingVerdict v = DrawingCheck.run(o);
    assertThat(v.drawing()).isPresent();
    assertThat(v.corners()).hasSize(8).allMatch(CornerLine::agrees);
    assertThat(v.corners()).allMatch(c -> c.toDrawnMetres() < 0.1);
    assertThat(
            v.layers().stream()
                .filter(l -> l.layer().equals("0"))
                .findFirst()
                .orElseThrow()
                .isOpen())
        .isTrue();
    DrawingCheck.write(v, temp.resolve("out"));
    assertThat(Files.size(temp.resolve("out/page.html"))).isLessThan(20 << 20);
  }
}
