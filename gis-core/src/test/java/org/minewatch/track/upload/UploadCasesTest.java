package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.region.Rejection;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * Invented files of every dialect and type in {@code cases/upload}, each with what it must give in
 * a file beside it.
 */
class UploadCasesTest {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  static Stream<Path> cases() throws IOException, URISyntaxException {
    Path folder = Path.of(UploadCasesTest.class.getResource("/cases/upload").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCaseGivesWhatStandsBesideIt(Path file) throws IOException {
    String name = file.getFileName().toString();
    UploadFile parsed =
        new UploadParser(UploadProfiles.load(), CHINA, UploadLimits.DEFAULT)
            .parse(Files.readAllBytes(file), name);

    Path expected = file.resolveSibling(name.replaceFirst("\\.txt$", ".expect"));
    assertThat(lines(parsed)).containsExactlyElementsOf(Files.readAllLines(expected));
    assertThat(parsed.accepted() + parsed.rejected()).isEqualTo(parsed.found());
  }

  @Test
  void everyTypeOfEveryDialectThatIsNotSharedHasACase() throws Exception {
    List<String> read =
        cases().map(f -> f.getFileName().toString().split("[_.]")[1]).distinct().toList();

    assertThat(read)
        .contains("RYXX", "RYQY", "RYJZ", "RYSS", "JZSS", "RYCS", "RYCY", "RYXZ", "RYQJ")
        .contains("NRYSS", "NRYXX", "NRYQY", "NRYJZ", "NJZSS")
        .contains("RYKJ", "RYFZ", "RYGJ", "RYRY", "RYYS", "RYSC", "RYTZ", "RYYC")
        .contains("PersonRealSync", "PersonTraceSync", "PersonRealDevSync");
  }

  private static List<String> lines(UploadFile file) {
    List<String> lines = new ArrayList<>();
    lines.add("profile " + file.profile());
    lines.add("state " + file.state());
    lines.add("mine " + file.mineCode());
    lines.add("header " + time(file.headerMillis().orElse(SnapshotColumns.UNKNOWN)));
    lines.add("counts " + file.found() + " " + file.accepted() + " " + file.rejected());
    for (Rejection r : file.rejections()) {
      lines.add(("rejected " + r.line() + " " + r.column()).strip() + " " + r.reason());
    }
    for (String note : file.notes()) {
      lines.add("note " + note);
    }
    SnapshotColumns places = file.places();
    for (int i = 0; i < places.size(); i++) {
      lines.add(
          "place "
              + places.cardCode(i)
              + " "
              + places.flag(i)
              + " "
              + places.stationCode(i)
              + " "
              + time(places.enteredStationMillis(i))
              + " "
              + places.distance(i)
              + " points "
              + (places.pointsEnd(i) - places.pointsStart(i)));
    }
    for (UploadRecord record : file.records()) {
      String text = record.toString();
      lines.add("record " + text.replaceFirst("personId=P[0-9a-f]{16},", "personId=*,"));
    }
    return lines;
  }

  private static String time(long millis) {
    return millis == SnapshotColumns.UNKNOWN
        ? "none"
        : SECONDS.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), CHINA));
  }

  @Test
  void aHeaderTimeIsChinaTime() {
    UploadFile file =
        new UploadParser(UploadProfiles.load(), CHINA, UploadLimits.DEFAULT)
            .parse(
                "620000000001;矿;2026-09-23 10:13:19~||"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "620000000001_RYSS_20260923101319.txt");

    assertThat(file.headerMillis())
        .isEqualTo(OptionalLong.of(Instant.parse("2026-09-23T02:13:19Z").toEpochMilli()));
  }
}
