package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.StoredNight;
import org.minewatch.region.UnreadableRegionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a whole run makes of bad input: the exact message in {@code rejected.csv} or the exception,
 * what is counted, what cannot be judged, and that everything else is judged as ever.
 */
class BadInputTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-05");
  private static final String TRACKS = "tracks/" + CaseRegion.MINE + "/2026-03-05.csv";

  @TempDir Path temp;
  private Path region;

  @BeforeEach
  void layTheBaseRegion() throws IOException {
    region = CaseRegion.write(JsonMapper.shared().readTree("{}"), temp.resolve("region"), null);
  }

  private NightlyRun.Outcome run() throws IOException, UnreadableRegionException {
    return Runs.run(region, NIGHT, 1, Optional.empty(), temp.resolve("out"), 1);
  }

  private List<String> rejected() throws IOException {
    List<String> lines =
        Files.readAllLines(temp.resolve("out").resolve(NIGHT.toString()).resolve("rejected.csv"));
    assertThat(lines.get(0)).isEqualTo("file,line,column,reason,raw");
    return lines.subList(1, lines.size());
  }

  private String judgement(String rule) throws IOException {
    StoredNight night = Runs.night(temp.resolve("out"), NIGHT);
    Judgement j =
        night.judgements().stream()
            .filter(n -> n.rule().code().equals(rule))
            .findFirst()
            .orElseThrow();
    return (j.state().wireName() + " " + j.reasonCode()).strip();
  }

  private void replace(String file, String what, String by) throws IOException {
    Path path = region.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(what);
    Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(what), by));
  }

  @Test
  void anEmptyFolderIsNoRegionAndNothingIsWritten() throws IOException {
    region = Files.createDirectory(temp.resolve("empty"));
    assertThatThrownBy(this::run)
        .isInstanceOf(UnreadableRegionException.class)
        .hasMessageContaining("region.json");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void aRegionWithoutMinesCannotBeRead() throws IOException {
    Files.delete(region.resolve("mines.csv"));
    assertThatThrownBy(this::run)
        .isInstanceOf(UnreadableRegionException.class)
        .hasMessageContaining("mines.csv");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void aMineThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(
            () ->
                Runs.run(
                    region,
                    NIGHT,
                    1,
                    Set.of("110000000001"),
                    Optional.empty(),
                    temp.resolve("out"),
                    1))
        .isInstanceOf(UnreadableRegionException.class)
        .hasMessage("the region has no mine 110000000001; it has [530399990101]");
  }

  @Test
  void aMissingTableIsAnEmptyOne() throws Exception {
    for (String table : List.of("faces.csv", "face_progress.csv", "persons.csv", "readers.csv")) {
      Files.delete(region.resolve(table));
    }
    assertThat(run().rejections()).isZero();
    assertThat(judgement("boundary.drawn")).isEqualTo("judged");
    assertThat(judgement("boundary.tracked")).isEqualTo("judged");
  }

  @Test
  void withoutTheLicenceTableNothingIsInside() throws Exception {
    Files.delete(region.resolve("licences.csv"));
    run();
    assertThat(judgement("boundary.drawn")).isEqualTo("cannot-judge no-licence");
    assertThat(judgement("boundary.tracked")).isEqualTo("cannot-judge no-licence");
    assertThat(judgement("licence.lapsed")).isEqualTo("partial no-licence");
    assertThat(judgement("boundary.pillar")).isEqualTo("judged");
  }

  @Test
  void aRenamedColumnMakesItsTableUnreadableAndIsNamed() throws Exception {
    replace("corners.csv", "y_easting", "east");
    run();
    assertThat(rejected())
        .contains(
            "corners.csv,0,,the required column y_easting is missing; the column 'east' looks like"
                + " it; rename it to y_easting,");
    assertThat(judgement("boundary.drawn")).isEqualTo("cannot-judge table-unreadable");
    assertThat(judgement("boundary.mismatch")).isEqualTo("cannot-judge table-unreadable");
    assertThat(judgement("order.defied")).isEqualTo("judged");
  }

  @Test
  void coordinatesThatAreNoNumbersAreRejectedOneByOne() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (String bad : List.of("NaN", "Infinity", "-Infinity", "1e400", "")) {
      rows.append("C001,2026-03-05T12:30:00,").append(bad).append(",2781200,,,\n");
    }
    Files.writeString(
        region.resolve(TRACKS), rows.toString(), java.nio.file.StandardOpenOption.APPEND);
    assertThat(run().rejections()).isEqualTo(5);
    assertThat(rejected())
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).startsWith(TRACKS + ",").contains(",easting_m,"));
    assertThat(judgement("boundary.tracked")).isEqualTo("judged");
    assertThat(Runs.night(temp.resolve("out"), NIGHT).findings()).isEmpty();
  }

  @Test
  void aLicenceCornerThatIsNoNumberConvictsNobody() throws Exception {
    replace("corners.csv", "2782000", "NaN");
    assertThat(run().rejections()).isEqualTo(1);
    assertThat(rejected()).singleElement().asString().startsWith("corners.csv,4,x_northing,");
    assertThat(judgement("boundary.drawn")).isEqualTo("cannot-judge licence-unusable");
    assertThat(licences()).contains("incomplete").contains("rejected");
  }

  @Test
  void aLicenceWithTwoCornersIsListedAsRejected() throws Exception {
    List<String> lines = Files.readAllLines(region.resolve("corners.csv"));
    Files.write(region.resolve("corners.csv"), lines.subList(0, 3));
    assertThat(run().rejections()).isEqualTo(1);
    assertThat(rejected())
        .singleElement()
        .asString()
        .startsWith("licences.csv,2,,")
        .contains("licence C5300002022011110000101 gives no area");
    assertThat(licences()).contains(",rejected,");
    assertThat(judgement("boundary.drawn")).isEqualTo("cannot-judge licence-unusable");
  }

  @Test
  void aCoordinateSystemNobodyKnowsLeavesItsMineUnjudged() throws Exception {
    replace("mines.csv", "EPSG:4523", "EPSG:99999");
    assertThat(run().rejections()).isEqualTo(1);
    assertThat(rejected())
        .singleElement()
        .asString()
        .startsWith("mines.csv,2,crs,")
        .endsWith("EPSG:99999");
    assertThat(Runs.night(temp.resolve("out"), NIGHT).judgements())
        .hasSize(RuleCatalogue.all().size())
        .allMatch(j -> j.state() == Judgement.State.CANNOT_JUDGE)
        .allMatch(j -> j.reasonCode().equals("crs-unknown"));
  }

  /** 1 GB that unpacks from 1 MB, without a line break. */
  @Test
  void aLineOfAGigabyteIsRefusedInConstantMemory() throws Exception {
    Files.delete(region.resolve(TRACKS));
    long before = System.nanoTime();
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(region.resolve(TRACKS + ".gz")))) {
      out.write("card_id,time,easting_m,northing_m\n".getBytes(StandardCharsets.UTF_8));
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) '7');
      for (int i = 0; i < 1024; i++) {
        out.write(block);
      }
    }
    run();
    assertThat(rejected()).singleElement().asString().startsWith(TRACKS + ".gz,");
    assertThat(judgement("boundary.tracked")).isEqualTo("cannot-judge positions-unreadable");
    assertThat(judgement("boundary.drawn")).isEqualTo("judged");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aZipOfZerosIsNoDrawing() throws Exception {
    Path zip = region.resolve("drawings/D1.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("plan.shp"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }
    replace("drawings.csv", "drawings/D1.dxf", "drawings/D1.zip");
    assertThat(run().rejections()).isEqualTo(1);
    assertThat(rejected()).singleElement().asString().startsWith("drawings/D1.zip,");
    assertThat(judgement("boundary.mismatch")).isEqualTo("cannot-judge drawing-unreadable");
    assertThat(judgement("boundary.tracked")).isEqualTo("judged");
  }

  @Test
  void aFileThatBreaksOffIsJudgedAsFarAsItGoes() throws Exception {
    byte[] text = Files.readAllBytes(region.resolve(TRACKS));
    Path packed = region.resolve(TRACKS + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text);
    }
    Files.delete(region.resolve(TRACKS));
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, whole.length / 2));
    run();
    assertThat(rejected()).isNotEmpty();
    assertThat(judgement("boundary.tracked")).isEqualTo("partial positions-incomplete");
  }

  private String licences() throws IOException {
    return Files.readString(temp.resolve("out").resolve(NIGHT.toString()).resolve("licences.csv"));
  }
}
