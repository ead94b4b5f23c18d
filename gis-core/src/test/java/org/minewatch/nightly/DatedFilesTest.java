package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files a night can rest on. */
class DatedFilesTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 20);

  @ParameterizedTest
  @CsvSource({
    "tracks/530300000001/2026-03-20.csv, true",
    "tracks/530300000001/2026-03-18.csv.gz, true",
    "tracks/530300000001/2026-03-17.parquet, false",
    "tracks/530300000001/no day.csv, true",
    "uploads/530300000001/530300000001_RYSS_20260318000000.txt, true",
    "uploads/530300000001/530300000001_RYSS_20260317235959.txt, false",
    "uploads/530300000001/530300000001_JZSS_20260317235959.txt, false",
    "uploads/530300000001/530300000001_RYXX_20250101000000.txt, true",
    "uploads/530300000001/530300000001_RYJZ_20250101000000.txt, true",
    "uploads/530300000001/530300000001_XXXX_20250101000000.txt, true",
    "uploads/530300000001/what is this.txt, true",
    "events/530300000001/2020-01-01.csv, true",
  })
  void whatIsOfFormerDaysIsLeftOutButForRegisters(String path, boolean wanted) {
    assertThat(DatedFiles.since(NIGHT).test(path)).isEqualTo(wanted);
  }
}
