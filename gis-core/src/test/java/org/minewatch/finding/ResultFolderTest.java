package org.minewatch.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.wording.Text;

class ResultFolderTest {

  private static final RunAccount RUN =
      new RunAccount(
          "run-1",
          OffsetDateTime.parse("2026-03-06T01:30:00+08:00"),
          Map.of("read", 1200L),
          "two cores");

  @TempDir Path out;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsReadBackEqualsWhatWasWritten(long seed) throws IOException {
    NightResult night = new RandomNight(seed).night();
    StoredNight stored = ResultFolder.read(ResultFolder.write(out, night, RUN, List.of()));

    assertThat(stored.findings()).containsExactlyInAnyOrderElementsOf(night.findings());
    assertThat(stored.closed()).containsExactlyInAnyOrderElementsOf(night.closed());
    assertThat(stored.judgements()).containsExactlyInAnyOrderElementsOf(night.judgements());
    assertThat(stored.licences()).containsExactlyInAnyOrderElementsOf(night.licences());
    assertThat(stored.mines()).containsExactlyInAnyOrderElementsOf(night.mines());
    assertThat(stored.inputs()).containsExactlyInAnyOrderElementsOf(night.inputs());
    assertThat(stored.region()).isEqualTo(night.region());
    assertThat(stored.night()).isEqualTo(night.night());
    assertThat(stored.rejectedCount()).isEqualTo(night.rejections().size());
    for (NightResult.MineLine mine : night.mines()) {
      assertThat(stored.mapFeatures(mine.code()))
          .containsExactlyInAnyOrderElementsOf(
              night.mapFeatures().stream().filter(f -> f.mineCode().equals(mine.code())).toList());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfWhatWasFoundDoesNotChangeAByte(long seed) throws IOException {
    NightResult night = new RandomNight(seed).night();
    Random random = new Random(seed);
    NightResult shuffled =
        new NightResult(
            night.region(),
            night.night(),
            night.productVersion(),
            night.ruleSetVersion(),
            shuffled(night.mines(), random),
            shuffled(night.findings(), random),
            shuffled(night.closed(), random),
            shuffled(night.judgements(), random),
            shuffled(night.licences(), random),
            shuffled(night.inputs(), random),
            shuffled(night.rejections(), random),
            shuffled(night.mapFeatures(), random));
    RunAccount later =
        new RunAccount("run-2", RUN.generatedAt().plusDays(1), Map.of("read", 3L), "another");

    Map<String, String> one =
        contents(ResultFolder.write(out.resolve("one"), night, RUN, List.of()));
    Map<String, String> two =
        contents(ResultFolder.write(out.resolve("two"), shuffled, later, List.of()));
    assertThat(one.remove("run.json")).isNotEqualTo(two.remove("run.json"));
    assertThat(one).isEqualTo(two).containsKeys("findings.geojson", "summary.json", "licences.csv");
  }

  @Test
  void filmsAreWrittenByMineAndFoundAgain() throws IOException {
    NightResult night = new RandomNight(3).night();
    List<MineReplay> films =
        List.of(
            new MineReplay("矿/..", ByteBuffer.wrap(new byte[] {1, 2, (byte) 200})),
            new MineReplay("530300000001", ByteBuffer.wrap(new byte[100_000])));
    Path folder = ResultFolder.write(out, with(night, films), RUN, List.of());
    StoredNight stored = ResultFolder.read(folder);
    assertThat(stored.replayFile("530300000001"))
        .contains(folder.resolve("replay/530300000001.bin"));
    assertThat(Files.readAllBytes(stored.replayFile("矿/..").orElseThrow()))
        .containsExactly(1, 2, 200);
    assertThat(Files.size(stored.replayFile("530300000001").orElseThrow())).isEqualTo(100_000);
    assertThat(stored.replayFile("another")).isEmpty();
    assertThat(ResultFolder.write(out, night, RUN, List.of()).resolve("replay")).doesNotExist();
  }

  private static NightResult with(NightResult night, List<MineReplay> films) {
    return new NightResult(
        night.region(),
        night.night(),
        night.productVersion(),
        night.ruleSetVersion(),
        night.mines(),
        night.findings(),
        night.closed(),
        night.judgements(),
        night.licences(),
        night.inputs(),
        night.rejections(),
        night.mapFeatures(),
        films);
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void aPolygonIsWrittenByTheRightHandRuleWithSevenDecimalsAndNoExponent() throws Exception {
    Polygon clockwise =
        (Polygon)
            geometry(
                "POLYGON ((103.8 25.5, 103.8 25.60000000049, 103.9 25.6, 103.9 25.5, 103.8 25.5),"
                    + " (103.84 25.54, 103.86 25.54, 103.86 25.56, 103.84 25.56, 103.84 25.54))");
    NightResult night = withGeometry(clockwise);
    Path folder = ResultFolder.write(out, night, RUN, List.of());

    assertThat(Files.readString(folder.resolve("findings.geojson")))
        .contains(
            "\"coordinates\":[[[103.8,25.5],[103.9,25.5],[103.9,25.6],[103.8,25.6],[103.8,25.5]],"
                + "[[103.84,25.54],[103.84,25.56],[103.86,25.56],[103.86,25.54],[103.84,25.54]]]")
        .contains("\"tiny_m\":0.000001,\"wide_m\":1000000000000}")
        .doesNotContainPattern("\\d[eE][-+]?\\d");
    Polygon back = (Polygon) ResultFolder.read(folder).findings().get(0).geometry().orElseThrow();
    assertThat(Orientation.isCCW(back.getExteriorRing().getCoordinateSequence())).isTrue();
    assertThat(Orientation.isCCW(back.getInteriorRingN(0).getCoordinateSequence())).isFalse();
  }

  @Test
  void theMembersOfAFindingStandInTheOrderOfTheExchangeFormat() throws Exception {
    Path folder =
        ResultFolder.write(out, withGeometry(geometry("POINT (103.8 25.5)")), RUN, List.of());
    String[] members = {
      "id", "rule", "grounds", "state", "severity", "certainty", "confidence", "mine_code",
      "first_seen", "last_seen", "title_zh", "title_en", "basis", "measures", "evidence", "benign"
    };
    String text = Files.readString(folder.resolve("findings.geojson"));
    int at = text.indexOf("\"properties\"");
    for (String member : members) {
      int next = text.indexOf("\"" + member + "\":", at);
      assertThat(next).as(member).isGreaterThan(at);
      at = member.equals("grounds") ? text.indexOf("],\"state\"") : next;
    }
  }

  @Test
  void aCellThatASpreadsheetWouldComputeIsTextAndANumberStaysOne() {
    assertThat(CsvText.harmless("=HYPERLINK(\"http://x\")")).startsWith("'=");
    assertThat(CsvText.harmless("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(CsvText.harmless("-1+cmd|' /C calc'!A0")).startsWith("'-1+cmd");
    assertThat(CsvText.harmless("＝1+1")).startsWith("'");
    assertThat(CsvText.harmless("-12.50")).isEqualTo("-12.50");
    assertThat(CsvText.harmless("+1e-3")).isEqualTo("+1e-3");
    assertThat(CsvText.harmless("nul\u0000here")).isEqualTo("nul\uFFFDhere");
    for (String cell : List.of("=1", "'=1", "''=1", "'plain", "-5", "plain", "")) {
      assertThat(CsvText.original(CsvText.harmless(cell))).isEqualTo(cell);
    }
  }

  @Test
  void aMineCodeIsNeverAPath() {
    assertThat(MapFile.name("530399000001")).isEqualTo("530399000001.geojson");
    assertThat(MapFile.name("../../etc/passwd")).matches("x\\.[0-9a-f]{32}\\.geojson");
    assertThat(MapFile.name("..")).matches("x\\.[0-9a-f]{32}\\.geojson");
    assertThat(MapFile.name("A")).isNotEqualToIgnoringCase(MapFile.name("a"));
  }

  @Test
  void aNightThatFailsHalfwayLeavesTheEarlierFolderAsItWas() throws IOException {
    NightResult night = new RandomNight(7).night();
    Path folder = ResultFolder.write(out, night, RUN, List.of());
    Map<String, String> before = contents(folder);
    NightDocument failing =
        new NightDocument() {
          @Override
          public String fileName() {
            return "report.html";
          }

          @Override
          public void write(NightResult result, java.io.OutputStream to) throws IOException {
            to.write('x');
            throw new IOException("disk full");
          }
        };

    assertThatThrownBy(
            () -> ResultFolder.write(out, new RandomNight(8).night(), RUN, List.of(failing)))
        .hasMessage("disk full");
    assertThat(contents(folder)).isEqualTo(before);
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).containsExactly(folder);
    }
  }

  @Test
  void aSecondRunReplacesTheFolderAsAWhole() throws IOException {
    Path folder = ResultFolder.write(out, new RandomNight(7).night(), RUN, List.of());
    Files.writeString(folder.resolve("stale.txt"), "of the first run");
    ResultFolder.write(out, new RandomNight(8).night(), RUN, List.of());
    assertThat(folder.resolve("stale.txt")).doesNotExist();
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).containsExactly(folder);
    }
  }

  @Test
  void aFolderThatIsNoResultIsNotReplaced() throws IOException {
    Path photos = Files.createDirectories(out.resolve("2026-03-05"));
    Files.writeString(photos.resolve("photo.jpg"), "…");
    assertThatThrownBy(() -> ResultFolder.write(out, new RandomNight(7).night(), RUN, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a result folder, not replaced");
    assertThat(photos.resolve("photo.jpg")).exists();
  }

  @Test
  void twoFindingsWithOneIdAreRefused() throws ParseException {
    NightResult night = withGeometry(geometry("POINT (103.8 25.5)"));
    NightResult doubled =
        withFindings(night, List.of(night.findings().get(0), night.findings().get(0)));
    assertThatThrownBy(() -> ResultFolder.write(out, doubled, RUN, List.of()))
        .hasMessage("two findings with the id F1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"features\":{}}",
        "{\"type\":\"FeatureCollection\"}",
        "{\"features\":[{}]}",
        "{\"features\":[{\"properties\":{\"id\":7}}]}",
        "{\"features\":[",
        "{\"features\":[]",
        "{\"features\":[]} {}",
        "\u0000\u0000\u0000",
      })
  void aDamagedFileIsNamed(String damaged) throws IOException {
    Path folder = ResultFolder.write(out, new RandomNight(7).night(), RUN, List.of());
    Files.writeString(folder.resolve("findings.geojson"), damaged);
    assertThatThrownBy(() -> ResultFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("findings.geojson");
  }

  @Test
  void nestingWithoutEndIsRefusedNotFollowed() throws IOException {
    Path folder = ResultFolder.write(out, new RandomNight(7).night(), RUN, List.of());
    Files.writeString(folder.resolve("findings.geojson"), "{\"features\":" + "[".repeat(100_000));
    assertThatThrownBy(() -> ResultFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nesting");
  }

  private static Geometry geometry(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }

  private static NightResult withGeometry(Geometry geometry) {
    OffsetDateTime seen = OffsetDateTime.parse("2026-03-05T02:14:00+08:00");
    TreeMap<String, Double> measures =
        new TreeMap<>(Map.of("wide_m", 1e12, "tiny_m", 0.00000123, "unknown_m", Double.NaN));
    Finding finding =
        new Finding(
            "F1",
            "530399000001",
            List.of(
                new Ground(
                    RuleCode.BOUNDARY_DRAWN, Severity.MAJOR, Certainty.PROBABLE, new TreeMap<>())),
            false,
            0.75,
            seen,
            seen,
            new Text("标题", "title"),
            List.of(),
            measures,
            List.of(),
            List.of(),
            Optional.of(geometry));
    return withFindings(new RandomNight(1).night(), List.of(finding));
  }

  private static NightResult withFindings(NightResult night, List<Finding> findings) {
    return new NightResult(
        night.region(),
        night.night(),
        night.productVersion(),
        night.ruleSetVersion(),
        night.mines(),
        findings,
        night.closed(),
        night.judgements(),
        night.licences(),
        night.inputs(),
        night.rejections(),
        night.mapFeatures());
  }
}
