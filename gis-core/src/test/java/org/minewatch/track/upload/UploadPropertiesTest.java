package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.upload.profile.UploadProfiles;

/** What holds for any upload files: order, threads and the cut at midnight change nothing. */
class UploadPropertiesTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 22);
  private static final Instant LATE = FIRST.plusDays(9).atStartOfDay(CHINA).toInstant();

  @TempDir Path folder;
  private final long seed = new Random().nextLong();
  private List<UploadSource> sources;

  @BeforeEach
  void writeThreeDays() {
    LocalDateTime from = FIRST.atTime(0, 0, 7);
    sources =
        new UploadFolder(folder, seed)
            .snapshots(from, from.plusDays(3), Duration.ofMinutes(20), 12, 9);
  }

  private static UploadQuery days(LocalDate first, int count) {
    UploadQuery one = UploadQuery.day(first, CHINA).asOf(LATE);
    long to = first.plusDays(count).atStartOfDay(CHINA).toInstant().toEpochMilli();
    return new UploadQuery(
        one.fromMillis(), to, one.asOfMillis(), one.mineCode(), CHINA, 1, one.limits());
  }

  private static List<String> rows(List<UploadSource> sources, UploadQuery query) {
    return UploadReaderTest.rows(UploadReader.read(UploadProfiles.load(), sources, query).fixes());
  }

  @Test
  void theOrderOfFilesAndTheNumberOfThreadsDoNotMatter() {
    UploadQuery query = days(FIRST.plusDays(1), 1);
    UploadDay expected = UploadReader.read(UploadProfiles.load(), sources, query);
    List<UploadSource> shuffled = new ArrayList<>(sources);
    Collections.shuffle(shuffled, new Random(seed));

    UploadDay other = UploadReader.read(UploadProfiles.load(), shuffled, query.threads(3));

    assertThat(UploadReaderTest.rows(other.fixes()))
        .as("seed %d", seed)
        .isNotEmpty()
        .isEqualTo(UploadReaderTest.rows(expected.fixes()));
    assertThat(other.files()).isEqualTo(expected.files());
    assertThat(other.snapshots()).isEqualTo(expected.snapshots());
    assertThat(other.descents()).isEqualTo(expected.descents());
    assertThat(other.registers()).isEqualTo(expected.registers());
    assertThat(other.notes()).isEqualTo(expected.notes());
  }

  @Test
  void theOrderOfRecordsInAFileDoesNotMatter() throws Exception {
    UploadQuery query = days(FIRST, 3);
    List<String> expected = rows(sources, query);
    Random random = new Random(seed);
    for (UploadSource source : sources) {
      String text = Files.readString(source.path());
      List<String> segments =
          new ArrayList<>(Arrays.asList(text.substring(0, text.length() - 2).split("~")));
      Collections.shuffle(segments.subList(1, segments.size()), random);
      Files.writeString(source.path(), String.join("~", segments) + "~||", StandardCharsets.UTF_8);
    }

    assertThat(rows(sources, query)).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void daysReadOneByOneMakeTheWholeTime() {
    List<String> whole = rows(sources, days(FIRST, 3));
    List<String> merged = new ArrayList<>();
    for (int d = 0; d < 3; d++) {
      merged.addAll(rows(sources, days(FIRST.plusDays(d), 1)));
    }

    Collections.sort(merged);
    Collections.sort(whole);
    assertThat(merged).as("seed %d", seed).isEqualTo(whole);
  }

  @Test
  void aDayWithItsPaddingAloneEqualsTheDayOutOfAllFiles() {
    LocalDate day = FIRST.plusDays(1);
    UploadQuery query = days(day, 1);
    List<UploadSource> near =
        sources.stream()
            .filter(
                s -> {
                  LocalDate of =
                      LocalDate.of(2026, 9, Integer.parseInt(s.name().substring(24, 26)));
                  return of.equals(day) || of.equals(day.plusDays(1));
                })
            .toList();

    assertThat(near).hasSize(144);
    assertThat(rows(near, query)).as("seed %d", seed).isEqualTo(rows(sources, query));
  }
}
