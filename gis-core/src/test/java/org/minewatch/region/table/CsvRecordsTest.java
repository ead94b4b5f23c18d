package org.minewatch.region.table;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.region.table.CsvRecords.Fault;

class CsvRecordsTest {
  private static final String[] PIECES = {
    "a", "7.5", ",", "\"", "\n", "\r", "\r\n", " ", "中", "é", "𠮷", "R001"
  };

  @Test
  void splitsLikeFastCsvWhateverTheQuotesLineEndsAndBlocks() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      List<Long> lines = new ArrayList<>();
      String csv = randomCsv(random, lines);
      List<String> expected = new ArrayList<>();
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(csv)) {
        // FastCSV counts a CR and a later LF of one quoted field as one line end: lines are ours.
        reader.forEach(r -> expected.add(lines.get(expected.size()) + " " + r.getFields()));
      }
      InputStream in = new Dribble(csv.getBytes(StandardCharsets.UTF_8), random.nextInt(9) + 1);
      assertThat(read(in, 1 << 16)).as("seed %d, csv <%s>", seed, csv).isEqualTo(expected);
    }
  }

  private static String randomCsv(Random random, List<Long> lines) {
    lines.add(1L);
    StringBuilder csv = new StringBuilder(random.nextBoolean() ? "h1,h2" : "\"h\n1\",h2");
    int rows = random.nextInt(6);
    for (int row = 0; row < rows; row++) {
      csv.append(new String[] {"\n", "\r\n", "\r"}[random.nextInt(3)]);
      lines.add(1 + Pattern.compile("\r\n|\r|\n").matcher(csv).results().count());
      int fields = 2 + random.nextInt(3);
      for (int field = 0; field < fields; field++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(4); n > 0; n--) {
          text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        boolean quoted = text.toString().matches("(?s).*[,\"\r\n].*") || random.nextInt(4) == 0;
        csv.append(field == 0 ? "" : ",");
        csv.append(quoted ? '"' + text.toString().replace("\"", "\"\"") + '"' : text);
      }
    }
    return csv.append(random.nextBoolean() ? "\n" : "").toString();
  }

  @Test
  void survivesAnyBytesAndNeverLosesALine() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] alphabet = {'a', ',', '"', '\n', '\r', 0, (byte) 0x81, '0'};
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      List<String> whole = read(new ByteArrayInputStream(bytes), 16);
      List<String> dribbled = read(new Dribble(bytes, 1), 16);
      assertThat(dribbled).as("seed %d round %d", seed, round).isEqualTo(whole);
      List<Long> lines = whole.stream().map(s -> Long.valueOf(s.split(" ")[0])).toList();
      assertThat(lines).as("seed %d round %d", seed, round).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void anUnclosedQuoteCostsItsOwnLineOnly() throws IOException {
    assertThat(read("a,b\n1,\"2\n3,4\n5,6\n"))
        .containsExactly("1 [a, b]", "2 UNCLOSED_QUOTE 1,\"2", "3 [3, 4]", "4 [5, 6]");
  }

  @Test
  void textAfterAClosingQuoteCostsItsOwnLineOnly() throws IOException {
    assertThat(read("a,b\n\"x\"y,2\n\"p\nq\"r,2\n5,6"))
        .containsExactly(
            "1 [a, b]",
            "2 TEXT_AFTER_QUOTE \"x\"y,2",
            "3 TEXT_AFTER_QUOTE \"p",
            "4 [q\"r, 2]",
            "5 [5, 6]");
  }

  @Test
  void lineNumbersStayRightBehindQuotedNewlinesAndMixedLineEnds() throws IOException {
    assertThat(read("\ufeffa,b\r\n\r\n\"1\r\n2\n3\r4\",x\r5,6\n\n7,8"))
        .containsExactly("1 [a, b]", "3 [1\r\n2\n3\r4, x]", "7 [5, 6]", "9 [7, 8]");
  }

  @Test
  void aLineFarBeyondTheLimitIsPassedOverInLittleMemory() throws IOException {
    assertPassedOver(64L << 20);
  }

  @Test
  @Tag("show")
  void aLineOfOneGigabyteIsPassedOverInLittleMemory() throws IOException {
    assertPassedOver(1L << 30);
  }

  private static void assertPassedOver(long length) throws IOException {
    try (CsvRecords records = new CsvRecords(new OneLongLine(length), 1 << 16)) {
      assertThat(records.next()).isTrue();
      assertThat(records.next()).isTrue();
      assertThat(records.fault()).isEqualTo(Fault.TOO_LONG);
      assertThat(records.line()).isEqualTo(2);
      assertThat(records.bytes().length).isLessThanOrEqualTo(1 << 17);
      assertThat(records.next()).isTrue();
      assertThat(records.line()).isEqualTo(3);
      assertThat(records.fault()).isNull();
      assertThat(records.next()).isFalse();
    }
  }

  private static List<String> read(String csv) throws IOException {
    return read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), 1 << 16);
  }

  private static List<String> read(InputStream in, int maxRecordBytes) throws IOException {
    List<String> all = new ArrayList<>();
    try (CsvRecords records = new CsvRecords(in, maxRecordBytes)) {
      while (records.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < records.fieldCount(); i++) {
          fields.add(records.text(i, () -> StandardCharsets.UTF_8));
        }
        String told =
            records.fault() == null
                ? fields.toString()
                : records.fault() + " " + records.raw(() -> StandardCharsets.UTF_8);
        all.add(records.line() + " " + told);
      }
    }
    return all;
  }

  /** Gives a few bytes at a time, as a slow disk or network may. */
  private static final class Dribble extends InputStream {
    private final ByteArrayInputStream in;
    private final int most;

    Dribble(byte[] bytes, int most) {
      this.in = new ByteArrayInputStream(bytes);
      this.most = most;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return in.read(bytes, offset, Math.min(length, most));
    }
  }

  /** A header, a line of the given length, and a row; made as it is read. */
  private static final class OneLongLine extends InputStream {
    private static final byte[] HEADER = "a,b\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROW = "\n1,2\n".getBytes(StandardCharsets.US_ASCII);

    private final long length;
    private long at;

    OneLongLine(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      long i = at++;
      if (i < HEADER.length) {
        return HEADER[(int) i];
      }
      i -= HEADER.length;
      if (i < length) {
        return 'x';
      }
      i -= length;
      return i < ROW.length ? ROW[(int) i] : -1;
    }
  }
}
