package org.minewatch.licencepaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceFilesTest {
  private static final String MINE = "530302001001";
  @TempDir Path folder;

  private static ImportedLicence paper(String name) throws IOException {
    return PrintedLicenceReader.read(Path.of("src/test/resources/cases/licence", name));
  }

  @Test
  void writesTheRowsOfTheExchangeFormat() throws IOException {
    Map<String, String> texts = LicenceFiles.texts(paper("youzhong.txt"), MINE);
    assertThat(texts.keySet())
        .containsExactly(
            "licences.csv",
            "corners.csv",
            "licences.variants.csv",
            "corners.variants.csv",
            "transforms.suggested.csv",
            "import-notes.csv");
    assertThat(texts.get("licences.csv"))
        .isEqualTo(
            """
            licence_no,mine_code,valid_from,valid_to,crs,holder,top_elevation_m,bottom_elevation_m,area_km2,seams
            C1400002009121220049238,530302001001,2011-12-20,2012-12-20,EPSG:2333,,1100,710,10.4886,
            """);
    assertThat(texts.get("corners.csv").lines().skip(1).findFirst())
        .contains("C1400002009121220049238,1,outer,1,4207832.19,19684980.10,1100,710,");
    assertThat(texts.get("corners.csv").lines().skip(9).findFirst())
        .contains("C1400002009121220049238,1,deducted,9,4207502.20,19686530.11,1100,710,");
    assertThat(texts.get("corners.variants.csv").lines().skip(1).findFirst())
        .contains("C1400002009121220049238,1,outer,1,4207880,19685050,1100,710,");
    assertThat(texts.get("transforms.suggested.csv"))
        .contains("530302001001,EPSG:21419,offset,-69.8833,-47.8125,0.0132,");
  }

  @Test
  void keepsWhatCannotBeUsedBesideUnderAnotherName() throws IOException {
    Map<String, String> texts = LicenceFiles.texts(paper("guanshantou.txt"), MINE);
    assertThat(texts.get("licences.csv").lines()).hasSize(1);
    assertThat(texts.get("corners.csv").lines()).hasSize(1);
    assertThat(texts.get("licences.incomplete.csv").lines()).hasSize(2);
    assertThat(texts.get("corners.incomplete.csv").lines()).hasSize(18);
    assertThat(texts.get("rejected.csv")).contains("guanshantou.txt,22,,");
    assertThat(texts.get("import-notes.csv")).contains(",incomplete,flagged,22,");
  }

  @Test
  void degreesKeepATenthOfAMillimetre() throws IOException {
    assertThat(LicenceFiles.texts(paper("dms.txt"), MINE).get("corners.csv"))
        .contains(",1,outer,1,25.510126667,103.810034167,");
  }

  @Test
  void severalDeductedRingsOfAPartAreClosedByTheirFirstCorner() throws IOException {
    assertThat(
            LicenceFiles.texts(paper("deducted_two.txt"), MINE).get("corners.csv").lines().skip(5))
        .extracting(l -> l.split(",", 2)[1])
        .containsExactly(
            "1,deducted,5,2822600.00,35380600.00,,,",
            "1,deducted,6,2822600.00,35380400.00,,,",
            "1,deducted,7,2822400.00,35380400.00,,,",
            "1,deducted,8,2822400.00,35380600.00,,,",
            "1,deducted,9,2822600.00,35380600.00,,,",
            "1,deducted,10,2822900.00,35380900.00,,,",
            "1,deducted,11,2822900.00,35380700.00,,,",
            "1,deducted,12,2822700.00,35380700.00,,,",
            "1,deducted,13,2822700.00,35380900.00,,,",
            "1,deducted,14,2822900.00,35380900.00,,,");
  }

  @Test
  void writesOnceAndNeverOverARegionsOwnTables() throws IOException {
    ImportedLicence imported = paper("dawangshan.txt");
    assertThat(LicenceFiles.write(imported, MINE, folder))
        .extracting(f -> f.getFileName().toString())
        .containsExactly("licences.csv", "corners.csv", "import-notes.csv");
    String first = Files.readString(folder.resolve("licences.csv"));
    assertThatThrownBy(() -> LicenceFiles.write(paper("youzhong.txt"), MINE, folder))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("choose an empty folder");
    assertThat(Files.readString(folder.resolve("licences.csv"))).isEqualTo(first);
    assertThat(folder.resolve("transforms.suggested.csv")).doesNotExist();
  }

  @Test
  void quotesWhatCsvWouldMisread() {
    String text =
        "采矿权人：甲,乙\"丙\"公司\n坐标系：2000国家大地坐标系\n"
            + "1 2823000 35381000\n2 2823000 35380000\n3 2822000 35380000\n";
    assertThat(LicenceFiles.texts(PrintedLicenceReader.read(text, "x"), MINE).get("licences.csv"))
        .contains(",\"甲,乙\"\"丙\"\"公司\",");
  }
}
