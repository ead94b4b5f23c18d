package org.minewatch.licencepaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.region.Rejection;

class BadPaperTest {
  @TempDir Path folder;

  private static Rejection only(ImportedLicence imported) {
    assertThat(imported.readings()).isEmpty();
    assertThat(imported.status()).isEqualTo(ReadingStatus.REJECTED);
    assertThat(imported.rejections()).hasSize(1);
    return imported.rejections().get(0);
  }

  private ImportedLicence file(byte[] bytes, ReadLimits limits) throws IOException {
    Path file = Files.write(folder.resolve("paper.txt"), bytes);
    return PrintedLicenceReader.read(file, ReadOptions.DEFAULT.withLimits(limits));
  }

  @Test
  void anEmptyFileSaysSo() throws IOException {
    Rejection rejection = only(file(new byte[0], ReadLimits.DEFAULT));
    assertThat(rejection.file()).isEqualTo("paper.txt");
    assertThat(rejection.reason())
        .isEqualTo("the file is empty; a licence paper as text is needed");
    assertThat(only(PrintedLicenceReader.read(" \n\t\n", "x")).reason()).contains("empty");
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    assertThat(
            only(file("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), ReadLimits.DEFAULT)).reason())
        .isEqualTo("the file is a PDF; copy the corner table out of it as text");
    assertThat(only(file(new byte[] {'P', 'K', 3, 4, 0}, ReadLimits.DEFAULT)).reason())
        .contains("a zip, Word or Excel file");
    assertThat(only(file(new byte[] {'a', 0, 'b', 0, 0}, ReadLimits.DEFAULT)).reason())
        .contains("binary (it holds zero bytes)");
    assertThat(only(file(new byte[] {'a', '\n', 'b', 7}, ReadLimits.DEFAULT)))
        .satisfies(r -> assertThat(r.line()).isEqualTo(2))
        .satisfies(r -> assertThat(r.reason()).contains("control character U+0007 in column 2"));
    assertThat(only(file(new byte[] {(byte) 0xFF, (byte) 0xFF, 'a'}, ReadLimits.DEFAULT)).reason())
        .contains("no text in GB18030");
  }

  @Test
  void aLineWithoutEndIsNamedWithoutReadingItAll() throws IOException {
    ReadLimits small = new ReadLimits(10_000, 1_000, 100, 100);
    String endless = "坐标系\n" + "1".repeat(50_000);
    Rejection rejection = only(file(endless.getBytes(StandardCharsets.UTF_8), small));
    assertThat(rejection.line()).isEqualTo(2);
    assertThat(rejection.reason()).isEqualTo("the line is longer than 1000 characters");
    assertThat(
            only(PrintedLicenceReader.read(
                    "x\n" + "y".repeat(2_000), "p", ReadOptions.DEFAULT.withLimits(small)))
                .line())
        .isEqualTo(2);
  }

  @Test
  void tooManyBytesLinesOrCornersAreRefused() throws IOException {
    ReadLimits small = new ReadLimits(10_000, 1_000, 100, 5);
    byte[] large = "a line\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);
    assertThat(only(file(large, small)).reason()).contains("larger than 10000 bytes");
    assertThat(only(file("a\n".repeat(200).getBytes(StandardCharsets.UTF_8), small)))
        .satisfies(r -> assertThat(r.line()).isEqualTo(101))
        .satisfies(r -> assertThat(r.reason()).contains("more than 100 lines"));
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      rows.append(i).append(',').append(2823000 + i).append(".5,35381000.5\n说明\n");
    }
    assertThat(only(file(rows.toString().getBytes(StandardCharsets.UTF_8), small)).reason())
        .contains("more than 5 corners");
  }

  @Test
  void brokenJsonNamesItsLine() {
    assertThat(only(PrintedLicenceReader.read("{\n\"type\": oops\n}", "x.geojson")))
        .satisfies(r -> assertThat(r.line()).isEqualTo(2))
        .satisfies(r -> assertThat(r.reason()).startsWith("not valid JSON"));
    assertThat(only(PrintedLicenceReader.read("{\"type\":\"Point\"}", "x")).reason())
        .contains("type is \"Point\"");
    String nested = "{\"type\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThat(only(PrintedLicenceReader.read(nested, "x")).reason()).contains("not valid JSON");
    assertThat(
            PrintedLicenceReader.read(
                    "{\"type\":\"Polygon\",\"coordinates\":[[[381000,2823000],[1e999,2],[3,4],[381000,2823000]]]}",
                    "x")
                .rejections())
        .anyMatch(r -> r.reason().contains("no longitude and latitude"));
  }

  @Test
  void hostileLinesEndInTimeAndInOrder() {
    String zeros = "0".repeat(900_000);
    String marks = "*,1,2,".repeat(100_000);
    String blanks = "面积" + " ".repeat(900_000) + "x";
    String rings = "1,2823000,35381000,2,2823001,35381000,3,2823001,35381001,*,0,0,".repeat(400);
    for (String line :
        new String[] {zeros, marks, blanks, "1 ".repeat(400_000), "3度".repeat(300_000)}) {
      assertThat(PrintedLicenceReader.read(line, "hostile").licences()).isEmpty();
    }
    assertThat(only(PrintedLicenceReader.read(rings, "x")).reason())
        .contains("more than 300 rings");
  }

  /** Papers cut, doubled and scrambled at random: always an answer, never an exception. */
  @Test
  void noScrambledPaperThrows() throws IOException {
    String paper =
        Files.readString(Path.of("src/test/resources/cases/licence/youzhong.txt"))
            + Files.readString(Path.of("src/test/resources/cases/licence/haicheng.txt"))
            + Files.readString(Path.of("src/test/resources/cases/licence/deducted_two.txt"))
            + Files.readString(Path.of("src/test/resources/cases/licence/national_line.txt"))
            + Files.readString(Path.of("src/test/resources/cases/licence/dms.txt"));
    String[] lines = paper.split("\n");
    String spice = "0123456789.,;|*-~、°'\"（）()OlI\t 扣除区块标高坐标系1980西安@[]=";
    for (long seed = 1; seed <= 120; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        StringBuilder line = new StringBuilder(lines[random.nextInt(lines.length)]);
        for (int k = random.nextInt(3); k > 0 && line.length() > 0; k--) {
          int at = random.nextInt(line.length());
          if (random.nextBoolean()) {
            line.setCharAt(at, spice.charAt(random.nextInt(spice.length())));
          } else {
            line.deleteCharAt(at);
          }
        }
        text.append(line).append('\n');
      }
      long used = seed;
      ImportedLicence imported = PrintedLicenceReader.read(text.toString(), "fuzz");
      assertThat(LicenceFiles.texts(imported, "530302001001"))
          .as("seed %d", used)
          .containsKeys("licences.csv", "corners.csv");
      assertThat(PrintedLicenceReader.read(text.toString(), "fuzz"))
          .as("seed %d read twice", used)
          .isEqualTo(imported);
    }
  }
}
