package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertTrackCommandTest {

  private static final String HEADER =
      "card_id,time,easting_m,northing_m,elevation_m,accuracy_m,reader_id,distance_m,marks\n";

  @TempDir Path folder;
  private Path csv;

  @BeforeEach
  void write() throws Exception {
    csv =
        Files.writeString(
            folder.resolve("2026-03-05.csv"),
            "time,card_id,easting_m,northing_m,reader_id,distance_m\n"
                + "2026-03-05T08:00:30,B,35381875.87,2800000.5,,\n"
                + "2026-03-05T08:00:00,B,,,R1,-3.25\n");
  }

  private Cli run(Path in, String out, String... more) {
    String[] args = new String[5 + more.length];
    args[0] = "convert-track";
    args[1] = in.toString();
    args[2] = folder.resolve(out).toString();
    args[3] = "--time-zone";
    args[4] = "Asia/Shanghai";
    System.arraycopy(more, 0, args, 5, more.length);
    return Cli.run(args);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-05.parquet, none",
    "2026-03-05.parquet, zstd",
    "x/2026-03-05.parquet, SNAPPY",
    "2026-03-05.csv.gz, none"
  })
  void thereAndBackGivesTheRowsSortedWithTheirMarks(String there, String packing) throws Exception {
    Cli cli = run(csv, there, "--packing", packing);
    assertThat(cli.status()).as(cli.err()).isZero();
    assertThat(cli.out()).isEqualTo(folder.resolve(there) + System.lineSeparator());
    assertThat(cli.err())
        .isEqualTo("2 fixes of 1 cards; 0 rows rejected, 0 repeats, 1 out of order\n");
    assertThat(run(folder.resolve(there), "back.csv").status()).isZero();
    assertThat(folder.resolve("back.csv"))
        .content()
        .isEqualTo(
            HEADER
                + "B,2026-03-05T08:00:00+08:00,,,,,R1,-3.25,2\n"
                + "B,2026-03-05T08:00:30+08:00,35381875.87,2800000.5,,,,,\n");
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() {
    Cli cli = run(csv, "2026-03-05.csv");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("is there already");
    assertThat(csv).content().startsWith("time,card_id");
  }

  @Test
  void aRowOfNoUseIsToldAndStatus3() throws Exception {
    Files.writeString(csv, "card_id,time,easting_m,northing_m\nA,noon,1,2\n");
    Cli cli = run(csv, "a.parquet");
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err()).contains("rejected: 2026-03-05.csv:2 time time is 'noon', not a time");
    assertThat(folder.resolve("a.parquet")).exists();
  }

  @Test
  void whatCannotBeReadAtAllIsStatus2AndLeavesNothing() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.parquet"), "PAR1 and no more of it");
    Cli cli = run(broken, "a.csv");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("rejected: broken.parquet:0", "the Parquet file breaks off");
    assertThat(run(folder.resolve("missing.csv"), "a.csv").err()).contains("is no file");
    assertThat(run(csv, "a.txt").err()).contains("ends in none of .csv, .csv.gz and .parquet");
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("2026-03-05.csv", "broken.parquet");
    }
  }

  @Test
  void theTimeZoneMustBeSaid() {
    Cli cli = Cli.run("convert-track", csv.toString(), folder.resolve("a.csv").toString());
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("Missing required option: '--time-zone=ZONE'");
  }
}
