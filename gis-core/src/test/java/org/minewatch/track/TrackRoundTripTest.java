package org.minewatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.track.parquet.ParquetWriter;

/** What was read once and written is read again as it was. */
class TrackRoundTripTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String DAY = "tracks/1/2026-03-05";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ParquetWriter.Packing.class)
  void csvToColumnsToParquetToColumnsLosesNothing(ParquetWriter.Packing packing)
      throws IOException {
    long seed = new Random().nextLong();
    TrackDay read = read(csv(RandomFixes.csv(RandomFixes.rows(new Random(seed), 3_000, true))));
    Path file = folder.resolve("2026-03-05.parquet");
    TrackParquetWriter.write(read.fixes(), List.of(), Files.newOutputStream(file), packing);
    assertSame(read, read(file), seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "UTC", "America/St_Johns", "Asia/Kathmandu"})
  void csvToColumnsToCsvToColumnsLosesNothing(String clock) throws IOException {
    long seed = new Random().nextLong();
    TrackDay read = read(csv(RandomFixes.csv(RandomFixes.rows(new Random(seed), 3_000, true))));
    Path file = folder.resolve("again.csv");
    TrackCsvWriter.write(read.fixes(), ZoneId.of(clock), Files.newOutputStream(file));
    assertSame(read, read(file), seed);
  }

  private static void assertSame(TrackDay first, TrackDay again, long seed) {
    assertThat(first.fixes().size()).isGreaterThan(1_000);
    assertThat(again.summary().rejections()).as("seed %d", seed).isEmpty();
    assertThat(again.summary().notes()).as("seed %d", seed).isEmpty();
    RandomFixes.assertSame(again.fixes(), first.fixes(), seed);
    assertThat(again.summary().outOfOrder()).isEqualTo(first.summary().outOfOrder());
    assertThat(again.summary().otherDay()).isEqualTo(first.summary().otherDay());
    assertThat(again.summary().duplicates()).isEqualTo(first.summary().duplicates());
  }

  @Test
  void severalRowGroupsAreReadAsOneFile() throws IOException {
    int n = 2 * TrackParquetWriter.ROW_GROUP + 5;
    FixColumns fixes = walk(n);
    Path file = folder.resolve("2026-03-05.parquet");
    TrackParquetWriter.write(fixes, Files.newOutputStream(file));
    FixColumns again = read(file).fixes();
    RandomFixes.assertSame(again, fixes, 3);
  }

  /** Fixes of a few people, every place different. */
  static FixColumns walk(int n) {
    int[] card = new int[n];
    long[] time = new long[n];
    double[] easting = new double[n];
    double[] northing = new double[n];
    float[] elevation = new float[n];
    float[] accuracy = new float[n];
    int[] reader = new int[n];
    float[] distance = new float[n];
    Arrays.fill(reader, -1);
    Arrays.fill(distance, Float.NaN);
    Random random = new Random(3);
    for (int i = 0; i < n; i++) {
      card[i] = (int) (3L * i / n);
      time[i] = 1_772_640_000_000L + 250L * (i - (long) card[i] * n / 3);
      easting[i] = 35_380_000 + 1e3 * random.nextDouble();
      northing[i] = 2_800_000 + 1e3 * random.nextDouble();
      elevation[i] = (float) (1500 + 10 * random.nextDouble());
      accuracy[i] = random.nextInt(30) / 10f;
    }
    return new FixColumns(
        List.of("A", "B", "C"),
        List.of(),
        card,
        time,
        easting,
        northing,
        elevation,
        accuracy,
        reader,
        distance,
        new byte[n]);
  }

  @Test
  void aFileWithoutFixesIsAFile() throws IOException {
    Path parquet = folder.resolve("2026-03-05.parquet");
    TrackParquetWriter.write(FixCollector.none(), Files.newOutputStream(parquet));
    Path csv = folder.resolve("none.csv");
    TrackCsvWriter.write(FixCollector.none(), ZONE, Files.newOutputStream(csv));
    for (Path file : List.of(parquet, csv)) {
      TrackDay day = read(file);
      assertThat(day.summary().complete()).isTrue();
      assertThat(day.summary().rejections()).isEmpty();
      assertThat(day.fixes().size()).isZero();
    }
  }

  @Test
  void theSameFixesAreTheSameBytes() throws IOException {
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    for (Path file : List.of(a, b)) {
      TrackParquetWriter.write(walk(5_000), Files.newOutputStream(file));
    }
    assertThat(Files.mismatch(a, b)).isEqualTo(-1);
  }

  /** Marks that would silence a fix are not believed; disorder is, being lost by sorting. */
  @Test
  void ofTheMarksOfAFileOnlyDisorderIsBelieved() throws IOException {
    Path csv =
        csv(
            "card_id,time,easting_m,northing_m,marks\n"
                + "A,2026-03-05T08:00:00,1,2,255\nA,2026-03-05T09:00:00,1,2,\n"
                + "A,2026-03-05T10:00:00,1,2,x\n");
    TrackDay day = read(csv);
    assertThat(RandomFixes.told(day.fixes()))
        .allMatch(f -> f.endsWith("marks 0") || f.endsWith("marks 2"))
        .anyMatch(f -> f.contains("T00:00:00Z") && f.endsWith("marks 2"));
    assertThat(day.summary().rejections())
        .singleElement()
        .satisfies(
            r ->
                assertThat(r.reason())
                    .isEqualTo(
                        "marks is 'x'; a whole number from 0 to 255 is expected; the row is used as"
                            + " if the cell were empty"));
  }

  private Path csv(String text) throws IOException {
    Path file = folder.resolve("2026-03-05.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static TrackDay read(Path file) {
    String ending = file.toString().endsWith(".parquet") ? ".parquet" : ".csv";
    return TrackReader.readColumns(file, DAY + ending, ZONE, id -> id.startsWith("R"));
  }
}
