package org.minewatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.region.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrackReaderTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PATH = "tracks/530000000001/2026-03-05.csv";
  private static final String PLACED = "card_id,time,easting_m,northing_m,elevation_m,accuracy_m\n";

  @TempDir Path folder;

  static Stream<Named> cases() throws IOException {
    List<Named> cases = new ArrayList<>();
    try (InputStream in = TrackReaderTest.class.getResourceAsStream("/cases/track/reading.json")) {
      JsonMapper.shared().readTree(in).forEach(node -> cases.add(new Named(node)));
    }
    return cases.stream();
  }

  record Named(JsonNode node) {
    @Override
    public String toString() {
      return node.get("case").stringValue();
    }
  }

  /** Cases tell rows, and expect what is said and the fixes in order. */
  @ParameterizedTest
  @MethodSource("cases")
  void readsFixesAndSaysExactlyWhatIsWrong(Named c) throws Exception {
    StringBuilder csv = new StringBuilder();
    c.node().get("rows").forEach(row -> csv.append(row.stringValue()).append('\n'));
    Charset charset = Charset.forName(c.node().path("encoding").stringValue("UTF-8"));
    Path file = Files.write(folder.resolve("t"), csv.toString().getBytes(charset));
    TrackDay day = TrackReader.readColumns(file, PATH, ZONE, id -> id.startsWith("R"));
    List<String> told = new ArrayList<>();
    for (Rejection r : day.summary().rejections()) {
      told.add(r.line() + " [" + r.column() + "] " + r.reason() + " <" + r.raw() + ">");
    }
    day.summary().notes().forEach(note -> told.add("note: " + note));
    for (int i = 0; i < day.fixes().size(); i++) {
      told.add(fix(day.fixes(), i));
    }
    List<String> expected = new ArrayList<>();
    c.node().get("told").forEach(line -> expected.add(line.stringValue()));
    assertThat(told).isEqualTo(expected);
  }

  static String fix(FixColumns f, int i) {
    String reader = f.reader(i) < 0 ? "-" : f.readers().get(f.reader(i));
    return String.join(
        " ",
        f.cardId(i),
        java.time.Instant.ofEpochMilli(f.timeMillis(i)).toString(),
        f.easting(i) + "/" + f.northing(i) + "/" + f.elevation(i),
        "+-" + f.accuracy(i),
        reader + "@" + f.distance(i),
        "marks " + f.marks(i));
  }

  @Test
  void rowsInAnyOrderGiveTheSameFixesButForTheMarkOfDisorder() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(
          "C%d,2026-03-05T%02d:%02d:00,%d.5,2,,"
              .formatted(
                  random.nextInt(40), random.nextInt(24), random.nextInt(6), random.nextInt(3)));
    }
    List<String> before = fixes(rows);
    assertThat(before.stream().filter(f -> f.endsWith("marks 1"))).isNotEmpty();
    Collections.shuffle(rows, random);
    assertThat(fixes(rows)).as("seed %d", seed).isEqualTo(before);
  }

  private List<String> fixes(List<String> rows) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), PLACED + String.join("\n", rows));
    FixColumns fixes = TrackReader.readColumns(file, PATH, ZONE, id -> true).fixes();
    for (int i = 1; i < fixes.size(); i++) {
      boolean ordered =
          fixes.card(i - 1) < fixes.card(i)
              || fixes.card(i - 1) == fixes.card(i)
                  && fixes.timeMillis(i - 1) <= fixes.timeMillis(i);
      assertThat(ordered).isTrue();
    }
    return java.util.stream.IntStream.range(0, fixes.size())
        .mapToObj(i -> fix(fixes, i).replace("marks 2", "marks 0").replace("marks 3", "marks 1"))
        .toList();
  }

  @Test
  void streamingGivesTheSameFixesInTheOrderOfTheFile() throws IOException {
    String csv =
        "time,card_id,reader_id,distance_m\n2026-03-05T08:00:00,B,R1,1\n2026-03-05T08:00:00,A,R2,2\n"
            + "2026-03-05T08:00:00,A,R2,2\n2026-03-05T07:00:00,A,R2,3\n2026-03-06T00:00:00,A,R2,4\n";
    Path file = Files.writeString(folder.resolve("t.csv"), csv);
    List<String> told = new ArrayList<>();
    TrackFileSummary summary =
        TrackReader.read(
            file,
            PATH,
            ZONE,
            id -> true,
            (line, card, time, e, n, z, accuracy, reader, distance, marks) ->
                told.add(line + " " + card + " " + reader + " " + distance + " " + marks));
    assertThat(told)
        .containsExactly(
            "2 B R1 1.0 0", "3 A R2 2.0 0", "4 A R2 2.0 1", "5 A R2 3.0 2", "6 A R2 4.0 8");
    assertThat(summary.duplicates()).isEqualTo(1);
    assertThat(summary.outOfOrder()).isEqualTo(1);
    assertThat(summary.otherDay()).isEqualTo(1);
    assertThat(TrackReader.readColumns(file, PATH, ZONE, id -> true).summary()).isEqualTo(summary);
  }

  @Test
  void packedFilesReadLikePlainOnes() throws IOException {
    byte[] csv = (PLACED + "A,2026-03-05T08:00:00,1,2,,\n").getBytes(StandardCharsets.UTF_8);
    TrackDay day = readGz(gzip(csv), TrackLimits.DEFAULT);
    assertThat(day.fixes().size()).isEqualTo(1);
    assertThat(day.summary().rejections()).isEmpty();
  }

  @Test
  void aPackedFileThatBreaksOffKeepsItsRowsAndSaysSo() throws IOException {
    StringBuilder csv = new StringBuilder(PLACED);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      csv.append("A,2026-03-05T08:00:00,").append(random.nextInt(1_000_000)).append(",2,,\n");
    }
    byte[] packed = gzip(csv.toString().getBytes(StandardCharsets.UTF_8));
    TrackDay day = readGz(Arrays.copyOf(packed, packed.length / 2), TrackLimits.DEFAULT);
    assertThat(day.summary().complete()).isFalse();
    assertThat(day.fixes().size()).isBetween(5_000, 15_000);
    assertThat(day.summary().rowsRead()).isEqualTo(day.fixes().size());
    assertThat(day.summary().rejections()).hasSize(1);
    assertThat(day.summary().rejections().get(0).reason())
        .isEqualTo(
            "the compressed data break off; the file was not copied completely, copy it again; "
                + day.fixes().size()
                + " rows before were used");
  }

  @Test
  void aFileThatOnlySaysItIsPackedIsRejected() throws IOException {
    TrackDay day = readGz(PLACED.getBytes(StandardCharsets.UTF_8), TrackLimits.DEFAULT);
    assertThat(day.fixes().size()).isZero();
    assertThat(day.summary().rejections().get(0).reason())
        .startsWith("the name says .gz but the content is not gzip; compress it or rename it");
  }

  @Test
  void aBombOfZerosIsLeftWhereItIs() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(PLACED.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 64; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    TrackDay day = readGz(packed.toByteArray(), TrackLimits.DEFAULT);
    assertThat(day.summary().complete()).isFalse();
    assertThat(day.summary().rejections().get(0).reason())
        .startsWith("it unpacks to more than 300 times its size, as no positions do");
  }

  @Test
  void aPackedFileBeyondTheLimitIsLeftWhereItIs() throws IOException {
    byte[] csv = (PLACED + "A,2026-03-05T08:00:00,1,2,,\n".repeat(1000)).getBytes();
    TrackLimits limits = new TrackLimits(1 << 16, 10_000, 300, 10, 10, 10_000, 10);
    TrackDay day = readGz(gzip(csv), limits);
    assertThat(day.summary().complete()).isFalse();
    assertThat(day.summary().rejections().get(0).reason())
        .startsWith("it unpacks to more than 10000 bytes");
  }

  @Test
  void moreFixesThanMemoryIsGivenForAreRejectedWhole() throws IOException {
    String csv = PLACED + "A,2026-03-05T08:00:00,1,2,,\n".repeat(20_000);
    Path file = Files.writeString(folder.resolve("t.csv"), csv);
    TrackLimits limits = new TrackLimits(1 << 16, 1 << 30, 300, 10, 10, 17_000, 10);
    TrackDay day = TrackReader.readColumns(file, PATH, ZONE, id -> true, limits);
    assertThat(day.fixes().size()).isZero();
    assertThat(day.summary().complete()).isFalse();
    assertThat(day.summary().rejections().get(0).reason())
        .isEqualTo("the file has more than 17000 fixes; split it or raise the limit");
  }

  private TrackDay readGz(byte[] bytes, TrackLimits limits) throws IOException {
    Path file = Files.write(folder.resolve("t.csv.gz"), bytes);
    return TrackReader.readColumns(file, PATH + ".gz", ZONE, id -> true, limits);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      new ByteArrayInputStream(bytes).transferTo(out);
    }
    return packed.toByteArray();
  }

  @Test
  void aLargeFileStreamsInConstantMemory() throws IOException {
    assertStreams(64L << 20);
  }

  @Test
  @Tag("show")
  void twoGigabytesStreamInConstantMemory() throws IOException {
    assertStreams(2L << 30);
  }

  /** Writes a file of the size, then reads it while counting every byte the thread allocates. */
  private void assertStreams(long size) throws IOException {
    Path file = folder.resolve("2026-03-05.csv");
    long rows = writeLarge(file, size);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] sum = new double[1];
    long cpu = threads.getCurrentThreadCpuTime();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    TrackFileSummary summary =
        TrackReader.read(
            file,
            PATH,
            ZONE,
            id -> true,
            (line, card, time, e, n, z, accuracy, reader, distance, marks) -> sum[0] += e - n);
    allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
    double seconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
    System.out.printf(
        "%d rows, %d MB, %.2f s of one core, %.2f million rows a second, %d KB allocated%n",
        rows, Files.size(file) >> 20, seconds, rows / seconds / 1e6, allocated >> 10);
    assertThat(summary.rowsRead()).isEqualTo(rows);
    assertThat(summary.rejections()).isEmpty();
    assertThat(sum[0]).isGreaterThan(0);
    assertThat(allocated).as("bytes allocated").isLessThan(4L << 20);
  }

  private static long writeLarge(Path file, long size) throws IOException {
    Random random = new Random(7);
    byte[][] blocks = new byte[16][];
    int[] counts = new int[blocks.length];
    for (int b = 0; b < blocks.length; b++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 1 << 20) {
        text.append("53000000000100").append(100 + random.nextInt(800));
        text.append(
            ",2026-03-05T%02d:%02d:%02d,".formatted(b, random.nextInt(60), random.nextInt(60)));
        text.append(35_380_000 + random.nextInt(9000)).append('.').append(random.nextInt(10));
        text.append(',')
            .append(2_780_000 + random.nextInt(9000))
            .append('.')
            .append(random.nextInt(10));
        text.append(',').append(1500 + random.nextInt(400)).append(".5,1.1\n");
        counts[b]++;
      }
      blocks[b] = text.toString().getBytes(StandardCharsets.US_ASCII);
    }
    long rows = 0;
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(PLACED.getBytes(StandardCharsets.US_ASCII));
      for (int b = 0; written < size; b = (b + 1) % blocks.length) {
        out.write(blocks[b]);
        written += blocks[b].length;
        rows += counts[b];
      }
    }
    return rows;
  }
}
