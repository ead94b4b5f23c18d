package org.minewatch.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes, counts, nesting and links: nothing in a folder can exhaust or mislead the reader. */
class RegionBoundsTest {
  private static final String OUTPUT = "mine_code,from,to,output_t\n";
  private static final String ROW = "530000000001,2026-03-01,2026-03-02,";

  @TempDir Path folder;
  @TempDir Path outside;

  @BeforeEach
  void base() throws IOException {
    RegionFolders.base(folder);
  }

  @Test
  void aFolderThatIsNotThereIsNoRegion() {
    assertThatThrownBy(() -> RegionReader.read(folder.resolve("none")))
        .isInstanceOf(UnreadableRegionException.class)
        .hasMessageEndingWith(
            "does not exist; a region is a folder with region.json and mines.csv");
    assertThatThrownBy(() -> RegionReader.read(folder.resolve("mines.csv")))
        .isInstanceOf(UnreadableRegionException.class)
        .hasMessageContaining("is not a folder");
  }

  @Test
  void aLineBeyondTheLimitCostsItselfOnly() throws Exception {
    byte[] text = (OUTPUT + ROW + "X\n" + ROW + "7\n").getBytes(StandardCharsets.UTF_8);
    byte[] big = new byte[8 << 20];
    Arrays.fill(big, (byte) '1');
    try (OutputStream out = Files.newOutputStream(folder.resolve("output.csv"))) {
      out.write(text, 0, text.length - ROW.length() - 4);
      out.write(big);
      out.write(("\n" + ROW + "7\n").getBytes(StandardCharsets.UTF_8));
    }
    Region region = RegionReader.read(folder);
    assertThat(region.rejections()).hasSize(1);
    assertThat(region.rejections().get(0).line()).isEqualTo(2);
    assertThat(region.rejections().get(0).reason())
        .isEqualTo("the line is longer than 4194304 bytes");
    assertThat(region.rejections().get(0).raw()).hasSizeLessThan(210);
    assertThat(region.mines().get("530000000001").outputs()).hasSize(1);
  }

  @Test
  @Tag("show")
  void aLineOfOneGigabyteInATableCostsItselfOnly() throws Exception {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) '1');
    try (OutputStream out = Files.newOutputStream(folder.resolve("output.csv"))) {
      out.write((OUTPUT + ROW).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 1024; i++) {
        out.write(block);
      }
      out.write(("\n" + ROW + "7\n").getBytes(StandardCharsets.UTF_8));
    }
    Region region = RegionReader.read(folder);
    assertThat(region.rejections()).hasSize(1);
    assertThat(region.mines().get("530000000001").outputs()).hasSize(1);
  }

  @Test
  void aTableWithMoreRowsThanAllowedIsRejectedWhole() throws Exception {
    RegionFolders.write(folder, "output.csv", OUTPUT + (ROW + "7\n").repeat(11));
    Region region = RegionReader.read(folder, limits(10));
    assertThat(region.unreadableTables()).containsExactly("output.csv");
    assertThat(region.mines().get("530000000001").outputs()).isEmpty();
    assertThat(region.rejections().get(0).reason())
        .isEqualTo("the table has more than 10 rows; split it or raise the limit");
  }

  @Test
  void aTableOfAQuarterMillionRowsIsRead() throws Exception {
    assertReads(250_000);
  }

  @Test
  @Tag("show")
  void aTableOfAMillionRowsIsRead() throws Exception {
    assertReads(1_000_000);
  }

  private void assertReads(int rows) throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("persons.csv"))) {
      out.write("mine_code,card_id,person_id,job,team,leader\n");
      for (int i = 0; i < rows; i++) {
        out.write("530000000001,C" + i + ",P" + i + ",掘进工,掘进三队,false\n");
      }
    }
    assertThat(RegionReader.read(folder).mines().get("530000000001").persons()).hasSize(rows);
  }

  @Test
  void problemsAreListedUpToALimitAndCountedBeyondIt() throws Exception {
    RegionFolders.write(folder, "output.csv", OUTPUT + (ROW + "x\n").repeat(25));
    Region region = RegionReader.read(folder, limits(1000));
    assertThat(region.rejections()).hasSize(6);
    assertThat(region.rejections().get(0).reason())
        .isEqualTo("20 more problems like those listed; mend these first");
    assertThat(region.inputs())
        .filteredOn(input -> input.path().equals("output.csv"))
        .extracting(InputFile::rowsRejected)
        .containsExactly(25L);
  }

  @Test
  void linksThatLeaveTheFolderAreNotFollowed() throws Exception {
    Files.writeString(outside.resolve("secret.csv"), OUTPUT + ROW + "7\n");
    Files.createSymbolicLink(folder.resolve("output.csv"), outside.resolve("secret.csv"));
    Files.createSymbolicLink(folder.resolve("faces.csv"), outside.resolve("none"));
    Files.createDirectories(folder.resolve("drawings"));
    Files.createSymbolicLink(folder.resolve("drawings/a.dxf"), outside.resolve("secret.csv"));
    Files.createSymbolicLink(folder.resolve("tracks"), outside);
    RegionFolders.write(
        folder,
        "drawings.csv",
        "drawing_id,mine_code,as_of,file\nD,530000000001,2026-01-01,drawings/a.dxf\n");
    Region region = RegionReader.read(folder);
    assertThat(region.mines().get("530000000001").outputs()).isEmpty();
    assertThat(region.mines().get("530000000001").drawings()).isEmpty();
    assertThat(region.rejections())
        .extracting(r -> r.file() + ": " + r.reason())
        .containsExactly(
            "drawings.csv: file: drawings/a.dxf is a link that leaves the region folder; put the"
                + " file itself there",
            "faces.csv: the file is a link to nothing; put the file itself there",
            "output.csv: the file is a link that leaves the region folder; put the file itself"
                + " there",
            "tracks: the folder is a link that leaves the region folder; put the folder itself"
                + " there");
  }

  @Test
  void everyFileThatCountsIsHashed() throws Exception {
    RegionFolders.write(folder, "drawings/a.dxf", "0\nEOF\n");
    RegionFolders.write(
        folder,
        "drawings.csv",
        "drawing_id,mine_code,as_of,file\nD,530000000001,2026-01-01,drawings/a.dxf\n");
    RegionFolders.write(folder, "tracks/530000000001/2026-03-05.csv", "card_id,time\n");
    RegionFolders.write(folder, "uploads/530000000001/b.txt", "b");
    RegionFolders.write(folder, "uploads/530000000001/a.txt", "a");
    Region region = RegionReader.read(folder);
    assertThat(region.inputs())
        .extracting(InputFile::path)
        .containsExactly(
            "drawings.csv",
            "drawings/a.dxf",
            "mines.csv",
            "region.json",
            "tracks/530000000001/2026-03-05.csv",
            "uploads/530000000001/a.txt",
            "uploads/530000000001/b.txt");
    assertThat(region.inputs().get(5).sha256())
        .isEqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    MineRecords mine = region.mines().get("530000000001");
    assertThat(mine.uploads())
        .extracting(p -> p.getFileName().toString())
        .containsExactly("a.txt", "b.txt");
    assertThat(mine.tracks()).hasSize(1);
  }

  private static RegionLimits limits(int rows) {
    return new RegionLimits(1 << 30, rows, 1 << 16, 1 << 16, 1000, 8, 1 << 16, 8, 100, 5);
  }
}
